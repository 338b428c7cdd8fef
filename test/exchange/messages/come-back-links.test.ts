import { sql } from 'kysely'
import { test } from 'tap'
import { derivedLinkToken } from '../../../src/platform/secrets.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'
import { deliver, submitted } from './scene.ts'

const URL = '/v1/come-back-links'

test('requestComeBackLink: the answer is the same for all, and only who has an application gets a mail', async (t) => {
  const world = await build(t)
  const { as, db } = world
  await submitted(world, 1)
  const answers = []
  for (const email of ['nominee0@city.example', 'nobody@city.example', 'NOMINEE0@city.example'])
    answers.push(await as().post(URL, { email }))
  t.strictSame(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size, 1)
  t.equal(answers[0]?.statusCode, 202)
  t.strictSame(await deliver(world), [])
  const mails = await db.selectFrom('message').select(['recipient', 'status']).where('kind', '=', 'come_back').execute()
  t.strictSame(
    mails,
    [{ recipient: 'nominee0@city.example', status: 'sent' }],
    'one mail in five minutes, none to nobody',
  )
  t.equal((await as().post(URL, { email: 'no address' })).statusCode, 400)
})

// Without the lock of the link five of ten got a token: tried.
test('redeemComeBackLink: of ten at once one gets a token, the old one ends, and the link ends in half an hour', async (t) => {
  const world = await build(t)
  const { as, db, secrets, setNow } = world
  const [id = ''] = await submitted(world, 1)
  const link = async () => {
    await as().post(URL, { email: 'nominee0@city.example' })
    await deliver(world)
    const asked = await db
      .selectFrom('message')
      .select('id')
      .where('kind', '=', 'come_back')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    return `${URL}/${derivedLinkToken(secrets, 'come_back', asked.id, id)}`
  }
  const first = await link()
  const answers = await Promise.all(Array.from({ length: 10 }, () => as().post(first)))
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [201, ...Array(9).fill(409)])
  const { applicant_token } = answers.find(({ statusCode }) => statusCode === 201)?.json() ?? {}
  t.equal((await as(applicant_token).get(`/v1/applications/${id}`)).statusCode, 200)
  t.equal((await as().post(`${URL}/nothing`)).statusCode, 404)
  const { rows } = await sql<{ text: string }>`select text from message where kind = 'come_back'`.execute(db)
  t.notOk(
    rows.some(({ text }) => text?.includes(String(first.split('/').at(-1)))),
    'the stored text has no link',
  )
  setNow('2017-10-10T01:00:00.000Z')
  const second = await link()
  setNow('2017-10-10T01:30:00.000Z')
  has(t, (await as().post(second)).json(), { status: 410, code: 'link_ended' })
})
