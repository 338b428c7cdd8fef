/**
 * The main job with the generated client, against a sandbox: from the open call to the list of participants.
 * `node openapi/clients/typescript/main-job.ts http://127.0.0.1:3000`
 */
import { ApiError, type ClientConfig, createClient, OPERATIONS, type Ops } from './cohort.ts'

const serverUrl = process.argv[2] ?? 'http://127.0.0.1:3000'

/** A client for one credential. Each write has an Idempotency-Key, so it can be repeated: a 503 is tried again. */
const clientOf = (bearer?: string) => {
  const config: ClientConfig = {
    serverUrl,
    idempotencyKey: true,
    retry: { retries: 3 },
    ...(bearer && { auth: { bearer } }),
  }
  return createClient<Ops>(OPERATIONS, config)
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no ${what}`)
  return value
}

const open = clientOf()
const { credentials } = await open.getSandbox()
const keyOf = (role: string) => found(credentials.find((credential) => credential.role === role)?.key, role)
const staff = clientOf(keyOf('secretariat'))
const frontend = clientOf(keyOf('frontend'))

// The catalogue. A list is walked page by page.
const calls = await open.listPrograms({ query: { phase: 'call_open' } })
const program = found(
  calls.items.find(({ key }) => key === 'seoul-workshop-2017'),
  'Seoul workshop',
)
const cities = []
for await (const city of open.listCities.items({ query: { limit: 3 } })) cities.push(city)
const city = found(
  cities.find(({ name }) => name === 'Muscat'),
  'Muscat',
)
const path = { program_id: program.id }

const position = {
  title: 'Head of Smart City',
  department: 'Digital Office',
  level: 'manager',
  employer_type: 'city_government',
  field_of_work: 'smart_city',
} as const
const check = await open.checkEligibility({ path, body: { city_id: city.id, position } })
console.log(`the pre-check: ${check.verdict}`)

// The draft, by a frontend. Its answer has the applicant's own token.
const started = await frontend.startApplication({
  path,
  body: {
    city_id: city.id,
    applicant: {
      name: 'First nominee of Muscat',
      name_as_in_passport: 'FIRST NOMINEE',
      email: 'smart-city@muscat.example',
      birth_date: '1980-02-29',
      nationality: 'OM',
    },
    position,
    languages: [{ language: 'en', level: 'B2' }],
  },
})
const applicant = clientOf(started.applicant_token)
const own = { application_id: started.id }

// An edit names the version that it is based on.
const { data: draft, headers } = await applicant.getApplication({ path: own }, { envelope: true })
const passport = { country: 'OM', type: 'official', expires_on: '2019-01-31' } as const
const ifMatch = found(headers.etag, 'ETag')
await applicant.updateApplication({ path: own, headers: { 'If-Match': ifMatch }, body: { passport } })
console.log(`${draft.status}, version ${draft.version}`)

// Three files. The service tells their type by their content.
const scan = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const photo = Uint8Array.from(atob(pixel), (letter) => letter.charCodeAt(0))
const pdf = new File([scan], 'scan.pdf', { type: 'application/pdf' })
await applicant.putDocument({ path: { ...own, kind: 'passport_scan' }, body: { file: pdf } })
await applicant.putDocument({ path: { ...own, kind: 'nomination_form' }, body: { file: pdf } })
const headshot = new File([photo], 'headshot.png', { type: 'image/png' })
await applicant.putDocument({ path: { ...own, kind: 'headshot' }, body: { file: headshot } })

const submitted = await applicant.submitApplication({ path: own })
console.log(`the application is ${submitted.status}`)

// Staff reads a file, screens, decides and releases.
const file = await staff.downloadDocument({ path: { ...own, kind: 'passport_scan' } })
const bytes = new Uint8Array(await file.arrayBuffer())
if (!scan.every((byte, at) => byte === bytes[at])) throw new Error('the download is not what was uploaded')
console.log(`downloaded ${bytes.length} bytes`)
await staff.startReview({ path: own })
await staff.addAttestation({ path: own, body: { criterion: 'managerial_level' } })
await staff.decideApplication({
  path: own,
  body: { outcome: 'select', reason_code: 'merit', message: 'Welcome to Seoul.' },
})
const release = await staff.releaseDecisions({ path, body: { reply_by: '2017-10-27T15:00:00Z' } })
console.log(`released ${release.items.length}`)

const accepted = await applicant.acceptOffer({ path: own })
const participants = await staff.listParticipants({ path })
console.log(`${accepted.status}: ${participants.items.map(({ name }) => name).join(', ')}`)

// A refusal is an error with the problem as its body.
try {
  await applicant.submitApplication({ path: own })
} catch (error) {
  if (!(error instanceof ApiError)) throw error
  console.log(
    `submitted again: ${error.status} ${error.body instanceof Object && 'code' in error.body ? error.body.code : ''}`,
  )
}
