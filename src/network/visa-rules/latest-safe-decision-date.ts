import { Temporal } from 'temporal-polyfill'

/** The terms of a host country for the holders of a passport. */
export interface VisaTerms {
  required: boolean
  /** Days until the support letter is issued, and days that the mission takes. */
  letter_days: number
  processing_days: number
  /** The mission wants the letter on paper, which takes `courier_days` to arrive. */
  original_needed: boolean
  courier_days: number
}

/** The days from a decision to the visa, with days to spare. */
export const visaDaysOf = (
  { letter_days, processing_days, original_needed, courier_days }: Omit<VisaTerms, 'required'>,
  buffer_days: number,
): number => letter_days + (original_needed ? courier_days : 0) + processing_days + buffer_days

/** The last day on which a decision leaves these days before the first day of a program. */
export const latestSafeDecisionDate = (starts_on: string, days: number): string =>
  Temporal.PlainDate.from(starts_on).subtract({ days }).toString()
