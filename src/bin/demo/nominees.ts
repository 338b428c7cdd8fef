import type { Json, Player } from './player.ts'

export interface Nominee {
  id: string
  token: string
  /** As the steps name it: "the first of Muscat". */
  who: string
  city: Json
}

export const position = (level: string, employer_type = 'city_government') => ({
  title: 'Head of Smart City',
  department: 'Digital Office',
  level,
  employer_type,
  field_of_work: 'smart_city',
})

const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

function form(bytes: string | Buffer<ArrayBuffer>, type: string, name: string) {
  const data = new FormData()
  data.set('file', new Blob([bytes], { type }), name)
  return data
}
export const aPdf = (name: string) => form(PDF, 'application/pdf', name)
const aPhoto = () => form(Buffer.from(PNG, 'base64'), 'image/png', 'headshot.png')

/** Starts an application with its documents. */
export async function nominate(
  player: Player,
  frontend: string,
  program: Json,
  city: Json,
  count: string,
): Promise<Nominee> {
  const name = `${count} nominee of ${city.name}`
  const started = await player.post(
    `A frontend starts an application for the ${count.toLowerCase()} nominee of ${city.name}`,
    `/v1/programs/${program.id}/applications`,
    frontend,
    {
      city_id: city.id,
      applicant: {
        name,
        name_as_in_passport: name.toUpperCase(),
        email: `smart-city@${city.name.toLowerCase().replaceAll(' ', '-')}.example`,
        birth_date: '1980-02-29',
        nationality: city.country,
        gender: 'undisclosed',
      },
      position: position('manager'),
      languages: [{ language: 'en', level: 'B2' }],
      passport: { country: city.country, type: 'official', expires_on: '2019-01-31' },
    },
    201,
  )
  const token = started.applicant_token
  for (const [what, kind, body] of [
    ['  with a passport scan', 'passport_scan', aPdf('passport.pdf')],
    ['  a headshot', 'headshot', aPhoto()],
    ['  and the nomination form', 'nomination_form', aPdf('nomination.pdf')],
  ] as const)
    await player.put(what, `/v1/applications/${started.id}/documents/${kind}`, token, body)
  return { id: started.id, token, who: `the ${count.toLowerCase()} of ${city.name}`, city }
}
