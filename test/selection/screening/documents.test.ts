import { test } from 'tap'
import { fileForm } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const FORM = fileForm()
const due_at = '2017-10-20T00:00:00.000Z'

/** A submitted application with two documents. */
async function screened(t: Parameters<typeof build>[0]) {
  const world = await build(t)
  const { as, staff, made, aProgram, aCity, aReadyDraft } = world
  const [program, city] = [await aProgram({ required_documents: ['passport_scan', 'nomination_form'] }), await aCity()]
  const { id, token } = await aReadyDraft({ program, city })
  const applicant = as(token)
  const put = (kind: string) => applicant.put(`/v1/applications/${id}/documents/${kind}`, FORM.payload, FORM.extra)
  await made(put('passport_scan'))
  await made(put('nomination_form'))
  await made(applicant.post(`/v1/applications/${id}/submit`))
  const judge = (kind: string, what: string, body?: object, headers = {}) =>
    staff.post(`/v1/applications/${id}/documents/${kind}/${what}`, body, { headers })
  return { ...world, program, city, id, applicant, put, judge }
}

test('verifyDocument: staff say that a file is what it should be, and a new upload begins anew', async (t) => {
  const { staff, judge, id, made, put, applicant } = await screened(t)
  const answer = await judge('passport_scan', 'verify', undefined, { 'if-match': '"1"' })
  t.equal(answer.statusCode, 200)
  has(t, answer.json(), { kind: 'passport_scan', version: 1, verification: 'verified', rejection_reason: null })
  has(t, (await judge('passport_scan', 'verify')).json(), { code: 'document_state', verification: 'verified' })
  has(t, (await judge('nomination_form', 'verify', undefined, { 'if-match': '"2"' })).json(), { code: 'stale' })
  t.equal((await judge('headshot', 'verify')).statusCode, 404)
  const history = (await staff.get(`/v1/applications/${id}/history`)).json().items
  has(t, history.at(-1), { action: 'verify_document', details: { kind: 'passport_scan', version: 1 } })
  await made(staff.post(`/v1/applications/${id}/return`, { items: ['passport_scan'], due_at }))
  has(t, (await put('passport_scan')).json(), { version: 2, verification: 'uploaded' })
  t.equal((await applicant.post(`/v1/applications/${id}/resubmit`)).statusCode, 200)
})

test('rejectDocument: the application is returned for just that document, and keeps its slot', async (t) => {
  const { as, program, city, judge, applicant, put, id } = await screened(t)
  const answer = await judge('passport_scan', 'reject', { reason: 'blurred', due_at })
  t.equal(answer.statusCode, 200)
  has(t, answer.json(), { status: 'returned', returned: { items: ['blurred'], parts: ['passport_scan'], due_at } })
  const allocation = (await as().get(`/v1/programs/${program.id}/cities/${city.id}/allocation`)).json()
  has(t, allocation, { used: 1 })
  const seen = (await applicant.get(`/v1/applications/${id}/documents`)).json().items
  has(
    t,
    seen.find((each: { kind: string }) => each.kind === 'passport_scan'),
    {
      verification: 'rejected',
      rejection_reason: 'blurred',
    },
  )
  t.equal((await put('nomination_form')).statusCode, 409, 'the other document is fixed')
  const early = await applicant.post(`/v1/applications/${id}/resubmit`)
  t.equal(early.statusCode, 422)
  has(t, early.json().errors, [{ pointer: '/documents/passport_scan', code: 'required' }])
  has(t, (await judge('nomination_form', 'reject', { reason: 'no stamp', due_at: '2017-10-21T00:00:00Z' })).json(), {
    returned: {
      items: ['blurred', 'no stamp'],
      parts: ['passport_scan', 'nomination_form'],
      due_at: '2017-10-21T00:00:00.000Z',
    },
  })
  t.equal((await put('nomination_form')).statusCode, 200)
  t.equal((await put('passport_scan')).statusCode, 200)
  has(t, (await applicant.post(`/v1/applications/${id}/resubmit`)).json(), { status: 'submitted' })
})

test('rejectDocument: a wrong date or state changes nothing', async (t) => {
  const { judge, staff, made, id, applicant } = await screened(t)
  const past = await judge('passport_scan', 'reject', { reason: 'blurred', due_at: '2017-10-01T00:00:00Z' })
  has(t, past.json().errors, [{ pointer: '/due_at', code: 'past' }])
  t.equal((await judge('passport_scan', 'reject', { reason: ' ', due_at })).statusCode, 400)
  const documents = (await staff.get(`/v1/applications/${id}/documents`)).json().items
  t.strictSame(
    documents.map(({ verification }: { verification: string }) => verification),
    ['uploaded', 'uploaded'],
  )
  await made(applicant.post(`/v1/applications/${id}/withdraw`, { reason: 'cannot come' }))
  has(t, (await judge('passport_scan', 'reject', { reason: 'blurred', due_at })).json(), {
    code: 'transition_not_allowed',
    from: 'withdrawn',
  })
})

test('verifyDocument: of twenty verdicts at once on one file one counts', async (t) => {
  const { judge, db, id } = await screened(t)
  const answers = await Promise.all(Array.from({ length: 20 }, () => judge('passport_scan', 'verify')))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [200, ...Array(19).fill(409)])
  const entries = await db.selectFrom('history').select('action').where('subject_id', '=', id).execute()
  t.equal(entries.filter(({ action }) => action === 'verify_document').length, 1)
})
