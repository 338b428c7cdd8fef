import type { Selection } from '../../catalogue/programs/settings-schema.ts'

const USUAL = { per_application: 2, not_own_country: false }

/** How a program reviews, with what it leaves out. */
export const reviewsOf = ({ selection }: { selection: Selection }) => ({ ...USUAL, ...selection.reviews })
