import { createClient } from './hey/client/index.ts'
import * as api from './hey/index.ts'
import { content, files, found, passport, SCAN } from './job.ts'

const throwOnError = true
const clientOf = (auth?: string) => createClient({ baseUrl: process.argv[2] ?? '', ...(auth && { auth }) })

const open = clientOf()
const { credentials } = (await api.getSandbox({ client: open, throwOnError })).data
const keyOf = (role: string) => found(credentials.find((each) => each.role === role)?.key, role)
const staff = { client: clientOf(keyOf('secretariat')), throwOnError } as const
const frontend = { client: clientOf(keyOf('frontend')), throwOnError } as const

const calls = await api.listPrograms({ client: open, throwOnError, query: { phase: 'call_open' } })
const program = found(
  calls.data.items.find(({ key }) => key === 'seoul-workshop-2017'),
  'Seoul workshop',
)
const cities = await api.listCities({ client: open, throwOnError, query: { q: 'Muscat' } })
const city_id = found(cities.data.items[0], 'Muscat').id
const of = { program_id: program.id }

const { data: started } = await api.startApplication({ ...frontend, path: of, body: { city_id, ...content } })
const applicant = { client: clientOf(started.applicant_token), throwOnError } as const
const path = { application_id: started.id }
const { data: draft, response } = await api.getApplication({ ...applicant, path })
console.log(draft.status)
const headers = { 'If-Match': found(response?.headers.get('etag') ?? undefined, 'ETag') }
await api.updateApplication({ ...applicant, path, headers, body: { passport } })

for (const { kind, file } of files) await api.putDocument({ ...applicant, path: { ...path, kind }, body: { file } })
await api.submitApplication({ ...applicant, path })

const { data: download } = await api.downloadDocument({ ...staff, path: { ...path, kind: 'passport_scan' } })
if ((await download.text()) !== SCAN) throw new Error('the download is not what was uploaded')
await api.startReview({ ...staff, path })
await api.addAttestation({ ...staff, path, body: { criterion: 'managerial_level' } })
await api.decideApplication({ ...staff, path, body: { outcome: 'select', reason_code: 'merit' } })
await api.releaseDecisions({ ...staff, path: of, body: { reply_by: '2017-10-27T15:00:00Z' } })
await api.acceptOffer({ ...applicant, path })
const participants = await api.listParticipants({ ...staff, path: of })
console.log(`participants: ${participants.data.items.map(({ name }) => name).join(', ')}`)
