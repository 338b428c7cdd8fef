import { isDeepStrictEqual } from 'node:util'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'
import { getVisaRule, insertVisaRule, lockVisaRule } from './queries.ts'
import { type ReadRule, readVisaCsv } from './read-visa-csv.ts'
import type { ShownTerms, VisaImport } from './schema.ts'
import { setBy, writeVisaRule } from './write-visa-rule.ts'

/** The faults that one answer shows. */
const FAULTS_AT_MOST = 50

/** Rolls a dry run back. */
class DryRun extends Error {
  readonly result: VisaImport
  constructor(result: VisaImport) {
    super('a dry run changes nothing')
    this.result = result
  }
}

const stored = (terms: ShownTerms | null) => {
  if (!terms) return null
  const { stale: _, ...rest } = terms
  return rest
}

async function importRule(ctx: Ctx, { host, nationality, ordinary, official }: ReadRule) {
  const pair = { host, nationality }
  const isNew = await insertVisaRule(ctx.db, pair, setBy(ctx))
  if (!isNew) {
    await lockVisaRule(ctx.db, pair)
    const known = await getVisaRule(ctx.db, pair, '')
    if (isDeepStrictEqual([stored(known.ordinary), stored(known.official)], [ordinary, official]))
      return { ...pair, outcome: 'unchanged' as const }
  }
  await writeVisaRule(ctx, pair, { ordinary, official }, isNew)
  return { ...pair, outcome: isNew ? ('created' as const) : ('updated' as const) }
}

/**
 * Imports rules from a CSV file: all of them, or none. A dry run answers with the faults of the file, and with what would
 * change. Errors: content_invalid, with the line and the column of each fault.
 */
export async function importVisaRules(ctx: Ctx, text: string, dry_run: boolean): Promise<VisaImport> {
  const { rules, faults } = readVisaCsv(text, ctx.now.slice(0, 10))
  if (faults.length > 0 && !dry_run)
    throw unprocessable(
      faults.slice(0, FAULTS_AT_MOST).map(({ line, column, detail }) => ({
        pointer: `/${line}${column ? `/${column}` : ''}`,
        code: 'csv_fault',
        detail: `line ${line}: ${detail}`,
        params: { line, column },
      })),
    )
  // In one order, so that two imports at once do not wait for each other in a circle.
  const ordered = [...rules].sort((a, b) => (a.host + a.nationality < b.host + b.nationality ? -1 : 1))
  const work = inTransaction(ctx, async (ctx) => {
    const items: VisaImport['items'] = []
    for (const rule of ordered) items.push(await importRule(ctx, rule))
    const count = (outcome: string) => items.filter((each) => each.outcome === outcome).length
    const counts = { created: count('created'), updated: count('updated'), unchanged: count('unchanged') }
    const result = { dry_run, ...counts, items, faults }
    if (dry_run) throw new DryRun(result)
    return result
  })
  return work.catch((error: unknown) => {
    if (error instanceof DryRun) return error.result
    throw error
  })
}
