import type { World } from './helper.ts'

/** Makes what a test needs over the API itself, with sensible values for all that the test does not care about. */
export function factories({ as, secretariat }: Pick<World, 'as' | 'secretariat'>) {
  let count = 0

  async function aCity(overrides: Record<string, unknown> = {}) {
    const body = {
      name: `City ${++count}`,
      country: 'OM',
      membership: { from: '2010-01-01', until: null },
      ...overrides,
    }
    return (await as(secretariat).post('/v1/cities', body)).json()
  }

  return { aCity }
}
