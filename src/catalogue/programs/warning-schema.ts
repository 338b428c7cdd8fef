import { type Static, Type } from 'typebox'
import { Choice } from '../../http/wire.ts'

const WarningCode = Choice('ProgramWarningCode', {
  no_city_cap: 'A city can send any number of applications',
  no_seats: 'Any number of people can be selected',
  no_required_documents: 'Applications need no document',
})
export const ProgramWarning = Type.Object(
  {
    code: WarningCode,
    detail: Type.String({ description: 'Plain English: what follows, and which field to set' }),
  },
  { $id: 'ProgramWarning', description: 'Something that a program leaves open and may not mean to' },
)
export type ProgramWarning = Static<typeof ProgramWarning>
