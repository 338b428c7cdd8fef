import type { NewApplication } from '../src/intake/applications/schema.ts'
import type { EligibilityCheck } from '../src/intake/eligibility/schema.ts'

const position = {
  title: 'Head of Smart City',
  department: 'Digital Office',
  level: 'manager',
  employer_type: 'city_government',
  field_of_work: 'smart_city',
} as const

export const applicationBody = (city_id: string, n: number | string): NewApplication => ({
  city_id,
  applicant: {
    name: `Nominee ${n}`,
    name_as_in_passport: `NOMINEE ${n}`,
    email: `nominee-${n}@city.example`,
    birth_date: '1980-02-29',
    nationality: 'KR',
  },
  position,
  languages: [{ language: 'en', level: 'B2' }],
  passport: { country: 'KR', type: 'official', expires_on: '2039-01-31' },
})

export const claimsBody = (city_id: string): EligibilityCheck => ({
  city_id,
  position,
  languages: [{ language: 'en', level: 'B2' }],
  passport: { country: 'KR', type: 'official', expires_on: '2039-01-31' },
})

const BOUNDARY = 'the-bench'
export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`

/** A multipart body with a file of this many bytes that starts like a JPEG. */
export function uploadBody(bytes: number): Buffer {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="headshot.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  const file = Buffer.alloc(bytes, 7)
  file.set([0xff, 0xd8, 0xff, 0xe0])
  return Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
}
