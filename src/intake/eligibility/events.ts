import { defineEvent } from '../../record/define-event.ts'
import { CriterionName } from '../applications/schema.ts'

export const waiverGranted = defineEvent('application.waiver_granted', { criterion: CriterionName })

export const events = [waiverGranted]
