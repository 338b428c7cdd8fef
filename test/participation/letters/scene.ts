import { makeLetter } from '../../../src/participation/letters/make-letter.ts'
import type { build } from '../../helper.ts'

type World = Awaited<ReturnType<typeof build>>
type Overrides = Record<string, unknown>

/** Makes the letters that are due, as the worker does. */
export async function makeDue({ ctx, db, files }: World) {
  const due = await db.selectFrom('letter').select('id').where('status', '=', 'due').orderBy('id').execute()
  for (const { id } of due) await makeLetter(ctx(), files, id)
}

/** The coverage and the settings of letters of the Seoul workshop. */
export const SETTINGS = {
  coverage: {
    international_flight: 'city',
    visa: 'participant',
    accommodation: 'host',
    meals: 'host',
    local_transport: 'host',
    insurance: 'participant',
  },
  contacts: [
    { role: 'Applications', email: 'apply@network.example' },
    { role: 'Visa questions', email: 'visa@network.example' },
  ],
  selection: {
    steps: [],
    letters: {
      issuer: 'Smart City Network',
      address: 'City Hall, 110 Sejong-daero\nSeoul',
      signatory: { name: 'The Secretary General', role: 'Head of the secretariat' },
      contact_role: 'Visa questions',
    },
  },
}

/** A program with letters, and people who have accepted its offer. */
export async function letters(world: World, overrides: Overrides = {}) {
  const { as, made, staff, aProgram, aCity, anOffer } = world
  const program = await aProgram({
    max_applications_per_city: 100,
    max_participants_per_city: 100,
    ...SETTINGS,
    ...overrides,
  })
  const city = await aCity({ name: 'Muscat' })
  async function accepted(of: Overrides = {}) {
    const offer = await anOffer({ program, city, ...of })
    await made(as(offer.token).post(`/v1/applications/${offer.id}/accept`))
    return offer
  }
  const ask = ({ id }: { id: string }, kind: string, who = staff) =>
    who.post(`/v1/applications/${id}/letters`, { kind })
  const listed = async ({ id }: { id: string }) => (await staff.get(`/v1/applications/${id}/letters`)).json().items
  return { program, url: `/v1/programs/${program.id}`, city, accepted, ask, listed }
}
