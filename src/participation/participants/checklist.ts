import type { ChecklistItem } from '../../catalogue/programs/settings-schema.ts'
import type { TravelDetails } from '../travel/schema.ts'
import type { VisaStatus } from '../visas/lifecycle.ts'

/** The usual items, for a program that names none. */
export const USUAL_CHECKLIST: readonly ChecklistItem[] = ['visa', 'arrival', 'departure']

export interface ReadinessFacts {
  /** Null: nobody has told how the visa stands. */
  visa: VisaStatus | null
  /** Whether a visa is needed at all: false if the table of visas, or the country, says that it is not. */
  needs_visa: boolean
  travel: TravelDetails | null
}

const IS_DONE: Record<ChecklistItem, (facts: ReadinessFacts) => boolean> = {
  visa: ({ visa, needs_visa }) => visa === 'granted' || visa === 'not_required' || (visa === null && !needs_visa),
  arrival: ({ travel }) => Boolean(travel?.arrival),
  departure: ({ travel }) => Boolean(travel?.departure),
  insurance: ({ travel }) => Boolean(travel?.insurance),
  emergency_contact: ({ travel }) => Boolean(travel?.emergency_contact),
}

/** Each item that a program asks for, in its order, and whether it is done. */
export const checklistOf = (wanted: readonly ChecklistItem[] | undefined, facts: ReadinessFacts) =>
  (wanted ?? USUAL_CHECKLIST).map((item) => ({ item, is_done: IS_DONE[item](facts) }))
