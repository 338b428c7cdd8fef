import { type LogEvent, sql } from 'kysely'
import { getProgram } from '../src/catalogue/programs/get-program.ts'
import { listPrograms } from '../src/catalogue/programs/queries.ts'
import { DEADLINES } from '../src/deadlines.ts'
import { getApplication } from '../src/intake/applications/get-application.ts'
import { listApplications } from '../src/intake/applications/queries.ts'
import { submitApplication } from '../src/intake/applications/submit-application.ts'
import { listDocuments } from '../src/intake/documents/queries.ts'
import { assessClaims } from '../src/intake/eligibility/assess.ts'
import { listParticipants } from '../src/participation/participants/queries.ts'
import { systemClock } from '../src/platform/clock.ts'
import { type Ctx, system } from '../src/platform/context.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { decideApplication } from '../src/selection/decisions/decide-application.ts'
import { listDecisions } from '../src/selection/decisions/queries.ts'
import { claimsBody } from './bodies.ts'
import type { World } from './operations.ts'

/** The statements of the most frequent operations with their plans, each once, as Markdown. */
export async function plansOf(url: string, world: World): Promise<string> {
  const asked = new Set<string>()
  const log = ({ query }: LogEvent) => {
    if (/^\s*(select|with|insert|update|delete)\b/i.test(query.sql)) asked.add(query.sql)
  }
  const db = connect({ url, max: 2, prepare: false, patient: true, log })
  const secretariat = { ...system, role: 'secretariat' as const }
  const ctx: Ctx = { db, actor: secretariat, now: await systemClock(), clock: systemClock }
  const { walked, cities, sample } = world
  const [{ id: draft }] = (await world.drafts(1)) as [{ id: string; token: string }]
  const [reviewed] = (await world.reviewed(1)) as [string]
  const steps: Record<string, () => Promise<unknown>> = {
    'Get a program': () => getProgram(db, secretariat, ctx.now, walked),
    'List programs, public': () => listPrograms(db, { ...system, role: 'anonymous' }, ctx.now, {}),
    'Get an application': () => getApplication(ctx, sample),
    'List applications by program and status': () =>
      listApplications(db, secretariat, { program_id: walked, status: 'submitted' }),
    'List applications of a program': () => listApplications(db, secretariat, { program_id: walked }),
    'List all applications': () => listApplications(db, secretariat, {}),
    'List all applications by submission': () => listApplications(db, secretariat, { sort: '-submitted_at' }),
    'List applications of a city': () =>
      listApplications(db, { ...system, role: 'city', city_id: String(cities[0]) }, {}),
    'List all applications in a state': () => listApplications(db, secretariat, { status: 'offered' }),
    'List applications of an organisation': () =>
      listApplications(db, { ...system, role: 'organisation', organisation_id: String(cities[0]) }, {}),
    'The pre-check': () => assessClaims(ctx, walked, claimsBody(String(cities[1]))),
    'Submit an application': () =>
      submitApplication({ ...ctx, actor: { ...system, role: 'applicant', id: draft, application_id: draft } }, draft),
    'Decide an application': () =>
      decideApplication(ctx, reviewed, undefined, { outcome: 'select', reason_code: 'merit' }),
    'List the decisions of a program': () => listDecisions(db, secretariat, walked, {}),
    'List the participants of a program': () => listParticipants(db, secretariat, walked, {}),
    'List the documents of an application': () => listDocuments(db, sample),
    ...Object.fromEntries(DEADLINES.map(({ name, due }) => [`What is due: ${name}`, () => due(ctx, null, 200)])),
  }
  const parts: string[] = []
  const told = new Set<string>()
  try {
    for (const [name, step] of Object.entries(steps)) {
      asked.clear()
      await step()
      parts.push(`## ${name}\n`)
      for (const text of [...asked]) {
        if (told.has(text)) continue
        told.add(text)
        const { rows } = await sql
          .raw<{ 'QUERY PLAN': string }>(`explain (generic_plan, costs off) ${text}`)
          .execute(db)
        const statement = text.replace(/\s+/g, ' ').trim()
        const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
        parts.push(`\`${statement}\`\n\n\`\`\`\n${plan}\n\`\`\`\n`)
      }
    }
  } finally {
    await db.destroy()
  }
  return parts.join('\n')
}
