import { type Static, Type } from 'typebox'
import { Choice, Nationality } from '../../http/wire.ts'

const WarningCode = Choice('ProgramWarningCode', {
  no_city_cap: 'A city can send any number of applications',
  no_seats: 'Any number of people can be selected',
  no_required_documents: 'Applications need no document',
  visa_too_late: 'Between the planned decision and the first day there is no time for a visa of some nationalities',
})
export const ProgramWarning = Type.Object(
  {
    code: WarningCode,
    detail: Type.String({ description: 'Plain English: what follows, and which field to set' }),
    nationalities: Type.Optional(
      Type.Array(Nationality, {
        description: 'Only with visa_too_late: those that the table of visas names. Others take as long as usual',
      }),
    ),
  },
  { $id: 'ProgramWarning', description: 'Something that a program leaves open and may not mean to' },
)
export type ProgramWarning = Static<typeof ProgramWarning>
