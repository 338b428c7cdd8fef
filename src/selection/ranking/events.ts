import { Type } from 'typebox'
import { Id } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'

export const rankingFrozen = defineEvent('program.ranking_frozen', {
  ranking_id: Id,
  number: Type.Integer(),
  size: Type.Integer(),
})

export const events = [rankingFrozen]
