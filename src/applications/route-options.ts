import { type TSchema, Type } from 'typebox'
import { type Access, allow } from '../http/auth.ts'
import { CATALOGUE } from '../http/headers.ts'
import { Id, ref } from '../http/wire.ts'
import { WithReason } from '../programs/schema.ts'
import {
  ApplicationEligibility,
  Attestation,
  EligibilityCheck,
  EligibilityReport,
  NewAttestation,
  NewWaiver,
  Waiver,
} from './eligibility-schema.ts'
import {
  Allocation,
  ApplicantCorrection,
  Application,
  ApplicationChange,
  ApplicationPage,
  ApplicationQuery,
  ApplicationReturn,
  CityCap,
  CityCapRemoval,
  Ineligibility,
  Lifecycle,
  NewApplication,
  StartedApplication,
} from './schema.ts'

const open = 'public' as const
const params = Type.Object({ application_id: Id })
const ofProgram = Type.Object({ program_id: Id })
const ofCity = Type.Object({ program_id: Id, city_id: Id })

const reads = allow('applications:read', 'secretariat', 'organisation', 'city', 'reviewer', 'frontend', 'applicant')
const applies = allow('applications:write', 'secretariat', 'city', 'frontend', 'applicant')
const isApplicant = allow('applications:write', 'applicant')
const screens = allow('screening:write', 'secretariat', 'organisation')

/** An action on one application that answers with the application. */
const action = (operationId: string, summary: string, access: Access) => ({
  config: { access },
  schema: { operationId, summary, tags: ['applications'], params, response: { 200: ref(Application) } },
})

const actionWith = <T extends TSchema>(operationId: string, summary: string, access: Access, body: T) => {
  const { config, schema } = action(operationId, summary, access)
  return { config, schema: { ...schema, body: ref(body) } }
}

export const lifecycle = {
  config: CATALOGUE,
  schema: {
    operationId: 'getLifecycle',
    summary: 'Every state and move of an application, as data',
    tags: ['applications'],
    response: { 200: ref(Lifecycle) },
  },
}

export const check = {
  config: { access: open },
  schema: {
    operationId: 'checkEligibility',
    summary: 'May this official apply? Facts in, report out, nothing stored',
    tags: ['eligibility'],
    params: ofProgram,
    body: ref(EligibilityCheck),
    response: { 200: ref(EligibilityReport) },
  },
}

export const allocation = {
  config: { access: open },
  schema: {
    operationId: 'getAllocation',
    summary: 'What a city may use in a program and what it uses, slot by slot',
    tags: ['applications'],
    params: ofCity,
    response: { 200: ref(Allocation) },
  },
}

export const setCap = {
  config: { access: allow('allocations:write', 'secretariat') },
  schema: {
    operationId: 'setCityCap',
    summary: 'Set the cap of one city in a program, with a reason',
    tags: ['applications'],
    params: ofCity,
    body: ref(CityCap),
    response: { 200: ref(Allocation) },
  },
}

export const removeCap = {
  config: { access: allow('allocations:write', 'secretariat') },
  schema: {
    operationId: 'removeCityCap',
    summary: 'Take the cap of one city back; the program’s own holds again',
    tags: ['applications'],
    params: ofCity,
    querystring: CityCapRemoval,
    response: { 204: Type.Null({ description: 'The city has no cap of its own' }) },
  },
}

export const start = {
  config: { access: allow('applications:write', 'secretariat', 'organisation', 'city', 'frontend') },
  schema: {
    operationId: 'startApplication',
    summary: 'Begin a draft; the answer has the applicant’s own credential',
    tags: ['applications'],
    params: ofProgram,
    body: ref(NewApplication),
    response: { 201: ref(StartedApplication) },
  },
}

export const list = {
  config: { access: reads },
  schema: {
    operationId: 'listApplications',
    summary: 'List the applications that the caller can see',
    tags: ['applications'],
    querystring: ApplicationQuery,
    response: { 200: ref(ApplicationPage) },
  },
}

export const get = action('getApplication', 'One application', reads)

export const update = {
  config: { access: applies, ifMatch: 'required' as const },
  schema: actionWith('updateApplication', 'Change a draft, or correct what was returned', applies, ApplicationChange)
    .schema,
}

export const eligibility = {
  config: { access: reads },
  schema: {
    operationId: 'getApplicationEligibility',
    summary: 'Every criterion as it stands now, and as it was frozen at submission',
    tags: ['eligibility'],
    params,
    response: { 200: ref(ApplicationEligibility) },
  },
}

export const waive = {
  config: { access: screens },
  schema: {
    operationId: 'addWaiver',
    summary: 'Approve an exception to one criterion, with a reason and a name',
    tags: ['eligibility'],
    params,
    body: ref(NewWaiver),
    response: { 201: ref(Waiver) },
  },
}

export const attest = {
  config: { access: screens },
  schema: {
    operationId: 'addAttestation',
    summary: 'Vouch for what the applicant claimed',
    tags: ['eligibility'],
    params,
    body: ref(NewAttestation),
    response: { 201: ref(Attestation) },
  },
}

export const submit = action('submitApplication', 'Hand in a draft; takes one of the city’s slots', isApplicant)
export const resubmit = action('resubmitApplication', 'Hand in again what was returned', isApplicant)
export const startReview = action('startReview', 'Take a submitted application into review', screens)
export const withdraw = actionWith(
  'withdrawApplication',
  'Give up an application; frees slot and seat',
  allow('applications:write', 'secretariat', 'organisation', 'city', 'applicant'),
  WithReason,
)
export const giveBack = actionWith(
  'returnApplication',
  'Return an application to be corrected',
  screens,
  ApplicationReturn,
)
export const correct = actionWith(
  'correctApplicant',
  'Correct a misspelling of the person after the submission, with a reason',
  screens,
  ApplicantCorrection,
)
export const markIneligible = actionWith(
  'markIneligible',
  'End an application by the hard criteria it does not meet; frees the slot',
  screens,
  Ineligibility,
)
export const reinstate = actionWith(
  'reinstateApplication',
  'Take an ineligible application up again; takes a slot again, and can fail',
  screens,
  WithReason,
)
