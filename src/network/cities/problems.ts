import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { IdOf } from '../../http/wire.ts'

export const problems = {
  city_exists: {
    status: 409,
    meaning: 'A city of this name, country and kind exists already.',
    members: { city_id: IdOf('that city') },
  },
} satisfies ProblemKinds
