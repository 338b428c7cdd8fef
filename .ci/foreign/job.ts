/** What both programs send. Literals keep their types. */
export const position = {
  title: 'Head of Smart City',
  department: 'Digital Office',
  level: 'manager',
  employer_type: 'city_government',
  field_of_work: 'smart_city',
} as const
export const content = {
  applicant: {
    name: 'First nominee of Muscat',
    name_as_in_passport: 'FIRST NOMINEE',
    email: 'smart-city@muscat.example',
    birth_date: '1980-02-29',
    nationality: 'OM',
  },
  position,
  languages: [{ language: 'en', level: 'B2' as const }],
}
export const passport = { country: 'OM', type: 'official', expires_on: '2019-01-31' } as const
export const SCAN = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
export const files = [
  { kind: 'passport_scan', file: new File([SCAN], 'scan.pdf', { type: 'application/pdf' }) },
  { kind: 'nomination_form', file: new File([SCAN], 'form.pdf', { type: 'application/pdf' }) },
  { kind: 'headshot', file: new File([Buffer.from(PIXEL, 'base64')], 'headshot.png', { type: 'image/png' }) },
] as const

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no ${what}`)
  return value
}
