import { test } from 'tap'
import type { CriterionCode, Kind, Rule } from '../../../src/catalogue/criteria/report.ts'
import { checkRules, completeRules, defaultRules } from '../../../src/catalogue/criteria/rules.ts'

const integral: CriterionCode[] = [
  'call_open',
  'city_slot_free',
  'one_application_per_person',
  'form_complete',
  'documents_complete',
]

test('defaultRules: the usual kinds are those of the domain', async (t) => {
  const kinds = (mode: 'round' | 'rolling') => defaultRules(mode).map(({ kind }) => kind)
  const hard = Array<Kind>(8).fill('hard')
  t.strictSame(kinds('round'), [...hard, 'advisory', 'preference', 'preference', 'advisory', 'advisory'])
  t.strictSame(kinds('rolling'), [...hard, 'hard', 'preference', 'preference', 'advisory', 'advisory'])
})

test('completeRules: rules are completed, ordered and mended', async (t) => {
  const added: Rule[] = integral.map((criterion) => ({ criterion, kind: 'hard' }))
  const member: Rule = { criterion: 'city_member', kind: 'hard' }
  const field: Rule = { criterion: 'field_of_work', kind: 'hard', params: { fields: ['ict'] } }
  t.strictSame(completeRules([], 'round'), added)
  t.strictSame(completeRules([member], 'rolling'), [added[0], member, ...added.slice(1)])
  t.strictSame(completeRules([{ criterion: 'documents_complete', kind: 'advisory' }], 'round'), added)
  t.strictSame(
    completeRules([field], 'round').at(-1),
    { ...field, kind: 'preference' },
    'a field of work never excludes',
  )
  t.strictSame(
    completeRules([member, { ...member, kind: 'advisory' }], 'round').filter(
      ({ criterion }) => criterion === 'city_member',
    ),
    [member],
  )
  t.strictSame(completeRules(defaultRules('round'), 'round'), defaultRules('round'))
})

test('checkRules: each fault of the rules has a pointer to its place', async (t) => {
  const rule = (criterion: string, kind: Kind, params?: Record<string, unknown>) =>
    ({ criterion, kind, ...(params && { params }) }) as Rule
  const cases: [string, Rule[], [pointer: string, code: string][]][] = [
    ['nothing', [], []],
    ['the usual rules', defaultRules('round'), []],
    [
      'good params',
      [
        rule('language_level', 'hard', { level: 'C1' }),
        rule('visa_lead_time', 'hard', { days: 0 }),
        rule('field_of_work', 'advisory', { fields: ['ict'] }),
      ],
      [],
    ],
    ['there is no such criterion', [rule('shoe_size', 'hard')], [['/criteria/0/criterion', 'unknown_criterion']]],
    ['twice', [rule('city_member', 'hard'), rule('city_member', 'hard')], [['/criteria/1/criterion', 'duplicate']]],
    [
      'not hard',
      [rule('city_member', 'hard'), rule('call_open', 'hard'), rule('form_complete', 'advisory')],
      [['/criteria/2/kind', 'kind_not_allowed']],
    ],
    ['a field of work never excludes', [rule('field_of_work', 'hard')], [['/criteria/0/kind', 'kind_not_allowed']]],
    [
      'no fields',
      [rule('field_of_work', 'preference', { fields: [] })],
      [['/criteria/0/params/fields', 'invalid_param']],
    ],
    [
      'no list',
      [rule('field_of_work', 'preference', { fields: 'ict' })],
      [['/criteria/0/params/fields', 'invalid_param']],
    ],
    [
      'a field nobody can tell',
      [rule('field_of_work', 'preference', { fields: ['farming'] })],
      [['/criteria/0/params/fields', 'invalid_param']],
    ],
    [
      'no level',
      [rule('language_level', 'preference', { level: 'B3' })],
      [['/criteria/0/params/level', 'invalid_param']],
    ],
    [
      'too many days',
      [rule('visa_lead_time', 'advisory', { days: 366 })],
      [['/criteria/0/params/days', 'invalid_param']],
    ],
    [
      'fewer than none',
      [rule('visa_lead_time', 'advisory', { days: -1 })],
      [['/criteria/0/params/days', 'invalid_param']],
    ],
    ['half a day', [rule('visa_lead_time', 'advisory', { days: 0.5 })], [['/criteria/0/params/days', 'invalid_param']]],
    [
      'of another criterion',
      [rule('visa_lead_time', 'advisory', { level: 'B1' })],
      [['/criteria/0/params/level', 'unknown_param']],
    ],
    [
      'of one that has none',
      [rule('city_member', 'hard', { days: 1 })],
      [['/criteria/0/params/days', 'unknown_param']],
    ],
    [
      'two things in one rule',
      [rule('call_open', 'advisory', { constructor: 1 })],
      [
        ['/criteria/0/kind', 'kind_not_allowed'],
        ['/criteria/0/params/constructor', 'unknown_param'],
      ],
    ],
  ]
  for (const [name, rules, expected] of cases)
    t.strictSame(
      checkRules(rules).map(({ pointer, code }) => [pointer, code]),
      expected,
      name,
    )
})
