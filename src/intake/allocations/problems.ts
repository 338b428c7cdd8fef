import { Type } from 'typebox'
import type { ProblemKinds } from '../../http/problem-kinds.ts'
import { IdOf, ref } from '../../http/wire.ts'
import { Allocation, CityUsage, SeatUsage } from './schema.ts'

const Wanted = Type.Integer({ description: 'How many more seats the request would take' })

export const problems = {
  city_cap_reached: {
    status: 409,
    meaning: 'The city has no free slot: `allocation` shows how its slots are used.',
    members: { allocation: ref(Allocation) },
  },
  seats_exceeded: {
    status: 409,
    meaning: 'The program has no free seat: free one, or raise the number of seats.',
    members: { seats: ref(SeatUsage), wanted: Wanted },
  },
  city_participants_exceeded: {
    status: 409,
    meaning: 'The city has no free seat: free one, or raise max_participants_per_city.',
    members: { city_id: IdOf('the city'), participants: ref(CityUsage), wanted: Wanted },
  },
} satisfies ProblemKinds
