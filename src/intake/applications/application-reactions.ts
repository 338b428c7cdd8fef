import type { Ctx } from '../../platform/context.ts'

/** Functions of later wings that run when an application changes: in order, in its transaction and under its lock. */
export interface ApplicationReactions {
  /** It is about to leave the states in which it is judged: see `isJudged`. */
  'application.judged_no_more': readonly ((ctx: Ctx, application_ids: readonly string[]) => Promise<void>)[]
  /** It is about to lose its place in the program, which it had accepted. */
  'application.place_lost': readonly ((ctx: Ctx, application_ids: readonly string[]) => Promise<void>)[]
  /** Staff corrected the person after the submission. */
  'application.corrected': readonly ((ctx: Ctx, application_id: string) => Promise<void>)[]
}

/** Runs what follows when an application is about to lose its place. */
export async function losePlace(ctx: Ctx, reactions: ApplicationReactions, application_id: string): Promise<void> {
  for (const react of reactions['application.place_lost']) await react(ctx, [application_id])
}

/** Runs what follows when an application is about to be judged no more. */
export async function judgeNoMore(ctx: Ctx, reactions: ApplicationReactions, application_id: string): Promise<void> {
  for (const react of reactions['application.judged_no_more']) await react(ctx, [application_id])
}
