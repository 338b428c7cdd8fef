import { latestSafeDecisionDate, visaDaysOf } from '../../network/visa-rules/latest-safe-decision-date.ts'
import { type Judge, met, notApplicable, notMet, plural, unverified, words } from './findings.ts'
import type { Facts } from './report.ts'
import { daysUntil, needsPassport, passportNeededUntil, plannedDecision, visaBuffer, visaDays } from './travel-clock.ts'

export const formComplete: Judge = ({ form }) => {
  if (!form) return unverified('You fill in the application form when you apply.')
  if (form.errors.length === 0) return met('The application form is complete.')
  const count = plural(form.errors.length, 'answer')
  return notMet('applicant', `The application form is not complete: ${count} to add or to correct.`, {
    errors: form.errors,
  })
}

export const documentsComplete: Judge = ({ documents, program: { required_documents } }) => {
  if (required_documents.length === 0) return notApplicable('No documents are needed.')
  const list = (kinds: readonly string[]) => kinds.map(words).join(', ')
  if (!documents) return unverified(`You upload these documents when you apply: ${list(required_documents)}.`)
  const missing = required_documents.filter((required) => !documents.some(({ kind }) => kind === required))
  if (missing.length === 0) return met('Every required document is uploaded.')
  return notMet('applicant', `These documents are missing: ${list(missing)}.`, { missing })
}

/** Passports are valid for ten years, in a few countries for fifteen. */
const PASSPORT_YEARS = 15
/** The Buddhist calendar of Thailand counts the year 2017 as 2560. */
const BUDDHIST_YEARS = 543

/** The fault of a passport: its expiry day is past, or later than any passport is valid. Null: no fault. */
export function passportFault({ now, passport }: Pick<Facts, 'now' | 'passport'>): string | null {
  const expires_on = passport?.expires_on
  if (!expires_on) return null
  if (expires_on < now.slice(0, 10)) return `Your passport expired on ${expires_on}.`
  const year = Number(expires_on.slice(0, 4))
  const latest = Number(now.slice(0, 4)) + PASSPORT_YEARS
  if (year <= latest) return null
  const told = `You say that your passport is valid until ${year}. No passport is valid for so long.`
  const common = year - BUDDHIST_YEARS
  return common > latest - 2 * PASSPORT_YEARS && common <= latest
    ? `${told} This seems to be a year of the Buddhist calendar: write ${common}.`
    : `${told} Correct the year.`
}

export const passportValidity: Judge = (facts) => {
  const { passport, program } = facts
  const fault = passportFault(facts)
  const isNeeded = needsPassport(program)
  // A faulty passport is reported even if the program does not ask for one.
  if (!isNeeded && !(fault && program.country))
    return notApplicable(fault ? `No passport is needed. ${fault}` : 'No passport is needed.')
  const valid_until = passportNeededUntil(program.ends_on)
  const needs = `valid until ${valid_until}, six months past the last day`
  const expires_on = passport?.expires_on
  if (!expires_on)
    return unverified(`Tell us when your passport expires: it should be ${needs}.`, 'applicant', {
      needed: valid_until,
    })
  const detail = { expires_on, needed: valid_until }
  if (fault) return notMet('applicant', `${fault} It should be ${needs}.`, detail)
  if (expires_on >= valid_until) return met('Your passport is valid long enough.', detail)
  return notMet('applicant', `Your passport should be ${needs}. Renew it before you travel.`, detail)
}

export const visaLeadTime: Judge = ({ passport, nationality, city, program, visa }, params) => {
  const { country, starts_on } = program
  if (!country || !needsPassport(program)) return notApplicable('No journey abroad is needed.')
  const from = passport?.country ?? nationality ?? city?.country
  if (!from) return unverified('Tell us which country issued your passport: you may need a visa.', 'applicant')
  if (from === country) return notApplicable('No visa is needed in your own country.')
  if (visa && !visa.required) return notApplicable('No visa is needed with your passport.')
  const decision = plannedDecision(program)
  if (!decision) return notApplicable('The day of the decision is not known yet.')
  const days = daysUntil(starts_on, decision)
  const needed = visa ? visaDaysOf(visa, visaBuffer(program.visa_buffer_days)) : visaDays(params)
  const facts = {
    decision_on: decision,
    days,
    needed,
    latest_safe_decision_date: latestSafeDecisionDate(starts_on, needed),
  }
  if (days >= needed) return met(`There are ${plural(days, 'day')} for a visa after the planned decision.`, facts)
  const left = days > 0 ? `only ${plural(days, 'day')}` : 'no days'
  return notMet(
    'nobody',
    `There are ${left} for a visa after the planned decision. Ask the embassy now how long it takes.`,
    facts,
  )
}
