import type { World } from './helper.ts'

type Overrides = Record<string, unknown>

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
/** The smallest real images: one grey point. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGMIBAAAUwBS9HugLAAAAABJRU5ErkJggg==',
  'base64',
)
export const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAv/aAAgBAQAAAAEf/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABBQJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQAGPwJ//8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPyF//9oACAEBAAAAEP8A/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxB//9k=',
  'base64',
)

/** A multipart body with one file, as a client sends it. */
export function fileForm(
  bytes: Uint8Array = PDF,
  type = 'application/pdf',
  filename = 'file.pdf',
  boundary = 'a-boundary',
) {
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: ${type}\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { payload, extra: { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } } }
}

export const aPosition = (overrides: Overrides = {}) => ({
  title: 'Head of Smart City',
  department: 'Digital Office',
  level: 'manager',
  employer_type: 'city_government',
  field_of_work: 'smart_city',
  ...overrides,
})

/** Creates a test's data over the API, with plausible defaults for the values that do not matter to the test. */
export function factories({ as, secretariat, key }: Pick<World, 'as' | 'secretariat' | 'key'>) {
  let count = 0
  let frontend: string | undefined
  const staff = as(secretariat)

  async function made(answer: ReturnType<typeof staff.post>) {
    const response = await answer
    if (response.statusCode >= 300) throw new Error(`${response.statusCode} ${response.body}`)
    return response.json()
  }

  const aCity = (overrides: Overrides = {}) =>
    made(
      staff.post('/v1/cities', {
        name: `City ${++count}`,
        country: 'OM',
        membership: { from: '2010-01-01', until: null },
        ...overrides,
      }),
    )

  const anOrganisation = (overrides: Overrides = {}) =>
    made(staff.post('/v1/organisations', { name: `Organisation ${++count}`, kind: 'partner', ...overrides }))

  const aDraftProgram = (overrides: Overrides = {}) =>
    made(
      staff.post('/v1/programs', {
        title: `Program ${++count}`,
        format: 'workshop',
        language: 'en',
        venue: { city: 'Seoul', country: 'KR', timezone: 'Asia/Seoul' },
        starts_on: '2017-11-20',
        ends_on: '2017-11-23',
        call: { closes_on: '2017-10-13', mode: 'round' },
        max_applications_per_city: 2,
        max_participants_per_city: 2,
        ...overrides,
      }),
    )

  async function aProgram(overrides: Overrides = {}) {
    const { id } = await aDraftProgram(overrides)
    return made(staff.post(`/v1/programs/${id}/publish`))
  }

  /** A complete draft. `token` is the applicant's own credential. */
  async function aReadyDraft({
    program,
    city,
    ...overrides
  }: { program: { id: string }; city: { id: string } } & Overrides) {
    frontend ??= await key({ role: 'frontend' })
    const body = {
      city_id: city.id,
      applicant: {
        name: `Nominee ${++count}`,
        name_as_in_passport: `NOMINEE ${count}`,
        email: 'office@city.example',
        birth_date: '1980-02-29',
        nationality: 'OM',
      },
      position: aPosition(),
      languages: [{ language: 'en', level: 'B2' }],
      passport: { country: 'OM', type: 'official', expires_on: '2019-01-31' },
      ...overrides,
    }
    const started = await made(as(frontend).post(`/v1/programs/${program.id}/applications`, body))
    return { id: started.id as string, token: started.applicant_token as string, body, started, frontend }
  }

  async function aSubmitted(of: Parameters<typeof aReadyDraft>[0]) {
    const draft = await aReadyDraft(of)
    await made(as(draft.token).post(`/v1/applications/${draft.id}/submit`))
    return draft
  }

  async function inReview(of: Parameters<typeof aReadyDraft>[0]) {
    const draft = await aSubmitted(of)
    await made(staff.post(`/v1/applications/${draft.id}/start-review`))
    return draft
  }

  /** An application with a released offer. The release includes every open decision of the program. */
  async function anOffer(of: Parameters<typeof aReadyDraft>[0], reply_by = '2017-10-27T00:00:00.000Z') {
    const application = await inReview(of)
    const decision = { outcome: 'select', reason_code: 'merit', message: 'Welcome.' }
    await made(staff.put(`/v1/applications/${application.id}/decision`, decision))
    await made(staff.post(`/v1/programs/${of.program.id}/releases`, { reply_by }))
    return application
  }

  return { staff, made, aCity, anOrganisation, aDraftProgram, aProgram, aReadyDraft, aSubmitted, inReview, anOffer }
}
