import { readFile } from 'node:fs/promises'
import { Type } from 'typebox'
import { importProgram } from '../catalogue/programs/import-program.ts'
import { publishProgram } from '../catalogue/programs/publish-program.ts'
import { NewProgram } from '../catalogue/programs/schema.ts'
import { type Ctx, inTransaction } from '../platform/context.ts'
import { Problem, type ProblemItem } from '../platform/problem.ts'
import { StartRefused } from '../platform/start-refused.ts'
import { REACTIONS } from '../reactions.ts'
import { bodyChecker } from './check-body.ts'
import { COMMON, COMMON_USAGE, type Command, withService } from './command.ts'
import { counted, DryRun, told } from './imports.ts'

const ImportedProgram = Type.Object(
  { ...NewProgram.properties, key: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,99}$' }) },
  { additionalProperties: false },
)
type ImportedProgram = NewProgram & { key: string }

/** The programs of a file: one, or a list. Errors: StartRefused. */
function programsIn(text: string): unknown[] {
  try {
    const content = JSON.parse(text)
    return Array.isArray(content) ? content : [content]
  } catch (error) {
    throw new StartRefused(`The file is not JSON: ${(error as Error).message}`)
  }
}

interface Wanted {
  publish: boolean
  dryRun: boolean
}

/** Imports all programs in one transaction. Errors: StartRefused with every fault, by program and JSON pointer. */
export function importAll(ctx: Ctx, bodies: unknown[], { publish, dryRun }: Wanted) {
  const check = bodyChecker<ImportedProgram>(ImportedProgram)
  return inTransaction(ctx, async (ctx) => {
    const faults: string[] = []
    const outcomes: { name: string; outcome: string; id: string; status: string; warnings: unknown[] }[] = []
    for (const [i, body] of bodies.entries()) {
      try {
        const { key, ...settings } = check(body)
        const { outcome, program } = await importProgram(ctx, key, settings, REACTIONS)
        const isNew = publish && program.status === 'draft'
        const { id, status, warnings = [] } = isNew ? await publishProgram(ctx, program.id, undefined) : program
        outcomes.push({ name: key, outcome, id, status, warnings })
      } catch (error) {
        if (!(error instanceof Problem) || error.status >= 500) throw error
        const items = (error.extra.errors ?? [{ pointer: '', detail: error.message }]) as ProblemItem[]
        for (const { pointer, detail } of items) faults.push(`program ${i + 1}${pointer && `, ${pointer}`}: ${detail}`)
      }
    }
    if (faults.length > 0) throw new StartRefused(`${faults.join('\n')}\n\nNothing was imported.`)
    if (dryRun) throw new DryRun(outcomes)
    return outcomes
  })
}

export const importPrograms: Command = {
  name: 'programs import',
  summary: 'Import programs from a JSON file',
  usage: `Imports programs from a JSON file: all of them, or none. A program is known by its key, so a second run changes nothing.

  cohort programs import FILE.json [--dry-run] [--publish]

  { "key": "harbour-2027", "title": "Harbour cities workshop", "format": "workshop", "language": "en", ... }

  The file has one program or a list of them, each with the members of createProgram and a key of letters, digits and hyphens.
  A member that is left out leaves a known program as it is.

  --dry-run   check everything and tell what would change
  --publish   publish those that are drafts, and tell what each leaves open
${COMMON_USAGE}`,
  options: { ...COMMON, 'dry-run': { type: 'boolean' }, publish: { type: 'boolean' } },
  takes: [1, 1],
  async run(values, [file = '']) {
    const bodies = programsIn(await readFile(file, 'utf8').catch(told(file)))
    await withService(values, ({ ctx }) =>
      counted(values, 'programs', async (dryRun) => {
        const outcomes = await importAll(ctx, bodies, { publish: values.publish === true, dryRun })
        if (values.json) return outcomes
        for (const { name, warnings } of outcomes as { name: string; warnings: { detail: string }[] }[])
          for (const { detail } of warnings) console.error(`${name}: ${detail}`)
        return outcomes
      }),
    )
  },
}
