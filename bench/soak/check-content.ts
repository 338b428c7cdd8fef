import { isDeepStrictEqual } from 'node:util'
import { PARTS } from '../../src/intake/applications/parts.ts'
import type { Entry, Evidence } from './evidence.ts'
import { type Check, each, type Finding } from './finding.ts'
import { acknowledged, type Journal, type Json, lastOf, subjectOf } from './journal.ts'

const SECTIONS = ['position', 'languages', 'passport', 'answers', 'answers_aside'] as const

/** The answer to an edit is the whole form, including the answers that were set aside. */
function editsKept({ applications }: Evidence, journal: Journal): Finding {
  const rows = new Map(applications.map((row) => [row.id, row]))
  const last = lastOf(acknowledged(journal, 'updateApplication'), subjectOf)
  return each('an edit of an application is kept', last, (entry) => {
    const [told, kept] = [entry.answer.json, rows.get(subjectOf(entry))]
    const lost = SECTIONS.filter((section) => !isDeepStrictEqual(told[section], kept?.[section]))
    return lost.length > 0 && `application ${subjectOf(entry)} has another ${lost.join(', ')} than was acknowledged`
  })
}

const PERSON = ['name', 'birth_date', 'email'] as const
const IS_PERSON = ['submitApplication', 'correctApplicant']

/** Only staff change the person after the submission. Each correction has an entry that names the changed fields. */
function personFixed({ applications, history }: Evidence, { entries }: Journal): Finding {
  const told = entries.filter(({ call, answer }) => IS_PERSON.includes(call.operation) && answer.status < 300)
  const people = Map.groupBy(told, subjectOf)
  const corrections = Map.groupBy(
    history.filter(({ action }) => action === 'correct_applicant'),
    ({ subject_id }) => subject_id,
  )
  const submitted = applications.filter(({ submitted_at }) => submitted_at)
  return each('the person of a submitted application is the same, or was corrected by staff', submitted, (row) => {
    const answers = (people.get(row.id) ?? []).map(({ call, answer }) => ({ ...call, person: answer.json }))
    const first: Json = answers.find(({ operation }) => operation === 'submitApplication')?.person
    if (!first) return `the submission of application ${row.id} was not acknowledged`
    const last: Json = answers.reduce((a, b) => (b.person.version > a.version ? b.person : a), first)
    const named = (corrections.get(row.id) ?? []).flatMap(({ details }) => details.changed)
    for (const field of PERSON) {
      if (last?.applicant[field] !== row.applicant[field]) return `application ${row.id} has another ${field}`
      if (first.applicant[field] !== row.applicant[field] && !named.includes(`/applicant/${field}`))
        return `the ${field} of application ${row.id} was changed, and its history tells nothing`
    }
  })
}

/** The parts that an entry changed, without `answers_aside`: it follows from the program's questions. */
function touchedBy({ action, details }: Entry): string[] {
  if (action === 'put_document' || action === 'delete_document') return [details.kind]
  const pointers: string[] = action === 'update' ? details.changed : []
  return pointers.map((pointer) => pointer.split('/')[1] ?? '').filter((part) => part !== 'answers_aside')
}

/** Replays each application's history: a draft may change freely, a returned application only in the named parts. */
function namedPartsOnly(subjects: Map<string, Entry[]>): Finding {
  let count = 0
  const faults: string[] = []
  for (const [id, entries] of subjects) {
    let status = ''
    let open: readonly string[] = []
    for (const entry of entries) {
      if (entry.to_status) status = entry.to_status
      if (entry.action === 'return') open = entry.details.parts ?? PARTS
      const touched = touchedBy(entry)
      if (touched.length === 0 || status === 'draft') continue
      count++
      const wrong = status === 'returned' ? touched.filter((part) => !open.includes(part)) : touched
      if (wrong.length > 0) faults.push(`${entry.action} of ${id}, ${status}, touched ${wrong.join(', ')}`)
    }
  }
  return { invariant: 'after the submission only the named parts were changed', count, faults }
}

const POST = ['/position/title', '/position/department', '/position/level', '/position/employer_type']

/** An attestation is for one post. A changed post must be attested again. */
function attestedPosts({ attestations }: Evidence, subjects: Map<string, Entry[]>): Finding {
  const standing = new Set(attestations.map(({ application_id }) => application_id))
  return each('an attestation is voided exactly when the post has changed', subjects, ([id, entries]) => {
    let isAttested = false
    for (const { action, details } of entries) {
      if (action === 'attest') isAttested = true
      if (action === 'withdraw_endorsement') isAttested = false
      if (action === 'update' && details.changed.some((pointer: string) => POST.includes(pointer))) isAttested = false
    }
    return standing.has(id) !== isAttested && `application ${id} is ${isAttested ? '' : 'not '}to be attested`
  })
}

/** All names that each application ever had, to find applications that may be of the same person. */
function namesOf({ entries }: Journal): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>()
  for (const { answer } of entries) {
    const { id, applicant } = answer.status < 300 ? (answer.json ?? {}) : {}
    if (!applicant) continue
    const known = names.get(id) ?? new Set()
    names.set(id, known.add(applicant.name))
  }
  return names
}

/** A lapsed draft is reopened when its call is extended, unless the person started another application. */
function draftsRevived({ applications, history }: Evidence, subjects: Map<string, Entry[]>, journal: Journal): Finding {
  const extensions = Map.groupBy(
    history.filter(({ action }) => action === 'extend_call'),
    ({ subject_id }) => subject_id,
  )
  const names = namesOf(journal)
  const ofProgram = Map.groupBy(applications, ({ program_id }) => program_id)
  const lapsed = applications.filter(({ status, submitted_at }) => status === 'lapsed' && !submitted_at)
  return each('a lapsed draft was reopened when its call was extended', lapsed, ({ id, program_id }) => {
    const end = subjects.get(id)?.findLast(({ action }) => action === 'lapse')
    const extended = extensions.get(program_id)?.find(({ ms }) => end && ms > end.ms)
    const own = [...(names.get(id) ?? [])]
    const isAlone = !ofProgram
      .get(program_id)
      ?.some((other) => other.id !== id && own.some((name) => names.get(other.id)?.has(name)))
    return extended && isAlone && `draft ${id} lapsed at ${end?.at}, and did not come back at ${extended.at}`
  })
}

export const checkContent: Check = (evidence, journal) => {
  const ofApplications = evidence.history.filter(({ subject_type }) => subject_type === 'application')
  const subjects = Map.groupBy(ofApplications, ({ subject_id }) => subject_id)
  return [
    editsKept(evidence, journal),
    personFixed(evidence, journal),
    namedPartsOnly(subjects),
    attestedPosts(evidence, subjects),
    draftsRevived(evidence, subjects, journal),
  ]
}
