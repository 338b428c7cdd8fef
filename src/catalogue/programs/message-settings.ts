import { type Static, Type } from 'typebox'
import { Choice } from '../../http/wire.ts'

/** Every kind of message that the service sends, with its meaning. */
const MEANINGS = {
  call: 'A program invites to apply; to the focal points of the member cities',
  draft_reminder: 'A draft is about to lapse',
  receipt: 'The application was received',
  correction_wanted: 'The application was returned for a correction',
  endorsement_wanted: 'The city is asked to endorse a nominee, with a one-time link',
  interview_invited: 'The applicant is invited to book an interview',
  interview_booked: 'An interview was booked',
  interview_moved: 'An interview was moved',
  interview_cancelled: 'A booked interview was cancelled',
  interview_tomorrow: 'The interview is near',
  decision: 'The decision',
  reply_reminder: 'An offer waits for an answer',
  promotion: 'A place became free for somebody on the waitlist',
  waitlist_closed: 'The waitlist was closed',
  offer_withdrawn: 'An offer was withdrawn',
  travel_wanted: 'A confirmed participant is asked for travel details',
  letter_ready: 'A letter is ready',
  certificate_ready: 'The certificate is ready',
  program_changed: 'The dates or the place of a program changed',
  program_cancelled: 'A program was cancelled',
  come_back: 'Links for an applicant who lost the credential',
}
export type MessageKind = keyof typeof MEANINGS
export const MessageKindName = Choice<MessageKind>('MessageKind', MEANINGS)

const Optional = Type.Optional
const hours = (description: string, most: number) => Type.Integer({ minimum: 1, maximum: most, description })

export const MessageSettings = Type.Object(
  {
    hold: Optional(
      Type.Array(MessageKindName, {
        uniqueItems: true,
        description: 'The kinds that wait for releaseMessages, or for sendMessage one by one; default: none',
      }),
    ),
    draft_reminder_hours: Optional(
      hours('Hours before the close of the call at which a draft is reminded of it; default: 48', 720),
    ),
    reply_reminder_hours: Optional(
      Type.Array(hours('Hours before the reply-by date', 720), {
        maxItems: 5,
        uniqueItems: true,
        description: 'When an offer is reminded of its reply-by date, in hours before it; default: 72 and 24',
      }),
    ),
    interview_reminder_hours: Optional(
      hours('Hours before an interview at which the applicant is reminded of it; default: 24', 168),
    ),
  },
  { $id: 'MessageSettings', description: 'How the program sends mails', additionalProperties: false },
)
export type MessageSettings = Static<typeof MessageSettings>
