import { test } from 'tap'
import { type Part, partsOfOwn } from '../../../src/catalogue/programs/parts.ts'

test('partsOfOwn: the organisation is the organiser, unless it names itself as what runs the program', async (t) => {
  const part = (organisation_id: string, role: Part['role']): Part => ({ organisation_id, role })
  const organiser = part('own', 'organiser')
  const cases: [string, Part[], Part[]][] = [
    ['no part', [], [organiser]],
    ['itself as host', [part('own', 'host')], [part('own', 'host')]],
    ['itself as organiser', [organiser], [organiser]],
    ['itself as sponsor', [part('own', 'sponsor')], [part('own', 'sponsor'), organiser]],
    ['another as host', [part('other', 'host')], [part('other', 'host'), organiser]],
  ]
  for (const [name, wanted, expected] of cases) t.strictSame(partsOfOwn('own', wanted), expected, name)
})
