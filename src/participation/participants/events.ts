import { Type } from 'typebox'
import { Id } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'
import { PARTICIPANT_STATUSES, type ParticipantStatus } from './lifecycle.ts'

const movedTo = (status: ParticipantStatus) =>
  defineEvent(`participant.${status}`, { city_id: Id }, { from: PARTICIPANT_STATUSES, to: [status] })

/** The events of moves, by the new status. */
export const participantMoved = {
  confirmed: movedTo('confirmed'),
  travel_ready: movedTo('travel_ready'),
  arrived: movedTo('arrived'),
  completed: movedTo('completed'),
  no_show: movedTo('no_show'),
  left_early: movedTo('left_early'),
  cancelled: movedTo('cancelled'),
} satisfies Record<ParticipantStatus, object>

export const attendanceRecorded = defineEvent('program.attendance_recorded', {
  on: Type.String({ format: 'date' }),
  present: Type.Integer(),
  absent: Type.Integer(),
})

export const events = [...Object.values(participantMoved), attendanceRecorded]
