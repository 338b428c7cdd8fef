import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { pagesOf } from '../../until.ts'

test('listParticipants: participants are listed by city: staff see all of them, a city sees its own', async (t) => {
  const { as, key, db, secretariat, staff, made, aCity, anOrganisation, aProgram, anOffer, inReview } = await build(t)
  const [muscat, lima] = [await aCity({ name: 'Muscat' }), await aCity({ name: 'Lima', country: 'PE' })]
  const [host, sponsor, stranger] = [await anOrganisation(), await anOrganisation(), await anOrganisation()]
  const organisations = [
    { organisation_id: host.id, role: 'host' },
    { organisation_id: sponsor.id, role: 'sponsor' },
  ]
  const program = await aProgram({ organisations, max_applications_per_city: 10, max_participants_per_city: 10 })
  const url = `/v1/programs/${program.id}/participants`
  async function accepted(city: { id: string }) {
    const offer = await anOffer({ program, city })
    await made(as(offer.token).post(`/v1/applications/${offer.id}/accept`))
    return offer
  }
  const [first, second, third] = [await accepted(muscat), await accepted(lima), await accepted(muscat)]
  await db.updateTable('application').set({ status: 'confirmed' }).where('id', '=', third.id).execute()
  const declined = await accepted(lima)
  await made(staff.post(`/v1/applications/${declined.id}/withdraw`, { reason: 'cannot come' }))
  const open = await anOffer({ program, city: lima })
  await inReview({ program, city: lima })
  const elsewhere = await aProgram()
  const there = await anOffer({ program: elsewhere, city: muscat })
  await made(as(there.token).post(`/v1/applications/${there.id}/accept`))

  const of = (
    { id, body }: typeof first,
    city: { id: string; name: string; country: string },
    status = 'accepted',
  ) => ({
    application_id: id,
    status,
    participation: status === 'confirmed' ? status : null,
    name: body.applicant.name,
    position_title: 'Head of Smart City',
    department: 'Digital Office',
    city_id: city.id,
    city_name: city.name,
    country: city.country,
  })
  const all = [of(second, lima), of(first, muscat), of(third, muscat, 'confirmed')]
  t.strictSame((await staff.get(url)).json(), { items: all, next_cursor: null }, 'with no more than a badge needs')

  const ofOrganisation = ({ id }: { id: string }) => key({ role: 'organisation', organisation_id: id })
  const ofCity = ({ id }: { id: string }) => key({ role: 'city', city_id: id })
  for (const [who, credential, status, items] of [
    ['the secretariat', secretariat, 200, all],
    ['the host', await ofOrganisation(host), 200, all],
    ['a sponsor', await ofOrganisation(sponsor), 200, []],
    ['another organisation', await ofOrganisation(stranger), 200, []],
    ['a city', await ofCity(muscat), 200, all.slice(1)],
    ['another city', await ofCity(lima), 200, all.slice(0, 1)],
    ['a city without any', await ofCity(await aCity()), 200, []],
    ['a reviewer', await key({ role: 'reviewer' }), 403, undefined],
    ['the frontend', first.frontend, 403, undefined],
    ['the applicant', first.token, 403, undefined],
    ['nobody', undefined, 401, undefined],
  ] as const) {
    const answer = await as(credential).get(url)
    t.equal(answer.statusCode, status, who)
    t.strictSame(answer.json().items, items, who)
  }

  const walked = []
  for await (const page of pagesOf(staff.get, `${url}?limit=1`)) walked.push(...page.json().items)
  t.strictSame(walked, all, 'page by page each once')
  t.equal((await staff.get('/v1/programs/01890000-0000-7000-8000-000000000000/participants')).statusCode, 404)
  has(t, (await staff.get(`${url}?status=accepted`)).json(), { status: 400, errors: [{ pointer: '?status' }] })
  has(
    t,
    (await staff.get(`/v1/applications/${open.id}`)).json(),
    { status: 'offered' },
    'an offer is no participant yet',
  )
})
