import { test } from 'tap'
import { has } from '../../has.ts'
import { build, passTime } from '../../helper.ts'

test('submitApplication: a late submission is told so, like a late acceptOffer, before and after the lapse', async (t) => {
  const { as, ctx, setNow, staff, aCity, aProgram, aReadyDraft, anOffer } = await build(t)
  const [program, city] = [await aProgram(), await aCity()]
  const draft = await aReadyDraft({ program, city })
  const offer = await anOffer({ program, city }, '2017-10-13T15:00:00.000Z')
  const submit = async () => (await as(draft.token).post(`/v1/applications/${draft.id}/submit`)).json()
  const accept = async () => (await as(offer.token).post(`/v1/applications/${offer.id}/accept`)).json()
  setNow('2017-10-13T15:00:00.000Z')
  has(t, [await submit(), await accept()], [{ code: 'call_closed' }, { code: 'offer_expired' }])
  await passTime(ctx())
  has(t, (await as(draft.token).get(`/v1/applications/${draft.id}`)).json(), { status: 'lapsed' })
  has(t, [await submit(), await accept()], [{ code: 'call_closed' }, { code: 'offer_expired' }])
  await staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on: '2017-10-20', reason: 'a holiday' })
  t.equal((await as(draft.token).get(`/v1/applications/${draft.id}`)).json().status, 'draft')
  t.equal((await submit()).status, 'submitted', 'the call is open again, and so is the draft')
})
