import { fileURLToPath } from 'node:url'
import { test } from 'tap'
import { generateClient } from '../../openapi/clients/generate.ts'
import { MAIN_JOB, run, serveSandbox } from '../client.ts'

const program = fileURLToPath(new URL('../../openapi/clients/typescript/main-job.ts', import.meta.url))

test('typescript: the generated client does the whole main job', async (t) => {
  const api = await serveSandbox(t)
  const { status, stdout, stderr } = await run(process.execPath, [program, api])
  t.equal(status, 0, stderr)
  t.equal(stdout, MAIN_JOB)
})

test('typescript: the committed client is the generated one', async (t) => {
  t.strictSame(await generateClient('typescript', true), [], 'run npm run clients')
})
