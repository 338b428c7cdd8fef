import { Temporal } from 'temporal-polyfill'
import { localDate } from '../platform/calendar.ts'
import type { CefrLevel, Criterion, Facts, Finding, Kind, MembershipPeriod, Rule } from './report.ts'

const LEVELS = ['staff', 'specialist', 'manager', 'senior_manager', 'director', 'executive']
const PUBLIC_EMPLOYERS = ['city_government', 'national_government', 'public_agency']
const CEFR: CefrLevel[] = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2']
export const FIELDS_OF_WORK = ['smart_city', 'e_government', 'ict']
/** What embassies commonly ask for: valid for six months after the journey. */
const PASSPORT_MONTHS = 6
/** Three weeks, the usual time for a visa with an invitation letter. */
const VISA_DAYS = 21

const met = (message: string, facts?: Finding['facts']): Finding => ({ outcome: 'met', message, facts })
const notApplicable = (message: string): Finding => ({ outcome: 'not_applicable', message })
const later = (message: string): Finding => ({ outcome: 'unverified', message, fixable_by: 'applicant' })
const notMet = (fixable_by: Finding['fixable_by'], message: string, facts?: Finding['facts']): Finding => ({
  outcome: 'not_met',
  fixable_by,
  message,
  facts,
})

const isActiveOn = (day: string, { from, until, suspended_from, suspended_until }: MembershipPeriod) =>
  from <= day &&
  (!until || day <= until) &&
  !(suspended_from && suspended_from <= day && (!suspended_until || day <= suspended_until))

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

interface CriterionCode {
  /** As the 2017 calls have it; seats are a hard limit where places are given one by one. */
  usual: Kind | ((mode: 'round' | 'rolling') => Kind)
  /** What the service itself stands on: in every program, and always hard. */
  integral?: true
  waivable?: true
  judge: (facts: Facts, params: NonNullable<Rule['params']>) => Finding
}

