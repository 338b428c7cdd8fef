import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { answer, IdOf, lines, ref } from '../../http/wire.ts'
import {
  Booking,
  Interview,
  InterviewPage,
  InterviewQuery,
  Invitations,
  NewInvitations,
  NewOutcome,
  ZoneQuery,
} from './schema.ts'
import { MadeSlots, NewSlots, SlotPage, SlotQuery } from './slot-schema.ts'

const tags = ['interviews']
const ofProgram = Type.Object({ program_id: IdOf('the program') })
const ofApplication = Type.Object({ application_id: IdOf('the application') })
const ofInterview = Type.Object({ interview_id: IdOf('the interview') })
const runs = { access: allow('screening:write', 'secretariat', 'organisation') }
const books = allow('applications:write', 'secretariat', 'organisation', 'applicant')
const state = ['transition_not_allowed', 'not_invited', 'interview_state']
const place = ['slot_taken', 'interview_overlaps', 'content_invalid']
const interview = (words: string) => answer(words, ref(Interview))
const calendar = {
  200: {
    description: 'The calendar',
    content: { 'text/calendar': { schema: Type.String({ description: 'An iCalendar document (RFC 5545)' }) } },
  },
}
const produces = ['text/calendar']

export const createSlots = {
  config: runs,
  schema: {
    operationId: 'createInterviewSlots',
    summary: 'Create interview slots, generated or given singly',
    description: lines(
      'Makes the times that interviewers offer, all or none, for those who run the program. At most 1,000 at once.',
      'From an availability it makes one slot after another, with the program’s length and pause, on each day of the program’s interview window, by the clock of the interviewer’s zone.',
      'Generated slots in the past are left out. An interviewer is in one meeting at a time, over all programs, by the e-mail address.',
      'It invites nobody.',
    ),
    errors: ['program_status', 'slots_overlap', 'content_invalid'],
    tags,
    params: ofProgram,
    body: ref(NewSlots),
    response: { 201: answer('What was made', ref(MadeSlots)) },
  },
}

export const listSlots = {
  config: { access: allow('applications:read', 'secretariat', 'organisation', 'reviewer', 'applicant') },
  schema: {
    operationId: 'listInterviewSlots',
    summary: 'List interview slots, in a zone of choice',
    description: lines(
      'Lists slots in the order of time. An applicant gets those that can be booked now; an interviewer their own; those who run the program all, or with `application_id` those that this application can book.',
      'Instants are in UTC, with local times beside them in `time_zone`. Left out, it is the zone that the applicant told, else that of the city’s country if it has one zone only, else the program’s: `time_zone_from` says which.',
      'Slots of people from the applicant’s own city or organisation are left out. A warning tells if no free slot is between 08:00 and 20:00 of the applicant’s day.',
      'An applicant who is not invited gets an empty list.',
    ),
    tags,
    params: ofProgram,
    querystring: SlotQuery,
    response: { 200: answer('A page of slots', ref(SlotPage)) },
  },
}

export const deleteSlot = {
  config: runs,
  schema: {
    operationId: 'deleteInterviewSlot',
    summary: 'Delete an interview slot that nobody has booked',
    description: lines(
      'Deletes a slot, for those who run the program. The database refuses it while an interview has a place of it.',
      'A second call answers 404.',
    ),
    errors: ['slot_booked'],
    tags,
    params: Type.Object({ slot_id: IdOf('the slot') }),
    response: { 204: Type.Null({ description: 'Deleted' }) },
  },
}

export const invite = {
  config: runs,
  schema: {
    operationId: 'inviteToInterview',
    summary: 'Invite applicants to an interview: one, many, or all in review',
    description: lines(
      'Invites applications in review, all or none, for those who run the program. An applicant then books a slot with bookInterview.',
      'Applicants who find no free slot between 08:00 and 20:00 of their day are named in `warnings`, and invited all the same.',
      'Who was cancelled or not held can be invited again; who missed one, as often as the program allows. It books nothing, and moves no application.',
    ),
    errors: ['transition_not_allowed', 'invitations_refused'],
    tags,
    params: ofProgram,
    body: ref(NewInvitations),
    response: { 200: answer('Who was invited', ref(Invitations)) },
  },
}

export const list = {
  config: { access: allow('applications:read', 'secretariat', 'organisation', 'reviewer') },
  schema: {
    operationId: 'listInterviews',
    summary: 'List the interviews of a program',
    description:
      'Lists interviews in the order of the invitations: those who run the program get all, an interviewer gets their own.',
    tags,
    params: ofProgram,
    querystring: InterviewQuery,
    response: { 200: answer('A page of interviews', ref(InterviewPage)) },
  },
}

