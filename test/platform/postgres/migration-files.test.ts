import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { test } from 'tap'
import { isConcurrent, statementsOf } from '../../../src/platform/postgres/migration-files.ts'
import { NEXT, withOneMore } from '../../migrations.ts'

test('statementsOf: a semicolon ends a statement only where Postgres thinks so', (t) => {
  for (const [text, statements] of [
    ['', []],
    [' ; ;\n', []],
    ['-- only; a comment\n', []],
    ['select 1', ['select 1']],
    ['select 1; select 2;\n', ['select 1', 'select 2']],
    ['-- first; of two\nselect 1; /* and; */ select 2', ['select 1', 'select 2']],
    ["select ';', 'it''s; so'; select 2", ["select ';', 'it''s; so'", 'select 2']],
    ["select e'it\\'s; so'; select 2", ["select e'it\\'s; so'", 'select 2']],
    ["select date'2017-01-01\\'; select 2", ["select date'2017-01-01\\'", 'select 2']],
    ['select 1 as "a;""b"; select 2', ['select 1 as "a;""b"', 'select 2']],
    ["do $$ begin perform ';'; -- kept\nend $$; select 2", ["do $$ begin perform ';'; -- kept\nend $$", 'select 2']],
    ['do $a$ $b$ ; $b$ $$;$$ $a$; select 2', ['do $a$ $b$ ; $b$ $$;$$ $a$', 'select 2']],
    ["select '--', 1; select '/*'; select 3", ["select '--', 1", "select '/*'", 'select 3']],
  ] as const)
    t.strictSame(statementsOf(text), statements, text)
  t.end()
})

test('isConcurrent: it finds the statements that cannot run in a transaction', (t) => {
  for (const [statement, answer] of [
    ['create index concurrently if not exists a on b (c)', true],
    ['CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a ON b (c)', true],
    ['drop index concurrently if exists a', true],
    ['reindex index concurrently a', true],
    ['create index a on b (concurrently)', false],
    ["comment on table a is 'made concurrently'", false],
  ] as const)
    t.equal(isConcurrent(statement), answer, statement)
  t.end()
})

test('lint:migrations: a statement that would break or stop the previous version is refused', async (t) => {
  const { folder } = await withOneMore(
    t,
    `create table thing (id uuid primary key, application_id uuid not null references application);
     create index concurrently if not exists thing_application on thing (application_id);
     alter table application add column later text not null default '';
     alter table application add constraint later_ok check (later <> ';') not valid;
     alter table application validate constraint later_ok;
     create or replace function later() returns trigger language plpgsql as $$ begin return new; end $$;
     create trigger later before insert on thing for each row execute function later();
     alter table application drop column status;
     alter table application rename column version to edition;
     alter table application alter column person_key type varchar(10);
     alter table application add constraint once unique (person_key);
     alter table application add constraint later_bad check (later <> '');
     create index thing_later on thing (id);
     drop index application_city;
     begin;
     alter table application add column needed text not null;
     drop table waiver`,
  )
  const lint = promisify(execFile)('squawk', [
    '--config',
    '.squawk.toml',
    '--reporter',
    'json',
    join(fileURLToPath(folder), NEXT),
  ])
  const { stdout } = await lint.then(
    () => ({ stdout: '[]' }),
    (error) => error,
  )
  const found: { line: number; rule_name: string }[] = JSON.parse(stdout)
  t.strictSame(
    found.filter(({ line }) => line < 7).map(({ rule_name }) => rule_name),
    [],
    'what is good is not',
  )
  t.strictSame(
    [...new Set(found.map(({ line }) => line))].sort((a, b) => a - b),
    [7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
  )
})
