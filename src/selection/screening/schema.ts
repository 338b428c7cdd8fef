import { type Static, Type } from 'typebox'
import { CriterionName } from '../../catalogue/criteria/schema.ts'
import { Instant, Line } from '../../http/wire.ts'
import { PartName } from '../../intake/applications/outcome-schema.ts'
import { Reason } from '../../intake/applications/schema.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

export const ApplicationReturn = Type.Object(
  {
    items: Type.Array(Line(500), {
      minItems: 1,
      maxItems: 50,
      description: 'What to correct: a text, or the name of a part',
    }),
    parts: Optional(
      Type.Array(PartName, {
        minItems: 1,
        uniqueItems: true,
        description:
          'The parts that may be changed; never the person. Default: the parts that the items name, or all parts if no item names one.',
      }),
    ),
    due_at: Type.Unsafe<string>({ ...Instant, description: 'In the future, and not after the end of the program' }),
  },
  { $id: 'ApplicationReturn', description: 'What to correct, and until when', ...closed },
)
export type ApplicationReturn = Static<typeof ApplicationReturn>

export const Ineligibility = Type.Object(
  {
    criteria: Type.Array(CriterionName, { minItems: 1, uniqueItems: true, description: 'Those that are not met' }),
    reason: Reason,
  },
  { $id: 'Ineligibility', description: 'The hard criteria that are not met', ...closed },
)
export type Ineligibility = Static<typeof Ineligibility>

export const schemas = [ApplicationReturn, Ineligibility]
