import type { ProblemItem } from '../../platform/problem.ts'
import type { ProgramRow } from './lock-program.ts'
import { dateFaults } from './program-dates.ts'
import { fault, type Settings } from './program-settings.ts'

/** The required settings that a program lacks. */
export function missingFrom(program: Settings): ProblemItem[] {
  const needed: [unknown, string][] = [
    [program.title, '/title'],
    [program.format, '/format'],
    [program.language, '/language'],
    [program.timezone, '/venue/timezone'],
    [program.starts_on, '/starts_on'],
    [program.ends_on, '/ends_on'],
    [program.closes_at ?? (program.format === 'webinar' || null), '/call/closes_at'],
  ]
  return needed.filter(([value]) => !value).map(([, pointer]) => fault(pointer, 'required', 'is required to publish'))
}

/** The faults that block a publication: missing settings, and dates that were stored before their order was checked. */
export const publishFaults = (program: ProgramRow): ProblemItem[] => [
  ...missingFrom(program),
  ...dateFaults(program, program.selection?.interviews),
]
