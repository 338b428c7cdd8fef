import { type Static, Type } from 'typebox'
import { Choice, Day, Line } from '../../http/wire.ts'

const SessionKind = Choice('SessionKind', {
  lecture: 'Somebody speaks, and the participants listen',
  discussion: 'The participants talk with each other',
  site_visit: 'A visit to an authority or a company',
  technical_tour: 'A visit to a system at work',
  cultural_excursion: 'A visit to see the country',
  webinar: 'A lecture or discussion online',
})

export const Session = Type.Object(
  {
    on: Type.Unsafe<string>({ ...Day, description: 'The local day at the venue, within the dates of the program' }),
    kind: SessionKind,
    title: Type.Unsafe<string>({ ...Line(300), description: 'One line for a printed agenda' }),
  },
  { $id: 'Session', description: 'One item of a program’s agenda', additionalProperties: false },
)
export type Session = Static<typeof Session>
