import type { Actor } from '../platform/context.ts'

type Who = Pick<Actor, 'role'>

/** Whether an actor runs every program. An organisation runs only its own (`programsRunBy`). */
export const runsAllPrograms = ({ role }: Who): boolean => role === 'secretariat' || role === 'system'

/** Whether the network's rules bind an actor: an organisation may tighten a rule, and may not loosen or waive it. */
export const isBoundByNetwork = ({ role }: Who): boolean => role === 'organisation'

/** A city starts applications of its own officials only. */
export const startsFor = ({ role, city_id }: Pick<Actor, 'role' | 'city_id'>, city: string): boolean =>
  role !== 'city' || city_id === city

/** A page starts applications in its own program, or in the programs of its own series. */
export const startsIn = (
  { role, program_id, series_id }: Pick<Actor, 'role' | 'program_id' | 'series_id'>,
  program: { id: string; series_id: string | null },
): boolean => role !== 'page' || program.id === program_id || (series_id != null && program.series_id === series_id)
