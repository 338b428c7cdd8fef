import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** A file of src: its path below src, its text, and its imports from src. */
export interface Source {
  name: string
  text: string
  imports: { path: string; isType: boolean }[]
}

/** The rings know nothing of the wings. A ring may import only those to its left. */
const RINGS = ['platform', 'http', 'permissions', 'record']
/** The wings follow an application through the season. A wing may import those to its left, and all rings. */
export const WINGS = ['network', 'catalogue', 'intake', 'selection', 'participation', 'exchange']
/** These may import everything, and nothing imports them: they own a process, or put the wings together. */
const ABOVE = ['sandbox', 'bin']
const TOP = [
  'app.ts',
  'boot.ts',
  'deadlines.ts',
  'events.ts',
  'gauges.ts',
  'invariants.ts',
  'jobs.ts',
  'problems.ts',
  'reactions.ts',
  'worker.ts',
  'server.ts',
  'config.ts',
  'settings.ts',
]
/** The features that a feature may import inside its wing. */
const FEATURES: Record<string, readonly string[]> = {
  'network/api-keys': [],
  'network/cities': [],
  'network/organisations': [],
  'network/visa-rules': [],
  'catalogue/criteria': [],
  'catalogue/forms': ['catalogue/criteria'],
  'catalogue/materials': ['catalogue/programs'],
  'catalogue/programs': ['catalogue/criteria', 'catalogue/forms'],
  'catalogue/series': ['catalogue/programs'],
  'intake/allocations': [],
  'intake/applications': ['intake/allocations', 'intake/eligibility'],
  'intake/eligibility': ['intake/applications'],
  'intake/documents': ['intake/applications'],
  'intake/endorsements': ['intake/applications', 'intake/eligibility'],
  'selection/screening': ['selection/interviews'],
  'selection/decisions': ['selection/interviews'],
  'selection/reviews': [],
  'selection/interviews': ['selection/reviews'],
  'selection/ranking': ['selection/reviews'],
  'selection/shortlists': ['selection/ranking'],
  'participation/waitlist': ['participation/offers'],
  'participation/letters': [],
  'participation/offers': ['participation/letters'],
  'participation/visas': [
    'participation/letters',
    'participation/offers',
    'participation/participants',
    'participation/travel',
  ],
  'participation/travel': ['participation/participants'],
  'participation/host-lists': ['participation/travel'],
  'participation/participants': ['participation/travel', 'participation/visas'],
  'exchange/templates': [],
  'exchange/messages': ['exchange/templates'],
}
/** Files that only their own feature may import. */
const PRIVATE = /\/(routes|route-options|queries|present)\.ts$/
/** Files with pure rules: no database, no clock, no await. */
export const PURE =
  /^(catalogue\/(criteria|forms)\/.*|catalogue\/programs\/(program-dates|program-warnings|too-late|parts)\.ts|intake\/applications\/(lifecycle|parts|person|birth-date|passport-dates|editable|actions)\.ts|intake\/(documents|endorsements)\/lifecycle\.ts|intake\/endorsements\/own-endorsement\.ts|permissions\/(fields|acts)\.ts|[^/]+\/[^/]+\/events\.ts|exchange\/templates\/(kinds|render|defaults\/.*)\.ts|exchange\/messages\/(lifecycle|links|status-schema)\.ts|selection\/decisions\/(plan-release|release-findings)\.ts|selection\/ranking\/(rank|score)\.ts|selection\/shortlists\/(balance|chart|fill-shortlist|regions)\.ts|selection\/interviews\/(lifecycle|settings|generate-slots|local-times|may-interview|warnings)\.ts|selection\/reviews\/(lifecycle|conflicts|balance|score-faults|settings)\.ts|network\/visa-rules\/(latest-safe-decision-date|terms-faults|read-visa-csv|stale-before)\.ts|participation\/offers\/(lifecycle|terms)\.ts|participation\/participants\/(lifecycle|checklist|attendance-share|settings)\.ts|participation\/travel\/details\.ts|participation\/visas\/lifecycle\.ts|participation\/letters\/(lifecycle|settings|facts|letter-data)\.ts|participation\/waitlist\/(lifecycle|judge-waiting)\.ts|participation\/host-lists\/room-nights\.ts)$/
