import { execFile } from 'node:child_process'
import { test } from 'tap'
import { buildApp } from '../../src/app.ts'
import { createProgram } from '../../src/catalogue/programs/create-program.ts'
import { system } from '../../src/platform/context.ts'
import { localFiles } from '../../src/platform/files.ts'
import { connect } from '../../src/platform/postgres/db.ts'
import { secretsFrom } from '../../src/platform/secrets.ts'
import { createDatabase } from '../database.ts'
import { has, lacks } from '../has.ts'

const KEY_PEPPER = 'a pepper of the command line test'
const NOWHERE = '01890000-0000-7000-8000-000000000000'

interface Outcome {
  code: number
  stdout: string
  stderr: string
}

test('cohort-keys-create: it makes keys, and says what is wrong with its arguments', async (t) => {
  const database = await createDatabase()
  const db = connect({ url: database.url, max: 4, prepare: false })
  const clock = async () => '2017-10-02T00:00:00.000Z'
  const secrets = secretsFrom(KEY_PEPPER)
  const config = { sandbox: false, logLevel: 'silent' }
  const app = await buildApp({ db, files: localFiles('/nowhere'), clock, secrets, config })
  t.teardown(async () => {
    await app.close()
    await db.destroy()
    await database.drop()
  })

  const create = (args: string[], settings: Record<string, string> = {}) =>
    new Promise<Outcome>((resolve) => {
      const env = { ...process.env, SANDBOX: 'false', DATABASE_URL: database.url, KEY_PEPPER, ...settings }
      execFile(process.execPath, ['src/bin/cohort.mjs', 'keys', 'create', ...args], { env }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      )
    })
  const me = async (key: string) =>
    (await app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${key}` } })).json()

  const secretariat = await create(['--role', 'secretariat', '--name', 'Secretariat, Seoul'])
  has(t, secretariat, { code: 0, stdout: /^coh_live_[0-9A-Za-z]{38}\n$/, stderr: '' }, 'it prints the key and no more')
  const headers = { authorization: `Bearer ${secretariat.stdout.trim()}` }
  has(t, await me(secretariat.stdout.trim()), { role: 'secretariat', name: 'Secretariat, Seoul' })
  const city = (await app.inject({ method: 'POST', url: '/v1/cities', headers, payload: { name: 'Muscat', country: 'OM' } })).json() // biome-ignore format: a row
  const partner = { name: 'NIA', kind: 'partner' }
  const organisation = (await app.inject({ method: 'POST', url: '/v1/organisations', headers, payload: partner })).json() // biome-ignore format: a row

  const good: [string[], object][] = [
    [['--role', 'organisation', '--organisation-id', organisation.id], { organisation_id: organisation.id }],
    [['--role', 'city', '--city-id', city.id], { city_id: city.id, organisation_id: null }],
    [
      [
        '--role',
        'frontend',
        '--scope',
        'applications:read',
        '--scope',
        'applications:write',
        '--scope',
        'applications:read',
      ],
      { scopes: ['applications:read', 'applications:write', 'applications:start'] },
    ],
    [['--role=reviewer', '--expires-at', '2099-12-31T00:00:00Z'], { role: 'reviewer' }],
  ]
  const made = await Promise.all(good.map(([args]) => create([...args, '--name', 'a key'])))
  for (const [i, [args, expected]] of good.entries()) {
    has(t, made[i], { code: 0, stderr: '' })
    has(t, await me(String(made[i]?.stdout.trim())), { name: 'a key', ...expected }, args.join(' '))
  }
  const rows = await db.selectFrom('api_key').select(['role', 'expires_at']).execute()
  t.strictSame(rows.find(({ role }) => role === 'reviewer')?.expires_at, '2099-12-31T00:00:00.000Z')

  const usage = /\n\nMakes an API key and prints it once\./
  const named = ['--name', 'a key']
  const wrong: [string[], RegExp, boolean][] = [
    [[], /^--role must be one of secretariat, organisation, city, reviewer, frontend, page\n/, true],
    [['--role', 'applicant', ...named], /^--role must be one of/, true],
    [['--role', 'secretariat', '--name', ' '], /^--name is missing/, true],
    [['--role', 'secretariat', ...named, '--expires-at', '2099-12-31'], /^--expires-at must look like/, true],
    [['--role', 'city', ...named, '--city-id', 'muscat'], /^--city-id must be an id/, true],
    [['--role', 'organisation', ...named, '--organisation-id', '7'], /^--organisation-id must be an id/, true],
    [['--rôle', 'secretariat'], /^Unknown option '--rôle'/, true],
    [['secretariat'], /^Unexpected argument 'secretariat'/, true],
    [['--role', 'city', ...named], /^\/city_id: a key of role city needs this\n$/, false],
    [['--role', 'city', ...named, '--city-id', NOWHERE], /^\/city_id: there is no city with this id\n$/, false],
    [
      ['--role', 'frontend', ...named, '--city-id', city.id, '--scope', 'cities:write'],
      /^\/city_id: only a key of role city may have this\n\/scopes\/0: a key of role frontend cannot have cities:write\n$/,
      false,
    ],
    [
      ['--role', 'secretariat', ...named, '--expires-at', '2017-01-01T00:00:00Z'],
      /^\/expires_at: must be in the future\n$/,
      false,
    ],
  ]
  const outcomes: Outcome[] = []
  // Each is a process of its own: a few at a time.
  for (let i = 0; i < wrong.length; i += 4)
    outcomes.push(...(await Promise.all(wrong.slice(i, i + 4).map(([args]) => create(args)))))
  for (const [i, [args, message, withUsage]] of wrong.entries()) {
    const name = args.join(' ') || 'nothing'
    has(t, outcomes[i], { code: 1, stdout: '', stderr: message }, name)
    t.equal(usage.test(outcomes[i]?.stderr ?? ''), withUsage, `${name}: the usage is told where it helps`)
  }
  t.equal((await db.selectFrom('api_key').select('id').execute()).length, rows.length, 'and none of them made a key')

  const key = ['--role', 'secretariat', ...named]
  has(t, await create(key, { PORT: 'x' }), { code: 1, stdout: '', stderr: /^The configuration is wrong:\n {2}- PORT/ })
  const other = await create(key, { KEY_PEPPER: 'another pepper, of which no key works' })
  has(t, other, { code: 1, stdout: '', stderr: /KEY_PEPPER is not the one/ })
  lacks(t, other.stderr, usage)

  has(t, await create(key, { SANDBOX: 'true' }), { code: 1, stdout: '', stderr: /^SANDBOX is true, but this database/ })
})

test('cohort-keys: the holder of a lost key gets another, and the old one ends', async (t) => {
  const database = await createDatabase()
  const db = connect({ url: database.url, max: 4, prepare: false })
  t.teardown(async () => {
    await db.destroy()
    await database.drop()
  })
  const keys = (...args: string[]) =>
    new Promise<Outcome>((resolve) => {
      const env = { ...process.env, DATABASE_URL: database.url, KEY_PEPPER }
      execFile(process.execPath, ['src/bin/cohort.mjs', 'keys', ...args], { env }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      )
    })
  const first = JSON.parse((await keys('create', '--role', 'secretariat', '--name', 'Secretariat', '--json')).stdout)
  const site = JSON.parse((await keys('create', '--role', 'frontend', '--name', 'Site', '--scope', 'applications:write', '--json')).stdout) // biome-ignore format: a row
  const list = async (...args: string[]) => JSON.parse((await keys('list', '--json', ...args)).stdout)
  t.strictSame(
    (await list()).map(({ name }: { name: string }) => name),
    ['Site', 'Secretariat'],
  )
  const table = await keys('list')
  t.match(table.stdout, /^id +role +name +hint +expires_at\n.* frontend +Site +\w{4} +-\n/)
  for (const { key } of [first, site]) lacks(t, table.stdout, key)

  const now = '2017-10-02T00:00:00.000Z'
  const ctx = { db, actor: system, now, clock: async () => now }
  const { id: program_id } = await createProgram(ctx, { title: 'Harbour cities workshop' })
  const page = [
    '--role',
    'page',
    '--program-id',
    program_id,
    '--origin',
    'https://apply.city.example',
    '--name',
    'Form',
  ]
  const form = JSON.parse((await keys('create', ...page, '--json')).stdout)
  t.match(form.key, /^coh_pub_/)
  const next = JSON.parse((await keys('rotate', form.id, '--json')).stdout)
  t.match(next.key, /^coh_pub_/)
  has(t, next, { program_id, origins: ['https://apply.city.example'], scopes: form.scopes }, 'with the same limits')
  t.equal((await keys('revoke', next.id)).code, 0)

  const rotated = await keys('rotate', site.id)
  has(t, rotated, { code: 0, stdout: /^coh_live_\w+\n$/, stderr: '' })
  const [after] = await list()
  has(t, after, { name: 'Site', role: 'frontend', scopes: ['applications:write'], revoked_at: null })
  t.not(after.id, site.id)
  t.ok((await list('--all')).find(({ id }: { id: string }) => id === site.id).revoked_at)
  has(t, await keys('rotate', after.id, '--keep-old'), { code: 0 })
  t.equal((await list()).length, 3)
  for (const [args, stderr] of [
    [['rotate', site.id], /^This key is revoked/],
    [['rotate', 'site'], /^There is no key with the id "site"/],
    [['revoke', NOWHERE], /^There is no key with the id/],
    [['revoke'], /^cohort keys revoke needs another argument\n\nRevokes/],
    [['revoke', first.id], /^After this no other key could make keys/],
  ] as const)
    has(t, await keys(...args), { code: 1, stdout: '', stderr }, args.join(' '))
  has(t, await keys('revoke', after.id), { code: 0, stdout: 'revoked: frontend, Site\n' })
  t.equal(
    (await keys('rotate', first.id)).code,
    0,
    'the last key of the secretariat can be rotated: the new one counts',
  )
})
