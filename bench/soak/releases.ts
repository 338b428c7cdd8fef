import { isDone, type Json } from './journal.ts'
import { type Act, type Here, type KnownProgram, pickApplication, soonOrLater } from './scene.ts'
import { decideOn } from './staff.ts'

interface Wanted {
  program: KnownProgram
  only: { application_ids: string[] } | undefined
}

function ask({ ask, scene }: Here, { program, only }: Wanted, body: object) {
  const path = `/v1/programs/${program.id}/releases`
  const whole = { ...body, ...only }
  return ask({ operation: 'releaseDecisions', method: 'POST', path, as: scene.secretariat, body: whole })
}

/** Releases decisions. One time in ten in any program, which may be too early, too late or cancelled. */
export const release: Act = (here) => {
  const { scene, chance } = here
  const application = pickApplication(here, 'in_review')
  const program = chance.is(0.1) ? chance.pick(scene.programs) : application?.program
  if (!program) return
  const isAlone = program.mode === 'rolling' && program === application?.program && chance.is(0.5)
  const wanted = { program, only: isAlone && application ? { application_ids: [application.id] } : undefined }
  const reply_by = soonOrLater(here, 12)
  return ask(here, wanted, { reply_by, ...(chance.is(0.1) && { dry_run: true }) }).then(async ({ json }) => {
    tell(here, json)
    if (json.code === 'release_conflict') await resolve(here, wanted, json.release, reply_by)
  })
}

/**
 * Resolves the conflicts of a release. If all are unmet hard criteria, it overrides them with the digest of a dry run,
 * or grants a waiver. Otherwise, and sometimes too, it moves some selected applications to the waitlist. After a waiver
 * and the waitlist, the next release tries again.
 */
async function resolve(here: Here, wanted: Wanted, { conflicts, items }: Json, reply_by: string) {
  const { chance, scene } = here
  const obstacles = conflicts.filter(({ code }: Json) => code === 'not_eligible')
  const way =
    obstacles.length < conflicts.length ? 'waitlist' : chance.pick(['override', 'override', 'waive', 'waitlist'])
  if (way === 'override') {
    const planned = await ask(here, wanted, { reply_by, dry_run: true })
    if (!isDone(planned)) return
    const override = { digest: planned.json.digest, reason: 'agreed with the city' }
    const { json } = await ask(here, wanted, { reply_by, override })
    tell(here, json)
  } else if (way === 'waive') {
    const { application_id, criterion } = obstacles[0]
    const body = { criterion, reason: 'agreed with the city' }
    const path = `/v1/applications/${application_id}/waivers`
    await here.ask({ operation: 'addWaiver', method: 'POST', path, as: scene.secretariat, body })
  } else {
    const selected = items.filter(({ outcome }: Json) => outcome === 'select')
    for (const { application_id } of selected.slice(0, 2)) await decideOn(here, application_id, 'waitlist', '*')
  }
}

function tell({ scene }: Here, { id, items }: Json) {
  if (!id) return
  for (const { application_id, to } of items) {
    const application = scene.applications.find((each) => each.id === application_id)
    if (application?.status === 'in_review') application.status = to
  }
}
