import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import type { Db } from '../src/platform/postgres/db.ts'
import type { World } from './operations.ts'

const run = promisify(execFile)
const COUNT = 1_000

/** The bare server's SQL without a server: scripts of pgbench for a read and a submission. */
const scripts = {
  get_application: `\\set n random(1, ${COUNT})
select id from bench_pool where n = :n \\gset
select id, program_id, city_id, status, applicant, position, languages, passport, answers, submitted_at, version, created_at,
  updated_at from application where id = :id::uuid;
`,
  submit_application: `select nextval('bench_next') as n \\gset
select id, program_id, city_id from bench_pool where n = :n \\gset
begin;
select * from application where id = :id::uuid for update;
select * from program where id = :program_id::uuid for share;
select lock_allocation(:program_id::uuid, :city_id::uuid);
select count(*) as used from slot where program_id = :program_id::uuid and city_id = :city_id::uuid \\gset
insert into slot values (:program_id::uuid, :city_id::uuid, :used::int + 1, :id::uuid, now());
update application set status = 'submitted', submitted_at = now(), updated_at = now(), version = version + 1,
  eligibility = (select eligibility from bench_submitted) where id = :id::uuid;
insert into history (id, subject_type, subject_id, action, actor_role, actor_name, at, visibility)
  values (gen_random_uuid(), 'application', :id::uuid, 'submit', 'applicant', 'the applicant', now(), 'all');
insert into event (id, type, subject_type, subject_id, program_id, payload, occurred_at)
  values (gen_random_uuid(), 'application.submitted', 'application', :id::uuid, :program_id::uuid, '{}', now());
insert into idempotency_key (scope, fingerprint, answer) values (sha256(:id::text::bytea), '', repeat('x', 1200)::bytea);
commit;
`,
}

/** Transactions a second of Postgres itself, by `pgbench`. Undefined: it is not installed, or there is no script. */
export async function pgbench(db: Db, url: string, folder: string, world: World, name: string, connections: number) {
  const text = scripts[name as keyof typeof scripts]
  const installed = await run('pgbench', ['--version']).catch(() => undefined)
  if (!text || !installed) return undefined
  const made = (await world.drafts(COUNT)).map(({ id }) => id)
  await sql`drop table if exists bench_pool`.execute(db)
  await sql`drop sequence if exists bench_next`.execute(db)
  await sql`create table bench_pool as select row_number() over () as n, id, program_id, city_id from application
    where id = any(${made}::uuid[])`.execute(db)
  await sql`create unique index on bench_pool (n)`.execute(db)
  await sql`create sequence bench_next`.execute(db)
  const file = join(folder, `${name}.sql`)
  await writeFile(file, text)
  const each = String(Math.floor(COUNT / connections))
  const { stdout } = await run('pgbench', [
    '-n',
    '-M',
    'prepared',
    '-c',
    String(connections),
    '-t',
    each,
    '-f',
    file,
    // The pgbench of an older Postgres does not know this parameter.
    url.replace(/&?sslnegotiation=[^&]*/, ''),
  ])
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
}
