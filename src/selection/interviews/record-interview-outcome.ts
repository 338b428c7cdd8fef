import { checkVersion, type Expected } from '../../http/etag.ts'
import { type Ctx, inTransaction, system } from '../../platform/context.ts'
import { Problem, type ProblemItem, unprocessable } from '../../platform/problem.ts'
import { record } from '../../record/record.ts'
import { scoreFaults } from '../reviews/score-faults.ts'
import { interviewHeld, interviewMissed, interviewNotHeld } from './events.ts'
import { getInterviewRow } from './get-interview.ts'
import { offer } from './invite-to-interview.ts'
import { interviewAfter } from './lifecycle.ts'
import { lockInterview } from './lock-interview.ts'
import { present } from './present.ts'
import { findRubric, listStandings, updateInterview } from './queries.ts'
import type { Interview, NewOutcome } from './schema.ts'
import { interviewsOf } from './settings.ts'

const OUTCOMES = {
  held: { action: 'hold', event: interviewHeld },
  no_show: { action: 'miss', event: interviewMissed },
  not_held: { action: 'drop', event: interviewNotHeld },
} as const

const fault = (pointer: string, code: string, detail: string): ProblemItem => ({ pointer, code, detail })

type Rubric = Awaited<ReturnType<typeof findRubric>>

/** The faults of an outcome by itself and by the rubric. */
function outcomeFaults(body: NewOutcome, rubric: Rubric): ProblemItem[] {
  const { outcome, scores, language_level, evidence_note, duration_minutes } = body
  if (outcome !== 'held') {
    const given = { scores, language_level, duration_minutes }
    return Object.entries(given).flatMap(([name, value]) =>
      value == null ? [] : fault(`/${name}`, 'not_held', 'is only for an interview that was held'),
    )
  }
  const faults = scoreFaults(rubric?.criteria ?? [], scores ?? {}, true, 'interview')
  if (!language_level || evidence_note) return faults
  return [...faults, fault('/evidence_note', 'required', 'is missing: say what the level rests on')]
}

/** Lets an applicant who did not come book once more, as often as the program allows. */
async function offerAgain(ctx: Ctx, application: Parameters<typeof offer>[1][number], rebookings: number) {
  const missed = (await listStandings(ctx.db, [application.id])).get(application.id)?.missed ?? 0
  if (missed <= rebookings) await offer({ ...ctx, actor: system }, [application])
}

/**
 * Records what came of an interview, by its interviewer or by staff. Errors: not_found, stale, transition_not_allowed,
 * interview_state, interview_time, content_invalid.
 */
export function recordInterviewOutcome(
  ctx: Ctx,
  id: string,
  expected: Expected,
  { outcome, ...body }: NewOutcome,
): Promise<Interview> {
  return inTransaction(ctx, async (outer) => {
    const { application_id } = await getInterviewRow(outer, id)
    // An interviewer may not see the application itself, for example while it is returned.
    const { ctx, application, program, interview } = await lockInterview(
      outer,
      application_id,
      'record_outcome',
      system,
    )
    if (interview.id !== id)
      throw new Problem(409, 'interview_state', 'The applicant was invited again since.', { state: 'no_show' })
    checkVersion(expected, interview.version)
    const { action, event } = OUTCOMES[outcome]
    const status = interviewAfter(interview.status, action, ctx.actor.role)
    if (outcome !== 'not_held' && String(interview.starts_at) > ctx.now)
      throw new Problem(
        409,
        'interview_time',
        `The interview begins at ${interview.starts_at}: record its outcome after that.`,
      )
    const rubric = await findRubric(ctx.db, program.id)
    const faults = outcomeFaults({ outcome, ...body }, rubric)
    if (faults.length > 0) throw unprocessable(faults)
    const { scores, language_level = null, evidence_note = null, duration_minutes = null, note = null } = body
    const hasScores = scores !== undefined && Object.keys(scores).length > 0
    await updateInterview(ctx, interview, {
      status,
      scores: hasScores ? JSON.stringify(scores) : null,
      rubric_version: hasScores ? (rubric?.version ?? null) : null,
      language_level,
      evidence_note,
      duration_minutes,
      note,
      ended_at: ctx.now,
      recorded_by: ctx.actor.name,
      recorded_by_id: ctx.actor.id,
    })
    await record(ctx, {
      subject: 'application',
      id: application.id,
      program_id: program.id,
      action: 'record_interview_outcome',
      event: event({ interview_id: id }),
      details: { outcome },
      visibility: 'staff',
    })
    if (outcome === 'no_show') await offerAgain(ctx, application, interviewsOf(program).rebookings)
    return present(await getInterviewRow(ctx, id), ctx.actor, undefined)
  })
}
