import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { pagesOf } from '../../until.ts'

test('listApplications: applications are found by program, city, status, time of submission and name', async (t) => {
  const { as, key, setNow, staff, aCity, aProgram, aReadyDraft, aSubmitted } = await build(t)
  const [program, other, city, second] = [await aProgram(), await aProgram(), await aCity(), await aCity()]
  const draft = await aReadyDraft({ program, city, applicant: { name: 'Rare 100% Name', email: 'rare@city.example' } })
  const early = await aSubmitted({ program, city })
  setNow('2017-10-05T00:00:00.000Z')
  const late = await aSubmitted({ program, city: second })
  const elsewhere = await aSubmitted({ program: other, city })
  const found = async (query: string) =>
    (await staff.get(`/v1/applications${query}`)).json().items.map(({ id }: { id: string }) => id)
  t.strictSame(await found(''), [elsewhere.id, late.id, early.id, draft.id].sort().reverse(), 'newest first')
  t.strictSame((await found(`?program_id=${program.id}`)).length, 3)
  t.strictSame(await found(`?program_id=${program.id}&city_id=${second.id}`), [late.id])
  t.strictSame(await found(`?program_id=${program.id}&status=draft`), [draft.id])
  t.strictSame(await found('?submitted_after=2017-10-04T09:00:00%2B09:00&sort=submitted_at'), [late.id, elsewhere.id])
  t.strictSame(await found('?sort=-submitted_at&limit=1'), [draft.id], 'what was not submitted comes last, here first')
  t.strictSame(await found('?q=100%25'), [draft.id])
  t.strictSame(await found('?q=rare@'), [draft.id])
  t.strictSame(await found('?q=__'), [])
  t.equal((await staff.get('/v1/applications?status=rejected')).statusCode, 400)
  has(t, (await staff.get('/v1/applications?stauts=draft')).json(), { status: 400, errors: [{ pointer: '?stauts' }] })

  const item = (await staff.get('/v1/applications?q=rare')).json().items[0]
  t.strictSame(
    Object.keys(item).sort(),
    [
      'applicant_name',
      'city_id',
      'city_name',
      'created_at',
      'id',
      'position_title',
      'program_id',
      'status',
      'submitted_at',
      'updated_at',
      'version',
    ],
    'no papers, no person beyond a name',
  )
  has(t, (await as(await key({ role: 'city', city_id: city.id })).get('/v1/applications')).json().items[0], {
    status: 'submitted',
  })
  t.strictSame((await as(await key({ role: 'reviewer' })).get('/v1/applications')).json().items, [])
})

test('listApplications: an organisation walks those of its programs in each order, and no other', async (t) => {
  const { as, key, staff, setNow, aCity, anOrganisation, aProgram, aReadyDraft, aSubmitted } = await build(t)
  const [own, other] = [await anOrganisation(), await anOrganisation()]
  const part = ({ id }: { id: string }, role: string) => ({ organisation_id: id, role })
  const programs = [
    await aProgram({ organisations: [part(own, 'host'), part(own, 'organiser')] }),
    await aProgram({ organisations: [part(own, 'co_organiser'), part(other, 'sponsor')] }),
    await aProgram({ organisations: [part(own, 'sponsor'), part(other, 'host')] }),
  ]
  // Taken in turns, so that neither order is that of one program after the other.
  for (let i = 0; i < 9; i++) {
    setNow(`2017-10-02T00:00:0${i}.000Z`)
    const of = { program: programs[i % 3] as { id: string }, city: await aCity() }
    await (i % 2 === 0 ? aSubmitted(of) : aReadyDraft(of))
  }
  const everything = (await staff.get('/v1/applications?limit=100')).json().items
  t.equal(everything.length, 9)
  for (const [organisation, ids] of [
    [own, programs.slice(0, 2).map(({ id }) => id)],
    [other, programs.slice(2).map(({ id }) => id)],
  ] as const) {
    const client = as(await key({ role: 'organisation', organisation_id: organisation.id }))
    for (const sort of ['created_at', '-created_at', 'submitted_at', '-submitted_at'])
      for (const filter of ['', '&status=submitted']) {
        const wanted = (await staff.get(`/v1/applications?limit=100&sort=${sort}${filter}`))
          .json()
          .items.filter(({ program_id }: { program_id: string }) => ids.includes(program_id))
        const seen: unknown[] = []
        for await (const page of pagesOf(client.get, `/v1/applications?limit=2&sort=${sort}${filter}`))
          seen.push(...page.json().items)
        t.strictSame(seen, wanted, `${sort} ${filter}`)
        t.ok(wanted.length > 0)
      }
  }
})
