import type { Program } from './schema.ts'
import type { ProgramWarning } from './warning-schema.ts'

type Facts = Pick<Program, 'status' | 'format' | 'max_applications_per_city' | 'seats' | 'required_documents'>

/**
 * What a program leaves open that a call usually limits. Each may be meant, so none blocks the publication. A webinar
 * needs none of them, and nobody applies to a cancelled program.
 */
export function programWarnings({ status, format, seats, ...program }: Facts): ProgramWarning[] {
  if (format === 'webinar' || (status !== 'draft' && status !== 'published')) return []
  const warnings: [boolean, ProgramWarning][] = [
    [
      program.max_applications_per_city === null,
      {
        code: 'no_city_cap',
        detail: 'A city may send any number of applications: set max_applications_per_city if that is not meant.',
      },
    ],
    [
      seats === null,
      { code: 'no_seats', detail: 'The number of participants is not limited: set seats if there is a limit.' },
    ],
    [
      program.required_documents.length === 0,
      {
        code: 'no_required_documents',
        detail:
          'Nobody is asked for a passport scan, a headshot or a nomination form: set required_documents if staff need them.',
      },
    ],
  ]
  return warnings.filter(([isSo]) => isSo).map(([, warning]) => warning)
}
