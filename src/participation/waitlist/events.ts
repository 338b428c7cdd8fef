import { Type } from 'typebox'
import { Id, Instant } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'

const ofCity = { replacement_id: Id, city_id: Id, ends_at: Instant }
/** Written by the database, with the move that frees the seat: open_replacement. Subject: the application that left. */
export const replacementOpened = defineEvent('replacement.opened', ofCity)
export const replacementLapsed = defineEvent('replacement.lapsed', ofCity)
export const waitlistOrdered = defineEvent('program.waitlist_ordered', { count: Type.Integer() })
/** Each application on it has an event of its own: `application.not_selected`. */
export const waitlistClosed = defineEvent('program.waitlist_closed', { count: Type.Integer() })

export const events = [replacementOpened, replacementLapsed, waitlistOrdered, waitlistClosed]
