import { type Test, test } from 'tap'
import { ACTIONS, type Action, type ProgramAction, type Scene, stage } from './scene.ts'

/**
 * Written by hand, and not made from the lifecycle: where each action leads from each state, while the call is open.
 * `decided` is in_review with an open decision, `overdue` is in_review after a correction that did not come.
 * A dot: refused. `same`: taken, and the state stays.
 */
const TABLE = `
                  submit    resubmit  start_review return   mark_ineligible reinstate decide  release accept   decline  withdraw  accept_on_behalf decline_on_behalf withdraw_offer  renew   defer    reconsider promote
draft             submitted .         .            .        .               .         .       same    .        .        withdrawn .                .                 .               .       .        .          .
submitted         .         .         in_review    returned ineligible      .         .       same    .        .        withdrawn .                .                 .               .       .        .          .
returned          .         submitted .            returned .               .         .       same    .        .        withdrawn .                .                 .               .       .        .          .
in_review         .         .         .            returned ineligible      .         decided same    .        .        withdrawn .                .                 .               .       .        .          .
decided           .         .         .            returned ineligible      .         decided offered .        .        withdrawn .                .                 .               .       .        .          .
overdue           .         .         .            returned ineligible      .         decided same    .        .        withdrawn .                .                 .               .       .        .          .
ineligible        .         .         .            .        .               in_review .       same    .        .        .         .                .                 .               .       .        .          .
waitlisted        .         .         .            .        .               .         .       same    .        .        withdrawn .                .                 .               .       .        .          offered
not_selected      .         .         .            .        .               .         .       same    .        .        .         .                .                 .               .       .        in_review  .
offered           .         .         .            .        .               .         .       same    accepted declined withdrawn accepted         declined          offer_withdrawn .       .        .          .
accepted          .         .         .            .        .               .         .       same    .        .        withdrawn .                .                 offer_withdrawn .       deferred .          .
declined          .         .         .            .        .               .         .       same    .        .        .         .                .                 .               .       .        in_review  .
offer_expired     .         .         .            .        .               .         .       same    .        .        .         .                .                 .               offered .        in_review  .
offer_withdrawn   .         .         .            .        .               .         .       same    .        .        .         .                .                 .               .       .        in_review  .
deferred          .         .         .            .        .               .         .       same    .        .        .         .                .                 .               .       .        .          .
withdrawn         .         .         .            .        .               .         .       same    .        .        .         .                .                 .               .       .        .          .
lapsed            .         .         .            .        .               .         .       same    .        .        .         .                .                 .               .       .        .          .
program_cancelled .         .         .            .        .               .         .       .       .        .        .         .                .                 .               .       .        .          .
`
/** Where the end of the program and its cancellation lead. Other states stay. */
const AT_THE_END: Record<string, string> = {
  draft: 'lapsed',
  submitted: 'lapsed',
  returned: 'lapsed',
  in_review: 'lapsed',
  decided: 'lapsed',
  overdue: 'lapsed',
  waitlisted: 'not_selected',
  offered: 'offer_expired',
}
const CANCELLED = [
  'draft',
  'submitted',
  'returned',
  'in_review',
  'decided',
  'overdue',
  'waitlisted',
  'offered',
  'accepted',
]
const HOLDS = ['submitted', 'returned', 'in_review', 'waitlisted', 'offered', 'accepted', 'not_selected']
/** What staff can do themselves; the applicant's actions are told to the applicant. */
const BY_APPLICANT: readonly string[] = ['submit', 'resubmit', 'accept', 'decline', 'withdraw']
const BY_STAFF: readonly string[] = [
  'withdraw',
  'start_review',
  'return',
  'mark_ineligible',
  'reinstate',
  'release',
  'accept_on_behalf',
  'decline_on_behalf',
  'withdraw_offer',
  'renew',
  'defer',
  'reconsider',
  'promote',
]

type Row = Record<Action, string>
const [head = '', ...lines] = TABLE.trim().split('\n')
const columns = head.trim().split(/ +/) as Action[]
const table = new Map(
  lines.map((line) => {
    const [state = '', ...cells] = line.trim().split(/ +/)
    return [state, Object.fromEntries(columns.map((name, i) => [name, cells[i]])) as Row]
  }),
)
const rowOf = (state: string) => table.get(state) as Row
const statusOf = (state: string) => (state === 'decided' || state === 'overdue' ? 'in_review' : state)

