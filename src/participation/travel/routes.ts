import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { tagged } from '../../http/etag.ts'
import { answer, IdOf, lines, ref } from '../../http/wire.ts'
import { acceptTravelChange } from './accept-travel-change.ts'
import { declineTravelChange } from './decline-travel-change.ts'
import { getTravel } from './get-travel.ts'
import { DeclinedTravel, NewTravel, Travel } from './schema.ts'
import { setTravel } from './set-travel.ts'

export const travelRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/applications/:application_id/travel', get, async (request, reply) =>
    tagged(request, reply, await getTravel(request.ctx, request.params.application_id)),
  )
  app.put('/v1/applications/:application_id/travel', set, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await setTravel(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/travel/accept-change', accept, async (request, reply) => {
    const { ctx, params, expected } = request
    return tagged(request, reply, await acceptTravelChange(ctx, params.application_id, expected))
  })
  app.post('/v1/applications/:application_id/travel/decline-change', decline, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await declineTravelChange(ctx, params.application_id, expected, body.reason))
  })
}

const tags = ['participants']
const params = Type.Object({ application_id: IdOf('the application') })
const response = { 200: answer('The travel details', ref(Travel)) }
const answers = { access: allow('participants:write', 'secretariat', 'organisation'), ifMatch: 'optional' as const }

const get = {
  config: { access: allow('applications:read', 'secretariat', 'organisation', 'applicant') },
  schema: {
    operationId: 'getTravel',
    summary: 'Get the travel details of somebody with a place',
    description: lines(
      'Gets how a participant travels, eats, and whom to call: for the participant and for those who run the program, and for nobody else.',
      '404 if nothing has been told yet.',
    ),
    tags,
    params,
    response,
  },
}

const set = {
  config: {
    access: allow('applications:write', 'secretariat', 'organisation', 'applicant'),
    ifMatch: 'optional' as const,
  },
  schema: {
    operationId: 'setTravel',
    summary: 'Set the travel details of somebody with a place',
    description: lines(
      'Sets all details at once, after the place was accepted: what is left out is not told. `If-Match` guards against the edit of somebody else.',
      'From the day `selection.travel.frozen_on` on, a change by the participant is a request: it stands in `requested` until staff accept or decline it.',
      'When the checklist is done, the participant becomes ready to travel. The history names the parts that changed, never what they say.',
    ),
    errors: ['no_place', 'content_invalid'],
    tags,
    params,
    body: ref(NewTravel),
    response,
  },
}

const accept = {
  config: answers,
  schema: {
    operationId: 'acceptTravelChange',
    summary: 'Take over a change that a participant requested',
    description: 'Takes over the requested travel details as a whole. The lists of the host have them at once.',
    errors: ['no_place', 'no_travel_request'],
    tags,
    params,
    response,
  },
}

const decline = {
  config: answers,
  schema: {
    operationId: 'declineTravelChange',
    summary: 'Decline a change that a participant requested, with a reason',
    description:
      'Drops the requested travel details, and leaves those that the host knows. The participant reads the reason.',
    errors: ['no_place', 'no_travel_request'],
    tags,
    params,
    body: ref(DeclinedTravel),
    response,
  },
}
