import { Type } from 'typebox'
import { MessageKindName } from '../../catalogue/programs/message-settings.ts'
import { allow } from '../../http/auth.ts'
import { answer, lines, ref } from '../../http/wire.ts'
import { MessageTemplate, NewMessageTemplate, TemplateQuery } from './schema.ts'

const tags = ['messages']
const ofKind = Type.Object({ kind: { ...MessageKindName, description: 'The kind of message' } })

export const get = {
  config: { access: allow('messages:read', 'secretariat', 'organisation') },
  schema: {
    operationId: 'getMessageTemplate',
    summary: 'Get the text of a kind of message, with the fields that it can use',
    description: lines(
      'Gets the text that goes out now: the program’s, else the network’s, else the default, in one language.',
      'A text is Liquid. `fields` are all that it can use: they are those that its reader may see, and no other.',
    ),
    tags,
    params: ofKind,
    querystring: TemplateQuery,
    response: { 200: answer('The text', ref(MessageTemplate)) },
  },
}

export const set = {
  config: { access: allow('messages:write', 'secretariat', 'organisation'), ifMatch: 'optional' as const },
  schema: {
    operationId: 'setMessageTemplate',
    summary: 'Write the text of a kind of message, for a program or for the network',
    description: lines(
      'Writes the text in one language: for a program, those who run it; for the whole network, the secretariat.',
      'Bad syntax, and a field that the kind does not have, are refused with their line. Messages that have gone out stay as they were.',
      'It sends nothing: previewMessage shows it with a real application.',
    ),
    errors: ['content_invalid'],
    tags,
    params: ofKind,
    querystring: TemplateQuery,
    body: ref(NewMessageTemplate),
    response: { 200: answer('The text', ref(MessageTemplate)) },
  },
}
