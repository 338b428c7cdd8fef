import { Problem } from '../../platform/problem.ts'

/** The problem city_exists, which names the existing city. */
export const cityExists = (city_id: string) =>
  new Problem(409, 'city_exists', 'A city of this name, country and kind already exists.', { city_id })
