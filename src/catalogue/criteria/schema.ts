import { Choice } from '../../http/wire.ts'
import type { Mode as CallMode, CefrLevel, CriterionCode, Kind } from './report.ts'

export const CriterionName = Choice<CriterionCode>('Criterion', {
  call_open: 'Is it before the end of the call?',
  city_member: 'Is the city an active member of the network at this instant?',
  city_slot_free: 'Does the city have a free slot?',
  city_endorsement: 'Has the city endorsed the official? Judged if the program asks for it',
  managerial_level: 'Does the post rank as manager or above? Claimed by the applicant, attested by the city or staff',
  public_employee: 'Is the employer a public authority?',
  one_application_per_person: 'Has the person no other active application here?',
  form_complete: 'Are all required answers there and valid?',
  documents_complete: 'Are all required documents there?',
  seats_left: 'Does the program have a free seat?',
  field_of_work: 'Is the field of work one that the program prefers? It never excludes',
  language_level: 'Is the level in the program’s language high enough?',
  passport_validity: 'Is the passport valid six months past the last day?',
  visa_lead_time: 'Is there time for a visa after the planned decision?',
})
export const CriterionKind = Choice<Kind>('CriterionKind', {
  hard: 'Not met: the application is refused',
  preference: 'Counts in the selection, and never excludes',
  advisory: 'Only tells',
})
export const Level = Choice<CefrLevel>(
  'CefrLevel',
  {
    A1: 'Beginner',
    A2: 'Elementary',
    B1: 'Intermediate',
    B2: 'Upper intermediate',
    C1: 'Advanced',
    C2: 'Proficient',
  },
  'A level of the Common European Framework of Reference for Languages',
)
export const Mode = Choice<CallMode>('CallMode', {
  round: 'One selection after the end of the call',
  rolling: 'Each application is decided as it comes',
})
