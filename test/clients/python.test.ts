import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'tap'
import { generateClient, hasPythonTools, PYTHON_TOOLS } from '../../openapi/clients/generate.ts'
import { MAIN_JOB, run, serveSandbox } from '../client.ts'

const folder = fileURLToPath(new URL('../../openapi/clients/python/', import.meta.url))
const skip = hasPythonTools() ? false : 'the Python tools are not here: npm run clients:python installs them'

test('python: the generated client does the whole main job', { skip }, async (t) => {
  const api = await serveSandbox(t)
  const env = { PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' }
  const { status, stdout, stderr } = await run(join(PYTHON_TOOLS, 'python'), [join(folder, 'main_job.py'), api], {
    env,
  })
  t.equal(status, 0, stderr)
  t.equal(stdout, MAIN_JOB)
})

test('python: the client and the program that uses it have no type error', { skip }, async (t) => {
  const options = ['--config-file', join(folder, 'mypy.ini'), '--cache-dir', t.testdir()]
  const { status, stdout } = await run(join(PYTHON_TOOLS, 'mypy'), [...options, 'main_job.py'], { cwd: folder })
  t.equal(status, 0, stdout)
})

test('python: the committed client is the generated one', { skip }, async (t) => {
  t.strictSame(await generateClient('python', true), [], 'run npm run clients')
})
