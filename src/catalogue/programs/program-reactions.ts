import type { Ctx } from '../../platform/context.ts'
import type { ProgramRow } from './lock-program.ts'
import type { PublishedProgram } from './published-program.ts'
import type { TouchedByMove } from './touched-schema.ts'

/** Functions of later wings that run when a program changes: in order, in its transaction and under its lock. */
export interface ProgramReactions {
  'program.cancelled': readonly ((ctx: Ctx, program: ProgramRow, reason: string) => Promise<void>)[]
  /** A published program was changed by updateProgram: its dates, for instance. */
  'program.updated': readonly ((ctx: Ctx, program: { id: string }) => Promise<void>)[]
  /** Its dates, place or format have changed. Each tells whom that touches. */
  'program.moved': readonly ((ctx: Ctx, program: PublishedProgram, changed: string[]) => Promise<TouchedByMove>)[]
  /** The call ends later than before: by extendCall, or because the program starts later. */
  'program.call_extended': readonly ((ctx: Ctx, program: ProgramRow) => Promise<void>)[]
}
