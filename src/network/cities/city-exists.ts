import { Problem } from '../../platform/problem.ts'

/** The problem city_exists, which names the existing city: it may be spelled otherwise. */
export const cityExists = ({ id, name }: { id: string; name: string }) =>
  new Problem(
    409,
    'city_exists',
    `A city of this name, country and kind already exists: ${name}. Add other spellings to its aliases.`,
    { city_id: id, city_name: name },
  )
