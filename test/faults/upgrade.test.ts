import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { test } from 'tap'
import { connect } from '../../src/platform/postgres/db.ts'
import { migrateAt } from '../../src/platform/postgres/migrate.ts'
import { aReader, NEXT, withOneMore } from '../migrations.ts'
import { aLiveServer, keepCalling, lasting, seen, slowest, tally, within } from './rig.ts'

/** As an upgrade of this service would have it: on the tables that every request needs. */
const STATEMENTS = `
  alter table application add column later text;
  alter table application add constraint application_later check (later <> '') not valid;
  alter table application validate constraint application_later;
  alter table program add column later text;
  create or replace function later() returns trigger language plpgsql as $$ begin return new; end $$;
  create trigger later before insert on city for each row execute function later();
  create index concurrently if not exists application_later on application (later);
`

// With a lock_timeout of 60 s, as it was, every request for these tables waited 3 s and was refused.
test('migrate: a reader keeps the tables while a migration waits, and the running version serves', async (t) => {
  const { call, key, db, world } = await aLiveServer(t)
  const program = await world.aProgram()
  for (let i = 0; i < 3; i++) await world.aReadyDraft({ program, city: await world.aCity() })
  const { folder } = await withOneMore(t, STATEMENTS)
  const reader = connect({ url: world.database.url, max: 1, prepare: false })
  t.teardown(() => reader.destroy())
  const open = await aReader(reader, 'application', 'program', 'city')

  const told: string[] = []
  const migrated = migrateAt(world.database.url, { folder, tell: (line) => told.push(line) })
  const json = { name: 'One', kind: 'partner' }
  const requests = [
    () => seen(call, '/v1/programs?limit=5', { key }),
    () => seen(call, '/v1/applications?limit=5', { key }),
    () => seen(call, `/v1/programs/${program.id}/participants`, { key }),
    () => seen(call, '/v1/cities'),
    () => seen(call, '/v1/organisations', { key, method: 'POST', json }),
    () => seen(call, '/v1/cities', { key, method: 'POST', json: { name: `X${Math.random()}`, country: 'OM' } }),
  ]
  const calls = requests.map((request) => keepCalling(() => sleep(20).then(request)))
  await sleep(lasting(6_000, 30_000))
  t.ok(told.length >= 2, 'it waits')
  await open.rollback().execute()
  t.strictSame(await migrated, [NEXT], 'and comes to its end when the reader is gone')
  const all = (await Promise.all(calls.map(({ stop }) => stop()))).flat()

  t.comment(tally(all), `slowest ${slowest(all)} ms`)
  t.strictSame(Object.keys(tally(all)).sort(), ['200', '201'], 'no request fails')
  t.ok(all.length > 200)
  t.ok(slowest(all) < within(1_500), 'and none waits for long')
  const { rows } =
    await sql`select indisvalid from pg_index where indexrelid = to_regclass('application_later')`.execute(db)
  t.strictSame(rows, [{ indisvalid: true }])
})
