import { resetSandbox as reset } from '../sandbox/reset-sandbox.ts'
import { COMMON, COMMON_USAGE, type Command, withService } from './command.ts'

export const resetSandbox: Command = {
  name: 'sandbox reset',
  summary: 'Make the demo world of a sandbox anew',
  usage: `Deletes everything in a sandbox and makes the demo world anew: the clock is at its start, and the keys of secretariat, frontend and
reviewer stay the same. A database with live keys is refused.

  cohort sandbox reset

${COMMON_USAGE}`,
  options: COMMON,
  run: (values) =>
    withService(values, async ({ db, files, secrets }) => {
      await reset(db, files, secrets)
      console.log(values.json ? JSON.stringify({ reset: true }) : 'The demo world is new.')
    }),
}
