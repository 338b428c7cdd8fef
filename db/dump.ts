import { sql } from 'kysely'
import type { Db } from '../src/platform/postgres/db.ts'

const OWN = sql`n.nspname = 'public'`

async function linesOf(db: Db, query: ReturnType<typeof sql<{ line: string }>>): Promise<string[]> {
  const { rows } = await query.execute(db)
  return rows.map(({ line }) => line)
}

/**
 * The schema after the last migration, read from Postgres' system catalogue, so that a diff shows the effect of a
 * migration. The text is the same on every supported version of Postgres.
 */
export async function dumpSchema(db: Db): Promise<string> {
  const extensions = await linesOf(
    db,
    sql`select 'create extension ' || extname || ';' as line from pg_extension where extname <> 'plpgsql' order by extname`,
  )
  const tables = await linesOf(
    db,
    sql`
    select 'create table ' || c.relname || E' (\n' || string_agg(
      '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), E',\n' order by a.attnum)
      || coalesce(E',\n' || (select string_agg('  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid), E',\n' order by k.conname)
           from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')), '') || E'\n);' as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${OWN} and c.relkind = 'r' and c.relname <> 'migration' group by c.oid, c.relname order by c.relname`,
  )
  const indexes = await linesOf(
    db,
    sql`
    select pg_get_indexdef(i.indexrelid) || ';' as line
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OWN} and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by c.relname`,
  )
  const functions = await linesOf(
    db,
    sql`select rtrim(pg_get_functiondef(p.oid), E'\n') || ';' as line
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${OWN}
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') order by p.proname`,
  )
  const triggers = await linesOf(
    db,
    sql`select pg_get_triggerdef(t.oid) || ';' as line
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OWN} and not t.tgisinternal order by t.tgname, c.relname`,
  )
  const head = '-- Made by npm run db:schema from the migrations: do not edit.'
  return `${[head, ...extensions, ...tables, indexes.join('\n'), ...functions, triggers.join('\n')].join('\n\n')}\n`
}
