import { test } from 'tap'
import { evaluate } from '../../../src/catalogue/criteria/evaluate.ts'
import type { CriterionCode, Facts, FixableBy, Outcome, ProgramFacts } from '../../../src/catalogue/criteria/report.ts'
import { has } from '../../has.ts'
import { always, good, seoul2017 } from './facts.ts'

type Case = [
  name: string,
  change: Partial<Facts>,
  outcome: Outcome,
  message: RegExp,
  fixable_by?: FixableBy | null,
  params?: Record<string, unknown>,
]

const held = (change: Partial<ProgramFacts>): Partial<Facts> => ({ program: { ...seoul2017, ...change } })
const after = '2017-10-13T15:00:00.000Z'
const memberOf = (change: object): Partial<Facts> => ({
  city: { id: 'x', name: 'Muscat', country: 'OM', memberships: [{ ...always, ...change }] },
})
const post = (change: object): Partial<Facts> => ({ position: { ...good.position, ...change } })
const speaks = (...languages: NonNullable<Facts['languages']>): Partial<Facts> => ({ languages })
const expires = (expires_on: string | null): Partial<Facts> => ({
  passport: { country: 'OM', type: 'ordinary', expires_on },
})
const needed = (endorsement: Facts['endorsement']): Partial<Facts> => ({
  ...held({ endorsement: 'before_submission' }),
  endorsement,
})
const webinar = held({ required_documents: [], country: null, seats: null, language_level: null })

