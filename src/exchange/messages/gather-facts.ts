import type { MessageKind } from '../../catalogue/programs/message-settings.ts'
import { tokenEndsAt } from '../../network/api-keys/token-end.ts'
import type { MailLanguage } from '../../platform/mail-languages.ts'
import { mailLanguageFor } from '../../platform/mail-languages.ts'
import type { Db, Instant } from '../../platform/postgres/db.ts'
import { derivedLinkToken, type Secrets } from '../../platform/secrets.ts'
import { kindOf } from '../templates/kinds.ts'
import type { Facts } from '../templates/render.ts'
import {
  type ApplicationFacts,
  findApplication,
  findEvent,
  findMailbox,
  findOpenInterview,
  findProgram,
  findReleased,
  findRequest,
  listOfAddress,
  type ProgramFacts,
} from './fact-queries.ts'
import { HIDDEN, type Links } from './links.ts'
import type { MessageRow } from './queries.ts'

/** Why a message is not sent. */
export type Unsent = 'no_longer_true' | 'no_address' | 'unsubscribed' | 'no_application'

/** A secret that goes into a mail, and nowhere else: the application whose new credential it gives. */
export interface ComeBack {
  application_id: string
  token: string
}

/** The parts of a mail. */
export interface Gathered {
  to: string
  language: MailLanguage
  zone: string
  facts: Facts
  /** The same, without the secret part of links: what is stored and shown. */
  shown: Facts
  comeBack: ComeBack[]
}

export const COME_BACK_MINUTES = 30
/** An office that shares a mailbox may have had many nominees. */
const LINKS_AT_MOST = 20

export interface Source {
  db: Db
  now: Instant
  secrets: Secrets
  links: Links
}

const placeOf = ({ venue_city, venue_country }: ProgramFacts) => [venue_city, venue_country].filter(Boolean).join(', ')

const programFacts = (program: ProgramFacts, links: Links): Facts => ({
  'program.title': program.title,
  'program.place': placeOf(program),
  'program.starts_on': program.starts_on,
  'program.ends_on': program.ends_on,
  'program.closes_at': program.closes_at,
  'program.contact': program.contacts[0]?.email ?? '',
  'program.link': links.program(program.id),
  'program.coverage': Object.entries(program.coverage).map(([what, who]) => `${what}: ${who}`),
})

const applicationFacts = (it: ApplicationFacts, links: Links): Facts => ({
  'applicant.name': it.name,
  'application.city': it.city_name,
  'application.link': links.application(it.id),
  'correction.items': it.return_items ?? [],
  'correction.due_at': it.return_due_at,
  'endorsement.position': it.position,
  'offer.reply_by': it.reply_by,
})

type Told = { facts: Facts; shown?: Facts; zone?: string | null } | Unsent

/** The facts that an event told: the text of a decision, the time of an interview, the request to a city. */
async function ofOccasion(
  { db, secrets, links }: Source,
  { kind, application_id, event_id }: MessageRow,
): Promise<Told> {
  const payload: Record<string, unknown> = event_id ? ((await findEvent(db, event_id))?.payload ?? {}) : {}
  const application = application_id ?? ''
  if (kind === 'decision') {
    const release = payload.release_id
    const decision = typeof release === 'string' ? await findReleased(db, application, release) : undefined
    return { facts: { 'decision.outcome': String(payload.to ?? ''), 'decision.message': decision?.message ?? '' } }
  }
  if (kind === 'endorsement_wanted') {
    const request = await findRequest(db, String(payload.endorsement_id))
    if (request?.status !== 'requested' || !request.link_hash) return 'no_longer_true'
    const expires = { 'endorsement.expires_at': request.link_expires_at }
    const link = (token: string): Facts => ({ ...expires, 'endorsement.link': links.endorsement(token) })
    return { facts: link(derivedLinkToken(secrets, 'endorsement', request.id)), shown: link(HIDDEN) }
  }
  if (kind.startsWith('interview_') && kind !== 'interview_cancelled') {
    const interview = await findOpenInterview(db, application)
    const isTrue = kind === 'interview_invited' ? interview?.status === 'offered' : interview?.status === 'booked'
    const isSameTime = !payload.starts_at || payload.starts_at === interview?.starts_at
    if (!interview || !isTrue || !isSameTime) return 'no_longer_true'
    const { starts_at, meeting_url, meeting_phone, time_zone } = interview
    const meeting = [meeting_url, meeting_phone].filter(Boolean).join(', ')
    return { facts: { 'interview.starts_at': starts_at, 'interview.meeting': meeting }, zone: time_zone }
  }
  return { facts: {} }
}

