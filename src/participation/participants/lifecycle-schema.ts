import { Choice } from '../../http/wire.ts'
import type { ParticipantAction, ParticipantStatus } from './lifecycle.ts'

export const ParticipantStateName = Choice<ParticipantStatus>('ParticipantState', {
  confirmed: 'The place is confirmed',
  travel_ready: 'Everything on the checklist is done',
  arrived: 'Was checked in at the desk',
  completed: 'Took part as the program asks',
  no_show: 'Did not come',
  left_early: 'Came, and left before the end',
  cancelled: 'The place was given up or taken back',
})
export const ParticipantActionName = Choice<ParticipantAction>('ParticipantAction', {
  become_ready: 'The last item of the checklist is done',
  become_unready: 'An item of the checklist is open again',
  check_in: 'Check in at the desk',
  miss: 'Say that the person did not come',
  leave: 'Say that the person left before the end',
  complete: 'Say that the person took part as the program asks',
  cancel: 'The application is no longer confirmed',
  confirm: 'The application is confirmed again',
})
