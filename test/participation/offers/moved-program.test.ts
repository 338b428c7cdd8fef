import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const ANY = { headers: { 'if-match': '*' } }

test('updateProgram: a move of a published program says whom it touches, asks them again, and keeps their places', async (t) => {
  const { as, db, staff, made, setNow, aCity, aProgram, anOffer, inReview } = await build(t)
  const program = await aProgram({ max_participants_per_city: null })
  const url = `/v1/programs/${program.id}`
  const [accepted, open] = [
    await anOffer({ program, city: await aCity() }),
    await anOffer({ program, city: await aCity() }),
  ]
  await made(as(accepted.token).post(`/v1/applications/${accepted.id}/accept`))
  const letter = await made(staff.post(`/v1/applications/${accepted.id}/letters`, { kind: 'acceptance' }))
  const waiting = await inReview({ program, city: await aCity() })
  const person = await made(staff.post(`${url}/reviewers`, { name: 'Interviewer', email: 'one@office.example' }))
  const slots = [
    { reviewer_id: person.id, starts_at: '2017-11-15T03:00:00Z', meeting: { url: 'https://call.example/one' } },
  ]
  const { slot_ids } = await made(staff.post(`${url}/interview-slots`, { slots }))
  await made(staff.post(`${url}/interview-invitations`, {}))
  await made(as(waiting.token).post(`/v1/applications/${waiting.id}/interview`, { slot_id: slot_ids[0] }))

  const offerOf = async ({ id, token }: { id: string; token: string }) =>
    (await as(token).get(`/v1/applications/${id}/offer`)).json()
  const reaccept = () => as(accepted.token).post(`/v1/applications/${accepted.id}/reaccept`)
  has(t, (await reaccept()).json(), { status: 409, code: 'offer_state', state: 'accepted' })
  has(t, await offerOf(accepted), { changed: null, version: 2 })

  const earlier = { starts_on: '2017-11-13', ends_on: '2017-11-16', venue: { city: 'Busan' } }
  const touched = [
    { kind: 'interviews', application_ids: [waiting.id] },
    { kind: 'offers', application_ids: [accepted.id, open.id].sort() },
    { kind: 'letters', application_ids: [accepted.id] },
  ]
  const events = () => db.selectFrom('event').select('id').execute()
  const before = await events()
  const { version } = (await staff.get(url)).json()
  const preview = await made(staff.patch(`${url}?dry_run=true`, earlier, ANY))
  has(t, preview, { starts_on: '2017-11-13', touched })
  has(t, (await staff.get(url)).json(), { starts_on: '2017-11-20', version })
  has(t, await offerOf(accepted), { changed: null, version: 2 })
  has(t, (await staff.get(`/v1/letters/${letter.id}`)).json(), { status: 'due' })
  t.equal((await events()).length, before.length, 'a preview leaves nothing behind')

  has(t, await made(staff.patch(url, { summary: 'A week' }, ANY)), { touched: undefined }, 'a summary touches nobody')
  has(t, await made(staff.patch(url, earlier, ANY)), { touched })
  const changed = { fields: ['ends_on', 'starts_on', 'venue_city'] }
  for (const offer of [accepted, open]) has(t, await offerOf(offer), { changed })
  has(t, (await staff.get(`/v1/applications/${accepted.id}`)).json(), { status: 'accepted' })
  has(t, (await staff.get(`/v1/letters/${letter.id}`)).json(), { status: 'void' })
  has(t, (await as(open.token).get(`/v1/applications/${open.id}/history`)).json().items.at(-1), { action: 'ask_again' })
  setNow('2017-10-03T00:00:00.000Z')
  has(t, await made(staff.patch(url, { format: 'webinar' }, ANY)), { touched: [touched[0], touched[1]] })
  has(t, await offerOf(accepted), { changed: { fields: ['ends_on', 'format', 'starts_on', 'venue_city'] } })

  has(t, await made(reaccept()), { status: 'accepted', changed: null })
  has(t, (await reaccept()).json(), { status: 409, code: 'offer_state' })
  await made(as(open.token).post(`/v1/applications/${open.id}/accept`))
  has(t, await offerOf(open), { status: 'accepted', changed: null }, 'who accepts now accepts the program as it is now')
  const types = await db
    .selectFrom('event')
    .select('type')
    .where('subject_id', '=', accepted.id)
    .orderBy('id')
    .execute()
  t.strictSame(
    types.map(({ type }) => type).filter((type) => /^offer\./.test(type)),
    ['offer.changed', 'offer.changed', 'offer.reaccepted'],
  )
})
