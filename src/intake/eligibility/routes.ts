import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { Id, ref } from '../../http/wire.ts'
import { addAttestation } from './add-attestation.ts'
import { addWaiver } from './add-waiver.ts'
import { checkEligibility } from './check-eligibility.ts'
import { getApplicationEligibility } from './get-application-eligibility.ts'
import {
  ApplicationEligibility,
  Attestation,
  EligibilityCheck,
  EligibilityReport,
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
    tags: ['eligibility'],
    params: ofProgram,
    body: ref(EligibilityCheck),
    response: { 200: ref(EligibilityReport) },
  },
}

const eligibility = {
  config: { access: reads },
  schema: {
    operationId: 'getApplicationEligibility',
    summary: 'Get the eligibility report as it stands now, and as it was frozen at submission',
    tags: ['eligibility'],
    params,
    response: { 200: ref(ApplicationEligibility) },
  },
}

const waive = {
  config: { access: screens },
  schema: {
    operationId: 'addWaiver',
    summary: 'Add a waiver: an approved exception to one criterion, with a reason and a name',
    tags: ['eligibility'],
    params,
    body: ref(NewWaiver),
    response: { 201: ref(Waiver) },
  },
}

const attest = {
  config: { access: allow('attestations:write', 'secretariat', 'organisation', 'city') },
  schema: {
    operationId: 'addAttestation',
    summary: 'Attest what the applicant claimed',
    description: `The focal point of the applicant's city, or staff that run the program, confirm a claim that needs it: the managerial level of
the post. The report then shows it as met. A focal point reads the post and the nomination form to know what it vouches for.
A later change of the post voids the attestation.`,
    tags: ['eligibility'],
    params,
    body: ref(NewAttestation),
    response: { 201: ref(Attestation) },
  },
}
