import { test } from 'tap'
import {
  DEFAULT_NETWORK_RULES,
  looserThan,
  networkRulesAfter,
  networkRulesOf,
  ruleChanges,
} from '../../../src/catalogue/criteria/network-rules.ts'
import type { CriterionCode, Kind, Rule } from '../../../src/catalogue/criteria/report.ts'

const rules = (...of: [CriterionCode, Kind][]): Rule[] => of.map(([criterion, kind]) => ({ criterion, kind }))
const ALL = rules(['city_member', 'hard'], ['managerial_level', 'hard'], ['public_employee', 'hard'])
const caps = (applications: number | null, participants: number | null = null) => ({
  max_applications_per_city: applications,
  max_participants_per_city: participants,
})
const program = (of: object = {}) => ({
  ...caps(2),
  network_rules: null,
  criteria: ALL,
  call_mode: 'round' as const,
  ...of,
})

test('DEFAULT_NETWORK_RULES: each member city may send two applications, of managers in public service', async (t) => {
  t.strictSame(DEFAULT_NETWORK_RULES, { ...caps(2), criteria: ALL })
})

test('looserThan: it finds each rule that a host loosens, and none that a host tightens', async (t) => {
  const usual = { ...caps(2), criteria: ALL }
  const cases: [string, Parameters<typeof looserThan>[0], Parameters<typeof looserThan>[1], string[]][] = [
    ['nothing is said', usual, {}, []],
    ['the same cap', usual, caps(2), []],
    ['a lower one', usual, caps(1), []],
    ['one more', usual, caps(3), ['/max_applications_per_city']],
    ['no cap', usual, caps(null), ['/max_applications_per_city']],
    ['any cap where the network has none', { ...usual, ...caps(null) }, caps(50), []],
    ['none where the network has none', { ...usual, ...caps(null) }, caps(null), []],
    ['fewer participants', { ...usual, ...caps(2, 2) }, caps(2, 1), []],
    ['more participants', { ...usual, ...caps(2, 2) }, caps(2, 3), ['/max_participants_per_city']],
    ['both at once', { ...usual, ...caps(2, 2) }, caps(null, null), ['/max_applications_per_city', '/max_participants_per_city']], // biome-ignore format: a row
    ['the same criteria, in another order', usual, { criteria: [...ALL].reverse() }, []],
    ['more criteria', usual, { criteria: [...ALL, ...rules(['language_level', 'hard'])] }, []],
    ['no criteria', usual, { criteria: [] }, ['/criteria', '/criteria', '/criteria']],
    ['one is missing', usual, { criteria: ALL.slice(1) }, ['/criteria']],
    ['one is softer', usual, { criteria: [...ALL.slice(1), ...rules(['city_member', 'advisory'])] }, ['/criteria/2/kind']], // biome-ignore format: a row
    ['one is a preference', usual, { criteria: [...rules(['city_member', 'preference']), ...ALL.slice(1)] }, ['/criteria/0/kind']], // biome-ignore format: a row
    ['harder than the network asks', { ...usual, criteria: rules(['city_member', 'advisory']) }, { criteria: rules(['city_member', 'preference']) }, []], // biome-ignore format: a row
    ['softer than a preference', { ...usual, criteria: rules(['city_member', 'preference']) }, { criteria: rules(['city_member', 'advisory']) }, ['/criteria/0/kind']], // biome-ignore format: a row
    ['what the network dropped', { ...usual, criteria: [] }, { criteria: [] }, []],
  ]
  for (const [name, network, said, pointers] of cases) {
    const faults = looserThan(network, said)
    t.strictSame(
      faults.map(({ pointer }) => pointer),
      pointers,
      name,
    )
    t.ok(faults.every(({ code, detail }) => code === 'network_rule' && detail.includes('only the secretariat')))
  }
  t.equal(
    looserThan(usual, caps(3))[0]?.detail,
    'must be 2 at most: only the secretariat may change this rule of the network',
  )
  t.equal(
    looserThan(usual, { criteria: ALL.slice(0, 2) })[0]?.detail,
    'must have public_employee of kind hard: only the secretariat may change this rule of the network',
  )
})

test('networkRulesOf: it takes the stored rules, else those of the program', async (t) => {
  const kept = { ...caps(5, 4), criteria: rules(['city_member', 'advisory']) }
  const cases: [string, object, object][] = [
    ['the program’s own', {}, { ...caps(2), criteria: ALL }],
    ['its own, and only the network’s criteria', { ...caps(9, 3), criteria: rules(['city_member', 'advisory'], ['language_level', 'hard']) }, { ...caps(9, 3), criteria: rules(['city_member', 'advisory']) }], // biome-ignore format: a row
    ['a draft that says nothing of its criteria', { criteria: [] }, { ...caps(2), criteria: ALL }],
    ['kept', { network_rules: kept }, kept],
  ]
  for (const [name, of, expected] of cases) t.strictSame(networkRulesOf(program(of)), expected, name)
})

test('networkRulesAfter: a host’s edit keeps the network’s rules, the secretariat’s edit sets them', async (t) => {
  const kept = { ...caps(2), criteria: ALL }
  const tightened = program({ ...caps(1), network_rules: kept })
  const few = rules(['city_member', 'hard'], ['seats_left', 'advisory'])
  const cases: [
    string,
    ReturnType<typeof program>,
    Parameters<typeof networkRulesAfter>[1],
    boolean,
    object | undefined,
  ][] = [
    // biome-ignore format: a row
    ['a host edits something else', program(), {}, true, undefined],
    ['a host lowers the cap', program(), caps(1), true, kept],
    ['and once more', tightened, caps(1), true, kept],
    ['the secretariat edits something else', tightened, {}, false, undefined],
    ['the secretariat raises the cap', tightened, { max_applications_per_city: 4 }, false, { ...caps(4), criteria: ALL }], // biome-ignore format: a row
    ['the secretariat lifts it', tightened, caps(null), false, { ...caps(null), criteria: ALL }],
    ['the secretariat drops criteria', tightened, { criteria: few }, false, { ...caps(2), criteria: few.slice(0, 1) }],
    ['no host has edited it yet', program(), caps(4), false, undefined],
  ]
  for (const [name, before, said, isHost, expected] of cases)
    t.strictSame(networkRulesAfter(before, said, isHost), expected, name)
})

test('ruleChanges: each changed cap and kind is listed, from and to', async (t) => {
  const before = { ...caps(2), criteria: ALL }
  const cases: [string, Parameters<typeof ruleChanges>[1], object][] = [
    ['nothing', {}, {}],
    ['the same', { ...caps(2), criteria: ALL }, {}],
    ['a cap', { max_applications_per_city: 1 }, { max_applications_per_city: { from: 2, to: 1 } }],
    ['no cap', { max_applications_per_city: null }, { max_applications_per_city: { from: 2, to: null } }],
    ['a criterion goes', { criteria: ALL.slice(1) }, { city_member: { from: 'hard', to: null } }],
    ['one comes', { criteria: [...ALL, ...rules(['seats_left', 'hard'])] }, { seats_left: { from: null, to: 'hard' } }],
    ['one is softer', { criteria: [...rules(['city_member', 'advisory']), ...ALL.slice(1)] }, { city_member: { from: 'hard', to: 'advisory' } }], // biome-ignore format: a row
  ]
  for (const [name, after, expected] of cases) t.strictSame(ruleChanges(before, after), expected, name)
})
