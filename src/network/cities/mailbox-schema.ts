import { type Static, Type } from 'typebox'
import { MailLanguageName } from '../../http/mail-language.ts'
import { Email, IdOf, Nullable } from '../../http/wire.ts'

const Language = Nullable(MailLanguageName, {
  description: 'The language of what it gets; null: that of the program',
})
const Calls = Type.Boolean({ description: 'It gets the calls of programs; false once somebody unsubscribed' })

export const CityMailbox = Type.Object(
  {
    city_id: IdOf('the city'),
    email: Email('The role mailbox of the focal point'),
    language: Language,
    calls: Calls,
    version: Type.Integer({ description: 'Counts the changes, from 1; the ETag is made of it' }),
    updated_at: Type.String({ format: 'instant', description: 'When it was last changed' }),
  },
  { $id: 'CityMailbox', description: 'Where a city is told of calls and of nominees to endorse' },
)
export type CityMailbox = Static<typeof CityMailbox>

export const NewCityMailbox = Type.Object(
  {
    email: Email('The role mailbox of the focal point, not a person’s'),
    language: Type.Optional(Language),
    calls: Type.Optional({ ...Calls, description: 'Whether it gets the calls of programs; default: true' }),
  },
  { $id: 'NewCityMailbox', description: 'The mailbox of a city', additionalProperties: false },
)
export type NewCityMailbox = Static<typeof NewCityMailbox>

export const mailboxSchemas = [CityMailbox, NewCityMailbox]
