/** `time`: a deadline has passed. `system`: it follows from another action. `staff`: those who run the program. `page`: a web page, by its key. */
const BY = ['applicant', 'frontend', 'page', 'city', 'staff', 'system', 'time'] as const
export type By = (typeof BY)[number]

export interface Rule {
  by: readonly By[]
  /** The last stage of the program in which callers can take the action. Left out: only time and the system take it. */
  until?: 'call' | 'program'
  /** The operation of the API. Left out: no caller can take the action. */
  operation?: string
  guard: string
}

/** Every action, who can take it, and until when. `allowed` lists them in this order. */
export const ACTIONS = {
  start: {
    by: ['frontend', 'page', 'city', 'staff'],
    until: 'call',
    operation: 'startApplication',
    guard: 'The program is published and its call has not ended; the person has no other active application in it.',
  },
  start_deferred: {
    by: ['staff'],
    guard: 'A place in an earlier program was deferred to this one. Takes one of the city’s slots.',
  },
  submit: {
    by: ['applicant'],
    until: 'call',
    operation: 'submitApplication',
    guard: 'Every hard criterion is met, unverified or waived. Takes one of the city’s slots.',
  },
  lapse: {
    by: ['time'],
    guard: 'A draft, at the end of its call; without a released decision, at the end of the program. Frees the slot.',
  },
  reopen: {
    by: ['system'],
    guard: 'The call that ended the draft is extended, and the person has no other active application in the program.',
  },
  withdraw: {
    by: ['applicant', 'city', 'staff'],
    until: 'program',
    operation: 'withdrawApplication',
    guard: 'Needs a reason. Frees slot and seat.',
  },
  start_review: { by: ['staff'], until: 'program', operation: 'startReview', guard: '' },
  return: {
    by: ['staff'],
    until: 'program',
    operation: 'returnApplication',
    guard: 'Says what to correct, and until when. Keeps the slot. A returned application gets another list and date.',
  },
  resubmit: {
    by: ['applicant'],
    until: 'program',
    operation: 'resubmitApplication',
    guard: 'Before the given date, also after the call has closed. Checks the same criteria as submit.',
  },
  overdue: {
    by: ['time'],
    guard: 'The given date has passed. Flags it incomplete. It becomes ineligible only if the program says so.',
  },
  mark_ineligible: {
    by: ['staff'],
    until: 'program',
    operation: 'markIneligible',
    guard: 'Names at least one hard criterion. Frees the slot.',
  },
  reinstate: {
    by: ['staff'],
    until: 'program',
    operation: 'reinstateApplication',
    guard: 'No hard criterion fails any more, after a waiver or corrected facts. Takes a slot again.',
  },
  release: {
    by: ['staff'],
    until: 'program',
    operation: 'releaseDecisions',
    guard: 'Needs a decision. Seats, the city’s participant cap and the hard criteria hold for the whole batch.',
  },
  promote: {
    by: ['staff', 'system'],
    until: 'program',
    operation: 'promoteApplication',
    guard: 'Needs a free seat, within the city’s participant cap.',
  },
  close_waitlist: {
    by: ['staff', 'time'],
    until: 'program',
    operation: 'closeWaitlist',
    guard: 'By staff for the whole waitlist, or at the end of the program.',
  },
  accept: { by: ['applicant'], until: 'program', operation: 'acceptOffer', guard: 'Before reply_by.' },
  accept_on_behalf: {
    by: ['city', 'staff'],
    until: 'program',
    operation: 'acceptOnBehalf',
    guard: 'The applicant said so in another way. Needs a reason. Before reply_by.',
  },
  decline: {
    by: ['applicant', 'city'],
    until: 'program',
    operation: 'declineOffer',
    guard: 'Frees slot and seat.',
  },
  decline_on_behalf: {
    by: ['city', 'staff'],
    until: 'program',
    operation: 'declineOnBehalf',
    guard: 'The applicant said so in another way. Needs a reason. Frees slot and seat.',
  },
  expire: { by: ['time'], guard: 'reply_by has passed, or the program has ended. Frees slot and seat.' },
  confirm: { by: ['system'], guard: 'Every condition is met or waived.' },
  withdraw_offer: {
    by: ['staff', 'system'],
    until: 'program',
    operation: 'withdrawOffer',
    guard: 'Needs a reason. Frees slot and seat. The system does it if a visa is refused.',
  },
  renew: {
    by: ['staff'],
    until: 'program',
    operation: 'renewOffer',
    guard: 'A new offer with another reply_by, after the last one expired. Takes a slot and a seat again.',
  },
  defer: {
    by: ['staff'],
    until: 'program',
    operation: 'deferApplication',
    guard: 'Names a later program, where a new application starts in review. Frees slot and seat here.',
  },
  reconsider: {
    by: ['staff'],
    until: 'program',
    operation: 'reconsiderApplication',
    guard: 'Needs a reason. Takes a slot again, unless it still holds one.',
  },
  cancel_program: { by: ['system'], guard: 'The program is cancelled.' },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof ACTIONS