/** Where a program stands after it was cancelled, or has ended, and before: `closed` has no open call. */
type Stage = 'open' | 'closed' | 'over' | 'cancelled'
interface Point {
  state: string
  stage: Stage
  voided: number
}
const CLOSED_BY_TIME = ['overdue', 'offer_expired', 'lapsed']
const startAt = (state: string): Point => ({
  state,
  stage: state === 'program_cancelled' ? 'cancelled' : CLOSED_BY_TIME.includes(state) ? 'closed' : 'open',
  voided: 0,
})

/** What the table says of one action; undefined where it is refused. */
function expected({ state, stage, voided }: Point, action: Action): Point | undefined {
  const to = rowOf(state)[action]
  if (to === '.' || stage === 'over' || stage === 'cancelled') return undefined
  if (to === 'same') return { state, stage, voided }
  const isVoided = state === 'decided' && to !== 'decided' && action !== 'release'
  return { state: to, stage, voided: voided + (isVoided ? 1 : 0) }
}

function expectedOfProgram({ state, stage, voided }: Point, action: ProgramAction): Point | undefined {
  const isVoided = state === 'decided' ? 1 : 0
  if (stage === 'cancelled') return action === 'end' ? { state, stage, voided } : undefined
  if (action === 'extend_call') return { state: state === 'lapsed' ? 'draft' : state, stage: 'open', voided }
  if (action === 'close_call') return { state: state === 'draft' ? 'lapsed' : state, stage: 'closed', voided }
  if (action === 'end')
    return { state: AT_THE_END[state] ?? state, stage: 'over', voided: voided + (AT_THE_END[state] ? isVoided : 0) }
  return {
    state: CANCELLED.includes(state) ? 'program_cancelled' : state,
    stage: 'cancelled',
    voided: voided + isVoided,
  }
}

/** Holds an application against the state it should be in. A decision that leaves review is voided, and told to staff once. */
async function compare(t: Test, scene: Scene, { state, stage, voided }: Point, name: string) {
  const { status, allowed } = await scene.see()
  const ends = stage === 'over' || stage === 'cancelled'
  const can = (by: readonly string[]) =>
    by.filter(
      (action) => !ends && rowOf(state)[action as Action] !== '.' && (action !== 'release' || status === 'in_review'),
    )
  t.strictSame(
    {
      status,
      staff: [...allowed].sort(),
      applicant: [...(await scene.applicant.get(`/v1/applications/${scene.id}`)).json().allowed].sort(),
      ...(await scene.kept()),
    },
    {
      status: statusOf(state),
      // It ends the whole waitlist, so it is no step of one application here.
      staff: [...can(BY_STAFF), ...(status === 'waitlisted' && !ends ? ['close_waitlist'] : [])].sort(),
      applicant: can(BY_APPLICANT).sort(),
      slots: HOLDS.includes(statusOf(state)) ? 1 : 0,
      open: state === 'decided' ? 1 : 0,
      voided,
      told: Array(voided).fill('staff'),
    },
    name,
  )
}

const PROGRAM_ACTIONS: readonly ProgramAction[] = ['extend_call', 'close_call', 'cancel', 'end']

for (const state of table.keys())
  test(`pairs: any two actions from ${state} do what the lifecycle says`, async (t) => {
    const { begin } = await stage(t)
    const from = startAt(state)
    const firsts = [
      ...ACTIONS.map((name) => ({ name, to: expected(from, name), take: (scene: Scene) => scene.take(name) })),
      ...PROGRAM_ACTIONS.map((name) => ({
        name,
        to: expectedOfProgram(from, name),
        take: (scene: Scene) => scene.program_take(name),
      })),
    ]
    for (const { name: first, to, take } of firsts) {
      if (!to) continue
      const play = async () => {
        const scene = await begin()
        await scene.reach(state)
        await take(scene)
        return scene
      }
      const scene = await play()
      await compare(t, scene, to, `${state}: ${first}`)
      for (const second of ACTIONS) {
        if (expected(to, second)) continue
        const refused = await scene.take(second)
        t.equal(refused.statusCode, 409, `${state}: ${first}, then ${second} is refused, ${refused.body}`)
      }
      await compare(t, scene, to, `${state}: ${first}, and what was refused changed nothing`)
      for (const second of ACTIONS) {
        const then = expected(to, second)
        if (!then) continue
        const scene = await play()
        const taken = await scene.take(second)
        t.ok(taken.statusCode < 300, `${state}: ${first}, then ${second}, ${taken.body}`)
        await compare(t, scene, then, `${state}: ${first}, then ${second}`)
      }
    }
  })
