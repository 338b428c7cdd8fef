import { test } from 'tap'
import { build } from '../helper.ts'

test('applications are found by program, city, status, time of submission and name', async (t) => {
  const { as, key, setNow, staff, aCity, aProgram, aReadyDraft, aSubmitted } = await build(t)
  const [program, other, city, second] = [await aProgram(), await aProgram(), await aCity(), await aCity()]
  const draft = await aReadyDraft({ program, city, applicant: { name: 'Rare 100% Name', email: 'rare@city.example' } })
  const early = await aSubmitted({ program, city })
  setNow('2017-10-05T00:00:00.000Z')
  const late = await aSubmitted({ program, city: second })
  const elsewhere = await aSubmitted({ program: other, city })
  const found = async (query: string) =>
    (await staff.get(`/v1/applications${query}`)).json().items.map(({ id }: { id: string }) => id)
  t.same(await found(''), [elsewhere.id, late.id, early.id, draft.id].sort().reverse(), 'newest first')
  t.same((await found(`?program_id=${program.id}`)).length, 3)
  t.same(await found(`?program_id=${program.id}&city_id=${second.id}`), [late.id])
  t.same(await found(`?program_id=${program.id}&status=draft`), [draft.id])
  t.same(await found('?submitted_after=2017-10-04T09:00:00%2B09:00&sort=submitted_at'), [late.id, elsewhere.id])
  t.same(await found('?sort=-submitted_at&limit=1'), [draft.id], 'what was not submitted comes last, here first')
  t.same(await found('?q=100%25'), [draft.id])
  t.same(await found('?q=rare@'), [draft.id])
  t.same(await found('?q=__'), [])
  t.equal((await staff.get('/v1/applications?status=rejected')).statusCode, 400)
  t.match((await staff.get('/v1/applications?stauts=draft')).json(), { status: 400, errors: [{ pointer: '?stauts' }] })

  const item = (await staff.get('/v1/applications?q=rare')).json().items[0]
  t.same(
    Object.keys(item).sort(),
    [
      'applicant_name',
      'city_id',
      'city_name',
      'created_at',
      'id',
      'position_title',
      'program_id',
      'public_status',
      'status',
      'submitted_at',
      'updated_at',
      'version',
    ],
    'no papers, no person beyond a name',
  )
  t.notHas((await as(await key({ role: 'city', city_id: city.id })).get('/v1/applications')).json().items[0], 'status')
  t.same((await as(await key({ role: 'reviewer' })).get('/v1/applications')).json().items, [])
})
