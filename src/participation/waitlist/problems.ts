import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { Day } from '../../http/wire.ts'

export const problems = {
  seat_reserved: {
    status: 409,
    meaning: 'The free seats belong to cities that may still name somebody: listReplacements shows until when.',
  },
  visa_too_late: {
    status: 409,
    meaning:
      'There is no time for a visa any more: promote with `override` and a reason if the person can come anyhow.',
    members: { latest_safe_decision_date: { ...Day, description: 'The last day that would have left time' } },
  },
} satisfies ProblemKinds
