import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { tagged } from '../../http/etag.ts'
import { answer, IdOf, lines, ref } from '../../http/wire.ts'
import { getVisa } from './get-visa.ts'
import { NewVisa, Visa } from './schema.ts'
import { setVisaStatus } from './set-visa-status.ts'

export const visaRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/applications/:application_id/visa', get, async (request, reply) =>
    tagged(request, reply, await getVisa(request.ctx, request.params.application_id)),
  )
  app.put('/v1/applications/:application_id/visa', set, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return tagged(request, reply, await setVisaStatus(ctx, params.application_id, expected, body))
  })
}

const tags = ['visas']
const params = Type.Object({ application_id: IdOf('the application') })
const response = { 200: answer('How the visa stands', ref(Visa)) }

const get = {
  config: { access: allow('applications:read', 'secretariat', 'organisation', 'frontend', 'applicant') },
  schema: {
    operationId: 'getVisa',
    summary: 'Get how the visa of an application stands',
    description: lines(
      'Gets what was told of the visa last, whether one is needed by the table of visas, and until when a decision leaves time for it.',
      'A city does not see it: it tells of the passport.',
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
    operationId: 'setVisaStatus',
    summary: 'Tell how the visa of somebody with a place stands',
    description: lines(
      'Tells how the visa stands, after the place was accepted. `allowed` lists what can follow for the caller.',
      '`refused` ends the place at once and without blame: the offer is withdrawn with the reason `visa_refused`, and the city may have somebody else.',
      '`granted` and `not_required` are done on the checklist before the journey. A passport number is never taken.',
    ),
    errors: ['no_place', 'visa_state'],
    tags,
    params,
    body: ref(NewVisa),
    response,
  },
}
