import { StartRefused } from '../platform/start-refused.ts'
import type { Values } from './command.ts'

export type Outcome = { name: string; outcome: string } & Record<string, unknown>

/** Rolls a dry run back. */
export class DryRun extends Error {
  readonly outcomes: Outcome[]
  constructor(outcomes: Outcome[]) {
    super('a dry run changes nothing')
    this.outcomes = outcomes
  }
}

/** A file that cannot be read, in words. */
export const told = (file: string) => (error: NodeJS.ErrnoException) => {
  throw new StartRefused(`${file} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.code}.`)
}

/** Runs an import, and prints what it did or, in a dry run, would do. */
export async function counted(values: Values, what: string, work: (dryRun: boolean) => Promise<Outcome[]>) {
  const dry = values['dry-run'] === true
  const outcomes = await work(dry).catch((error) => {
    if (error instanceof DryRun) return error.outcomes
    throw error
  })
  if (values.json) return console.log(JSON.stringify({ dry_run: dry, items: outcomes }))
  const count = (outcome: string) => outcomes.filter((each) => each.outcome === outcome).length
  const parts = ['created', 'updated', 'unchanged'].map((outcome) => `${count(outcome)} ${outcome}`)
  console.log(`${dry ? 'dry run: ' : ''}${what}: ${parts.join(', ')}`)
}
