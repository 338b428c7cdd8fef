import { type Static, Type } from 'typebox'
import { MessageKindName } from '../../catalogue/programs/message-settings.ts'
import { MailLanguageName } from '../../http/mail-language.ts'
import { Choice, IdOf, Instant, Nullable, ref, Text, Words } from '../../http/wire.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }
const Language = { ...MailLanguageName, default: 'en', description: 'The language of the text; default: en' }

const Reader = Choice('MessageReader', { applicant: 'The applicant', city: 'The focal point of the city' })
const TemplateField = Type.Object(
  {
    name: Type.String({ description: 'As the template writes it: {{ applicant.name }}', examples: ['applicant.name'] }),
    type: Choice('TemplateFieldType', {
      text: 'A text',
      day: 'A day, written in the language of the mail',
      instant: 'A time, written in the language of the mail and the zone of the program',
      link: 'A web address; empty if there is no such page',
      list: 'Several texts, for {% for line in … %}',
    }),
    description: Type.String({ description: 'What it is' }),
  },
  { $id: 'TemplateField', description: 'A field that a template can use' },
)

const texts = {
  subject: { ...Words(500), description: 'The subject, in Liquid' },
  text: { ...Words(20_000), description: 'The text part, in Liquid' },
  html: Nullable(Text(50_000), {
    description: 'The HTML part, in Liquid; values are escaped. Null: it is made of the text part',
  }),
}

export const MessageTemplate = Type.Object(
  {
    kind: MessageKindName,
    language: { ...MailLanguageName, description: 'The language of the text' },
    program_id: Nullable(IdOf('the program'), { description: 'The program; null: the whole network' }),
    source: Choice('TemplateSource', {
      program: 'Staff wrote it for this program',
      network: 'Staff wrote it for the network',
      default: 'Nobody wrote one: the service’s own text',
    }),
    subject: Type.String({ description: 'The subject, in Liquid' }),
    text: Type.String({ description: 'The text part, in Liquid' }),
    html: Nullable(Type.String(), { description: 'The HTML part, in Liquid. Null: it is made of the text part' }),
    reader: { ...Reader, description: 'Who reads it' },
    fields: Type.Array(ref(TemplateField), { description: 'All fields that the text can use' }),
    version: Type.Integer({ description: 'Counts the changes; the ETag is made of it. 0: this one was never written' }),
    updated_at: Nullable(Instant, { description: 'When it was last changed; null: never' }),
  },
  { $id: 'MessageTemplate', description: 'The text of a kind of message in a language' },
)
export type MessageTemplate = Static<typeof MessageTemplate>

export const NewMessageTemplate = Type.Object(
  { subject: texts.subject, text: texts.text, html: Optional(texts.html) },
  { $id: 'NewMessageTemplate', description: 'A text in place of the default', ...closed },
)
export type NewMessageTemplate = Static<typeof NewMessageTemplate>

export const TemplateQuery = Type.Object(
  {
    program_id: Optional({
      ...IdOf('the program'),
      description: 'The text of this program. Left out: that of the network',
    }),
    language: Optional(Language),
  },
  closed,
)
export type TemplateQuery = Static<typeof TemplateQuery>

export const NewPreview = Type.Object(
  {
    application_id: Optional({
      ...IdOf('the application'),
      description: 'A real application, whose data are filled in. Left out: examples',
    }),
    program_id: Optional({ ...IdOf('the program'), description: 'Without an application: the program' }),
    language: Optional(Language),
    subject: Optional({ ...texts.subject, description: 'A subject to try; left out: the current one' }),
    text: Optional({ ...texts.text, description: 'A text part to try; left out: the current one' }),
    html: Optional({ ...texts.html, description: 'An HTML part to try' }),
  },
  { $id: 'NewMessagePreview', description: 'What to preview', ...closed },
)
export type NewPreview = Static<typeof NewPreview>
export const Preview = Type.Object(
  {
    kind: MessageKindName,
    language: { ...MailLanguageName, description: 'The language of the text' },
    subject: Type.String({ description: 'The subject' }),
    text: Type.String({ description: 'The text part' }),
    html: Type.String({ description: 'The HTML part' }),
    examples: Type.Array(Type.String(), {
      description: 'The fields that the application does not have yet: they show an example',
    }),
  },
  { $id: 'MessagePreview', description: 'A mail as it would look' },
)
export type Preview = Static<typeof Preview>

export const schemas = [TemplateField, MessageTemplate, NewMessageTemplate, NewPreview, Preview]
