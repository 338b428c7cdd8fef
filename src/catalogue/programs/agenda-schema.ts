import { type Static, Type } from 'typebox'
import { Day, Line, Literals } from '../../http/wire.ts'

const SessionKind = Literals(
  ['lecture', 'discussion', 'site_visit', 'technical_tour', 'cultural_excursion', 'webinar'],
  {
    description: 'What the participants do in it',
  },
)

export const Session = Type.Object(
  {
    on: Type.Unsafe<string>({ ...Day, description: 'The local day at the venue, within the dates of the program' }),
    kind: SessionKind,
    title: Type.Unsafe<string>({ ...Line(300), description: 'One line for a printed agenda' }),
  },
  { $id: 'Session', description: 'One item of a program’s agenda', additionalProperties: false },
)
export type Session = Static<typeof Session>
