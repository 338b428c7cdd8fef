import { type Static, Type } from 'typebox'
import { Literals } from '../../http/wire.ts'

export const ProgramWarning = Type.Object(
  {
    code: Literals(['no_city_cap', 'no_seats', 'no_required_documents'], { description: 'What is left open' }),
    detail: Type.String({ description: 'Plain English: what follows, and which field to set' }),
  },
  { $id: 'ProgramWarning', description: 'Something that a program leaves open and may not mean to' },
)
export type ProgramWarning = Static<typeof ProgramWarning>