/** The only folder whose code may write to each table. Any folder may read it. */
const OWNER: Record<string, string> = {
  api_key: 'network/api-keys',
  city: 'network/cities',
  membership: 'network/cities',
  visa_rule: 'network/visa-rules',
  visa_terms: 'network/visa-rules',
  organisation: 'network/organisations',
  series: 'catalogue/series',
  series_organisation: 'catalogue/series',
  past_edition: 'catalogue/series',
  program: 'catalogue/programs',
  program_organisation: 'catalogue/programs',
  material: 'catalogue/materials',
  application: 'intake/applications',
  application_search: 'intake/applications',
  application_person: 'intake/applications',
  slot: 'intake/allocations',
  seat: 'intake/allocations',
  city_cap: 'intake/allocations',
  waiver: 'intake/eligibility',
  attestation: 'intake/eligibility',
  document: 'intake/documents',
  endorsement: 'intake/endorsements',
  priority_order: 'intake/endorsements',
  city_priority: 'intake/endorsements',
  decision: 'selection/decisions',
  interview: 'selection/interviews',
  interview_slot: 'selection/interviews',
  review: 'selection/reviews',
  reviewer: 'selection/reviews',
  rubric: 'selection/reviews',
  release: 'selection/decisions',
  reason_code: 'selection/decisions',
  city_mailbox: 'network/cities',
  message: 'exchange/messages',
  come_back_link: 'exchange/messages',
  message_template: 'exchange/templates',
  offer: 'participation/offers',
  offer_condition: 'participation/offers',
  promotion: 'participation/waitlist',
  replacement: 'participation/waitlist',
  ranking: 'selection/ranking',
  ranking_place: 'selection/ranking',
  shortlist: 'selection/shortlists',
  shortlist_item: 'selection/shortlists',
  visa: 'participation/visas',
  travel: 'participation/travel',
  participant: 'participation/participants',
  attendance: 'participation/participants',
  letter: 'participation/letters',
  history: 'record',
  event: 'record',
  pepper: 'platform',
  idempotency_key: 'http',
  sandbox: 'sandbox',
}
/** Writes the demo world's rows of every kind, as restoring a dump would. */
const WORLD = 'sandbox/seed.ts'
/** Generated. It imports the types of its jsonb columns from the pure files. */
const TABLE_TYPES = 'platform/postgres/db-types.ts'
/** The second file deletes variables that the driver would otherwise read by itself. */
const SETTINGS = ['config.ts', 'platform/postgres/driver-environment.ts']
const CLOCKS = ['platform/clock.ts', 'intake/documents/sweep-files.ts']
/** These two go by real time, not by the sandbox's clock: how long an answer is kept and how long a migration waits. */
const WORLD_TIME = ['http/idempotency.ts', 'platform/postgres/migrate.ts']

const PARTS = [...RINGS, ...WINGS, ...ABOVE]
const isInside = (name: string) => name.includes('/')
const partOf = (name: string) => (isInside(name) ? (name.split('/')[0] ?? '') : '')
/** The feature of a file, such as `intake/applications`, or its ring if that has no features. */
const homeOf = (name: string) => (WINGS.includes(partOf(name)) ? name.split('/').slice(0, 2).join('/') : partOf(name))

