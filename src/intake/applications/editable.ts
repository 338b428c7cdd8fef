import type { Stage } from '../../catalogue/criteria/program-times.ts'
import { Problem } from '../../platform/problem.ts'
import { isEditable, type Status } from './lifecycle.ts'
import { partsOf } from './parts.ts'

const notEditable = (detail: string, errors?: { pointer: string; code: string; detail: string }[]) =>
  new Problem(409, 'application_not_editable', detail, errors && { errors })

/** Checks that the application's state and the program's stage allow a change. Errors: application_not_editable. */
export function checkEditable(status: Status, stage: Stage): void {
  if (!isEditable(status))
    throw notEditable(`An application in state ${status} cannot be changed: only a draft or a returned one can.`)
  if (stage === 'over' || stage === 'cancelled')
    throw notEditable('The program is cancelled or over: nothing can be changed.')
}

const isIn = (part: string, pointer: string) => pointer === `/${part}` || pointer.startsWith(`/${part}/`)

/**
 * Checks the fields of a change. A draft is free; a returned application is changed only in the parts that the return
 * named, never in the person. Errors: application_not_editable.
 */
export function checkParts(
  application: { status: Status; return_parts: string[] | null },
  pointers: readonly string[],
): void {
  if (application.status === 'draft') return
  const parts = partsOf(application)
  const errors = pointers
    .filter((pointer) => !['answers_aside', ...parts].some((part) => isIn(part, pointer)))
    .map((pointer) =>
      isIn('applicant', pointer)
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
