import { type Act, DAY, day, type Here, type KnownApplication, learn, pickApplication, readAgain } from './scene.ts'

const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2']
const LANGUAGES = ['en', 'fr', 'es', 'ar', 'ko', 'ja', 'pt', 'ru', 'zh']

/** After the day that an application starts with, and within what the service takes. The days come round. */
const EARLIEST_EXPIRY = Date.UTC(2029, 1, 1)
const EXPIRY_DAYS = 4_000

/** A change of each section of the form. `n` is a new number, so the values always differ from the stored ones. */
const SECTIONS: Record<string, (n: number, application: KnownApplication) => object> = {
  position: (n) => ({ position: { title: `Head of Office ${n}` } }),
  languages: (n) => ({
    languages: LANGUAGES.map((language, i) => ({ language, level: LEVELS[Math.floor(n / 6 ** i) % 6] })),
  }),
  passport: (n) => ({ passport: { expires_on: day(EARLIEST_EXPIRY + (n % EXPIRY_DAYS) * DAY) } }),
  answers: (n, { program: { questions } }) => ({
    answers: Object.fromEntries(questions.map((question) => [question, `Answer ${n}`])),
  }),
  applicant: (n) => ({ applicant: { name: `Nominee ${n}` } }),
}
const NAMES = Object.keys(SECTIONS)

/** Chooses sections to change: of a returned application the named parts, and one time in four any. */
function sectionsOf({ chance }: Here, { status, parts }: KnownApplication): string[] {
  const within = NAMES.filter((name) => parts.includes(name))
  const isWithin = status === 'returned' && within.length > 0 && chance.is(0.75)
  return [chance.pick(isWithin ? within : NAMES) ?? 'position', ...(chance.is(0.2) && !isWithin ? ['position'] : [])]
}

export async function change(here: Here, application: KnownApplication, sections: string[]) {
  const n = here.scene.next()
  // A program without questions takes no answers.
  const names = application.program.questions.length > 0 ? sections : sections.filter((name) => name !== 'answers')
  const changes = (names.length > 0 ? names : ['position']).map((name) => SECTIONS[name]?.(n, application))
  const { id, token: as, version } = application
  const body = Object.assign({}, ...changes)
  const call = { operation: 'updateApplication', method: 'PATCH', path: `/v1/applications/${id}`, as, body } as const
  const answer = await here.ask({ ...call, ifMatch: `"${version}"` })
  if (learn(application, answer)) await readAgain(here, application)
  if (answer.status < 300 && names.includes('applicant')) application.person = n
}

export const edit: Act = (here) => {
  // Half of the edits go to returned applications, although most are drafts: they have little time.
  const application = here.chance.is(0.5) ? pickApplication(here, 'returned') : pickApplication(here, 'draft')
  return application && change(here, application, sectionsOf(here, application))
}
