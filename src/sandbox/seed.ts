import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { createProgram } from '../catalogue/programs/create-program.ts'
import { publishProgram } from '../catalogue/programs/publish-program.ts'
import type { NewProgram } from '../catalogue/programs/schema.ts'
import type { PartRole } from '../permissions/programs.ts'
import { stoppedAt } from '../platform/clock.ts'
import { type Ctx, inTransaction, system } from '../platform/context.ts'
import type { Files } from '../platform/files.ts'
import { uuidv7 } from '../platform/ids.ts'
import type { Db } from '../platform/postgres/db.ts'
import world from './world.json' with { type: 'json' }

/** The instant, on the demo world's clock, at which its rows are created: before both calls of 2017. */
const MADE_AT = '2017-09-01T00:00:00.000Z'
const times = { created_at: MADE_AT, updated_at: MADE_AT }

/** Adds the network's real series, organisations, cities and programs of 2017. A second run adds only missing rows. */
export function seed(db: Db, files: Files): Promise<void> {
  return inTransaction({ db, actor: system, now: MADE_AT, clock: stoppedAt(MADE_AT) }, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('seed', 0))`.execute(ctx.db)
    await seedOrganisations(ctx)
    await seedCities(ctx)
    await seedSeries(ctx)
    await seedPrograms(ctx, files)
  })
}

/** The same id in every sandbox, so that the examples of the contract work as they stand. A UUIDv7 of the world's day. */
function demoId(table: 'organisation' | 'city' | 'series' | 'program', key: string): string {
  const random = createHash('sha256').update(`${table} ${key}`).digest()
  return uuidv7({ msecs: Date.parse(MADE_AT), random, seq: 0 })
}

const idOf = async ({ db }: Ctx, table: 'organisation' | 'series', key: string) =>
  (await db.selectFrom(table).select('id').where('key', '=', key).executeTakeFirstOrThrow()).id

async function partsOf(ctx: Ctx, organisations: Partial<Record<PartRole, string[]>>) {
  const parts: { organisation_id: string; role: PartRole }[] = []
  for (const [role, keys] of Object.entries(organisations))
    for (const key of keys)
      parts.push({ organisation_id: await idOf(ctx, 'organisation', key), role: role as PartRole })
  return parts
}

async function seedOrganisations({ db }: Ctx) {
  const rows = world.organisations.map(({ kind, ...rest }) => ({
    id: demoId('organisation', rest.key),
    kind: kind as 'partner',
    ...rest,
    ...times,
  }))
  for (const row of rows)
    await db
      .insertInto('organisation')
      .values(row)
      .onConflict((oc) => oc.column('key').doNothing())
      .execute()
}

async function seedCities({ db }: Ctx) {
  for (const { kind, ...city } of world.cities) {
    const row = { id: demoId('city', city.key), kind: kind as 'city', ...city, ...times }
    const made = await db
      .insertInto('city')
      .values(row)
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made)
      await db
        .insertInto('membership')
        .values({ id: uuidv7(), city_id: made.id, member_from: world.members_from })
        .execute()
  }
}

async function seedSeries(ctx: Ctx) {
  for (const { organisations, past_editions = [], testimonials = [], ...series } of world.series) {
    const row = { id: demoId('series', series.key), ...series, testimonials: JSON.stringify(testimonials), ...times }
    const made = await ctx.db
      .insertInto('series')
      .values(row)
      .onConflict((oc) => oc.column('key').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) continue
    const parts = (await partsOf(ctx, organisations)).map((part) => ({ series_id: made.id, ...part }))
    await ctx.db.insertInto('series_organisation').values(parts).execute()
    for (const edition of past_editions)
      await ctx.db
        .insertInto('past_edition')
        .values({ id: uuidv7(), series_id: made.id, ...edition })
        .execute()
  }
}

interface WorldMaterial {
  kind: string
  title: string
  url?: string
  file?: string
}

/** Stores the file of an attachment. It is stored before its row is committed, like an upload. */
async function storedFile(files: Files, filename: string) {
  const content = await readFile(new URL(filename, import.meta.url))
  const storage_key = uuidv7()
  await files.put(storage_key, Readable.from([content]))
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { storage_key, filename, media_type: 'application/pdf', size: content.length, sha256 }
}

async function seedMaterials({ db }: Ctx, files: Files, program_id: string, materials: WorldMaterial[]) {
  for (const { kind, title, url, file } of materials) {
    const stored = file ? await storedFile(files, file) : { url: url ?? null }
    const row = { id: uuidv7(), program_id, kind: kind as 'link', title, created_at: MADE_AT, ...stored }
    await db.insertInto('material').values(row).execute()
  }
}

async function seedPrograms(ctx: Ctx, files: Files) {
  for (const { key, series, organisations, materials, ...program } of world.programs) {
    if (await ctx.db.selectFrom('program').select('id').where('key', '=', key).executeTakeFirst()) continue
    const parts = await partsOf(ctx, organisations)
    const settings = {
      ...(program as NewProgram),
      series_id: await idOf(ctx, 'series', series),
      organisations: parts,
    }
    const made = await createProgram(ctx, settings, { id: demoId('program', key), key })
    await seedMaterials(ctx, files, made.id, materials)
    await publishProgram(ctx, made.id, undefined)
  }
}
