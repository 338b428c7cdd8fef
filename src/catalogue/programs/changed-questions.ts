import type { Ctx } from '../../platform/context.ts'
import { record } from '../../record/record.ts'
import { type AnswersSchema, answerErrors, unaskedPointers } from '../forms/answers.ts'
import { askedOf } from '../forms/unasked-answers.ts'
import type { lockProgram } from './lock-program.ts'
import { listAnswered } from './queries.ts'
import type { ChangedProgram } from './schema.ts'

type Touched = NonNullable<ChangedProgram['touched_applications']>

/**
 * Lists the submitted applications that a change of the questions touches: the new questions make an answer invalid or
 * missing, or no longer ask for it. The answers are not changed. The history names the applications, for staff only.
 */
export async function tellTouched(
  ctx: Ctx,
  program: Awaited<ReturnType<typeof lockProgram>>,
  questions: AnswersSchema,
): Promise<Touched> {
  const before = program.answers_schema
  const wrong = (schema: AnswersSchema, answers: unknown) =>
    answerErrors(schema, askedOf(schema, answers)).map(({ pointer }) => pointer)
  const touched: Touched = []
  for (const { id, answers } of await listAnswered(ctx.db, program.id)) {
    const known = [...wrong(before, answers), ...unaskedPointers(before, answers)]
    const to_answer = wrong(questions, answers).filter((pointer) => !known.includes(pointer))
    const set_aside = unaskedPointers(questions, answers).filter((pointer) => !known.includes(pointer))
    if (to_answer.length + set_aside.length > 0) touched.push({ application_id: id, to_answer, set_aside })
  }
  if (touched.length > 0)
    await record(ctx, {
      subject: 'program',
      id: program.id,
      action: 'change_questions',
      details: { application_ids: touched.map(({ application_id }) => application_id) },
      visibility: 'staff',
    })
  return touched
}
