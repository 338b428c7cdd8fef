import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { answer, Id, lines, ref } from '../../http/wire.ts'
import { addAttestation } from './add-attestation.ts'
import { addWaiver } from './add-waiver.ts'
import { checkEligibility } from './check-eligibility.ts'
import { getApplicationEligibility } from './get-application-eligibility.ts'
import {
  ApplicationEligibility,
  Attestation,
  EligibilityCheck,
  EligibilityCheckResult,
  NewAttestation,
  NewWaiver,
  Waiver,
} from './schema.ts'

export const eligibilityRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.post('/v1/programs/:program_id/eligibility-checks', check, ({ ctx, params, body }) =>
    checkEligibility(ctx, params.program_id, body),
  )
  app.get('/v1/applications/:application_id/eligibility', eligibility, ({ ctx, params }) =>
    getApplicationEligibility(ctx, params.application_id),
  )
  app.post('/v1/applications/:application_id/waivers', waive, async ({ ctx, params, body }, reply) => {
    reply.code(201)
    return addWaiver(ctx, params.application_id, body)
  })
  app.post('/v1/applications/:application_id/attestations', attest, async ({ ctx, params, body }, reply) => {
    reply.code(201)
    return addAttestation(ctx, params.application_id, body)
  })
}

const open = 'public' as const
const params = Type.Object({ application_id: Id })
const ofProgram = Type.Object({ program_id: Id })
const reads = allow('applications:read', 'secretariat', 'organisation', 'city', 'reviewer', 'frontend', 'applicant')
const screens = allow('screening:write', 'secretariat', 'organisation')

const check = {
  config: { access: open },
  schema: {
    operationId: 'checkEligibility',
    summary: 'Check whether an official may apply; needs no personal data and stores nothing',
    description: lines(
      'Judges facts against the criteria of a program before anyone applies: the post, the languages, the passport, the city.',
      'Nothing is stored, and no personal data is wanted. What is not given is `unverified`.',
    ),
    errors: ['program_status', 'content_invalid'],
    tags: ['eligibility'],
    params: ofProgram,
    body: ref(EligibilityCheck),
    response: { 200: answer('The report', ref(EligibilityCheckResult)) },
  },
}

const eligibility = {
  config: { access: reads },
  schema: {
    operationId: 'getApplicationEligibility',
    summary: 'Get the eligibility report as it stands now, and as it was frozen at submission',
    description: lines(
      'Judges the application as it stands now, and gives the report that was frozen at its submission.',
      'The lines about the passport are shown only to those who may read the passport.',
    ),
    tags: ['eligibility'],
    params,
    response: { 200: answer('The report', ref(ApplicationEligibility)) },
  },
}

const waive = {
  config: { access: screens },
  schema: {
    operationId: 'addWaiver',
    summary: 'Add a waiver: an approved exception to one criterion, with a reason and a name',
    description: lines(
      'Grants an exception to one criterion, with a reason and a name. The criterion then counts as `waived`.',
      'Only the secretariat can waive a rule of the network.',
    ),
    errors: ['waiver_exists', 'content_invalid', 'transition_not_allowed'],
    tags: ['eligibility'],
    params,
    body: ref(NewWaiver),
    response: { 201: answer('The waiver', ref(Waiver)) },
  },
}

const attest = {
  config: { access: allow('attestations:write', 'secretariat', 'organisation', 'city') },
  schema: {
    operationId: 'addAttestation',
    summary: 'Attest what the applicant claimed',
    description: lines(
      'Attests what the applicant claimed: that the post is managerial.',
      'A focal point attests for its own city, after it has read the post and the nomination form; staff attest after a check.',
      'A later change of the post voids it.',
    ),
    errors: ['attestation_exists', 'content_invalid', 'transition_not_allowed'],
    tags: ['eligibility'],
    params,
    body: ref(NewAttestation),
    response: { 201: answer('The attestation', ref(Attestation)) },
  },
}