export function sourceOf(root: string, name: string, text: string): Source {
  const imports = [...text.matchAll(/^(import|export)( type)? [^'"]*from '(\.[^']+)'/gm)].map(
    ([, , type, path = '']) => ({
      path: relative(root, resolve(root, dirname(name), path)),
      isType: Boolean(type),
    }),
  )
  return { name, text, imports: imports.filter(({ path }) => !path.startsWith('..')) }
}

export const readSources = (root: string): Source[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => sourceOf(root, name, readFileSync(join(root, name), 'utf8')))

const named = (files: Source[], isWrong: (file: Source) => boolean) => files.filter(isWrong).map(({ name }) => name)
const imported = (files: Source[], isWrong: (from: string, to: string, isType: boolean) => boolean) =>
  files
    .filter(({ name }) => name !== TABLE_TYPES)
    .flatMap(({ name, imports }) =>
      imports.filter(({ path, isType }) => isWrong(name, path, isType)).map(({ path }) => `${name} → ${path}`),
    )

const WRITES = /\b(?:insertInto|updateTable|deleteFrom)\('(\w+)|\b(?:insert into|delete from|update) (\w+) /g
export const writesOf = ({ name, text }: Source) =>
  [...text.matchAll(WRITES)]
    .map(([, built, raw]) => built ?? raw ?? '')
    .filter((table) => Object.hasOwn(OWNER, table))
    .map((table) => ({ name, table }))

/** Each rule, with a function that finds its violations. */
export const RULES: Record<string, (files: Source[]) => string[]> = {
  'the folders, features and top files are the known ones': (files) => [
    ...named(files, ({ name }) => isInside(name) && !PARTS.includes(partOf(name))),
    ...named(files, ({ name }) => homeOf(name).includes('/') && !Object.hasOwn(FEATURES, homeOf(name))),
    ...named(files, ({ name }) => !isInside(name) && !TOP.includes(name)),
    ...Object.keys(FEATURES).filter((feature) => !files.some(({ name }) => homeOf(name) === feature)),
  ],
  'a ring or a wing uses those before it': (files) =>
    imported(files, (from, to) => isInside(from) && PARTS.indexOf(partOf(to)) > PARTS.indexOf(partOf(from))),
  'nothing but a command uses the top files': (files) =>
    imported(files, (from, to) => isInside(from) && partOf(from) !== 'bin' && !isInside(to)),
  'inside a wing the features import each other by the map': (files) =>
    imported(files, (from, to) => {
      const [home, other] = [homeOf(from), homeOf(to)]
      return home !== other && partOf(from) === partOf(to) && !FEATURES[home]?.includes(other)
    }),
  'a feature keeps its routes, queries and presentation for itself': (files) =>
    imported(
      files,
      (from, to) => isInside(from) && homeOf(from) !== homeOf(to) && WINGS.includes(partOf(to)) && PRIVATE.test(to),
    ),
  'SQL writes at home': (files) =>
    files
      .flatMap(writesOf)
      .filter(({ name, table }) => name !== WORLD && OWNER[table] !== homeOf(name))
      .map(({ name, table }) => `${name} writes ${table}`),
  'pure files wait for nothing and know no clock': (files) =>
    named(files, ({ name, text }) => PURE.test(name) && /\bawait\b|\basync\b|from 'kysely'|new Date\(/.test(text)),
  'pure files import no database': (files) =>
    imported(
      files,
      (from, to, isType) =>
        PURE.test(from) && !isType && /queries\.ts$|postgres\/db\.ts$|context\.ts$|record\.ts$/.test(to),
    ),
  'the environment is read in one place': (files) =>
    named(files, ({ name, text }) => !SETTINGS.includes(name) && /process\.env/.test(text)),
  'the clock is read in one place': (files) =>
    named(files, ({ name, text }) => !CLOCKS.includes(name) && /Date\.now\(\)|new Date\(\)/.test(text)),
  'no SQL guards anything with its own now': (files) =>
    named(files, ({ name, text }) => !WORLD_TIME.includes(name) && /sql`[^`]*\bnow\(\)/.test(text)),
  'no file is named after nothing': (files) =>
    named(files, ({ name }) => /(utils?|helpers?|common|manager|service|impl|dto)\b/i.test(name)),
  'no file hands on what others export': (files) => named(files, ({ text }) => /^export \* from/m.test(text)),
  'no file is two things': (files) =>
    named(files, ({ name, text }) => name !== TABLE_TYPES && text.split('\n').length > 300),
}