/** The facts that are known without an occasion, for a preview. */
export async function knownFacts(
  db: Db,
  links: Links,
  { program_id, application_id }: { program_id: string | undefined; application_id: string | undefined },
): Promise<Facts> {
  const program = program_id ? await findProgram(db, program_id) : undefined
  const application = application_id ? await findApplication(db, application_id) : undefined
  return { ...(program && programFacts(program, links)), ...(application && applicationFacts(application, links)) }
}

async function comeBackFacts(source: Source, message: MessageRow): Promise<Gathered | Unsent> {
  const { db, now, secrets, links } = source
  const { id, recipient, program_id, created_at } = message
  const found = await listOfAddress(db, recipient ?? '', program_id)
  const isOpen = (program: (typeof found)[number]) => {
    const end = tokenEndsAt(program)
    return !end || now < end
  }
  const newest = found.filter(isOpen).sort((a, b) => (a.id < b.id ? 1 : -1))
  const open = newest.slice(0, LINKS_AT_MOST)
  const [first] = open
  const isLate = Date.parse(now) > Date.parse(created_at) + COME_BACK_MINUTES * 60_000
  if (!first || !recipient || isLate) return 'no_application'
  const comeBack = open.map((application) => ({
    application_id: application.id,
    token: derivedLinkToken(secrets, 'come_back', id, application.id),
  }))
  const minutes = { 'come_back.minutes': String(COME_BACK_MINUTES) }
  const list = (tokenAt: (i: number) => string): Facts => ({
    ...minutes,
    'come_back.links': open.map(({ title }, i) => `${title}: ${links.comeBack(tokenAt(i))}`),
  })
  return {
    to: recipient,
    language: mailLanguageFor(first.language),
    zone: first.timezone ?? 'UTC',
    facts: list((i) => comeBack[i]?.token ?? ''),
    shown: list(() => HIDDEN),
    comeBack,
  }
}

/** The address and the language of the one who is told. */
async function readerOf({ db }: Source, message: MessageRow, application: ApplicationFacts | undefined) {
  if (kindOf(message.kind).audience === 'applicant')
    return application ? { email: application.email, language: null } : ('no_address' as const)
  const mailbox = message.city_id ? await findMailbox(db, message.city_id) : undefined
  if (!mailbox) return 'no_address' as const
  return message.kind === 'call' && !mailbox.calls ? ('unsubscribed' as const) : mailbox
}

/** Whether the occasion still stands: an applicant who withdrew is not asked to correct anything. */
function stillTrue(kind: MessageKind, now: Instant, program: ProgramFacts, application?: ApplicationFacts): boolean {
  if (kind === 'call') return program.status === 'published' && !(program.closes_at && program.closes_at <= now)
  const states: readonly string[] | undefined = kindOf(kind).while
  return states === undefined || (application !== undefined && states.includes(application.status))
}

/** All that a mail needs, or why it is not sent. It is looked up when the mail is made, so it is true then. */
export async function gatherFacts(source: Source, message: MessageRow): Promise<Gathered | Unsent> {
  if (message.kind === 'come_back') return comeBackFacts(source, message)
  const { db, now, links } = source
  const program = message.program_id ? await findProgram(db, message.program_id) : undefined
  const application = message.application_id ? await findApplication(db, message.application_id) : undefined
  if (!program || !stillTrue(message.kind, now, program, application)) return 'no_longer_true'
  const reader = await readerOf(source, message, application)
  if (typeof reader === 'string') return reader
  const told = await ofOccasion(source, message)
  if (typeof told === 'string') return told
  const facts = {
    ...programFacts(program, links),
    ...(application && applicationFacts(application, links)),
    ...told.facts,
    'call.note': message.note ?? '',
  }
  return {
    to: reader.email,
    language: mailLanguageFor(reader.language ?? program.language),
    zone: told.zone ?? program.timezone ?? 'UTC',
    facts,
    shown: { ...facts, ...told.shown },
    comeBack: [],
  }
}
