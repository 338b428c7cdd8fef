import type { Ctx } from '../../platform/context.ts'
import { pageOfReviews } from './queries.ts'
import type { ReviewQuery } from './schema.ts'

/** A page of reviews: a reviewer’s own, or those of the programs that the caller runs. */
export const listReviews = ({ db, actor }: Ctx, query: ReviewQuery) => pageOfReviews(db, actor, query)
