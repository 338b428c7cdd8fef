import { type TProperties, Type } from 'typebox'
import { Id, Literals } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'
import { LETTER_KINDS, VOID_CAUSES } from './lifecycle.ts'

const letter = <Facts extends TProperties>(name: string, facts: Facts) =>
  defineEvent(`letter.${name}`, {
    letter_id: Id,
    kind: Literals([...LETTER_KINDS]),
    edition: Type.Integer(),
    ...facts,
  })

export const letterRequested = letter('requested', {})
export const letterMade = letter('made', {})
export const letterVoided = letter('voided', { cause: Literals([...VOID_CAUSES]) })
export const letterRevoked = letter('revoked', {})

export const events = [letterRequested, letterMade, letterVoided, letterRevoked]
