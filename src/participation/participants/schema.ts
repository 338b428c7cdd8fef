import { Type } from 'typebox'
import { Choice, IdOf, Nullable, Page, PageQuery, ref } from '../../http/wire.ts'

const ParticipantStatus = Choice('ParticipantStatus', {
  accepted: 'Accepted the offer',
  confirmed: 'Accepted, and every condition of the offer is met',
})

export const Participant = Type.Object(
  {
    application_id: IdOf('the application'),
    status: ParticipantStatus,
    name: Type.String({ description: 'The name of the person' }),
    position_title: Nullable(Type.String(), { description: 'The title of the post' }),
    department: Nullable(Type.String(), { description: 'The department, bureau or agency' }),
    city_id: IdOf('the city'),
    city_name: Type.String({ description: 'The name of the city' }),
    country: Type.String({ description: 'The country of the city, as an ISO 3166-1 alpha-2 code' }),
  },
  { $id: 'Participant', description: 'A person with a seat in a program' },
)
export const ParticipantPage = Type.Object(Page(ref(Participant)).properties, {
  $id: 'ParticipantPage',
  description: 'A page of participants',
})
export const ParticipantQuery = Type.Object(PageQuery, { additionalProperties: false })

export const schemas = [Participant, ParticipantPage]
