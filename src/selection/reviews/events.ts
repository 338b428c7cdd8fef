import { type TProperties, Type } from 'typebox'
import { Id } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'

const reviewed = { review_id: Id, reviewer_id: Id }
const review = <Facts extends TProperties>(name: string, facts: Facts) => defineEvent(`review.${name}`, facts)

export const rubricSet = defineEvent('program.rubric_set', { rubric_version: Type.Integer() })
export const reviewAssigned = review('assigned', reviewed)
export const reviewSubmitted = review('submitted', reviewed)
export const reviewReopened = review('reopened', reviewed)
export const reviewRecused = review('recused', reviewed)

export const events = [rubricSet, reviewAssigned, reviewSubmitted, reviewReopened, reviewRecused]
