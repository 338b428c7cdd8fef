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

/** The parts of a JPEG before and after its compressed image, of one component. */
const JPEG_START = Buffer.from('ffd8ffc0000b080001000101011100ffda0008010100003f00', 'hex')
const JPEG_END = Buffer.from('ffd9', 'hex')

/** A multipart body with a JPEG of this many bytes. */
export function uploadBody(bytes: number): Buffer {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="headshot.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  const file = Buffer.alloc(bytes, 7)
  file.set(JPEG_START)
  file.set(JPEG_END, bytes - JPEG_END.length)
  return Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
}
