import { deadlineText, localDate, momentText } from '../../platform/calendar.ts'
import { type Judge, met, notApplicable, notMet, plural, unverified } from './findings.ts'
import { callEndsAt } from './program-times.ts'
import type { MembershipPeriod } from './report.ts'

/** Half open: a submission counts if it is received before the deadline. It is judged at its instant of submission. */
export const callOpen: Judge = ({ now, submitted_at, due_at, late, program }) => {
  const { opens_at, timezone } = program
  const closes_at = callEndsAt(program)
  if (due_at) {
    const until = deadlineText(due_at, timezone)
    if (now < due_at) return met(`This application was returned to be corrected until ${until}.`, { due_at })
    return notMet('nobody', `This application could be corrected until ${until}. That time has passed.`, { due_at })
  }
  const at = submitted_at ?? now
  const facts = { opens_at, closes_at, judged_at: at }
  if (opens_at && at < opens_at)
    return notMet('applicant', `The call opens on ${momentText(opens_at, timezone)}. Apply from then on.`, facts)
  const end = deadlineText(closes_at, timezone)
  if (at < closes_at)
    return met(submitted_at ? 'This application was submitted in time.' : `The call is open until ${end}.`, facts)
  if (late) return met('The call has closed, but the secretariat has agreed to take this application late.', facts)
  return notMet('nobody', `The call is closed: its deadline was ${end}.`, facts)
}

const isSuspendedOn = (day: string, { suspended_from, suspended_until }: MembershipPeriod) =>
  suspended_from !== null && suspended_from <= day && (suspended_until === null || day <= suspended_until)

/** The 2017 calls: officials of member cities only. Judged on the program's local day; periods include both ends. */
export const cityMember: Judge = ({ now, city, program }) => {
  if (!city) return unverified('Tell us which city you work for: only member cities may nominate.', 'applicant')
  const on = localDate(now, program.timezone)
  const facts = { city_id: city.id, city: city.name, on }
  const current = city.memberships.filter(({ from, until }) => from <= on && (until === null || on <= until))
  if (current.some((period) => !isSuspendedOn(on, period)))
    return met(`${city.name} is an active member of the network.`, facts)
  const standing = current.length > 0 ? 'suspended as a member of the network' : 'not a member of the network'
  return notMet(
    'city',
    `${city.name} is ${standing} today. Its focal point can settle this with the secretariat.`,
    facts,
  )
}

/** The 2017 calls: at most two applicants for each city. The program sets the number, and a city can have its own. */
export const citySlotFree: Judge = ({ allocation }) => {
  if (!allocation)
    return unverified('Tell us which city you work for: each city has its own number of slots.', 'applicant')
  const { cap, used, holds_slot } = allocation
  const facts = { cap, used }
  if (holds_slot) return met('This application holds one of the slots of its city.', facts)
  if (cap === null) return met('The number of applications of a city is not limited.', facts)
  const use = `${used} of its ${plural(cap, 'slot')}`
  if (used < cap) return met(`Your city uses ${use}.`, facts)
  const remedy = 'It can withdraw one of its applications, or ask the secretariat for another slot.'
  return notMet('city', `Your city already uses ${use}. ${remedy}`, facts)
}

export const seatsLeft: Judge = ({ seats_taken: taken, program: { seats, mode } }) => {
  if (seats === null) return notApplicable('The number of seats is not limited.')
  const facts = { seats, taken }
  if (taken < seats)
    return met(`${seats - taken} of ${plural(seats, 'seat')} ${seats - taken === 1 ? 'is' : 'are'} left.`, facts)
  const hope = mode === 'round' ? ' The selection may still place you on the waitlist.' : ''
  return notMet('nobody', `All seats (${seats}) are taken.${hope}`, facts)
}
