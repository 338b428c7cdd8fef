import { test } from 'tap'
import { buildApp } from '../../../src/app.ts'
import { connect } from '../../../src/platform/postgres/db.ts'
import { build } from '../../helper.ts'
import { behind } from '../../race.ts'

/** A clock that goes on, from an instant of the test's. */
const ticking = (from: string, ahead = 0) => {
  const started = performance.now()
  return async () => new Date(Date.parse(from) + ahead + Math.floor(performance.now() - started)).toISOString()
}

// With the time of the request in place of the time under the lock, one to all of the submissions that were accepted were late in every round.
test('closeCall: no accepted submission turns out late, whatever the clocks of two processes say', async (t) => {
  const { db, database, files, secrets, secretariat, aProgram, aCity, aReadyDraft } = await build(t)
  const [ours, second] = [0, 1].map(() => connect({ url: database.url, max: 30, prepare: true }))
  const config = { sandbox: false, logLevel: 'silent' }
  const START = '2017-10-02T00:00:00.000Z'
  const apps = await Promise.all(
    [ours, second].map((db, i) =>
      // The second machine's clock is a quarter of a second ahead.
      buildApp({ db: db as NonNullable<typeof db>, files, clock: ticking(START, i * 250), secrets, config }),
    ),
  )
  t.teardown(async () => {
    await Promise.all(apps.map((app) => app.close()))
    await Promise.all([ours, second].map((db) => db?.destroy()))
  })
  let [accepted, refused] = [0, 0]
  for (let round = 1; round <= 10 && (round <= 3 || accepted === 0 || refused === 0); round++) {
    const program = await aProgram({ max_applications_per_city: null })
    const city = await aCity()
    const drafts: { id: string; token: string }[] = []
    for (let i = 0; i < 40; i++) drafts.push(await aReadyDraft({ program, city }))
    const post = (i: number, url: string, credential: string, payload?: object) =>
      apps[i % 2]?.inject({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${credential}` },
        ...(payload && { payload }),
      })
    // Spread over some time, so that the close falls among them.
    const submit = ({ id, token }: { id: string; token: string }, i: number) =>
      behind(i * 5 * round, async () => post(i, `/v1/applications/${id}/submit`, token))
    const [closed, ...answers] = await Promise.all([
      behind(60, async () => post(0, `/v1/programs/${program.id}/close-call`, secretariat, { reason: 'enough' })),
      ...drafts.map(submit),
    ])
    // On a busy machine the wait for the lock may take too long: nothing was closed then.
    if (closed?.statusCode === 503) continue
    t.equal(closed?.statusCode, 200)
    const { closes_at } = closed?.json().call ?? {}
    for (const answer of answers) {
      if (answer?.statusCode === 200) accepted++
      else if (answer?.statusCode === 409) refused++
    }
    const late = await db
      .selectFrom('application')
      .select(['id', 'submitted_at'])
      .where('program_id', '=', program.id)
      .where('submitted_at', '>=', closes_at)
      .execute()
    t.strictSame(late, [], `round ${round}`)
  }
  t.ok(accepted > 0 && refused > 0, `each side won: ${accepted} were accepted, ${refused} refused`)
})
