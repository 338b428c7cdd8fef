/**
 * Runs other people's generators over the contract. Each client is compiled without a cast and does the main job against a
 * sandbox, with three uploads and a download. These generators need TypeScript 5: they are installed in a folder of their own.
 * (openapi-python-client makes the client in openapi/clients/python, which test/clients/python.test.ts uses.)
 */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PACKAGES = [
  'typescript@5.9.3',
  '@types/node@24.19.2',
  'openapi-typescript@7.13.0',
  'openapi-fetch@0.17.0',
  '@hey-api/openapi-ts@0.99.0',
  // What is generated imports without extensions, as bundlers take it.
  'tsx@4.23.15',
]
const contract = fileURLToPath(new URL('../openapi/openapi.json', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'cohort-foreign-'))

function run(command: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`)
  return stdout
}
const runPackage = (file: string, ...args: string[]) => run(process.execPath, [join('node_modules', file), ...args])

/** Starts a sandbox on a free port. */
async function serve() {
  const env = { ...process.env, PORT: '0', SANDBOX: 'true', DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' }
  const server = spawn(process.execPath, [fileURLToPath(new URL('../src/server.ts', import.meta.url))], { env })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let said = ''
  server.stdout.on('data', (text) => {
    said += text
    const [, url] = /serves (http\S+)/.exec(said) ?? []
    if (url) resolve(url)
  })
  server.on('exit', () => reject(new Error(`the service ended: ${said}`)))
  return { url: await promise, server }
}

try {
  cpSync(new URL('foreign', import.meta.url), folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...PACKAGES])
  run(process.execPath, ['generate.mjs', contract])
  runPackage('@hey-api/openapi-ts/bin/run.js', '-i', contract, '-o', 'hey', '-c', '@hey-api/client-fetch')
  const strict = [
    '--strict',
    '--noEmit',
    '--skipLibCheck',
    '--target',
    'es2024',
    '--types',
    'node',
    '--allowImportingTsExtensions',
  ]
  runPackage('typescript/bin/tsc', ...strict, '--module', 'preserve', 'openapi-fetch.ts', 'hey-api.ts')
  for (const program of ['openapi-fetch.ts', 'hey-api.ts']) {
    const { url, server } = await serve()
    try {
      console.log(`${program}: ${runPackage('tsx/dist/cli.mjs', program, url).trim().replaceAll('\n', ', ')}`)
    } finally {
      server.kill('SIGKILL')
      rmSync(join(folder, 'data'), { recursive: true, force: true })
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
