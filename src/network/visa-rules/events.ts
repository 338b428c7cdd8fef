import { Type } from 'typebox'
import { defineEvent } from '../../record/define-event.ts'

const Code = Type.String({ pattern: '^[A-Z]{2,3}$' })
export const visaRuleSet = defineEvent('visa.rule_set', { host: Code, nationality: Code })

export const events = [visaRuleSet]