/** The criteria, in the order of the report. Each is a pure function of facts. */
export const criteria: Record<Criterion, CriterionCode> = {
  call_open: {
    usual: 'hard',
    integral: true,
    judge({ at, correct_until, program: { phase_open } }) {
      const { opens_at, closes_at } = phase_open
      if (correct_until) {
        if (at < correct_until)
          return met('Your application was returned to you and can be corrected.', { correct_until })
        return notMet('nobody', 'The time to correct the returned application is over.', { correct_until })
      }
      if (opens_at && at < opens_at) return notMet('nobody', `The call opens at ${opens_at}.`, { opens_at })
      if (closes_at && at >= closes_at) return notMet('nobody', `The call closed at ${closes_at}.`, { closes_at })
      return met(closes_at ? `The call is open until ${closes_at}.` : 'The call is open.', { closes_at })
    },
  },
  city_member: {
    usual: 'hard',
    waivable: true,
    judge({ at, city, program }) {
      if (!city) return later('Tell which city you work for: only cities of the network may nominate.')
      const day = localDate(at, program.timezone)
      if (city.memberships.some((period) => isActiveOn(day, period)))
        return met(`${city.name} is an active member of the network.`, { on: day })
      return notMet(
        'city',
        `${city.name} is not an active member of the network today. Its focal point can settle this with the secretariat.`,
        { on: day },
      )
    },
  },
  city_slot_free: {
    usual: 'hard',
    integral: true,
    judge({ allocation }) {
      if (!allocation) return later('Tell which city you work for: each has a number of places.')
      const { cap, used, holds_slot } = allocation
      if (holds_slot) return met('This application holds one of the places of its city.', { cap, used })
      if (cap === null) return met('The number of applications is not limited.', { cap, used })
      if (used < cap) return met(`Your city uses ${used} of its ${plural(cap, 'place')}.`, { cap, used })
      return notMet(
        'city',
        `Your city already uses ${used} of its ${plural(cap, 'place')}. It can withdraw one of its applications first.`,
        { cap, used },
      )
    },
  },
  managerial_level: {
    usual: 'hard',
    waivable: true,
    judge({ position, attested }) {
      const level = position?.level
      if (!level) return later('Tell the level of your post: the program is for managers and above.')
      if (LEVELS.indexOf(level) < LEVELS.indexOf('manager'))
        return notMet('nobody', 'The program is for posts of manager level or above.', { level })
      if (attested.includes('managerial_level'))
        return met('The managerial level of the post was confirmed.', { level })
      return {
        outcome: 'unverified',
        message: 'The level of the post is as you say; the city or the secretariat still has to confirm it.',
        facts: { level },
        fixable_by: 'city',
      }
    },
  },
  public_employee: {
    usual: 'hard',
    waivable: true,
    judge({ position }) {
      const employer_type = position?.employer_type
      if (!employer_type) return later('Tell who employs you: the program is for employees of public authorities.')
      if (PUBLIC_EMPLOYERS.includes(employer_type)) return met('The employer is a public authority.', { employer_type })
      return notMet('nobody', 'The program is for employees of public authorities.', { employer_type })
    },
  },
  one_application_per_person: {
    usual: 'hard',
    integral: true,
    judge({ other_application }) {
      if (other_application === null) return notApplicable('Each person may have one application in a program.')
      if (!other_application) return met('There is no other active application of this person.')
      return notMet('applicant', 'This person has another active application in this program. Withdraw one of them.')
    },
  },
  form_complete: {
    usual: 'hard',
    integral: true,
    judge({ form_errors }) {
      if (!form_errors) return notApplicable('The application form is filled in later.')
      if (form_errors.length === 0) return met('The form is complete.')
      const missing = form_errors.map(({ pointer }) => pointer)
      return notMet('applicant', `The form is not complete: ${plural(missing.length, 'answer')} to mend.`, { missing })
    },
  },
  documents_complete: {
    usual: 'hard',
    integral: true,
    judge({ documents, program: { required_documents: required } }) {
      if (!documents)
        return required.length === 0
          ? notApplicable('No documents are asked for.')
          : notApplicable(`You will be asked for: ${required.join(', ')}.`)
      const missing = required.filter((kind) => !documents.includes(kind))
      if (missing.length === 0) return met('Every required document is there.')
      return notMet('applicant', `Still to upload: ${missing.join(', ')}.`, { missing })
    },
  },
  seats_left: {
    usual: (mode) => (mode === 'rolling' ? 'hard' : 'advisory'),
    judge({ program: { seats }, seats_taken }) {
      if (seats === null) return notApplicable('The number of seats is not limited.')
      if (seats_taken < seats)
        return met(`${plural(seats - seats_taken, 'seat')} of ${seats} left.`, { seats, taken: seats_taken })
      return notMet('nobody', `All ${plural(seats, 'seat')} are taken.`, { seats, taken: seats_taken })
    },
  },
  field_of_work: {
    usual: 'preference',
    judge({ position }, { fields = FIELDS_OF_WORK }) {
      const field = position?.field_of_work
      if (!field) return later('Tell your field of work: some fields are preferred.')
      if (fields.includes(field)) return met('Your field of work is one that the program prefers.', { field })
      return notMet('nobody', 'Other fields of work are preferred. This does not exclude you.', {
        field,
        preferred: fields,
      })
    },
  },
  language_level: {
    usual: 'preference',
    judge({ languages, program }, { level = program.language_level ?? undefined }) {
      if (!level) return notApplicable('No level of language is asked for.')
      const known = languages?.find(({ language }) => language === program.language)
      if (!languages || !known) return later(`Tell your level of ${program.language}: ${level} or above is expected.`)
      const facts = { language: program.language, level: known.level, expected: level }
      if (CEFR.indexOf(known.level) >= CEFR.indexOf(level)) return met('Your level of language is sufficient.', facts)
      return notMet('applicant', `A level of ${level} or above is expected.`, facts)
    },
  },
  passport_validity: {
    usual: 'advisory',
    judge({ passport, program }) {
      if (!program.required_documents.includes('passport_scan')) return notApplicable('No passport is needed.')
      if (!passport?.expires_on) return later('Tell until when your passport is valid.')
      const needed = Temporal.PlainDate.from(program.ends_on).add({ months: PASSPORT_MONTHS }).toString()
      const facts = { expires_on: passport.expires_on, needed }
      if (passport.expires_on >= needed) return met('The passport is valid long enough.', facts)
      return notMet(
        'applicant',
        `The passport should be valid until ${needed}, six months after the last day: renew it in time.`,
        facts,
      )
    },
  },
  visa_lead_time: {
    usual: 'advisory',
    judge({ passport, city, program }, { days = VISA_DAYS }) {
      if (!program.required_documents.includes('passport_scan')) return notApplicable('No journey is needed.')
      const from = passport?.country ?? city?.country
      if (!from) return later('Tell which country your passport is from.')
      if (from === program.country) return notApplicable('No visa is needed.')
      if (!program.decisions_on) return notApplicable('The day of the decisions is not set.')
      const left = Temporal.PlainDate.from(program.decisions_on).until(program.starts_on, { largestUnit: 'days' }).days
      const facts = { decisions_on: program.decisions_on, days_left: left, days_needed: days }
      if (left >= days) return met(`There are ${left} days for a visa after the decision.`, facts)
      return notMet(
        'nobody',
        `There are only ${left} days for a visa after the decision: ask your embassy early.`,
        facts,
      )
    },
  },
}
