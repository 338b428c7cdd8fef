import { getPublishedProgram } from '../../catalogue/programs/published-program.ts'
import { countSeats } from '../../intake/allocations/seat-ledger.ts'
import { localDate } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { balanceOf } from './balance.ts'
import type { BalanceQuery } from './balance-schema.ts'
import { chartOf } from './chart.ts'
import { listMembers } from './members.ts'
import { findShortlist } from './queries.ts'

/** The balance of a shortlist, and of those that it is compared with. Errors: not_found, also for one of another program. */
export async function getShortlistBalance(ctx: Ctx, id: string, { compare }: BalanceQuery) {
  const first = await findShortlist(ctx.db, ctx.actor, id)
  if (!first) throw notFound()
  const program = await getPublishedProgram(ctx.db, first.program_id)
  const taken = await countSeats(ctx.db, program.id)
  const today = localDate(ctx.now, program.timezone)
  // Nobody asks for a visa before the decision.
  const on = program.decisions_on && program.decisions_on > today ? program.decisions_on : today
  const others = compare ? [...new Set(compare.toLowerCase().split(','))] : []
  const balances = []
  for (const each of [id, ...others]) {
    const shortlist = await findShortlist(ctx.db, ctx.actor, each)
    if (shortlist?.program_id !== program.id) throw notFound()
    const { starts_on, required_documents: required } = program
    const members = await listMembers(ctx.db, { shortlist_id: each, starts_on, required })
    const balance = balanceOf(members, { ...program, taken }, { ...program, country: program.venue_country }, on)
    balances.push({ shortlist_id: shortlist.id, name: shortlist.name, ...balance })
  }
  return balances
}

/** The same as one chart, in SVG. */
export async function getShortlistChart(ctx: Ctx, id: string, query: BalanceQuery): Promise<string> {
  const balances = await getShortlistBalance(ctx, id, query)
  return chartOf(balances.map(({ name, ...balance }) => ({ name, balance })))
}
