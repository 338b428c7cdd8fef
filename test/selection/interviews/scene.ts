import type { build } from '../../helper.ts'

type World = Awaited<ReturnType<typeof build>>
/** An e-mail address stands for one person, also in two programs. */
let count = 0

type Overrides = Record<string, unknown>

/** The week of interviews of the Seoul workshop, with a program that has it. */
export const WINDOW = { from: '2017-10-16', to: '2017-10-20' }

/** A program with interviews, its interviewers, slots, and applicants who are invited. */
export async function interviews(world: World, settings: Overrides = {}, program_settings: Overrides = {}) {
  const { staff, made, aProgram, aCity, inReview } = world
  const program = await aProgram({
    selection: { steps: ['interview'], interviews: { ...WINDOW, ...settings } },
    max_applications_per_city: 100,
    max_participants_per_city: 100,
    ...program_settings,
  })
  const url = `/v1/programs/${program.id}`
  const anInterviewer = (overrides: Overrides = {}) =>
    made(
      staff.post(`${url}/reviewers`, {
        name: `Interviewer ${++count}`,
        email: `${count}@office.example`,
        ...overrides,
      }),
    )
  /** Slots given singly, by their beginnings. */
  async function slotsAt(interviewer: { id: string }, starts: string[], more: Overrides = {}): Promise<string[]> {
    const slots = starts.map((starts_at) => ({ reviewer_id: interviewer.id, starts_at, ...more }))
    return (await made(staff.post(`${url}/interview-slots`, { slots }))).slot_ids
  }
  async function applicants(number: number, of: Overrides = {}) {
    const city = (of.city as { id: string } | undefined) ?? (await aCity())
    const all = []
    for (let i = 0; i < number; i++) all.push(await inReview({ program, city, ...of }))
    return all
  }
  const invite = (who: readonly { id: string }[]) =>
    made(staff.post(`${url}/interview-invitations`, { application_ids: who.map(({ id }) => id) }))
  async function invited(number: number, of: Overrides = {}) {
    const all = await applicants(number, of)
    await invite(all)
    return all
  }
  return { program, url, anInterviewer, slotsAt, applicants, invite, invited }
}

export const interviewOf = ({ id }: { id: string }) => `/v1/applications/${id}/interview`
export const ANY = { headers: { 'if-match': '*' } }
