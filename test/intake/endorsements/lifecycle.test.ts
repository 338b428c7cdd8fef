import { test } from 'tap'
import {
  ENDORSEMENT_STATUSES,
  type EndorsementAction,
  endorsementAfter,
  isCurrent,
} from '../../../src/intake/endorsements/lifecycle.ts'

const TABLE: Record<string, string> = {
  'requested endorse': 'endorsed',
  'requested decline': 'declined',
  'requested supersede': 'superseded',
  'requested expire': 'expired',
  'endorsed withdraw': 'withdrawn',
  'endorsed supersede': 'superseded',
}

test('endorsementAfter: the moves of the table and no other', async (t) => {
  const actions: EndorsementAction[] = ['endorse', 'decline', 'withdraw', 'supersede', 'expire']
  for (const status of ENDORSEMENT_STATUSES)
    for (const action of actions) {
      const to = TABLE[`${status} ${action}`]
      if (to) t.equal(endorsementAfter(status, action), to, `${status} ${action}`)
      else t.throws(() => endorsementAfter(status, action), /does not allow/, `${status} ${action}`)
    }
  t.strictSame(ENDORSEMENT_STATUSES.filter(isCurrent), ['requested', 'endorsed'])
})
