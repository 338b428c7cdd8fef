import { Type } from 'typebox'
import { defineEvent, FieldName } from '../../record/define-event.ts'

const changed = Type.Array(FieldName)

/** They name the parts that changed, and never what they say. */
export const travelSet = defineEvent('travel.set', { changed })
export const travelRequested = defineEvent('travel.change_requested', { changed })
export const travelAccepted = defineEvent('travel.change_accepted', { changed })
export const travelDeclined = defineEvent('travel.change_declined', { changed })

export const events = [travelSet, travelRequested, travelAccepted, travelDeclined]
