import { Type } from 'typebox'
import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { IdOf } from '../../http/wire.ts'

export const problems = {
  city_exists: {
    status: 409,
    meaning:
      'A city of this name, country and kind exists already. Case, accents, blanks, hyphens and apostrophes make no other name.',
    members: {
      city_id: IdOf('that city'),
      city_name: Type.String({ description: 'Its name: it may be spelled otherwise' }),
    },
  },
} satisfies ProblemKinds
