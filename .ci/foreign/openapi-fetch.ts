import createClient from 'openapi-fetch'
import { content, files, found, passport, SCAN } from './job.ts'
import type { paths } from './schema.ts'

const clientOf = (key?: string) =>
  createClient<paths>({ baseUrl: process.argv[2] ?? '', headers: key ? { authorization: `Bearer ${key}` } : {} })

/** The answer of an operation; a problem ends the program. */
async function must<T>(answer: Promise<{ data?: T; error?: unknown }>): Promise<T> {
  const { data, error } = await answer
  if (data === undefined) throw new Error(JSON.stringify(error))
  return data
}

const { credentials } = await must(clientOf().GET('/v1/sandbox'))
const keyOf = (role: string) => found(credentials.find((each) => each.role === role)?.key, role)
const [staff, frontend] = [clientOf(keyOf('secretariat')), clientOf(keyOf('frontend'))]

const calls = await must(clientOf().GET('/v1/programs', { params: { query: { phase: 'call_open' } } }))
const program = found(
  calls.items.find(({ key }) => key === 'seoul-workshop-2017'),
  'Seoul workshop',
)
const cities = await must(clientOf().GET('/v1/cities', { params: { query: { q: 'Muscat' } } }))
const city_id = found(cities.items[0], 'Muscat').id
const of = { path: { program_id: program.id } }

const body = { city_id, ...content }
const started = await must(frontend.POST('/v1/programs/{program_id}/applications', { params: of, body }))
const applicant = clientOf(started.applicant_token)
const path = { application_id: started.id }
const { data: draft, response } = await applicant.GET('/v1/applications/{application_id}', { params: { path } })
console.log(draft?.status)
const header = { 'If-Match': found(response.headers.get('etag') ?? undefined, 'ETag') }
await must(applicant.PATCH('/v1/applications/{application_id}', { params: { path, header }, body: { passport } }))

for (const { kind, file } of files)
  await must(
    applicant.PUT('/v1/applications/{application_id}/documents/{kind}', {
      params: { path: { ...path, kind } },
      body: { file },
      bodySerializer({ file }) {
        const form = new FormData()
        form.set('file', file)
        return form
      },
    }),
  )
await must(applicant.POST('/v1/applications/{application_id}/submit', { params: { path } }))

const download = await must(
  staff.GET('/v1/applications/{application_id}/documents/{kind}/content', {
    params: { path: { ...path, kind: 'passport_scan' } },
    parseAs: 'blob',
  }),
)
if ((await download.text()) !== SCAN) throw new Error('the download is not what was uploaded')
await must(staff.POST('/v1/applications/{application_id}/start-review', { params: { path } }))
await must(
  staff.POST('/v1/applications/{application_id}/attestations', {
    params: { path },
    body: { criterion: 'managerial_level' },
  }),
)
await must(
  staff.PUT('/v1/applications/{application_id}/decision', {
    params: { path },
    body: { outcome: 'select', reason_code: 'merit' },
  }),
)
await must(staff.POST('/v1/programs/{program_id}/releases', { params: of, body: { reply_by: '2017-10-27T15:00:00Z' } }))
await must(applicant.POST('/v1/applications/{application_id}/accept', { params: { path } }))
const participants = await must(staff.GET('/v1/programs/{program_id}/participants', { params: of }))
console.log(`participants: ${participants.items.map(({ name }) => name).join(', ')}`)
