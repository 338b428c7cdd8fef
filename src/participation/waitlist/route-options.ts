import { Type } from 'typebox'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
import { answer, IdOf, lines, Nullable, ref } from '../../http/wire.ts'
import { Application } from '../../intake/applications/schema.ts'
import {
  ClosedWaitlist,
  NewOrder,
  NewPromotion,
  PagesQuery,
  PromotionPage,
  ReplacementPage,
  WaitlistPage,
} from './schema.ts'

const tags = ['waitlist']
const ofProgram = Type.Object({ program_id: IdOf('the program') })
const reads = allow('decisions:read', 'secretariat', 'organisation')
const manages = allow('decisions:write', 'secretariat', 'organisation')

export const list = {
  config: { access: reads },
  schema: {
    operationId: 'listWaitlist',
    summary: 'List the waitlist of a program in its order, with what keeps each from a seat now',
    description: lines(
      'Lists who is on the waitlist, the next to be promoted first, with what keeps each from a seat now: no seat, a seat that belongs to a city, the participants of the city, no time for a visa.',
      'The order is that of the release, or the last of orderWaitlist. Applicants and cities never see it.',
    ),
    tags,
    params: ofProgram,
    querystring: PagesQuery,
    response: { 200: answer('A page of the waitlist', ref(WaitlistPage)) },
  },
}
export const order = {
  config: { access: manages },
  schema: {
    operationId: 'orderWaitlist',
    summary: 'Set the order of the waitlist of a program',
    description: lines(
      'Sets the whole order at once: everyone on the waitlist, each once. Somebody who joined or left meanwhile makes it refused, with their ids.',
      'It moves nobody. The answer has the first 100 in the new order.',
    ),
    errors: ['program_status', 'content_invalid'],
    tags,
    params: ofProgram,
    body: ref(NewOrder),
    response: { 200: answer('The waitlist in its new order', ref(WaitlistPage)) },
  },
}
export const promote = {
  config: { access: manages, ifMatch: 'optional' as const },
  schema: {
    operationId: 'promoteApplication',
    summary: 'Offer a free seat to somebody on the waitlist',
    description: lines(
      'Those who run the program promote somebody by hand, also out of order: it takes a seat and makes an offer to be answered by `reply_by`. It never takes a seat that still belongs to a city.',
      'Why this one, and why not those before, is stored and shown by listPromotions. If there is no time for a visa, it needs `override` and a reason.',
      'If many promote at once, exactly as many succeed as there are seats. With `selection.participation.promotion` `automatic` the service promotes the next who fits by itself.',
    ),
    errors: [
      'transition_not_allowed',
      'program_status',
      'content_invalid',
      'seat_reserved',
      'visa_too_late',
      'seats_exceeded',
      'city_participants_exceeded',
    ],
    tags,
    params: Type.Object({ application_id: IdOf('the application') }),
    body: Nullable(ref(NewPromotion)),
    response: { 200: answer('The application, offered', ref(Application)) },
  },
}
export const close = {
  config: { access: manages },
  schema: {
    operationId: 'closeWaitlist',
    summary: 'Close the waitlist of a program; everyone on it is told',
    description: lines(
      'Ends the waitlist: everyone on it is not selected, with the reason in the history and an event for each. Nobody is promoted after that; the end of the program closes it anyway.',
      'A second call finds nobody and changes nothing. A later release can make a new waitlist.',
    ),
    errors: ['program_status', 'program_over'],
    tags,
    params: ofProgram,
    body: ref(WithReason),
    response: { 200: answer('Those who were on it', ref(ClosedWaitlist)) },
  },
}
export const promotions = {
  config: { access: reads },
  schema: {
    operationId: 'listPromotions',
    summary: 'List the promotions of a program: why this one, and why not those before',
    description:
      'Lists who was promoted from the waitlist, the first one first, with everyone who stood before them and why it was not they.',
    tags,
    params: ofProgram,
    querystring: PagesQuery,
    response: { 200: answer('A page of promotions', ref(PromotionPage)) },
  },
}
export const replacements = {
  config: { access: allow('applications:read', 'secretariat', 'organisation', 'city') },
  schema: {
    operationId: 'listReplacements',
    summary: 'List the seats that became free, and who may have them',
    description: lines(
      'Lists the seats that were declined, expired, withdrawn or deferred, in the order in which they became free. For `selection.participation.replacement_days` each belongs to the city of the person who left; a city sees its own.',
      'A new nominee of the city names that person in `replaces` of startApplication, also after the call, and submits before `ends_at`. Then the seat waits for the decision. Otherwise it goes to the waitlist.',
    ),
    tags,
    params: ofProgram,
    querystring: PagesQuery,
    response: { 200: answer('A page of seats that became free', ref(ReplacementPage)) },
  },
}
