import { Id } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'

const ids = { endorsement_id: Id, city_id: Id }

export const endorsementRequested = defineEvent('endorsement.requested', ids)
export const endorsementGiven = defineEvent('endorsement.endorsed', ids)
export const endorsementDeclined = defineEvent('endorsement.declined', ids)
export const endorsementWithdrawn = defineEvent('endorsement.withdrawn', ids)
export const endorsementExpired = defineEvent('endorsement.expired', ids)
export const prioritiesSet = defineEvent('program.priorities_set', { city_id: Id })

export const events = [
  endorsementRequested,
  endorsementGiven,
  endorsementDeclined,
  endorsementWithdrawn,
  endorsementExpired,
  prioritiesSet,
]