const cases: Record<CriterionCode, Case[]> = {
  call_open: [
    ['open', {}, 'met', /^The call is open until the end of 13 October 2017 \(Asia\/Seoul\)\.$/],
    ['the last millisecond', { now: '2017-10-13T14:59:59.999Z' }, 'met', /open/],
    [
      'at the deadline',
      { now: after },
      'not_met',
      /^The call is closed: its deadline was the end of 13 October 2017/,
      'nobody',
    ],
    [
      'not opened',
      held({ opens_at: '2017-10-10T15:00:00.000Z' }),
      'not_met',
      /opens on 11 October 2017, 00:00/,
      'applicant',
    ],
    ['just opened', held({ opens_at: good.now }), 'met', /open/],
    ['not opened, with a late token', { ...held({ opens_at: after }), late: true }, 'not_met', /opens/, 'applicant'],
    ['late token', { now: after, late: true }, 'met', /late/],
    ['no deadline: until it starts', { ...held({ closes_at: null }), now: '2017-11-19T14:59:59.999Z' }, 'met', /open/],
    [
      'no deadline: it starts',
      { ...held({ closes_at: null }), now: '2017-11-19T15:00:00.000Z' },
      'not_met',
      /closed/,
      'nobody',
    ],
    [
      'submitted in time, judged later',
      { now: '2017-11-01T00:00:00.000Z', submitted_at: good.now },
      'met',
      /submitted in time/,
    ],
    ['submitted too late', { now: '2017-11-01T00:00:00.000Z', submitted_at: after }, 'not_met', /closed/, 'nobody'],
    ['returned', { now: after, due_at: '2017-10-20T15:00:00.000Z' }, 'met', /corrected until the end of 20 October/],
    ['returned, too late', { now: after, due_at: after }, 'not_met', /That time has passed/, 'nobody'],
  ],
  city_member: [
    ['for good', {}, 'met', /^Muscat is an active member/],
    ['no city told', { city: null }, 'unverified', /which city/, 'applicant'],
    [
      'never a member',
      { city: { id: 'x', name: 'Muscat', country: 'OM', memberships: [] } },
      'not_met',
      /not a member/,
      'city',
    ],
    ['the first day', memberOf({ from: '2017-10-10' }), 'met', /active/],
    ['from tomorrow', memberOf({ from: '2017-10-11' }), 'not_met', /not a member/, 'city'],
    [
      'the first day began in Seoul, not yet in UTC',
      { ...memberOf({ from: '2017-10-11' }), now: '2017-10-10T15:00:00.000Z' },
      'met',
      /active/,
    ],
    ['the last day', memberOf({ until: '2017-10-10' }), 'met', /active/],
    ['ended yesterday', memberOf({ until: '2017-10-09' }), 'not_met', /not a member/, 'city'],
    ['suspended from today', memberOf({ suspended_from: '2017-10-10' }), 'not_met', /suspended/, 'city'],
    [
      'suspended until today',
      memberOf({ suspended_from: '2017-01-01', suspended_until: '2017-10-10' }),
      'not_met',
      /suspended/,
      'city',
    ],
    [
      'suspended until yesterday',
      memberOf({ suspended_from: '2017-01-01', suspended_until: '2017-10-09' }),
      'met',
      /active/,
    ],
    ['suspended from tomorrow', memberOf({ suspended_from: '2017-10-11' }), 'met', /active/],
    [
      'a second period',
      {
        city: {
          id: 'x',
          name: 'Muscat',
          country: 'OM',
          memberships: [
            { ...always, until: '2012-01-01' },
            { ...always, from: '2017-01-01' },
          ],
        },
      },
      'met',
      /active/,
    ],
  ],
  city_slot_free: [
    ['one of two', {}, 'met', /^Your city uses 1 of its 2 slots\.$/],
    [
      'full',
      { allocation: { cap: 2, used: 2, holds_slot: false } },
      'not_met',
      /^Your city already uses 2 of its 2 slots\. It can withdraw/,
      'city',
    ],
    ['full with one', { allocation: { cap: 1, used: 1, holds_slot: false } }, 'not_met', /1 of its 1 slot\./, 'city'],
    [
      'over a lowered cap',
      { allocation: { cap: 2, used: 3, holds_slot: false } },
      'not_met',
      /3 of its 2 slots/,
      'city',
    ],
    ['over a lowered cap, with a slot', { allocation: { cap: 2, used: 3, holds_slot: true } }, 'met', /holds/],
    ['no cap', { allocation: { cap: null, used: 9, holds_slot: false } }, 'met', /not limited/],
    ['no city told', { allocation: null }, 'unverified', /which city/, 'applicant'],
  ],
  city_endorsement: [
    ['given', needed('given'), 'met', /has endorsed you/],
    ['given by the applicant', needed('own'), 'not_met', /Another focal point/, 'city'],
    ['declined', needed('declined'), 'not_met', /has declined/, 'city'],
    ['asked', needed('asked'), 'not_met', /not answered yet/, 'city'],
    ['not asked', needed('none'), 'not_met', /Ask your city/, 'city'],
    ['nobody known', needed(null), 'unverified', /must endorse you/, 'city'],
    [
      'asked, until the release',
      { ...held({ endorsement: 'before_release' }), endorsement: 'asked' },
      'unverified',
      /not answered/,
      'city',
    ],
    [
      'not asked, until the release',
      { ...held({ endorsement: 'before_release' }), endorsement: 'none' },
      'unverified',
      /Ask your city/,
      'city',
    ],
  ],
  managerial_level: [
    ['attested', {}, 'met', /confirmed/],
    ['claimed', { attestations: [] }, 'unverified', /Your city still has to confirm/, 'city'],
    ['something else attested', { attestations: [{ criterion: 'public_employee' }] }, 'unverified', /confirm/, 'city'],
    ['executive, claimed', { ...post({ level: 'executive' }), attestations: [] }, 'unverified', /confirm/, 'city'],
    ['staff', post({ level: 'staff' }), 'not_met', /managers and above/, 'nobody'],
    ['specialist, attested all the same', post({ level: 'specialist' }), 'not_met', /managers and above/, 'nobody'],
    ['not told', post({ level: null }), 'unverified', /Tell us the level/, 'applicant'],
    ['no post told', { position: null }, 'unverified', /Tell us the level/, 'applicant'],
  ],
  public_employee: [
    ['city', {}, 'met', /public authority/],
    ['nation', post({ employer_type: 'national_government' }), 'met', /public authority/],
    ['agency', post({ employer_type: 'public_agency' }), 'met', /public authority/],
    ['private', post({ employer_type: 'private' }), 'not_met', /public authorities/, 'nobody'],
    ['other', post({ employer_type: 'other' }), 'not_met', /public authorities/, 'nobody'],
    ['no post told', { position: null }, 'unverified', /who employs you/, 'applicant'],
  ],
  one_application_per_person: [
    ['none', {}, 'met', /no other/],
    ['another', { other_application: true }, 'not_met', /Withdraw it/, 'applicant'],
    ['nobody known', { other_application: null }, 'unverified', /when you apply/, null],
  ],
  form_complete: [
    ['complete', {}, 'met', /complete/],
    [
      'one error',
      { form: { errors: [{ pointer: '/answers/goal', code: 'required', detail: 'is required' }] } },
      'not_met',
      /1 answer to add/,
      'applicant',
    ],
    ['not filled in yet', { form: null }, 'unverified', /when you apply/, null],
  ],
  documents_complete: [
    ['all', {}, 'met', /Every/],
    [
      'some',
      { documents: [{ kind: 'headshot' }] },
      'not_met',
      /^These documents are missing: passport scan, nomination form\.$/,
      'applicant',
    ],
    ['not asked yet', { documents: null }, 'unverified', /passport scan, headshot, nomination form/, null],
    ['none needed', webinar, 'not_applicable', /No documents/],
  ],
  seats_left: [
    ['many', {}, 'met', /^28 of 40 seats are left\.$/],
    ['one', { seats_taken: 39 }, 'met', /^1 of 40 seats is left\.$/],
    ['none, in a round', { seats_taken: 40 }, 'not_met', /waitlist/, 'nobody'],
    [
      'none, rolling',
      { ...held({ mode: 'rolling' }), seats_taken: 41 },
      'not_met',
      /^All seats \(40\) are taken\.$/,
      'nobody',
    ],
    ['not limited', webinar, 'not_applicable', /not limited/],
  ],
  field_of_work: [
    ['preferred', {}, 'met', /preferred/],
    [
      'other',
      post({ field_of_work: 'other' }),
      'not_met',
      /smart city, e-government, ICT\. Yours does not exclude you/,
      'nobody',
    ],
    ['the program prefers another', post({ field_of_work: 'other' }), 'met', /preferred/, null, { fields: ['other'] }],
    ['the program prefers fewer', {}, 'not_met', /ICT/, 'nobody', { fields: ['ict'] }],
    ['not told', post({ field_of_work: undefined }), 'unverified', /field of work/, 'applicant'],
    ['no post told', { position: null }, 'unverified', /field of work/, 'applicant'],
  ],
  language_level: [
    ['above', {}, 'met', /Your English/],
    ['equal', speaks({ language: 'en', level: 'B2' }), 'met', /Your English/],
    ['below', speaks({ language: 'en', level: 'B1' }), 'not_met', /at B1, but B2 or above/, 'applicant'],
    ['a variety counts', speaks({ language: 'EN-gb', level: 'B2' }), 'met', /English/],
    [
      'the best counts, first',
      speaks({ language: 'en', level: 'C2' }, { language: 'en-US', level: 'A1' }),
      'met',
      /English/,
    ],
    [
      'the best counts, last',
      speaks({ language: 'en', level: 'A1' }, { language: 'en-US', level: 'C2' }),
      'met',
      /English/,
    ],
    [
      'another language',
      speaks({ language: 'enm', level: 'C2' }),
      'unverified',
      /Tell us your level of English/,
      'applicant',
    ],
    [
      'a tag that no registry knows',
      speaks({ language: 'en_GB', level: 'C2' }),
      'unverified',
      /level of English/,
      'applicant',
    ],
    ['nothing told', { languages: null }, 'unverified', /B2 or above/, 'applicant'],
    ['the rule asks for more', {}, 'not_met', /C2 or above/, 'applicant', { level: 'C2' }],
    [
      'a tag with an extension',
      { ...held({ language: 'en-u-ca-gregory' }), languages: [] },
      'unverified',
      /level of English/,
      'applicant',
    ],
    ['no level asked for', webinar, 'not_applicable', /no language level/],
    ['no language', held({ language: null }), 'not_applicable', /no language level/],
  ],
  passport_validity: [
    ['long', {}, 'met', /long enough/],
    ['six months to the day', expires('2018-05-23'), 'met', /long enough/],
    [
      'a day short',
      expires('2018-05-22'),
      'not_met',
      /valid until 2018-05-23, six months past the last day/,
      'applicant',
    ],
    [
      'six months from the end of August end with February',
      { ...held({ ends_on: '2017-08-31' }), ...expires('2018-02-28') },
      'met',
      /long enough/,
    ],
    ['not told', expires(null), 'unverified', /when your passport expires/, 'applicant'],
    ['no passport told', { passport: null }, 'unverified', /when your passport expires/, 'applicant'],
    ['none needed', webinar, 'not_applicable', /^No passport is needed\.$/],
    ['valid today', expires('2017-10-10'), 'not_met', /^Your passport should be valid until 2018-05-23/, 'applicant'],
    [
      'expired yesterday',
      expires('2017-10-09'),
      'not_met',
      /^Your passport expired on 2017-10-09\. It should be valid until 2018-05-23, six months past the last day\.$/,
      'applicant',
    ],
    [
      'expired, where nobody asked',
      { ...held({ required_documents: [] }), ...expires('2017-10-09') },
      'not_met',
      /expired/,
      'applicant',
    ],
    [
      'expired, and no journey',
      { ...webinar, ...expires('2017-10-09') },
      'not_applicable',
      /^No passport is needed\. Your passport expired on 2017-10-09\.$/,
    ],
    ['valid for 15 years', expires('2032-12-31'), 'met', /long enough/],
    [
      'a year of the Buddhist calendar',
      expires('2561-03-31'),
      'not_met',
      /^You say that your passport is valid until 2561\. .*This seems to be a year of the Buddhist calendar: write 2018\./,
      'applicant',
    ],
    ['an expired year of the Buddhist calendar', expires('2559-03-31'), 'not_met', /write 2016\./, 'applicant'],
    ['the last year that can be meant', expires('2575-12-31'), 'not_met', /write 2032\./, 'applicant'],
    [
      'a year later',
      expires('2576-01-01'),
      'not_met',
      /No passport is valid for so long\. Correct the year\./,
      'applicant',
    ],
    ['the first year that can be meant', expires('2546-01-01'), 'not_met', /write 2003\./, 'applicant'],
    [
      'a year earlier',
      expires('2545-12-31'),
      'not_met',
      /No passport is valid for so long\. Correct the year\./,
      'applicant',
    ],
    [
      'a year of none',
      expires('2099-03-31'),
      'not_met',
      /valid until 2099\. No passport is valid for so long\. Correct the year\./,
      'applicant',
    ],
    [
      'a year of none, and no journey',
      { ...webinar, ...expires('2999-12-31') },
      'not_applicable',
      /Correct the year\./,
    ],
  ],
  visa_lead_time: [
    ['31 days after the interviews', {}, 'met', /31 days/],
    ['the planned day comes first', held({ decisions_on: '2017-10-30' }), 'met', /21 days/],
    ['one day short', held({ decisions_on: '2017-10-31' }), 'not_met', /only 20 days/, 'nobody'],
    ['the rule needs fewer', held({ decisions_on: '2017-10-31' }), 'met', /20 days/, null, { days: 20 }],
    ['one day', held({ decisions_on: '2017-11-19' }), 'not_met', /only 1 day for/, 'nobody'],
    ['decided on the first day', held({ decisions_on: '2017-11-20' }), 'not_met', /no days/, 'nobody'],
    ['no interviews: when the call has closed', held({ interviews_until: null }), 'met', /37 days/],
    ['no day known', held({ interviews_until: null, closes_at: null }), 'not_applicable', /not known yet/],
    ['passport of the country', { passport: { country: 'KR' } }, 'not_applicable', /No visa/],
    ['no passport: the city counts', { passport: null }, 'met', /31 days/],
    [
      'a city of the country',
      { passport: null, city: { id: 'x', name: 'Seoul', country: 'KR', memberships: [] } },
      'not_applicable',
      /No visa/,
    ],
    ['neither known', { passport: null, city: null }, 'unverified', /issued your passport/, 'applicant'],
    ['takes place nowhere', held({ country: null }), 'not_applicable', /No journey/],
    ['no passport asked for', held({ required_documents: [] }), 'not_applicable', /No journey/],
  ],
}

for (const [criterion, rows] of Object.entries(cases)) {
  test(`evaluate: ${criterion} has the outcome, the message and the fixer of the table`, async (t) => {
    for (const [name, change, outcome, message, fixable_by = null, params] of rows) {
      const rule = { criterion: criterion as CriterionCode, kind: 'hard' as const, ...(params && { params }) }
      const line = evaluate([rule], { ...good, ...change }).criteria.find((each) => each.criterion === criterion)
      has(t, line, { outcome, fixable_by }, name)
      has(t, line?.message, message, `${name}: ${line?.message}`)
    }
  })
}
