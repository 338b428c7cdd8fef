import type { Stage } from '../../catalogue/criteria/program-times.ts'
import type { Status } from '../../intake/applications/lifecycle.ts'
import { Problem } from '../../platform/problem.ts'

export const LETTER_STATUSES = ['due', 'made', 'void', 'revoked'] as const
export type LetterStatus = (typeof LETTER_STATUSES)[number]
export type LetterAction = 'make' | 'void' | 'revoke'
type By = 'staff' | 'applicant' | 'system'
type Move = { to: LetterStatus; by: readonly By[] }

/** Every move of a letter, by state. `system`: it follows from another action, such as a change of the program's dates. */
const MOVES: Record<LetterStatus, Partial<Record<LetterAction, Move>>> = {
  due: {
    make: { to: 'made', by: ['system'] },
    void: { to: 'void', by: ['system'] },
    revoke: { to: 'revoked', by: ['staff'] },
  },
  made: { void: { to: 'void', by: ['system'] }, revoke: { to: 'revoked', by: ['staff'] } },
  void: {},
  revoked: {},
}

/** Why a letter is void. */
export const VOID_CAUSES = ['facts_changed', 'superseded', 'place_lost', 'program_cancelled'] as const
export type VoidCause = (typeof VOID_CAUSES)[number]

const BY: Partial<Record<string, By>> = {
  applicant: 'applicant',
  secretariat: 'staff',
  organisation: 'staff',
  system: 'system',
}

/** The new status of an action. Errors: letter_state, with the state. */
export function letterAfter(status: LetterStatus, action: LetterAction, role: string): LetterStatus {
  const move = MOVES[status][action]
  const by = BY[role]
  if (move && by && move.by.includes(by)) return move.to
  throw new Problem(409, 'letter_state', `A letter in state ${status} does not allow this.`, { state: status })
}

export const LETTER_KINDS = ['visa_support', 'acceptance', 'certificate'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

interface Rule {
  /** The states of the application. The database's letter_lost_place must agree. */
  from: readonly Status[]
  stages: readonly Stage[]
  by: readonly By[]
  needs: string
}

const PLACED: readonly Status[] = ['accepted', 'confirmed']

/** When each kind can be asked for, and by whom. */
const RULES: Record<LetterKind, Rule> = {
  visa_support: {
    from: PLACED,
    stages: ['call', 'program'],
    by: ['applicant', 'staff'],
    needs: 'an accepted offer, before the end of a program that takes place somewhere',
  },
  acceptance: {
    from: PLACED,
    stages: ['call', 'program', 'over'],
    by: ['applicant', 'staff'],
    needs: 'an accepted offer',
  },
  certificate: {
    from: PLACED,
    stages: ['call', 'program', 'over'],
    by: ['staff'],
    needs: 'a participant who has completed the program, and staff who ask',
  },
}

/** How things stand for an application. */
interface Standing {
  status: Status
  stage: Stage
  /** Whether the program takes place somewhere. */
  isSomewhere: boolean
  /** Whether the participant has completed it. */
  isCompleted: boolean
}

/** Refuses a letter that the application does not have at this point. Errors: letter_not_due. */
export function checkDue(kind: LetterKind, { status, stage, isSomewhere, isCompleted }: Standing, role: string): void {
  const { from, stages, by, needs } = RULES[kind]
  const caller = BY[role]
  const isDue = from.includes(status) && stages.includes(stage) && caller !== undefined && by.includes(caller)
  const lacks = (kind === 'visa_support' && !isSomewhere) || (kind === 'certificate' && !isCompleted)
  if (!isDue || lacks) throw new Problem(409, 'letter_not_due', `This letter needs ${needs}.`, { kind, status })
}
