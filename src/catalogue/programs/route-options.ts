import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { Id, ref } from '../../http/wire.ts'
import { HistoryPage, HistoryQuery } from '../../record/schema.ts'
import { ApplicationForm } from '../forms/schema.ts'
import { CallExtension } from './call-schema.ts'
import { ChangedProgram, NewProgram, Program, ProgramChange, ProgramPage, ProgramQuery, WithReason } from './schema.ts'

const tags = ['programs']
const params = Type.Object({ program_id: Id })
const runs = { access: allow('programs:write', 'secretariat', 'organisation') }

export const list = {
  config: CATALOGUE,
  schema: {
    operationId: 'listPrograms',
    summary: 'List the programs',
    tags,
    querystring: ProgramQuery,
    response: { 200: ref(ProgramPage) },
  },
}

export const create = {
  config: runs,
  schema: {
    operationId: 'createProgram',
    summary: 'Create a program as a draft',
    tags,
    body: ref(NewProgram),
    response: { 201: ref(Program) },
  },
}

export const get = {
  config: CATALOGUE,
  schema: {
    operationId: 'getProgram',
    summary: 'Get a program with its call',
    tags,
    params,
    response: { 200: ref(Program) },
  },
}

export const update = {
  config: { ...runs, ifMatch: 'required' as const },
  schema: {
    operationId: 'updateProgram',
    summary: 'Update a program',
    tags,
    params,
    body: ref(ProgramChange),
    response: { 200: ref(ChangedProgram) },
  },
}

export const publish = {
  config: runs,
  schema: {
    operationId: 'publishProgram',
    summary: 'Publish a draft; if it is incomplete, the errors list what is missing',
    tags,
    params,
    response: { 200: ref(Program) },
  },
}

export const extend = {
  config: runs,
  schema: {
    operationId: 'extendCall',
    summary: 'Extend the call to a later deadline',
    tags,
    params,
    body: ref(CallExtension),
    response: { 200: ref(Program) },
  },
}

export const close = {
  config: runs,
  schema: {
    operationId: 'closeCall',
    summary: 'Close the call now',
    tags,
    params,
    body: ref(WithReason),
    response: { 200: ref(Program) },
  },
}

export const cancel = {
  config: runs,
  schema: {
    operationId: 'cancelProgram',
    summary: 'Cancel a program and its applications',
    tags,
    params,
    body: ref(WithReason),
    response: { 200: ref(Program) },
  },
}

export const form = {
  config: CATALOGUE,
  schema: {
    operationId: 'getApplicationForm',
    summary: 'Get the application form of a program as one JSON Schema',
    description: `Anyone may read the form of a published program, and staff the form of a draft.
It is one JSON Schema for all sections of an application, with the program’s own questions in \`answers\`: labels, help, choices, limits, and what is required.
An application that satisfies the schema, with the required documents, is complete: submitApplication refuses no field that the form does not name.
It never tells whether the call is open or the city has a slot: ask checkEligibility.`,
    tags,
    params,
    response: { 200: ref(ApplicationForm) },
  },
}

export const history = {
  config: CATALOGUE,
  schema: {
    operationId: 'getProgramHistory',
    summary: 'Get the history of a program, such as changes of its dates, oldest first',
    tags: ['programs'],
    params: Type.Object({ program_id: Id }),
    querystring: HistoryQuery,
    response: { 200: ref(HistoryPage) },
  },
}
