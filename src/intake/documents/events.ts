import { Id } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'

const facts = { document_id: Id }

export const documentJudged = {
  verify: defineEvent('document.verified', facts),
  reject: defineEvent('document.rejected', facts),
}

export const events = Object.values(documentJudged)
