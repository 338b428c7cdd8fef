import { test } from 'tap'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const ANY = { headers: { 'if-match': '*' } }
const NOT_SELECT = { outcome: 'not_select', reason_code: 'competitive' }

/** A program with two decided applications and one that is not decided. */
async function decided(t: Parameters<typeof build>[0], mode = 'round') {
  const world = await build(t)
  const { staff, made, aCity, aProgram, inReview } = world
  const program = await aProgram({ max_applications_per_city: 9, call: { closes_on: '2017-10-13', mode } })
  const city = await aCity()
  const [first, second, open] = [
    await inReview({ program, city }),
    await inReview({ program, city }),
    await inReview({ program, city }),
  ]
  const decide = (id: string, body: object) => made(staff.put(`/v1/applications/${id}/decision`, body, ANY))
  for (const { id } of [first, second]) await made(staff.put(`/v1/applications/${id}/decision`, NOT_SELECT))
  const release = (body: object) => staff.post(`/v1/programs/${program.id}/releases`, body)
  const digest = async () => (await release({ dry_run: true })).json().digest
  return { ...world, program, city, first, second, open, decide, release, digest }
}

test('releaseDecisions: with the digest of a dry run it does just that', async (t) => {
  const { release, digest, setNow, first, second } = await decided(t)
  const shown = await digest()
  setNow('2017-10-05T00:00:00.000Z')
  t.equal(await digest(), shown, 'time alone changes nothing')
  const done = await release({ digest: shown })
  t.equal(done.statusCode, 201)
  has(t, done.json(), { items: [{ application_id: first.id }, { application_id: second.id }] })
})

// The versions, the texts, the seats and the undecided were left out of the digest, one at a time: each time one of these
// changes went through.
test('releaseDecisions: if anything has changed since the dry run, it is refused with the plan as it is now', async (t) => {
  const changes: [string, (world: Awaited<ReturnType<typeof decided>>) => Promise<unknown>][] = [
    ['another outcome', ({ decide, first }) => decide(first.id, { outcome: 'waitlist', reason_code: 'merit' })],
    ['another message', ({ decide, first }) => decide(first.id, { ...NOT_SELECT, message: 'We are sorry.' })],
    ['another note', ({ decide, first }) => decide(first.id, { ...NOT_SELECT, note: 'See the minutes.' })],
    ['one more decision', ({ decide, open }) => decide(open.id, NOT_SELECT)],
    [
      'one less',
      ({ staff, made, first }) => made(staff.post(`/v1/applications/${first.id}/withdraw`, { reason: 'x' })),
    ],
    ['one more is undecided', ({ inReview, program, city }) => inReview({ program, city })],
    [
      'the number of seats',
      ({ staff, made, program }) => made(staff.patch(`/v1/programs/${program.id}`, { seats: 30 }, ANY)),
    ],
    [
      'the text of a reason',
      ({ db }) => db.updateTable('reason_code').set({ not_select_message: 'Another.' }).execute(),
    ],
    [
      'the text of a reason is gone',
      ({ db }) => db.updateTable('reason_code').set({ not_select_message: null }).execute(),
    ],
  ]
  for (const [name, change] of changes) {
    const world = await decided(t)
    const { release, digest, db } = world
    const shown = await digest()
    await change(world)
    const refused = await release({ digest: shown })
    has(t, refused.json(), { status: 409, code: 'release_changed' }, name)
    t.strictSame(await db.selectFrom('release').selectAll().execute(), [], name)
    const again = await release({ digest: refused.json().release.digest })
    t.equal(again.statusCode, 201, `${name}: the answer has the digest of the plan as it is now`)
  }
})

test('releaseDecisions: in a rolling call an application that is not decided changes nothing', async (t) => {
  const { release, digest, inReview, program, city } = await decided(t, 'rolling')
  const shown = await digest()
  await inReview({ program, city })
  t.equal((await release({ digest: shown })).statusCode, 201)
})
