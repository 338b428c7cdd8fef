import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { answer, Id, lines, ref } from '../../http/wire.ts'
import { HistoryPage, HistoryQuery } from '../../record/schema.ts'
import { ApplicationForm } from '../forms/schema.ts'
import { CallExtension } from './call-schema.ts'
import {
  ChangedProgram,
  ChangeQuery,
  NewProgram,
  Program,
  ProgramChange,
  ProgramPage,
  ProgramQuery,
  WithReason,
} from './schema.ts'

const tags = ['programs']
const params = Type.Object({ program_id: Id })
const runs = { access: allow('programs:write', 'secretariat', 'organisation') }
const moves = { ...runs, ifMatch: 'optional' as const }

export const list = {
  config: CATALOGUE,
  schema: {
    operationId: 'listPrograms',
    summary: 'List the programs',
    description: lines(
      'Lists the published programs; with a credential of staff also the drafts that it may see.',
      '`phase` is derived from the dates and the clock, so `phase=call_open` lists the calls that take applications now.',
    ),
    tags,
    querystring: ProgramQuery,
    response: { 200: answer('A page of programs', ref(ProgramPage)) },
  },
}

export const create = {
  config: runs,
  schema: {
    operationId: 'createProgram',
    summary: 'Create a program as a draft',
    description: lines(
      'Creates a program as a draft. Only those who run it see a draft; nobody can apply.',
      'A host becomes the host of the program that it creates. It can tighten the rules of the network and cannot loosen them.',
    ),
    errors: ['content_invalid'],
    tags,
    body: ref(NewProgram),
    response: { 201: answer('The new program', ref(Program)) },
  },
}

export const get = {
  config: CATALOGUE,
  schema: {
    operationId: 'getProgram',
    summary: 'Get a program with its call',
    description: lines(
      'Gets a program with its call, criteria, coverage and materials.',
      'The `ETag` changes with the phase too.',
    ),
    tags,
    params,
    response: { 200: answer('The program', ref(Program)) },
  },
}

export const update = {
  config: { ...runs, ifMatch: 'required' as const },
  schema: {
    operationId: 'updateProgram',
    summary: 'Update a program',
    description: lines(
      'Changes the given members of a program; the others stay, and a list is replaced as a whole.',
      'The call of a published program is moved by extendCall and closeCall, not here.',
      'A change of the dates, the place or the format of a published program keeps its applications, and `touched` says whom it concerns: offers and places are to be accepted again, letters are void, interviews are too late. `dry_run` shows it first.',
      'After a change of the questions, `touched_applications` lists the submitted applications whose answers no longer match.',
    ),
    errors: ['program_status', 'content_invalid', 'program_incomplete', 'seats_exceeded', 'city_participants_exceeded'],
    tags,
    params,
    querystring: ChangeQuery,
    body: ref(ProgramChange),
    response: { 200: answer('The program, changed', ref(ChangedProgram)) },
  },
}

export const publish = {
  config: moves,
  schema: {
    operationId: 'publishProgram',
    summary: 'Publish a draft; if it is incomplete, the errors list what is missing',
    description: lines(
      'Publishes a draft: the program becomes visible to everyone, and its call opens at its date.',
      'Refused with a list if something is missing that the program cannot do without. There is no way back to a draft.',
    ),
    errors: ['program_status', 'program_incomplete', 'content_invalid'],
    tags,
    params,
    response: { 200: answer('The program, published', ref(Program)) },
  },
}

export const extend = {
  config: moves,
  schema: {
    operationId: 'extendCall',
    summary: 'Extend the call to a later deadline',
    description: lines(
      'Moves the end of the call to a later instant, with a reason that the public history shows.',
      'Drafts that the old end had ended become drafts again, except where the person has a newer application.',
    ),
    errors: ['program_status', 'program_over', 'content_invalid', 'call_closed'],
    tags,
    params,
    body: ref(CallExtension),
    response: { 200: answer('The program with the new end of its call', ref(Program)) },
  },
}

export const close = {
  config: moves,
  schema: {
    operationId: 'closeCall',
    summary: 'Close the call now',
    description: lines(
      'Ends the call now, with a reason that the public history shows. Open drafts lapse.',
      'extendCall can open it again.',
    ),
    errors: ['program_status', 'call_closed', 'call_not_open', 'content_invalid'],
    tags,
    params,
    body: ref(WithReason),
    response: { 200: answer('The program with its closed call', ref(Program)) },
  },
}

export const cancel = {
  config: moves,
  schema: {
    operationId: 'cancelProgram',
    summary: 'Cancel a program and its applications',
    description: lines(
      'Cancels a program, with a reason. Every active application ends as `program_cancelled`; slots and seats are freed.',
      'There is no way back.',
    ),
    errors: ['program_status', 'program_over'],
    tags,
    params,
    body: ref(WithReason),
    response: { 200: answer('The program, cancelled', ref(Program)) },
  },
}

export const form = {
  config: CATALOGUE,
  schema: {
    operationId: 'getApplicationForm',
    summary: 'Get the application form of a program as one JSON Schema',
    description: lines(
      'Gets one JSON Schema for all sections of an application, with the program’s own questions in `answers`: labels, help, choices, limits, what is required.',
      'Everyone may read the form of a published program, and those who run it the form of a draft.',
      'An application that satisfies the schema, with the required documents, is complete: submitApplication refuses no field that the form does not name.',
      'It never tells whether the call is open or the city has a slot: ask checkEligibility.',
    ),
    tags,
    params,
    response: { 200: answer('The form', ref(ApplicationForm)) },
  },
}

export const history = {
  config: CATALOGUE,
  schema: {
    operationId: 'getProgramHistory',
    summary: 'Get the history of a program, such as changes of its dates, oldest first',
    description: lines(
      'Lists what happened to a program, oldest first, such as an extended call.',
      'The public sees its public entries without names; those who run it see all.',
    ),
    tags: ['programs'],
    params: Type.Object({ program_id: Id }),
    querystring: HistoryQuery,
    response: { 200: answer('A page of entries', ref(HistoryPage)) },
  },
}
