import { type Selectable, sql, type Updateable } from 'kysely'
import type { MessageKind } from '../../catalogue/programs/message-settings.ts'
import { runsAllPrograms } from '../../permissions/acts.ts'
import { programsRunBy } from '../../permissions/programs.ts'
import type { Actor } from '../../platform/context.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Message as MessageTable } from '../../platform/postgres/db-types.ts'
import { type Parts, preparedPages } from '../../platform/postgres/pages.ts'
import type { MessageQuery } from './schema.ts'

export type MessageRow = Selectable<MessageTable>

const SHOWN = [
  'message.id',
  'message.kind',
  'message.status',
  'message.program_id',
  'message.application_id',
  'message.city_id',
  'message.recipient',
  'message.language',
  'message.subject',
  'message.reason',
  'message.attempts',
  'message.version',
  'message.created_at',
  'message.updated_at',
  'message.sent_at',
] as const

type Filters = Required<Pick<MessageQuery, 'program_id' | 'application_id' | 'kind' | 'status'>> & { viewer: string }

const ID = sql.ref<string>('message.id')
const NAMES = ['program_id', 'application_id', 'kind', 'status'] as const
const sorts = { created_at: { by: ID, type: 'uuid' } } as const

/** The ids of messages begin with their time, so their order is that of the occasions. */
const selectPage = preparedPages(
  { id: ID, sorts },
  (db: Db, filters: Filters, has: (name: keyof Filters) => boolean, role) => {
    let rows = db.selectFrom('message').select(SHOWN)
    if (role === 'organisation') rows = rows.where('message.program_id', 'in', programsRunBy(filters.viewer))
    for (const name of NAMES) if (has(name)) rows = rows.where(`message.${name}`, '=', filters[name] as never)
    return rows
  },
  (db, { viewer }, has, role): Parts | undefined => {
    if (role !== 'organisation' || has('program_id') || has('application_id')) return undefined
    const ids = db.selectFrom('program').select('id').where('id', 'in', programsRunBy(viewer))
    return { column: sql.ref('message.program_id'), ids }
  },
)

/** A page of the messages of the programs that the caller runs, the newest first unless asked otherwise. */
export const pageOfMessages = (db: Db, { role, organisation_id }: Actor, query: MessageQuery) => {
  const { program_id, application_id, kind, status, sort = '-created_at' } = query
  const viewer = organisation_id ?? ''
  return selectPage(db, role, { program_id, application_id, kind, status, viewer }, { ...query, sort })
}

/** A message that the caller may see: one of a program that they run; the secretariat sees all. */
function ofCaller(db: Db, actor: Actor, id: string) {
  const rows = db.selectFrom('message').selectAll().where('id', '=', id)
  return runsAllPrograms(actor) ? rows : rows.where('program_id', 'in', programsRunBy(actor.organisation_id))
}
export const findMessage = (db: Db, actor: Actor, id: string): Promise<MessageRow | undefined> =>
  ofCaller(db, actor, id).executeTakeFirst()
export const lockMessage = (db: Db, actor: Actor, id: string): Promise<MessageRow | undefined> =>
  ofCaller(db, actor, id).forUpdate().executeTakeFirst()

export const isClaimed = ({ claimed_until }: Pick<MessageRow, 'claimed_until'>) =>
  sql<{ is: boolean }>`select coalesce(${claimed_until}::timestamptz > clock_timestamp(), false) as is`

export const updateMessages = (db: Db, ids: readonly string[], change: Updateable<MessageTable>) =>
  db
    .updateTable('message')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()

/**
 * Claims the oldest message that can be sent now, or none. Two workers never get the same one: the row is locked, and
 * skipped by others. A claim ends by itself: that of a killed worker is free again after `seconds`, by the clock of the
 * database.
 */
export async function claimMessage(db: Db, claim: string, seconds: number): Promise<MessageRow | undefined> {
  const { rows } = await sql<{ id: string }>`
    update message set claim = ${claim}, attempts = attempts + 1,
      claimed_until = clock_timestamp() + make_interval(secs => ${seconds})
    where id = (select id from message where status = 'due'
      and (claimed_until is null or claimed_until <= clock_timestamp())
      and (next_attempt_at is null or next_attempt_at <= clock_timestamp())
      order by id limit 1 for update skip locked)
    returning id`.execute(db)
  const [found] = rows
  return found && db.selectFrom('message').selectAll().where('id', '=', found.id).executeTakeFirst()
}

/** The message, locked, if the claim still holds it. */
export const lockClaimed = (db: Db, id: string, claim: string): Promise<MessageRow | undefined> =>
  db.selectFrom('message').selectAll().where('id', '=', id).where('claim', '=', claim).forUpdate().executeTakeFirst()

/** Lets a message go that could not be sent now. It is tried again after `seconds`. */
export const retryLater = (db: Db, id: string, claim: string, reason: string, seconds: number) =>
  sql`update message set claim = null, claimed_until = null, reason = ${reason},
      next_attempt_at = clock_timestamp() + make_interval(secs => ${seconds})
    where id = ${id} and claim = ${claim}`.execute(db)

export const lockHeld = (db: Db, program_id: string, kinds: readonly MessageKind[] | undefined) => {
  const rows = db
    .selectFrom('message')
    .selectAll()
    .where('program_id', '=', program_id)
    .where('status', '=', 'held')
    .orderBy('id')
    .forUpdate()
  return (kinds ? rows.where('kind', 'in', kinds) : rows).execute()
}

export const deleteMessage = (db: Db, id: string) => db.deleteFrom('message').where('id', '=', id).execute()
