import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { getProgram } from '../../catalogue/programs/get-program.ts'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
import { linked } from '../../http/cursors.ts'
import { tagged } from '../../http/etag.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { answer, Id, lines, ref } from '../../http/wire.ts'
import { actionWith } from '../../intake/applications/action-route.ts'
import { answered } from '../../intake/applications/answered.ts'
import { decideApplication, getDecision } from './decide-application.ts'
import { decideApplications } from './decide-applications.ts'
import { DecisionsMade, NewDecisions, ReasonCodeList } from './many-schema.ts'
import { listDecisions, listReasonCodes } from './queries.ts'
import { reconsiderApplication } from './reconsider-application.ts'
import { releaseDecisions } from './release-decisions.ts'
import { NewRelease, Release } from './release-schema.ts'
import { Decision, DecisionPage, DecisionQuery, NewDecision } from './schema.ts'

export const decisionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get('/v1/applications/:application_id/decision', options.get, async (request, reply) =>
    tagged(request, reply, await getDecision(request.ctx, request.params.application_id)),
  )
  app.put('/v1/applications/:application_id/decision', options.decide, async (request, reply) => {
    const { ctx, params, headers, body } = request
    const expected = headers['if-match'] === '*' ? 'any' : request.expected
    return tagged(request, reply, await decideApplication(ctx, params.application_id, expected, body))
  })
  app.post('/v1/applications/:application_id/reconsider', options.reconsider, async (request, reply) => {
    const { ctx, params, expected, body } = request
    return answered(request, reply, await reconsiderApplication(ctx, params.application_id, expected, body.reason))
  })
  app.get('/v1/programs/:program_id/decisions', options.list, async (request, reply) => {
    const { ctx, params, query } = request
    await getProgram(ctx.db, ctx.actor, ctx.now, params.program_id)
    return linked(request, reply, await listDecisions(ctx.db, ctx.actor, params.program_id, query))
  })
  app.post('/v1/programs/:program_id/decisions', options.decideMany, async ({ ctx, params, body }) =>
    decideApplications(ctx, params.program_id, body),
  )
  app.get('/v1/reference/reason-codes', options.reasons, async ({ ctx }) => ({
    items: await listReasonCodes(ctx.db),
    next_cursor: null,
  }))
  app.post('/v1/programs/:program_id/releases', options.release, async ({ ctx, params, body }, reply) => {
    const release = await releaseDecisions(ctx, params.program_id, body)
    reply.code(release.id ? 201 : 200)
    return release
  })
}

const tags = ['selection']
const ofApplication = Type.Object({ application_id: Id })
const ofProgram = Type.Object({ program_id: Id })
const decides = { access: allow('decisions:write', 'secretariat', 'organisation') }
const reads = { access: allow('decisions:read', 'secretariat', 'organisation') }

const options = {
  get: {
    config: reads,
    schema: {
      operationId: 'getDecision',
      summary: 'Get the decision on an application',
      description: 'Gets the open or released decision on an application. An open decision is visible to staff only.',
      tags,
      params: ofApplication,
      response: { 200: answer('The decision', ref(Decision)) },
    },
  },
  decide: {
    config: { ...decides, ifMatch: 'optional' as const },
    schema: {
      operationId: 'decideApplication',
      summary: 'Decide on an application; hidden until the release. To change a decision, send If-Match',
      description: lines(
        'Records a decision on an application in review. It stays hidden until the release, and can be changed until then: send `If-Match`.',
        'The status does not move.',
      ),
      errors: ['transition_not_allowed', 'if_match_required', 'content_invalid'],
      tags,
      params: ofApplication,
      body: ref(NewDecision),
      response: { 200: answer('The decision', ref(Decision)) },
    },
  },
  reconsider: actionWith(decides.access, WithReason, {
    operationId: 'reconsiderApplication',
    summary: 'Take an application back into review after its end, with a reason; can take a slot again',
    description: lines(
      'Those who run the program take an application back into review that was not selected or declined, or whose offer expired or was withdrawn.',
      'It takes a slot of the city again, unless it still holds one, and fails if there is none. A new decision and a release are needed; the old decision stays in the record.',
    ),
    answers: 'The application, in review',
    errors: ['transition_not_allowed', 'city_cap_reached', 'application_exists'],
  }),
  list: {
    config: reads,
    schema: {
      operationId: 'listDecisions',
      summary: 'List the decisions of a program',
      description: 'Lists the decisions of a program. Void decisions are listed only with `voided=true`.',
      tags,
      params: ofProgram,
      querystring: DecisionQuery,
      response: { 200: answer('A page of decisions', ref(DecisionPage)) },
    },
  },
  decideMany: {
    config: decides,
    schema: {
      operationId: 'decideApplications',
      summary: 'Decide on many applications of a program, all or none; dry_run only shows what would be recorded',
      description: lines(
        'Records up to 1,000 decisions in one transaction: all of them, or none if one is refused. Every refusal is told, with its item.',
        'They stay hidden until the release, as decisions one by one. The waitlist has the order of the items.',
        'Instead of items a `shortlist` says whom to select, whom to waitlist in order, and that the rest is not selected.',
        'An application that has an open decision needs its `version`, or `replace`. No status moves, and nobody is told.',
      ),
      errors: ['decisions_refused', 'program_status', 'program_over', 'content_invalid'],
      tags,
      params: ofProgram,
      body: ref(NewDecisions),
      response: { 200: answer('The decisions', ref(DecisionsMade)) },
    },
  },
  reasons: {
    config: CATALOGUE,
    schema: {
      operationId: 'listReasonCodes',
      summary: 'List the reasons for a decision, with their texts for applicants',
      description: lines(
        'Lists the reasons that a decision can have, for everyone.',
        'If a decision has no message, its applicant reads the text of the reason for the outcome. The release fixes that text.',
      ),
      tags,
      response: { 200: answer('All reasons', ref(ReasonCodeList)) },
    },
  },
  release: {
    config: decides,
    schema: {
      operationId: 'releaseDecisions',
      summary: 'Release decisions, all or none; dry_run only shows what would happen',
      description: lines(
        'Makes the open decisions of a program visible and moves each application, in one transaction: all of them or none.',
        'A selected application must still meet every hard criterion, and seats and caps must hold. `dry_run` shows the plan and changes nothing.',
        'The plan names what staff should know: who reads no text or is not endorsed, whose passport or visa is late, who would be told twice.',
        'With the `digest` of a dry run the release does what that showed, or is refused. An override does it despite hard criteria.',
      ),
      errors: [
        'release_conflict',
        'release_changed',
        'program_status',
        'program_over',
        'content_invalid',
        'seats_exceeded',
        'city_participants_exceeded',
      ],
      tags,
      params: ofProgram,
      body: ref(NewRelease),
      response: {
        200: answer('A dry run, or nothing to release', ref(Release)),
        201: answer('The release: its decisions are visible', ref(Release)),
      },
    },
  },
}
