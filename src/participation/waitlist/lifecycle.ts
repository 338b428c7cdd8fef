export const REPLACEMENT_STATUSES = ['open', 'proposed', 'taken', 'lapsed'] as const
export type ReplacementStatus = (typeof REPLACEMENT_STATUSES)[number]

/**
 * Every move of a replacement, by state, and by whom. They follow the status of the applications: the nominee's submission
 * proposes it, an offer to the nominee takes it. The database's replacement_follows_status must agree.
 */
export const MOVES = {
  open: {
    propose: { to: 'proposed', by: 'system' },
    lapse: { to: 'lapsed', by: 'time' },
    take_back: { to: 'lapsed', by: 'system' },
  },
  proposed: {
    take: { to: 'taken', by: 'system' },
    reopen: { to: 'open', by: 'system' },
    lapse: { to: 'lapsed', by: 'system' },
    take_back: { to: 'lapsed', by: 'system' },
  },
  taken: {},
  lapsed: {},
} as const satisfies Record<ReplacementStatus, Record<string, { to: ReplacementStatus; by: 'system' | 'time' }>>

/** Whether the seat still belongs to the city: nobody is promoted to it. */
export const isHeld = (status: ReplacementStatus) => Object.keys(MOVES[status]).length > 0
