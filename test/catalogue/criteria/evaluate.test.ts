import { test } from 'tap'
import { attestableCriteria, waivableCriteria } from '../../../src/catalogue/criteria/criteria.ts'
import { evaluate } from '../../../src/catalogue/criteria/evaluate.ts'
import {
  CRITERIA,
  type CriterionCode,
  type Facts,
  type Rule,
  type Verdict,
} from '../../../src/catalogue/criteria/report.ts'
import { defaultRules } from '../../../src/catalogue/criteria/rules.ts'
import { has, lacks } from '../../has.ts'
import { good, preCheck, seoul2017 } from './facts.ts'

const rules = defaultRules('round')
const closes_at = '2017-10-13T15:00:00.000Z'
const lineOf = (facts: Facts, criterion: CriterionCode) =>
  evaluate(rules, facts).criteria.find((line) => line.criterion === criterion)

test('evaluate: the verdict follows from the hard criteria alone', async (t) => {
  const private_company = { ...good.position, employer_type: 'private' as const }
  const cases: [string, Rule[], Facts, Verdict][] = [
    ['all is good', rules, good, 'eligible'],
    ['a claim is not attested', rules, { ...good, attestations: [] }, 'provisional'],
    ['one hard criterion fails', rules, { ...good, position: private_company }, 'ineligible'],
    [
      'one fails and one is not attested',
      rules,
      { ...good, position: private_company, attestations: [] },
      'ineligible',
    ],
    [
      'preferences and advice never exclude',
      rules,
      { ...good, languages: [{ language: 'en', level: 'A1' }], passport: null, seats_taken: 40 },
      'eligible',
    ],
    [
      'rolling: no seats left',
      defaultRules('rolling'),
      { ...good, program: { ...seoul2017, mode: 'rolling' }, seats_taken: 40 },
      'ineligible',
    ],
    [
      'the failing one is waived',
      rules,
      { ...good, position: private_company, waivers: [{ criterion: 'public_employee' }] },
      'eligible',
    ],
    ['a pre-check with good claims', rules, preCheck, 'provisional'],
    [
      'a pre-check that knows nothing',
      rules,
      { ...preCheck, city: null, allocation: null, position: null, languages: null, passport: null },
      'provisional',
    ],
    [
      'a pre-check of a webinar without rules',
      [],
      { ...preCheck, program: { ...seoul2017, required_documents: [] } },
      'provisional',
    ],
    ['a pre-check after the deadline', rules, { ...preCheck, now: closes_at }, 'ineligible'],
  ]
  for (const [name, given, facts, verdict] of cases) t.equal(evaluate(given, facts).verdict, verdict, name)
})

test('evaluate: a report has a date, a version and the order of the domain', async (t) => {
  const report = evaluate([...rules].reverse(), good)
  has(t, report, { checked_at: good.now, rule_set_version: 3 })
  t.strictSame(
    report.criteria.map((line) => line.criterion),
    CRITERIA.filter((criterion) => criterion !== 'city_endorsement'),
  )
})

test('evaluate: the criteria that the service relies on are judged whatever the rules say', async (t) => {
  const report = evaluate([{ criterion: 'call_open', kind: 'advisory' }], { ...good, now: closes_at })
  t.equal(report.verdict, 'ineligible')
  t.strictSame(
    report.criteria.map(({ criterion, kind }) => [criterion, kind]),
    [
      ['call_open', 'hard'],
      ['city_slot_free', 'hard'],
      ['one_application_per_person', 'hard'],
      ['form_complete', 'hard'],
      ['documents_complete', 'hard'],
    ],
  )
})

test('evaluate: a waiver turns an open criterion into waived, where the criterion can be waived', async (t) => {
  t.strictSame(waivableCriteria, [
    'city_member',
    'city_endorsement',
    'managerial_level',
    'public_employee',
    'one_application_per_person',
    'language_level',
    'passport_validity',
    'visa_lead_time',
  ])
  t.strictSame(attestableCriteria, ['managerial_level'])
  const everything = CRITERIA.map((criterion) => ({ criterion, reason: 'told in confidence', granted_by: 'Kim' }))
  const failing: Facts = {
    ...good,
    now: closes_at,
    city: { id: 'x', name: 'Muscat', country: 'OM', memberships: [] },
    allocation: { cap: 2, used: 2, holds_slot: false },
    position: { level: 'staff', employer_type: 'private', field_of_work: 'other' },
    other_application: true,
    form: { errors: [{ pointer: '/languages', code: 'required', detail: 'is required' }] },
    documents: [],
    seats_taken: 40,
    languages: [{ language: 'en', level: 'A1' }],
    passport: { country: 'OM', expires_on: '2017-12-01' },
    program: { ...seoul2017, decisions_on: '2017-11-15' },
    waivers: everything,
  }
  const report = evaluate(rules, failing)
  for (const { criterion, outcome, fixable_by, fix_by } of report.criteria) {
    t.equal(outcome, waivableCriteria.includes(criterion) ? 'waived' : 'not_met', criterion)
    if (outcome === 'waived') t.strictSame([fixable_by, fix_by], [null, null], criterion)
  }
  lacks(t, JSON.stringify(report), /confidence|Kim/, 'the report tells no reason and no name')
  has(t, lineOf({ ...good, waivers: everything }, 'city_member'), { outcome: 'met' }, 'what is met needs no waiver')
  has(t, lineOf({ ...good, attestations: [], waivers: everything }, 'managerial_level'), { outcome: 'waived' })
})

test('evaluate: an impossible passport is told even where the program has no rule about it', async (t) => {
  const told = (expires_on: string) =>
    evaluate([], { ...good, passport: { country: 'OM', expires_on } })
      .criteria.filter(({ criterion }) => criterion === 'passport_validity')
      .map(({ kind, outcome }) => [kind, outcome])
  t.strictSame(told('2019-01-31'), [])
  t.strictSame(told('2017-12-01'), [], 'a short one is the concern of the rule')
  for (const expires_on of ['2017-10-09', '2561-01-31', '2999-12-31'])
    t.strictSame(told(expires_on), [['advisory', 'not_met']], expires_on)
})

test('evaluate: fix_by is the last instant that is still to come', async (t) => {
  const due_at = '2017-10-20T15:00:00.000Z'
  const incomplete: Facts = { ...good, documents: [] }
  const cases: [string, Facts, CriterionCode, string | null][] = [
    ['the deadline', incomplete, 'documents_complete', closes_at],
    [
      'no deadline: the start',
      { ...incomplete, program: { ...seoul2017, closes_at: null } },
      'documents_complete',
      '2017-11-19T15:00:00.000Z',
    ],
    ['returned: the due date', { ...incomplete, now: closes_at, due_at }, 'documents_complete', due_at],
    ['the deadline has passed', { ...incomplete, now: closes_at }, 'documents_complete', null],
    ['nobody can mend it', { ...good, position: { level: 'staff' } }, 'managerial_level', null],
    ['there is nothing to mend', good, 'documents_complete', null],
    ['there is nothing to mend yet', preCheck, 'form_complete', null],
  ]
  for (const [name, facts, criterion, fix_by] of cases) t.equal(lineOf(facts, criterion)?.fix_by, fix_by, name)
})
