import { type Static, Type } from 'typebox'
import { MessageKindName } from '../../catalogue/programs/message-settings.ts'
import { MailLanguageName } from '../../http/mail-language.ts'
import {
  Choice,
  Email,
  IdOf,
  Instant,
  Literals,
  Nullable,
  Page,
  PageQuery,
  ref,
  Versioned,
  Words,
} from '../../http/wire.ts'
import { MessageStatusName } from './status-schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const summary = {
  id: IdOf('the message'),
  kind: MessageKindName,
  status: MessageStatusName,
  program_id: Nullable(IdOf('the program'), { description: 'The program; null: a link to come back' }),
  application_id: Nullable(IdOf('the application'), { description: 'The application; null: it is about none' }),
  city_id: Nullable(IdOf('the city'), { description: 'The city that is told, or whose nominee is told' }),
  recipient: Nullable(Type.String(), { description: 'The address; null: it is looked up when the mail is sent' }),
  language: Nullable(MailLanguageName, { description: 'The language of the mail; null: it was not sent' }),
  subject: Nullable(Type.String(), { description: 'The subject of the mail; null: it was not sent' }),
  reason: Nullable(Type.String(), {
    description:
      'Why it failed or is tried again: the words of the mail server. Of a suppressed one: no_longer_true, no_address or unsubscribed',
  }),
  attempts: Type.Integer({ description: 'How often a worker tried to send it' }),
  sent_at: Nullable(Instant, { description: 'When the mail server took it; null: it did not' }),
  ...Versioned,
}
export const MessageSummary = Type.Object(summary, {
  $id: 'MessageSummary',
  description: 'One thing told to one person on one occasion',
})
export type MessageSummary = Static<typeof MessageSummary>

const Part = (words: string) => Nullable(Type.String(), { description: words })
export const Message = Type.Object(
  {
    ...summary,
    text: Part('The text part as it went out, or as it would now. Null: it would not go out. One-time links are cut'),
    html: Part('The HTML part, likewise'),
    allowed: Type.Array(
      Choice('MessageAction', { send: 'sendMessage', hold: 'holdMessage' }, 'What staff can do with a message'),
      { description: 'What you can do with it now' },
    ),
  },
  { $id: 'Message', description: 'A message with its text' },
)
export type Message = Static<typeof Message>

export const MessagePage = Type.Object(Page(ref(MessageSummary)).properties, {
  $id: 'MessagePage',
  description: 'A page of messages',
})
export const MessageQuery = Type.Object(
  {
    ...PageQuery,
    program_id: Optional({ ...IdOf('the program'), description: 'Only messages of this program' }),
    application_id: Optional({ ...IdOf('the application'), description: 'Only messages about this application' }),
    kind: Optional({ ...MessageKindName, description: 'Only messages of this kind' }),
    status: Optional({ ...MessageStatusName, description: 'Only messages in this state' }),
    sort: Optional(
      Literals(['created_at', '-created_at'], {
        default: '-created_at',
        description: 'The order of the occasions; with `-` the newest first',
      }),
    ),
  },
  closed,
)
export type MessageQuery = Static<typeof MessageQuery>

export const NewMessageRelease = Type.Object(
  {
    kinds: Optional(Type.Array(MessageKindName, { minItems: 1, uniqueItems: true, description: 'Default: all kinds' })),
    dry_run: Optional(Type.Boolean({ description: 'Only show what would be sent; default: false' })),
  },
  { $id: 'NewMessageRelease', description: 'Which held messages to send', ...closed },
)
export type NewMessageRelease = Static<typeof NewMessageRelease>

const MailPreview = Type.Object(
  {
    message_id: IdOf('the message'),
    kind: MessageKindName,
    recipient: Nullable(Type.String(), { description: 'The address; null: it would not go out' }),
    subject: Nullable(Type.String(), { description: 'The subject; null: it would not go out' }),
    text: Nullable(Type.String(), { description: 'The text; null: it would not go out' }),
    reason: Nullable(Type.String(), { description: 'Why it would not go out; null: it would' }),
  },
  { $id: 'MailPreview', description: 'A mail as it would go out now' },
)
export const MessageRelease = Type.Object(
  {
    program_id: IdOf('the program'),
    dry_run: Type.Boolean({ description: 'Nothing was changed' }),
    count: Type.Integer({ description: 'The number of messages that were held' }),
    preview: Type.Array(ref(MailPreview), { description: 'The first 20 of them as they go out' }),
  },
  { $id: 'MessageRelease', description: 'Held messages that are sent as a batch' },
)
export type MessageRelease = Static<typeof MessageRelease>

export const NewCall = Type.Object(
  {
    note: Optional({ ...Words(2000), description: 'What you add to the text of the call' }),
    city_ids: Optional(
      Type.Array(IdOf('the city'), {
        minItems: 1,
        maxItems: 1000,
        uniqueItems: true,
        description: 'Only these cities. Default: every city that is a member today',
      }),
    ),
  },
  { $id: 'NewCallMail', description: 'The call to the focal points of the cities', ...closed },
)
export type NewCall = Static<typeof NewCall>
export const CallSent = Type.Object(
  {
    program_id: IdOf('the program'),
    told: Type.Integer({ description: 'Cities that got a message now' }),
    told_before: Type.Integer({ description: 'Cities that had it already: each is told once' }),
    without_mailbox: Type.Array(IdOf('the city'), {
      description: 'Cities that nobody can be told at: see setCityMailbox',
    }),
    unsubscribed: Type.Array(IdOf('the city'), { description: 'Cities that want no calls' }),
  },
  { $id: 'CallSent', description: 'Whom a call reaches' },
)
export type CallSent = Static<typeof CallSent>

export const NewComeBackLink = Type.Object(
  {
    email: Email('The address in the application'),
    program_id: Optional({ ...IdOf('the program'), description: 'Only for the application to this program' }),
  },
  { $id: 'NewComeBackLink', description: 'Where to send the links', ...closed },
)
export type NewComeBackLink = Static<typeof NewComeBackLink>
export const ComeBackAsked = Type.Object(
  { detail: Type.String({ description: 'What to do now, to show to a person' }) },
  { $id: 'ComeBackAsked', description: 'The same answer, whether or not there is an application' },
)

export const schemas = [
  MessageSummary,
  Message,
  MessagePage,
  NewMessageRelease,
  MailPreview,
  MessageRelease,
  NewCall,
  CallSent,
  NewComeBackLink,
  ComeBackAsked,
]
