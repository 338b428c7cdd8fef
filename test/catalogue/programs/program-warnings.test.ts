import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const codes = ({ warnings }: { warnings?: { code: string; detail: string }[] }) => warnings?.map(({ code }) => code)
const FULL = { max_applications_per_city: 2, seats: 40, required_documents: ['passport_scan'] }

test('publishProgram: what a program leaves open is told and blocks nothing', async (t) => {
  const { staff, aDraftProgram } = await build(t)
  const cases: [string, Record<string, unknown>, string[]][] = [
    ['all is set', {}, []],
    ['no cap', { max_applications_per_city: null }, ['no_city_cap']],
    ['no seats', { seats: null }, ['no_seats']],
    ['no documents', { required_documents: [] }, ['no_required_documents']],
    [
      'nothing',
      { max_applications_per_city: null, seats: null, required_documents: [] },
      ['no_city_cap', 'no_seats', 'no_required_documents'],
    ],
    ['a webinar needs none', { format: 'webinar', seats: null, required_documents: [] }, []],
  ]
  for (const [name, settings, expected] of cases) {
    const draft = await aDraftProgram({ ...FULL, ...settings })
    t.strictSame(codes(draft), expected, `${name}: told to the draft`)
    const published = (await staff.post(`/v1/programs/${draft.id}/publish`)).json()
    t.strictSame(codes(published), expected, name)
    has(t, published, { status: 'published' }, name)
    t.strictSame((await staff.get(`/v1/programs/${draft.id}`)).json(), published, name)
    for (const { detail } of published.warnings)
      t.match(detail, /^[A-Z].*: set [a-z_]+ .*\.$/, 'it names the field to set')
  }
})

test('getProgram: only those who run a program read its warnings', async (t) => {
  const { as, key, staff, aProgram, aCity, anOrganisation } = await build(t)
  const [host, sponsor, other] = [await anOrganisation(), await anOrganisation(), await anOrganisation()]
  const program = await aProgram({
    ...FULL,
    seats: null,
    organisations: [
      { organisation_id: host.id, role: 'host' },
      { organisation_id: sponsor.id, role: 'sponsor' },
    ],
  })
  const city = await aCity()
  const of = async ({ id }: { id: string }) => as(await key({ role: 'organisation', organisation_id: id }))
  const readers: [string, ReturnType<typeof as>, string[] | undefined][] = [
    ['secretariat', staff, ['no_seats']],
    ['host', await of(host), ['no_seats']],
    ['sponsor', await of(sponsor), undefined],
    ['another organisation', await of(other), undefined],
    ['frontend', as(await key({ role: 'frontend' })), undefined],
    ['reviewer', as(await key({ role: 'reviewer' })), undefined],
    ['city', as(await key({ role: 'city', city_id: city.id })), undefined],
    ['anyone', as(), undefined],
  ]
  for (const [name, reader, expected] of readers) {
    t.strictSame(codes((await reader.get(`/v1/programs/${program.id}`)).json()), expected, name)
    t.strictSame(codes((await reader.get('/v1/programs')).json().items[0]), expected, `${name}, in the list`)
  }
  const cancelled = await staff.post(`/v1/programs/${program.id}/cancel`, { reason: 'The venue is closed.' })
  t.strictSame(codes(cancelled.json()), [], 'nobody applies to it any more')
})

test('listPrograms: a draft has the phase draft, whatever its dates say', async (t) => {
  const { staff, setNow, aDraftProgram, aProgram } = await build(t)
  const [draft, published] = [await aDraftProgram({ title: 'Draft' }), await aProgram({ title: 'Published' })]
  for (const now of ['2017-10-02T00:00:00.000Z', '2017-10-14T00:00:00.000Z', '2018-01-01T00:00:00.000Z']) {
    setNow(now)
    t.equal((await staff.get(`/v1/programs/${draft.id}`)).json().phase, 'draft', now)
    const list = async (phase: string) =>
      (await staff.get(`/v1/programs?phase=${phase}`)).json().items.map(({ title }: { title: string }) => title)
    t.strictSame(await list('draft'), ['Draft'], now)
    t.strictSame(await list((await staff.get(`/v1/programs/${published.id}`)).json().phase), ['Published'], now)
  }
})

test('updateProgram: each session of an agenda is on a day of the program', async (t) => {
  const { staff, aDraftProgram, aProgram } = await build(t)
  const session = (on: string) => ({ on, kind: 'lecture', title: 'Smart city transportation' })
  const cases: [string, unknown, number, string | undefined][] = [
    ['the first and the last day', [session('2017-11-20'), session('2017-11-23')], 200, undefined],
    ['the day before', [session('2017-11-20'), session('2017-11-19')], 422, '/agenda/1/on'],
    ['the day after', [session('2017-11-24')], 422, '/agenda/0/on'],
    ['no day', [{ ...session('2017-11-20'), on: '2017-02-30' }], 400, '/agenda/0/on'],
    ['another kind', [{ ...session('2017-11-20'), kind: 'party' }], 400, '/agenda/0/kind'],
    ['more than it has', [{ ...session('2017-11-20'), room: 'A' }], 400, '/agenda/0/room'],
    ['none', [], 200, undefined],
  ]
  const any = { headers: { 'if-match': '*' } }
  for (const make of [aDraftProgram, aProgram]) {
    const { id } = await make()
    for (const [name, agenda, status, pointer] of cases) {
      const answer = await staff.patch(`/v1/programs/${id}`, { agenda }, any)
      t.equal(answer.statusCode, status, name)
      if (pointer) has(t, answer.json(), { errors: [{ pointer }] }, name)
      else t.strictSame(answer.json().agenda, agenda, name)
    }
    await staff.patch(`/v1/programs/${id}`, { agenda: [session('2017-11-20')] }, any)
    const moved = await staff.patch(`/v1/programs/${id}`, { starts_on: '2017-11-21' }, any)
    has(
      t,
      moved.json(),
      { status: 422, errors: [{ pointer: '/agenda/0/on', code: 'order' }] },
      'a move takes them along',
    )
  }
  const { id } = (await staff.post('/v1/programs', { title: 'No days yet', agenda: [session('2017-11-20')] })).json()
  t.ok(id, 'a draft without dates may have an agenda')
})
