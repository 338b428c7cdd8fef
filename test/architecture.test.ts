import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'tap'
import { PURE, RULES, readSources, sourceOf, WINGS, writesOf } from './architecture.ts'

const root = fileURLToPath(new URL('../src', import.meta.url))
const files = readSources(root)

/** For each rule files that break it, and what is told of them. */
const PLANTED: Record<string, [name: string, text: string, told: string][]> = {
  'the folders, features and top files are the known ones': [
    ['shared/one.ts', '', 'shared/one.ts'],
    ['intake/visas/one.ts', '', 'intake/visas/one.ts'],
    ['start.ts', '', 'start.ts'],
  ],
  'a ring or a wing uses those before it': [
    [
      'http/one.ts',
      "import { a } from '../intake/applications/lifecycle.ts'\n",
      'http/one.ts → intake/applications/lifecycle.ts',
    ],
    [
      'catalogue/programs/one.ts',
      "import type { A } from '../../intake/applications/lifecycle.ts'\n",
      'catalogue/programs/one.ts → intake/applications/lifecycle.ts',
    ],
    ['platform/one.ts', "import {\n  a,\n} from '../record/record.ts'\n", 'platform/one.ts → record/record.ts'],
    [
      'participation/offers/one.ts',
      "import { a } from '../../sandbox/clock.ts'\n",
      'participation/offers/one.ts → sandbox/clock.ts',
    ],
  ],
  'nothing but a command uses the top files': [
    [
      'intake/applications/one.ts',
      "import { a } from '../../reactions.ts'\n",
      'intake/applications/one.ts → reactions.ts',
    ],
  ],
  'inside a wing the features import each other by the map': [
    [
      'intake/allocations/one.ts',
      "import { a } from '../documents/put-document.ts'\n",
      'intake/allocations/one.ts → intake/documents/put-document.ts',
    ],
  ],
  'a feature keeps its routes, queries and presentation for itself': [
    [
      'selection/decisions/one.ts',
      "import { a } from '../../intake/applications/queries.ts'\n",
      'selection/decisions/one.ts → intake/applications/queries.ts',
    ],
    [
      'intake/documents/one.ts',
      "import { a } from '../applications/present.ts'\n",
      'intake/documents/one.ts → intake/applications/present.ts',
    ],
  ],
  'SQL writes at home': [
    [
      'selection/decisions/one.ts',
      "db.updateTable('application').set({})",
      'selection/decisions/one.ts writes application',
    ],
    ['intake/applications/one.ts', 'sql`delete from slot where true`', 'intake/applications/one.ts writes slot'],
  ],
  'pure files wait for nothing and know no clock': [
    ['intake/applications/lifecycle.ts', 'export const a = async () => {}', 'intake/applications/lifecycle.ts'],
    ['catalogue/criteria/one.ts', 'const a = new Date(0)', 'catalogue/criteria/one.ts'],
  ],
  'pure files import no database': [
    [
      'permissions/fields.ts',
      "import { a } from '../platform/context.ts'\n",
      'permissions/fields.ts → platform/context.ts',
    ],
  ],
  'the environment is read in one place': [['http/one.ts', 'const a = process.env.PORT', 'http/one.ts']],
  'the clock is read in one place': [
    ['record/one.ts', 'const a = Date.now()', 'record/one.ts'],
    ['record/two.ts', 'const a = new Date()', 'record/two.ts'],
  ],
  'no SQL guards anything with its own now': [['record/one.ts', 'sql`select 1 where a < now()`', 'record/one.ts']],
  'no file is named after nothing': [['http/utils.ts', '', 'http/utils.ts']],
  'no file hands on what others export': [['http/index.ts', "export * from './auth.ts'\n", 'http/index.ts']],
  'no file is two things': [['http/one.ts', '\n'.repeat(300), 'http/one.ts']],
}

for (const [rule, broken] of Object.entries(RULES)) {
  test(`src: ${rule}`, async (t) => {
    t.strictSame(broken(files), [])
    const planted = PLANTED[rule] ?? []
    t.ok(planted.length > 0, 'a violation is planted')
    for (const [name, text, told] of planted)
      t.strictSame(
        broken([...files.filter((file) => file.name !== name), sourceOf(root, name, text)]),
        [told],
        `planted: ${told}`,
      )
  })
}

test('src: the rules find what they look at', async (t) => {
  t.ok(files.length > 150)
  t.ok(files.filter(({ name }) => PURE.test(name)).length >= 20)
  const tables = new Set(files.flatMap(writesOf).map(({ table }) => table))
  t.ok(tables.has('event') && tables.has('slot') && tables.size > 15)
})

test('src: the picture in README shows each wing with its features, in order', async (t) => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  for (const wing of WINGS) {
    const [, shown = ''] = new RegExp(`^ +(?:src/)?${wing} +([a-z-]+(?:, [a-z-]+)*)`, 'm').exec(readme) ?? []
    const features = new Set(
      files.filter(({ name }) => name.startsWith(`${wing}/`)).map(({ name }) => name.split('/')[1]),
    )
    t.strictSame(shown.split(', ').sort(), [...features].sort(), wing)
  }
  const order = WINGS.map((wing) => readme.search(new RegExp(`^ +(?:src/)?${wing} `, 'm')))
  t.strictSame(
    order,
    order.toSorted((a, b) => a - b),
  )
})
