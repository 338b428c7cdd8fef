import { CriterionName } from '../../catalogue/criteria/schema.ts'
import { defineEvent } from '../../record/define-event.ts'

export const waiverGranted = defineEvent('application.waiver_granted', { criterion: CriterionName })

export const events = [waiverGranted]
