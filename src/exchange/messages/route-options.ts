import { Type } from 'typebox'
import { MessageKindName } from '../../catalogue/programs/message-settings.ts'
import { allow } from '../../http/auth.ts'
import { answer, IdOf, lines, ref } from '../../http/wire.ts'
import { ApplicantToken } from '../../intake/applications/schema.ts'
import { afterCaches } from '../../network/api-keys/authenticate.ts'
import { NewPreview, Preview } from '../templates/schema.ts'
import {
  CallSent,
  ComeBackAsked,
  Message,
  MessagePage,
  MessageQuery,
  MessageRelease,
  NewCall,
  NewComeBackLink,
  NewMessageRelease,
} from './schema.ts'

const tags = ['messages']
const reads = { access: allow('messages:read', 'secretariat', 'organisation') }
const writes = { access: allow('messages:write', 'secretariat', 'organisation') }
const ofMessage = Type.Object({ message_id: IdOf('the message') })
const ofProgram = Type.Object({ program_id: IdOf('the program') })
const ofToken = Type.Object({
  token: Type.String({ minLength: 1, maxLength: 200, description: 'The last part of the link' }),
})

export const list = {
  config: reads,
  schema: {
    operationId: 'listMessages',
    summary: 'List the messages',
    description: lines(
      'Lists what was told to whom, and what waits, for those who run the program; links to come back only for the secretariat.',
      'A message exists from the moment of its cause. It is sent within seconds; one that fails has the words of the mail server.',
    ),
    tags,
    querystring: MessageQuery,
    response: { 200: answer('A page of messages', ref(MessagePage)) },
  },
}

export const get = {
  config: reads,
  schema: {
    operationId: 'getMessage',
    summary: 'Get a message with its text',
    description: lines(
      'Gets a message as it went out. One that has not gone out is shown as it would go out now.',
      'The secret part of a one-time link is never shown.',
    ),
    tags,
    params: ofMessage,
    response: { 200: answer('The message', ref(Message)) },
  },
}

export const send = {
  config: { ...writes, ifMatch: 'optional' as const },
  schema: {
    operationId: 'sendMessage',
    summary: 'Send a held message, or a failed one again',
    description: lines(
      'Makes a message due: a worker sends it within seconds. For those who run the program.',
      'It never sends a message twice: one that was sent stays so.',
    ),
    errors: ['message_state', 'message_in_flight'],
    tags,
    params: ofMessage,
    response: { 200: answer('The message, due', ref(Message)) },
  },
}

export const hold = {
  config: { ...writes, ifMatch: 'optional' as const },
  schema: {
    operationId: 'holdMessage',
    summary: 'Hold a message that has not gone out',
    description: lines(
      'Stops a message that is due until staff send it. For those who run the program.',
      'A program can hold kinds from the start: `selection.messages.hold`.',
    ),
    errors: ['message_state', 'message_in_flight'],
    tags,
    params: ofMessage,
    response: { 200: answer('The message, held', ref(Message)) },
  },
}

export const release = {
  config: writes,
  schema: {
    operationId: 'releaseMessages',
    summary: 'Send the held messages of a program; dry_run only shows them',
    description: lines(
      'Sends all held messages of a program, or those of some kinds, at once. For those who run the program.',
      '`dry_run` changes nothing. Both show the first 20 as they go out, and why one would not.',
    ),
    tags,
    params: ofProgram,
    body: ref(NewMessageRelease),
    response: { 200: answer('The batch', ref(MessageRelease)) },
  },
}

export const call = {
  config: writes,
  schema: {
    operationId: 'sendCall',
    summary: 'Tell the focal points of all member cities of a call',
    description: lines(
      'Writes one message to the mailbox of each member city, with the page, the dates and the coverage of the program. For those who run it.',
      'Each city is told once: a second call reaches only those that were not told, such as cities that got a mailbox since.',
      'Cities without a mailbox, and those that unsubscribed, are named.',
    ),
    errors: ['call_closed', 'content_invalid'],
    tags,
    params: ofProgram,
    body: ref(NewCall),
    response: { 200: answer('Whom it reaches', ref(CallSent)) },
  },
}

export const preview = {
  config: reads,
  schema: {
    operationId: 'previewMessage',
    summary: 'Preview a message with a real application',
    description: lines(
      'Shows a mail as it would look, with the current text or one to try, for those who run the program.',
      'What the application does not have yet, such as an interview, is an example: `examples` names it. It sends and stores nothing.',
    ),
    errors: ['content_invalid'],
    tags,
    params: Type.Object({ kind: { ...MessageKindName, description: 'The kind of message' } }),
    body: ref(NewPreview),
    response: { 200: answer('The mail', ref(Preview)) },
  },
}

export const unsubscribe = {
  config: { access: 'public' as const },
  schema: {
    operationId: 'unsubscribe',
    summary: 'Stop the calls to a city, by the link in one of them',
    description: lines(
      'Takes a city off the calls. Mail programs send this by themselves when somebody presses “unsubscribe” (RFC 8058): the body is not read.',
      'It needs no credential: the link is one. A second call changes nothing. Requests to endorse a nominee still arrive.',
    ),
    tags,
    params: ofToken,
    response: { 204: Type.Null({ description: 'The city gets no more calls' }) },
  },
}

export const requestLink = {
  config: { access: 'public' as const, limited: ['anonymous'] as const },
  schema: {
    operationId: 'requestComeBackLink',
    summary: 'Ask for a link back to an application, by e-mail',
    description: lines(
      'Sends an applicant who lost the credential a one-time link for each application with this address, if there is one.',
      'The answer is the same if there is none. A link works once, for 30 minutes. An address gets at most one mail in five minutes.',
    ),
    errors: ['too_many_requests'],
    tags: ['applications'],
    body: ref(NewComeBackLink),
    response: { 202: answer('It was asked for', ref(ComeBackAsked)) },
  },
}

export const redeemLink = {
  config: { access: 'public' as const, limited: ['anonymous'] as const },
  onSend: afterCaches,
  schema: {
    operationId: 'redeemComeBackLink',
    summary: 'Get a new applicant token for a one-time link',
    description: lines(
      'Gives the applicant a new token; the old one is dead. The link takes one call, even if several come in the same moment.',
      'It needs no credential: the link is one. Whoever repeats it needs another link.',
    ),
    errors: ['link_used', 'link_ended', 'token_ended', 'too_many_requests'],
    tags: ['applications'],
    params: ofToken,
    response: { 201: answer('The new token', ref(ApplicantToken)) },
  },
}
