import type { Ctx } from '../../platform/context.ts'

/** Functions of later wings that run when an application changes: in order, in its transaction and under its lock. */
export interface ApplicationReactions {
  /** It is about to leave the states in which it is judged: see `isJudged`. */
  'application.judged_no_more': readonly ((ctx: Ctx, application_ids: readonly string[]) => Promise<void>)[]
}

/** Runs what follows when an application is about to be judged no more. */
export async function judgeNoMore(ctx: Ctx, reactions: ApplicationReactions, application_id: string): Promise<void> {
  for (const react of reactions['application.judged_no_more']) await react(ctx, [application_id])
}
