import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { answer, Binary, IdOf, lines, ref } from '../../http/wire.ts'
import {
  DeclinedEndorsement,
  Endorsement,
  LinkAnswer,
  LinkView,
  NewEndorsement,
  NewPriorities,
  Priorities,
  RequestedEndorsement,
} from './schema.ts'

const open = 'public' as const
const tags = ['endorsements']
const params = Type.Object({ application_id: IdOf('the application') })
const ofCity = Type.Object({ program_id: IdOf('the program'), city_id: IdOf('the city') })
const ofLink = Type.Object({
  token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$', description: 'The last part of the link’s address' }),
})
const reads = allow('applications:read', 'secretariat', 'organisation', 'city', 'frontend', 'applicant')
const answers = allow('attestations:write', 'secretariat', 'organisation', 'city')

export const request = {
  config: { access: allow('applications:write', 'secretariat', 'organisation', 'frontend', 'applicant') },
  schema: {
    operationId: 'requestEndorsement',
    summary: 'Ask the city to endorse its nominee',
    description: lines(
      'Asks the city for its word that this official is its nominee. A focal point with the key of the city answers with endorseApplication or declineEndorsement.',
      'Those who run the program get a one-time link for a city without a key, for 14 days and not beyond the program. The applicant gets none: nobody endorses themselves.',
      'A new request by those who run the program replaces an open one, and its link no longer works. The applicant’s leaves an open one as it is.',
    ),
    errors: ['transition_not_allowed', 'endorsement_exists'],
    tags,
    params,
    response: { 201: answer('The request', ref(RequestedEndorsement)) },
  },
}

export const endorse = {
  config: { access: answers },
  schema: {
    operationId: 'endorseApplication',
    summary: 'Endorse a nominee of the city',
    description: lines(
      'Records the city’s word that this official is its nominee, and attests the post: `managerial_level` becomes met. It needs no request before it.',
      'A focal point does it with the key of the city. Staff record one that was given on paper, after they held the nomination form against the application.',
      'An applicant who endorses themselves is flagged: it does not count, the post is not attested, and another focal point must endorse.',
    ),
    errors: ['transition_not_allowed', 'endorsement_exists', 'content_invalid'],
    tags,
    params,
    body: ref(NewEndorsement),
    response: { 200: answer('The endorsement', ref(Endorsement)) },
  },
}

export const decline = {
  config: { access: answers },
  schema: {
    operationId: 'declineEndorsement',
    summary: 'Decline to endorse an official, or take an endorsement back',
    description: lines(
      'Records that this official is not the city’s nominee, with a reason that the applicant reads. The application stays as it is.',
      'If the city had endorsed, it takes its word back, and the post is no longer attested.',
    ),
    errors: ['transition_not_allowed', 'endorsement_state'],
    tags,
    params,
    body: ref(DeclinedEndorsement),
    response: { 200: answer('The endorsement', ref(Endorsement)) },
  },
}

export const get = {
  config: { access: reads },
  schema: {
    operationId: 'getEndorsement',
    summary: 'Get the last endorsement of an application',
    description: lines(
      'Gets how the city’s word stands. Who answered is shown to the city and to those who run the program.',
      'Answers 404 while nobody has asked for it.',
    ),
    tags,
    params,
    response: { 200: answer('The endorsement', ref(Endorsement)) },
  },
}

export const getLink = {
  config: { access: open },
  schema: {
    operationId: 'getEndorsementLink',
    summary: 'See the nominee that a one-time link is about',
    description: lines(
      'Shows a focal point without a key what it must know to answer: the nominee, the post, the program.',
      'It needs no credential: the link is one. Reading does not use it up.',
    ),
    errors: ['link_used', 'link_ended'],
    tags,
    params: ofLink,
    response: { 200: answer('The nominee', ref(LinkView)) },
  },
}

export const form = {
  config: { access: open, produces: ['application/pdf'] },
  schema: {
    operationId: 'downloadEndorsementForm',
    summary: 'Download the nomination form through a one-time link',
    description: 'Downloads the nomination form of the nominee, while the link works. It gives no other document.',
    errors: ['link_used', 'link_ended'],
    tags,
    params: ofLink,
    response: { 200: Binary },
  },
}

export const answerLink = {
  config: { access: open },
  schema: {
    operationId: 'answerEndorsementLink',
    summary: 'Answer for the city through a one-time link',
    description: lines(
      'Endorses or declines, as a focal point with a key would. The link takes one answer, even if several come in the same moment.',
      'It needs no credential: the link is one.',
    ),
    errors: ['link_used', 'link_ended', 'transition_not_allowed', 'endorsement_exists', 'content_invalid'],
    tags,
    params: ofLink,
    body: ref(LinkAnswer),
    response: { 200: answer('The endorsement', ref(Endorsement)) },
  },
}

export const getPriorities = {
  config: { access: allow('applications:read', 'secretariat', 'organisation', 'city') },
  schema: {
    operationId: 'getPriorities',
    summary: 'Get the order in which a city wants its nominees',
    description: lines(
      'Gets the order of a city’s nominees in a program, for the city itself and for those who run the program.',
      'An order that was never set has version 0 and no ids.',
    ),
    tags,
    params: ofCity,
    response: { 200: answer('The order', ref(Priorities)) },
  },
}

export const setPriorities = {
  config: { access: allow('attestations:write', 'secretariat', 'organisation', 'city'), ifMatch: 'required' as const },
  schema: {
    operationId: 'setPriorities',
    summary: 'Set the order in which a city wants its nominees',
    description: lines(
      'Sets the whole order at once, first choice first. It must have every nominee of the city that has applied and is not decided; drafts may be in it.',
      'It breaks ties of the ranking, and says who follows if one cannot come. It decides nothing by itself.',
    ),
    errors: ['content_invalid'],
    tags,
    params: ofCity,
    body: ref(NewPriorities),
    response: { 200: answer('The order', ref(Priorities)) },
  },
}
