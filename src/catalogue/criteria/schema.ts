import { Literals } from '../../http/wire.ts'
import { CEFR, CRITERIA, KINDS, MODES } from './report.ts'

export const CriterionName = Literals([...CRITERIA])
export const CriterionKind = Literals([...KINDS])
export const Level = Literals([...CEFR], { description: 'CEFR level' })
export const Mode = Literals([...MODES], {
  description: 'round: one selection. rolling: each application is decided as it comes',
})
