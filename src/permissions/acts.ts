import type { Actor } from '../platform/context.ts'

type Who = Pick<Actor, 'role'>

/** Acts for every program. An organisation acts for those that it runs (`programsRunBy`). */
export const runsAllPrograms = ({ role }: Who): boolean => role === 'secretariat' || role === 'system'

/** The rules of the network are the secretariat's: an organisation may tighten one, and makes no exception to it. */
export const isBoundByNetwork = ({ role }: Who): boolean => role === 'organisation'

/** A city starts applications of its own officials only. */
export const startsFor = ({ role, city_id }: Pick<Actor, 'role' | 'city_id'>, city: string): boolean =>
  role !== 'city' || city_id === city
