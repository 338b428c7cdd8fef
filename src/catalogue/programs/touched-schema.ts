import { type Static, Type } from 'typebox'
import { Choice, Id } from '../../http/wire.ts'

const TouchedKind = Choice('TouchedKind', {
  offers: 'Their offers and places are to be accepted again, with reacceptOffer',
  letters: 'Their letters are void: make new ones',
  interviews: 'Their interview is not before the first day any more: move it',
})
export const TouchedByMove = Type.Object(
  { kind: TouchedKind, application_ids: Type.Array(Id, { description: 'The applications that are touched' }) },
  { $id: 'TouchedByMove', description: 'Whom a change of dates, place or format touches, and what it asks of them' },
)
export type TouchedByMove = Static<typeof TouchedByMove>
