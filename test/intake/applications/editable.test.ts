import { test } from 'tap'
import type { Stage } from '../../../src/catalogue/criteria/program-times.ts'
import { checkEditable, checkParts } from '../../../src/intake/applications/editable.ts'
import { STATUSES, type Status } from '../../../src/intake/applications/lifecycle.ts'
import { has } from '../../has.ts'

test('checkEditable: a draft or a returned application can be changed until the program is over', async (t) => {
  const stages: [Stage, Status[]][] = [
    ['call', ['draft', 'returned']],
    ['program', ['draft', 'returned']],
    ['over', []],
    ['cancelled', []],
  ]
  for (const [stage, editable] of stages)
    for (const status of STATUSES) {
      const check = () => checkEditable(status, stage)
      if (editable.includes(status)) t.doesNotThrow(check, `${status} ${stage}`)
      else has(t, t.throws(check), { status: 409, code: 'application_not_editable' }, `${status} ${stage}`)
    }
})

test('checkParts: a returned application can be changed in the parts that were named, and never in the person', async (t) => {
  const cases: [string, Status, string[] | null, string[], [pointer: string, code: string][]][] = [
    ['a draft', 'draft', null, ['/applicant/name', '/position/title'], []],
    ['a part that was named', 'returned', ['position', 'headshot'], ['/position/title', '/headshot'], []],
    [
      'another',
      'returned',
      ['position'],
      ['/position/title', '/passport/country'],
      [['/passport/country', 'not_returned']],
    ],
    ['a whole section', 'returned', ['languages'], ['/languages', '/answers'], [['/answers', 'not_returned']]],
    ['a name that starts alike', 'returned', ['position'], ['/positions'], [['/positions', 'not_returned']]],
    ['no part was named', 'returned', null, ['/answers/goal', '/passport_scan'], []],
    ['answers that are set aside', 'returned', ['position'], ['/answers_aside/goal'], []],
    [
      'the person',
      'returned',
      null,
      ['/applicant/name', '/applicant'],
      [
        ['/applicant/name', 'person_fixed'],
        ['/applicant', 'person_fixed'],
      ],
    ],
  ]
  for (const [name, status, return_parts, pointers, faults] of cases) {
    const check = () => checkParts({ status, return_parts }, pointers)
    if (faults.length === 0) t.doesNotThrow(check, name)
    else
      has(
        t,
        t.throws(check),
        {
          status: 409,
          code: 'application_not_editable',
          extra: { errors: faults.map(([pointer, code]) => ({ pointer, code })) },
        },
        name,
      )
  }
})
