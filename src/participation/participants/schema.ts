import { Type } from 'typebox'
import { Id, Literals, Nullable, Page, PageQuery, ref } from '../../http/wire.ts'

export const Participant = Type.Object(
  {
    application_id: Id,
    status: Literals(['accepted', 'confirmed']),
    name: Type.String(),
    position_title: Nullable(Type.String()),
    department: Nullable(Type.String()),
    city_id: Id,
    city_name: Type.String(),
    country: Type.String(),
  },
  { $id: 'Participant' },
)
export const ParticipantPage = Type.Object(Page(ref(Participant)).properties, { $id: 'ParticipantPage' })
export const ParticipantQuery = Type.Object(PageQuery, { additionalProperties: false })

export const schemas = [Participant, ParticipantPage]
