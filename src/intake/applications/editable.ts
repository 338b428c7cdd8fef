import type { Stage } from '../../catalogue/criteria/program-times.ts'
import { Problem } from '../../platform/problem.ts'
import { isEditable, type Status } from './lifecycle.ts'
import { partsOf } from './parts.ts'

const notEditable = (detail: string, errors?: { pointer: string; code: string; detail: string }[]) =>
  new Problem(409, 'application_not_editable', detail, errors && { errors })

/** Errors: application_not_editable. */
export function checkEditable(status: Status, stage: Stage): void {
  if (!isEditable(status))
    throw notEditable(`An application in state ${status} cannot be changed: only a draft or a returned one can.`)
  if (stage === 'over' || stage === 'cancelled')
    throw notEditable('The program is cancelled or over: nothing can be changed.')
}

/** After the submission the person is fixed, and what was returned can be changed in the parts that were named only. */
export function checkParts(
  application: { status: Status; return_parts: string[] | null },
  pointers: readonly string[],
): void {
  if (application.status === 'draft') return
  const parts: readonly string[] = partsOf(application)
  const errors = pointers
    .map((pointer) => ({ pointer, part: pointer.split('/')[1] ?? '' }))
    .filter(({ part }) => part !== 'answers_aside' && !parts.includes(part))
    .map(({ pointer, part }) =>
      part === 'applicant'
        ? {
            pointer,
            code: 'person_fixed',
            detail: 'is fixed after submission: staff can correct a misspelling',
          }
        : {
            pointer,
            code: 'not_returned',
            detail: `is not among the returned parts: ${parts.join(', ')}`,
          },
    )
  if (errors.length > 0) throw notEditable('These parts cannot be changed now: see errors.', errors)
}
