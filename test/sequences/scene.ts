import type { Test } from 'tap'
import { type Answer, build, passTime } from '../helper.ts'

/** Every step that can affect an application: by its applicant or by staff, on its program, or by time. */
export const ACTIONS = [
  'submit',
  'resubmit',
  'start_review',
  'return',
  'mark_ineligible',
  'reinstate',
  'decide',
  'release',
  'accept',
  'decline',
  'withdraw',
  'accept_on_behalf',
  'decline_on_behalf',
  'withdraw_offer',
  'renew',
  'defer',
  'reconsider',
  'promote',
] as const
export type Action = (typeof ACTIONS)[number]
export type ProgramAction = 'extend_call' | 'close_call' | 'cancel' | 'end'

const START = '2017-10-02T00:00:00.000Z'
const AFTER_THE_CALL = '2017-10-25T00:00:00.000Z'
const AFTER_THE_END = '2017-11-23T15:00:00.000Z'
/** Due dates before and after AFTER_THE_CALL: by then the first has passed, the second has not. */
const EARLY = '2017-10-21T00:00:00.000Z'
const LATE = '2017-11-10T00:00:00.000Z'

/** Creates an application in its own program, and every step that can affect it. */
export async function stage(t: Test) {
  const world = await build(t, { now: START })
  const { as, staff, made, db, ctx, setNow, aProgram, aCity, aReadyDraft } = world
  const city = await aCity()
  const days = { starts_on: '2018-05-14', ends_on: '2018-05-18', call: { closes_on: '2018-02-01', mode: 'round' } }
  const later = await aProgram({ ...days, max_applications_per_city: null, max_participants_per_city: null })

  async function begin() {
    setNow(START)
    const program = await aProgram({ call: { closes_on: '2017-10-20', mode: 'round' } })
    const draft = await aReadyDraft({ program, city })
    const url = `/v1/applications/${draft.id}`
    const applicant = as(draft.token)
    const any = { headers: { 'if-match': '*' } }
    const reason = 'the test says so'
    const steps: Record<Action, () => Promise<Answer>> = {
      submit: () => applicant.post(`${url}/submit`),
      resubmit: () => applicant.post(`${url}/resubmit`),
      start_review: () => staff.post(`${url}/start-review`),
      return: () => staff.post(`${url}/return`, { items: ['sign the form'], due_at: LATE }),
      mark_ineligible: () => staff.post(`${url}/mark-ineligible`, { criteria: ['managerial_level'], reason }),
      reinstate: () => staff.post(`${url}/reinstate`, { reason }),
      decide: () => staff.put(`${url}/decision`, { outcome: 'select', reason_code: 'merit', message: 'Welcome.' }, any),
      release: () => staff.post(`/v1/programs/${program.id}/releases`, { reply_by: LATE }),
      accept: () => applicant.post(`${url}/accept`),
      decline: () => applicant.post(`${url}/decline`),
      withdraw: () => applicant.post(`${url}/withdraw`, { reason }),
      accept_on_behalf: () => staff.post(`${url}/accept-on-behalf`, { reason }),
      decline_on_behalf: () => staff.post(`${url}/decline-on-behalf`, { reason }),
      withdraw_offer: () => staff.post(`${url}/withdraw-offer`, { reason }),
      renew: () => staff.post(`${url}/renew-offer`, { reply_by: LATE, reason }),
      defer: () => staff.post(`${url}/defer`, { program_id: later.id, reason }),
      promote: () => staff.post(`${url}/promote`),
      reconsider: () => staff.post(`${url}/reconsider`, { reason }),
    }
    const time = async (now: string) => {
      setNow(now)
      await passTime(ctx())
    }
    const programSteps: Record<ProgramAction, () => Promise<unknown>> = {
      extend_call: () =>
        made(staff.post(`/v1/programs/${program.id}/extend-call`, { closes_on: '2017-10-30', reason })),
      close_call: async () => {
        // If the call has ended already, this is refused and changes nothing.
        await staff.post(`/v1/programs/${program.id}/close-call`, { reason })
        await passTime(ctx())
      },
      cancel: () => made(staff.post(`/v1/programs/${program.id}/cancel`, { reason })),
      end: () => time(AFTER_THE_END),
    }

    async function reviewed() {
      await made(steps.submit())
      await made(steps.start_review())
    }
    async function released(outcome: string, reply_by = LATE) {
      await reviewed()
      await made(staff.put(`${url}/decision`, { outcome, reason_code: 'other' }))
      await made(staff.post(`/v1/programs/${program.id}/releases`, { reply_by }))
    }
    /** A path to each state, over the API only. */
    const paths: Record<string, () => Promise<unknown>> = {
      draft: async () => {},
      submitted: () => made(steps.submit()),
      in_review: reviewed,
      decided: async () => {
        await reviewed()
        await made(steps.decide())
      },
      returned: async () => {
        await reviewed()
        await made(steps.return())
      },
      overdue: async () => {
        await reviewed()
        await made(staff.post(`${url}/return`, { items: ['sign the form'], due_at: EARLY }))
        await time(AFTER_THE_CALL)
      },
      ineligible: async () => {
        await reviewed()
        await made(steps.mark_ineligible())
      },
      waitlisted: () => released('waitlist'),
      not_selected: () => released('not_select'),
      offered: () => released('select'),
      accepted: async () => {
        await released('select')
        await made(steps.accept())
      },
      declined: async () => {
        await released('select')
        await made(steps.decline())
      },
      offer_expired: async () => {
        await released('select', EARLY)
        await time(AFTER_THE_CALL)
      },
      offer_withdrawn: async () => {
        await released('select')
        await made(steps.withdraw_offer())
      },
      deferred: async () => {
        await released('select')
        await made(steps.accept())
        await made(steps.defer())
      },
      withdrawn: () => made(steps.withdraw()),
      lapsed: () => time(AFTER_THE_CALL),
      program_cancelled: async () => {
        await made(steps.submit())
        await programSteps.cancel()
      },
    }

    return {
      id: draft.id,
      applicant,
      program,
      reach: (state: string) => paths[state]?.(),
      take: (action: Action) => steps[action](),
      program_take: (action: ProgramAction) => programSteps[action](),
      see: async () => (await staff.get(url)).json(),
      decisions: async (query = '') => (await staff.get(`/v1/programs/${program.id}/decisions${query}`)).json().items,
      /** The application's data in the database, beside its status. */
      async kept() {
        const [slots, decisions, told] = await Promise.all([
          db.selectFrom('slot').select('number').where('application_id', '=', draft.id).execute(),
          db.selectFrom('decision').selectAll().where('application_id', '=', draft.id).execute(),
          db
            .selectFrom('history')
            .select('visibility')
            .where('subject_id', '=', draft.id)
            .where('action', '=', 'void_decision')
            .execute(),
        ])
        return {
          slots: slots.length,
          open: decisions.filter(({ release_id, voided_at }) => !release_id && !voided_at).length,
          voided: decisions.filter(({ voided_at }) => voided_at).length,
          told: told.map(({ visibility }) => visibility),
        }
      },
    }
  }
  return { ...world, begin }
}

export type Scene = Awaited<ReturnType<Awaited<ReturnType<typeof stage>>['begin']>>