export const get = {
  config: {
    access: allow('applications:read', 'secretariat', 'organisation', 'city', 'frontend', 'reviewer', 'applicant'),
  },
  schema: {
    operationId: 'getInterview',
    summary: 'Get the interview of an application',
    description: lines(
      'Gets the last interview of an application, for all who may see the application; an interviewer gets it if it is theirs.',
      'The link or phone number of the meeting is shown to the applicant, the interviewer and staff; what came of it to the interviewer and staff only.',
      'Without an invitation the answer is 404.',
    ),
    tags,
    params: ofApplication,
    querystring: ZoneQuery,
    response: { 200: interview('The interview') },
  },
}

export const book = {
  config: { access: books },
  schema: {
    operationId: 'bookInterview',
    summary: 'Book an interview slot',
    description: lines(
      'Takes a place of a free slot for an applicant who is invited. The applicant does it, or staff on their behalf.',
      'A place, a person and an interviewer are never booked twice: of many who want the last place at once, one gets it; the others get `slot_taken` with the next free slots.',
      'With `time_zone` the applicant tells in which zone they read times.',
    ),
    errors: [...state, ...place],
    tags,
    params: ofApplication,
    body: ref(Booking),
    response: { 200: interview('The interview, booked') },
  },
}

export const move = {
  config: { access: books, ifMatch: 'required' as const },
  schema: {
    operationId: 'moveInterview',
    summary: 'Move an interview to another slot',
    description: lines(
      'Moves a booked interview to another free slot; its old place is free at once. Send `If-Match`.',
      'An applicant can do it before the interview begins, as often as the program allows (twice, if it says nothing). Moves by staff do not count.',
      'A refused move changes nothing: the interview keeps its slot.',
    ),
    errors: [...state, 'interview_time', 'no_moves_left', ...place],
    tags,
    params: ofApplication,
    body: ref(Booking),
    response: { 200: interview('The interview, moved') },
  },
}

export const cancel = {
  config: { access: books, ifMatch: 'optional' as const },
  schema: {
    operationId: 'cancelInterview',
    summary: 'Cancel an interview',
    description: lines(
      'Cancels an invitation or a booked interview; its place is free at once. The applicant can do it before the interview begins, staff always.',
      'It does not withdraw the application. Staff can invite again. A withdrawal, a decision, or the end of the application cancels it too.',
    ),
    errors: [...state, 'interview_time'],
    tags,
    params: ofApplication,
    response: { 204: Type.Null({ description: 'Cancelled' }) },
  },
}

export const outcome = {
  config: {
    access: allow('reviews:write', 'secretariat', 'organisation', 'reviewer'),
    ifMatch: 'optional' as const,
  },
  schema: {
    operationId: 'recordInterviewOutcome',
    summary: 'Record what came of an interview',
    description: lines(
      'Records the outcome, by the interviewer or by staff, once the interview has begun; `not_held` also before. Applicants never read scores, levels or notes.',
      'Held: scores on the rubric’s interview criteria, of which those that are required must be there, and a language level with what it rests on. A slip is corrected by recording it again.',
      'After `no_show` the applicant is invited again at once, as often as the program allows (once, if it says nothing): getInterview then shows the new invitation.',
    ),
    errors: [...state, 'interview_time', 'content_invalid'],
    tags,
    params: ofInterview,
    body: ref(NewOutcome),
    response: { 200: interview('The interview, with its outcome') },
  },
}

export const getCalendar = {
  config: {
    access: allow('applications:read', 'secretariat', 'organisation', 'reviewer', 'applicant'),
    produces,
  },
  schema: {
    operationId: 'getInterviewCalendar',
    summary: 'Get the calendar entry of an interview',
    description: lines(
      'Gets an iCalendar entry for the applicant, the interviewer or staff. It keeps its UID through moves, and SEQUENCE counts them.',
      'Of a cancelled interview it is a cancellation. Times are in UTC, and in words in the zones of both sides. 404 if it was never booked.',
    ),
    tags,
    params: ofInterview,
    response: calendar,
  },
}

export const getInterviewerCalendar = {
  config: { access: allow('applications:read', 'secretariat', 'organisation', 'reviewer'), produces },
  schema: {
    operationId: 'getInterviewerCalendar',
    summary: 'Get the calendar of an interviewer',
    description: lines(
      'Gets all interviews of one person in a program as iCalendar, for that person and for those who run the program.',
      'Interviews that were cancelled, or moved to somebody else, stand in it as cancelled, so that no calendar keeps them.',
    ),
    tags,
    params: Type.Object({ reviewer_id: IdOf('the reviewer') }),
    response: calendar,
  },
}

export const getProgramCalendar = {
  config: { access: allow('applications:read', 'secretariat', 'organisation'), produces },
  schema: {
    operationId: 'getProgramCalendar',
    summary: 'Get the calendar of a program’s interviews',
    description:
      'Gets all interviews of a program as iCalendar, for those who run it. Cancelled ones stand in it as cancelled.',
    tags,
    params: ofProgram,
    response: calendar,
  },
}
