import type { Facts, ProgramFacts } from '../../../src/catalogue/criteria/report.ts'

export const seoul2017: ProgramFacts = {
  opens_at: null,
  closes_at: '2017-10-13T15:00:00.000Z',
  mode: 'round',
  endorsement: 'none',
  timezone: 'Asia/Seoul',
  starts_on: '2017-11-20',
  ends_on: '2017-11-23',
  decisions_on: null,
  interviews_until: '2017-10-20',
  language: 'en',
  language_level: 'B2',
  seats: 40,
  required_documents: ['passport_scan', 'headshot', 'nomination_form'],
  country: 'KR',
}

export const always = { from: '2010-01-01', until: null, suspended_from: null, suspended_until: null }

/** Facts of an eligible official of Muscat, whose post the city has attested. */
export const good: Facts = {
  now: '2017-10-10T00:00:00.000Z',
  rule_set_version: 3,
  program: seoul2017,
  seats_taken: 12,
  city: { id: 'muscat', name: 'Muscat', country: 'OM', memberships: [always] },
  allocation: { cap: 2, used: 1, holds_slot: false },
  endorsement: 'given',
  position: {
    title: 'Head of unit',
    department: 'IT',
    level: 'manager',
    employer_type: 'city_government',
    field_of_work: 'smart_city',
  },
  languages: [{ language: 'en', level: 'C1' }],
  passport: { country: 'OM', type: 'ordinary', expires_on: '2020-01-31' },
  form: { errors: [] },
  documents: [{ kind: 'passport_scan' }, { kind: 'headshot' }, { kind: 'nomination_form' }],
  other_application: false,
  attestations: [{ criterion: 'managerial_level' }],
  waivers: [],
  late: false,
  submitted_at: null,
  due_at: null,
}

/** The anonymous pre-check: no person, no form, no documents, nothing attested. */
export const preCheck: Facts = { ...good, form: null, documents: null, other_application: null, attestations: [] }
