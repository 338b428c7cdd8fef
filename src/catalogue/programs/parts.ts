import { type PartRole, runsAs } from '../../permissions/programs.ts'
import type { ProblemItem } from '../../platform/problem.ts'

/** The role of an organisation in a program. */
export interface Part {
  organisation_id: string
  role: PartRole
}

const isIn = (parts: readonly Part[], { organisation_id, role }: Part) =>
  parts.some((part) => part.organisation_id === organisation_id && part.role === role)

export const partChanges = (before: readonly Part[], after: readonly Part[]) => ({
  added: after.filter((part) => !isIn(before, part)),
  removed: before.filter((part) => !isIn(after, part)),
})

/** The parts of an organisation's new program. It is the organiser, unless it takes another role that runs it. */
export function partsOfOwn(organisation_id: string, wanted: readonly Part[]): Part[] {
  const runs = wanted.some((part) => part.organisation_id === organisation_id && runsAs(part.role))
  return runs ? [...wanted] : [...wanted, { organisation_id, role: 'organiser' }]
}

const secretariatOnly = (pointer: string, detail: string): ProblemItem => ({
  pointer,
  code: 'secretariat_only',
  detail,
})

/** An organisation may name only itself in its program: every organisation that runs one reads its applications. */
export const strangersAmong = (organisation_id: string, wanted: readonly Part[]): ProblemItem[] =>
  wanted.flatMap((part, i) =>
    part.organisation_id === organisation_id
      ? []
      : secretariatOnly(
          `/organisations/${i}/organisation_id`,
          'only the secretariat may give another organisation a part in a program',
        ),
  )

/** An organisation may send the parts unchanged. Only the secretariat changes them. */
export function partFaults(before: readonly Part[], wanted: readonly Part[]): ProblemItem[] {
  const added = wanted.flatMap((part, i) =>
    isIn(before, part)
      ? []
      : secretariatOnly(`/organisations/${i}`, 'only the secretariat may add an organisation to a program'),
  )
  const { removed } = partChanges(before, wanted)
  if (removed.length === 0) return added
  const gone = removed.map(({ organisation_id, role }) => `${organisation_id} as ${role}`).join(', ')
  return [
    ...added,
    secretariatOnly('/organisations', `only the secretariat may remove an organisation from a program: ${gone}`),
  ]
}
