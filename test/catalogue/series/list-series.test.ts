import { test } from 'tap'
import { seed } from '../../../src/sandbox/seed.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { pagesOf } from '../../until.ts'

type Series = {
  id: string
  key: string
  title: string
  past_editions: object[]
  organisations: { name: string; role: string }[]
}

test('listSeries: the series are listed by title, with their past editions in order', async (t) => {
  const { as, db, files } = await build(t)
  await seed(db, files)
  const all: Series[] = (await as().get('/v1/series')).json().items
  t.strictSame(
    all.map(({ title }) => title),
    ['Joint NIA-WeGO-World Bank Workshop', "Partners' Programs", "Regional Offices' Programs", 'Seoul Program'],
  )
  const seoul = all.find(({ key }) => key === 'seoul-program')
  const read = await as().get(`/v1/series/${seoul?.id}`)
  t.strictSame(read.json(), seoul)
  has(t, read.json(), {
    since: 2011,
    formats: ['lecture', 'discussion', 'site_visit', 'cultural_excursion'],
    organisations: [
      { name: 'Seoul Human Resource Development Center', role: 'co_organiser' },
      { name: 'WeGO Secretariat', role: 'host' },
    ],
    testimonials: [
      { edition: 2011, city: 'Mexico City' },
      { edition: 2013, city: 'Bucharest' },
      { edition: 2013, city: 'Barcelona' },
      { edition: 2013, city: 'Muscat' },
    ],
  })
  const edition = (starts_on: string, ends_on: string) => ({
    year: Number(starts_on.slice(0, 4)),
    starts_on,
    ends_on,
    venue_city: null,
    note: null,
  })
  t.strictSame(read.json().past_editions, [
    edition('2011-09-05', '2011-09-09'),
    edition('2012-05-29', '2012-06-06'),
    edition('2012-07-01', '2012-07-07'),
    edition('2013-06-23', '2013-06-30'),
    edition('2014-04-06', '2014-04-13'),
    edition('2015-05-18', '2015-05-22'),
    edition('2016-05-22', '2016-05-29'),
  ])
  t.equal(read.headers.etag, '"1"')
  t.equal((await as().get(`/v1/series/${seoul?.id}`, { 'if-none-match': '"1"' })).statusCode, 304)
})

test('listSeries: the series are walked page by page; getSeries answers 404 to an unknown id', async (t) => {
  const { as, db, files } = await build(t)
  t.strictSame((await as().get('/v1/series')).json(), { items: [], next_cursor: null })
  await seed(db, files)
  const titles: string[] = []
  for await (const page of pagesOf(as().get, '/v1/series?limit=1'))
    titles.push(...page.json().items.map(({ title }: Series) => title))
  t.equal(titles.length, 4)
  t.strictSame(titles, [...titles].sort())
  t.equal((await as().get('/v1/series/01890000-0000-7000-8000-000000000000')).statusCode, 404)
  t.equal((await as().get('/v1/series/seoul-program')).statusCode, 404)
  has(t, (await as().get('/v1/series?sort=title')).json(), { status: 400, errors: [{ pointer: '?sort' }] })
})
