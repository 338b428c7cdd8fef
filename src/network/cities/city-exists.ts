import { Problem } from '../../platform/problem.ts'

/** Errors: city_exists. */
export const cityExists = (city_id: string) =>
  new Problem(409, 'city_exists', 'A city of this name, country and kind already exists.', { city_id })
