import { Type } from 'typebox'
import { Id } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'

export const decisionsReleased = defineEvent('program.decisions_released', { release_id: Id, count: Type.Integer() })

export const events = [decisionsReleased]
