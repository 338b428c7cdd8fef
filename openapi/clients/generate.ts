import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const CONTRACT = pathOf('../openapi.json')
const REDOCLY = pathOf('../../node_modules/@redocly/cli/bin/cli.js')
/** The Python tools, in a virtual environment that `npm run clients:python` makes. */
export const PYTHON_TOOLS = pathOf('../../node_modules/.cache/python/bin')
export const hasPythonTools = () => existsSync(join(PYTHON_TOOLS, 'openapi-python-client'))

function run(command: string, args: string[], cwd = pathOf('.')) {
  const env = { ...process.env, PATH: [PYTHON_TOOLS, process.env.PATH].join(delimiter), REDOCLY_TELEMETRY: 'off' }
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', cwd, env })
  if (status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`)
  return stdout + stderr
}

/** Each client: what is generated, below this folder, and how it is generated into another folder. */
const CLIENTS = {
  typescript: {
    generated: 'typescript/cohort.ts',
    generate: (into: string) =>
      run(process.execPath, [
        REDOCLY,
        'generate-client',
        CONTRACT,
        ...['--output', join(into, 'cohort.ts'), '--config', pathOf('redocly.yaml'), '--import-ext', 'ts'],
      ]),
  },
  python: {
    generated: 'python/cohort_client',
    generate: (into: string) => {
      const told = run(join(PYTHON_TOOLS, 'openapi-python-client'), [
        'generate',
        ...['--path', CONTRACT, '--config', pathOf('python/generator.yaml'), '--meta', 'none'],
        ...['--output-path', join(into, 'cohort_client')],
      ])
      // The generator leaves out what it does not understand, and only warns.
      if (/WARNING|Unable|omitted/.test(told)) throw new Error(told)
    },
  },
}
export type Language = keyof typeof CLIENTS

/** The files below a path, with their texts. */
function filesOf(path: string): Map<string, string> {
  if (!existsSync(path)) return new Map()
  if (path.endsWith('.ts')) return new Map([['', readFileSync(path, 'utf8')]])
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(py|typed)$/.test(name))
  return new Map(names.sort().map((name) => [name, readFileSync(join(path, name), 'utf8')]))
}

/** Generates a client anew. Returns the generated files that differ from the committed ones; writes them unless it only checks. */
export async function generateClient(language: Language, isCheck: boolean): Promise<string[]> {
  const { generated, generate } = CLIENTS[language]
  const folder = await mkdtemp(join(tmpdir(), 'cohort-client-'))
  try {
    generate(folder)
    const made = join(folder, generated.replace(/^\w+\//, ''))
    const [fresh, known] = [filesOf(made), filesOf(pathOf(generated))]
    const names = new Set([...fresh.keys(), ...known.keys()])
    const stale = [...names].filter((name) => fresh.get(name) !== known.get(name))
    if (!isCheck && stale.length > 0) {
      await rm(pathOf(generated), { recursive: true, force: true })
      await cp(made, pathOf(generated), { recursive: true, filter: (path) => !path.includes('.ruff_cache') })
    }
    return stale.map((name) => join(generated, name))
  } finally {
    await rm(folder, { recursive: true })
  }
}

if (import.meta.main) {
  const isCheck = process.argv.includes('--check')
  const wanted = (['typescript', 'python'] as const).filter((language) => process.argv.includes(language))
  const stale: string[] = []
  for (const language of wanted.length > 0 ? wanted : (['typescript', 'python'] as const)) {
    if (language === 'typescript' || hasPythonTools()) stale.push(...(await generateClient(language, isCheck)))
    else console.log('The Python client is left as it is: npm run clients:python installs its generator.')
  }
  if (stale.length > 0)
    console.log(`${isCheck ? 'stale' : 'generated'}: ${stale.slice(0, 5).join(', ')}, ${stale.length} in all`)
  if (isCheck && stale.length > 0) {
    console.error('The clients are stale: run npm run clients and commit them')
    process.exitCode = 1
  }
}
