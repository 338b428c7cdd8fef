import { Type } from 'typebox'
import { WithReason } from '../../catalogue/programs/schema.ts'
import { allow } from '../../http/auth.ts'
import { answer, Id, IdOf, lines, ref } from '../../http/wire.ts'
import {
  AttendanceRecorded,
  CheckIn,
  CodeCheckIn,
  Completion,
  NewAttendance,
  NoShow,
  ParticipantDetails,
  ParticipantPage,
  ParticipantQuery,
} from './schema.ts'

const tags = ['participants']
const ofProgram = Type.Object({ program_id: Id })
const ofApplication = Type.Object({ application_id: IdOf('the application') })
const runs = { access: allow('participants:write', 'secretariat', 'organisation') }
const moved = { 200: answer('The participant', ref(ParticipantDetails)) }

export const list = {
  config: { access: allow('participants:read', 'secretariat', 'organisation', 'city') },
  schema: {
    operationId: 'listParticipants',
    summary: 'List the participants of a program',
    description: 'Lists the people with a seat in a program, by city and name. A city sees its own.',
    tags,
    params: ofProgram,
    querystring: ParticipantQuery,
    response: { 200: answer('A page of participants', ref(ParticipantPage)) },
  },
}

export const get = {
  config: { access: allow('applications:read', 'secretariat', 'organisation', 'city', 'applicant') },
  schema: {
    operationId: 'getParticipant',
    summary: 'Get the participation of a person with a confirmed place',
    description: lines(
      'Gets how the participation stands: the checklist before the journey, the arrival, and what was attended.',
      'The code on the badge is for the participant and for those who run the program. A city sees its own participants, without the code.',
    ),
    tags,
    params: ofApplication,
    response: moved,
  },
}

export const checkIn = {
  config: runs,
  schema: {
    operationId: 'checkInParticipant',
    summary: 'Check a participant in',
    description: lines(
      'Records the arrival of a participant at the desk. With the code of the badge, it must be the one of this participant.',
      'To check in again changes nothing and gives the same answer, so a badge may be scanned twice. Somebody who was given up and comes late is checked in, too.',
    ),
    errors: ['not_a_participant', 'code_unknown', 'too_early', 'participant_state'],
    tags,
    params: ofApplication,
    body: ref(CheckIn),
    response: moved,
  },
}

export const checkInByCode = {
  config: runs,
  schema: {
    operationId: 'checkInByCode',
    summary: 'Check in whoever has the badge with a code',
    description: lines(
      'Records the arrival of the participant with this code, as checkInParticipant does: a desk needs only the badge.',
      'A code is valid in its own program only.',
    ),
    errors: ['not_a_participant', 'code_unknown', 'too_early', 'participant_state'],
    tags,
    params: ofProgram,
    body: ref(CodeCheckIn),
    response: moved,
  },
}

export const noShow = {
  config: runs,
  schema: {
    operationId: 'markNoShow',
    summary: 'Record that a participant did not come',
    description: lines(
      'Records from the first day on that a participant did not come. The seat stays taken: the program has begun.',
      'It is no judgement, and a late flight undoes it: check the participant in.',
    ),
    errors: ['not_a_participant', 'too_early', 'participant_state'],
    tags,
    params: ofApplication,
    body: ref(NoShow),
    response: moved,
  },
}

export const leftEarly = {
  config: runs,
  schema: {
    operationId: 'markLeftEarly',
    summary: 'Record that a participant left before the end',
    description: 'Records that a participant who was there left early. The program is then not completed.',
    errors: ['not_a_participant', 'participant_state'],
    tags,
    params: ofApplication,
    body: ref(WithReason),
    response: moved,
  },
}

export const complete = {
  config: runs,
  schema: {
    operationId: 'completeParticipant',
    summary: 'Complete a participant',
    description: lines(
      'Records from the last day on that a participant took part as the program asks: see `selection.attendance`.',
      'Whoever attended less is refused, unless a reason is given; the history keeps it. The certificate follows from this.',
    ),
    errors: ['not_a_participant', 'participant_state', 'too_early', 'attendance_too_low'],
    tags,
    params: ofApplication,
    body: ref(Completion),
    response: moved,
  },
}

export const attendance = {
  config: runs,
  schema: {
    operationId: 'recordAttendance',
    summary: 'Record who attended a day or a session',
    description: lines(
      'Records for many participants at once who was there, and who was not: on a day, or at a session of the agenda. All of it, or nothing.',
      'The last word counts, so a slip is corrected by recording it again. Only people who were checked in can be named.',
    ),
    errors: ['content_invalid'],
    tags,
    params: ofProgram,
    body: ref(NewAttendance),
    response: { 200: answer('What was noted', ref(AttendanceRecorded)) },
  },
}
