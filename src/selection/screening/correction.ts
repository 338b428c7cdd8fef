import { programEndsAt } from '../../catalogue/criteria/program-times.ts'
import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import { instantOf } from '../../http/formats.ts'
import type { namedParts } from '../../intake/applications/parts.ts'
import type { Ctx } from '../../platform/context.ts'
import { unprocessable } from '../../platform/problem.ts'

const wrongDate = (code: string, detail: string) => unprocessable([{ pointer: '/due_at', code, detail }])

interface Wanted {
  items: string[]
  /** The parts that may be changed; null: all. */
  parts: ReturnType<typeof namedParts>
  due_at: string
}

/** The corrections that an application is returned for, and their date, as a move. Errors: content_invalid. */
export function correction({ now }: Ctx, program: PublishedProgram, { items, parts, ...wanted }: Wanted) {
  const due_at = instantOf(wanted.due_at)
  const end = programEndsAt(program)
  if (due_at <= now) throw wrongDate('past', 'must be in the future')
  if (due_at > end) throw wrongDate('after_end', `must be before the end of the program, ${end}`)
  return {
    change: { return_items: items, return_parts: parts, return_due_at: due_at, incomplete: false },
    facts: { ...(parts && { parts }), due_at },
    details: { items },
  }
}
