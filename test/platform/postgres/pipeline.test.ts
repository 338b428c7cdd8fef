import { sql } from 'kysely'
import { type Test, test } from 'tap'
import { connect } from '../../../src/platform/postgres/db.ts'
import { inOrder, transaction } from '../../../src/platform/postgres/pipeline.ts'
import { prepared } from '../../../src/platform/postgres/prepared.ts'
import { createDatabase } from '../../database.ts'
import { has } from '../../has.ts'

async function aDatabase(t: Test) {
  const { url, drop } = await createDatabase()
  const db = connect({ url, max: 2, prepare: true })
  t.teardown(() => db.destroy().then(drop))
  await sql`create table step (id serial, name text unique)`.execute(db)
  return db
}

const add = prepared((_, { name }: { name: string }) => sql`insert into step (name) values (${name})`)
const names = prepared(() => sql<{ name: string }>`select name from step order by id`)

test('inOrder: statements are carried out in the order in which they were started, however they were built', async (t) => {
  const db = await aDatabase(t)
  for (let round = 1; round <= 20; round++) {
    const seen = await transaction(db, async (tx) => {
      const [, , , [first], , all] = await inOrder([
        add(tx, { name: `a${round}` }),
        sql`insert into step (name) values (${`b${round}`})`.execute(tx),
        tx.executeQuery(sql`insert into step (name) values (${`c${round}`})`.compile(tx)),
        prepared(() => sql<{ n: number }>`select count(*)::int as n from step`)(tx, {}),
        add(tx, { name: `d${round}` }),
        names(tx, {}),
      ])
      t.equal(first?.n, 4 * round - 1)
      return all.slice(-4).map(({ name }) => name)
    })
    t.strictSame(seen, [`a${round}`, `b${round}`, `c${round}`, `d${round}`])
  }
})

// With Promise.all the later statement's "current transaction is aborted" was what was told.
test('inOrder: the first failure is thrown, not that of a later statement, and nothing of the transaction stays', async (t) => {
  const db = await aDatabase(t)
  for (let round = 0; round < 20; round++) {
    const failing = transaction(db, (tx) =>
      inOrder([
        add(tx, { name: 'one' }),
        // Takes longer to tell than those behind it.
        (async () => {
          await Promise.resolve(add(tx, { name: 'one' })).finally(() => Promise.resolve())
        })(),
        add(tx, { name: 'two' }),
        names(tx, {}),
      ]),
    )
    has(t, await t.rejects(failing), { code: '23505' })
    t.strictSame(await names(db, {}), [])
  }
})

test('prepared: a statement gets fresh values each time, and may not read them when it is built', async (t) => {
  const db = await aDatabase(t)
  const sum = prepared((_, { a, b }: { a: number; b: number }) => sql<{ n: number }>`select ${a}::int + ${b}::int as n`)
  t.strictSame(await Promise.all([1, 2, 3].map((a) => sum(db, { a, b: 10 }))), [[{ n: 11 }], [{ n: 12 }], [{ n: 13 }]])
  const greedy = prepared((_, values: { name: string }) => sql`select ${JSON.stringify({ ...values })}`)
  has(t, await t.rejects(greedy(db, { name: 'x' })), { message: /name each value that it needs/ })
})
