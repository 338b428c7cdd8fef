import { type SqlBool, sql } from 'kysely'
import type { DocumentKind } from '../../catalogue/forms/document-kinds.ts'
import type { Verification } from '../../intake/documents/lifecycle.ts'
import type { EndorsementStatus } from '../../intake/endorsements/lifecycle.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { literals } from '../../platform/postgres/literals.ts'
import { paginate } from '../../platform/postgres/pages.ts'
import type { Missing, ScreeningQuery } from './schema.ts'

/** The index application_screening must have the same list. */
const QUEUE = literals(['submitted', 'returned', 'in_review'])

/** The required documents that are current and verified are fewer than those that are required. */
const lacksDocuments = sql<boolean>`(select count(*) from document where application_id = application.id
  and replaced_at is null and verification = 'verified' and kind = any(program.required_documents))
  < cardinality(program.required_documents)`
const lacksEndorsement = sql<boolean>`coalesce(program.selection ->> 'endorsement', 'none') <> 'none' and not exists (
  select from endorsement where application_id = application.id and status = 'endorsed' and not is_own)`
const lacksPost = sql<boolean>`not exists (select from attestation where application_id = application.id
  and criterion = 'managerial_level') and not exists (select from waiver where application_id = application.id
  and criterion = 'managerial_level')`
/** Two lookups by an index each: with one condition of both, Postgres would read the whole program. */
const twins = sql`(select id from application twin where twin.program_id = application.program_id
    and twin.applicant ->> 'birth_date' = application.applicant ->> 'birth_date'
    and twin.id <> application.id and is_living(twin.status)
  union select id from application twin where twin.program_id = application.program_id
    and folded(twin.applicant ->> 'name_as_in_passport') = folded(application.applicant ->> 'name_as_in_passport')
    and twin.id <> application.id and is_living(twin.status) limit 10)`
const hasTwins = sql<boolean>`exists ${twins}`

/** The parts that an application can lack, as SQL about `application` and `program`. */
const LACKS = {
  documents: lacksDocuments,
  endorsement: lacksEndorsement,
  post: lacksPost,
  duplicates: hasTwins,
} satisfies Record<Missing, ReturnType<typeof sql<SqlBool>>>

const queue = (db: Db, program_id: string) =>
  db
    .selectFrom('application')
    .innerJoin('program', 'program.id', 'application.program_id')
    .innerJoin('city', 'city.id', 'application.city_id')
    .where('application.program_id', '=', program_id)
    .where('application.status', 'in', QUEUE)
    .where('application.submitted_at', 'is not', null)

/** The order of the queue. Every application in it has been submitted. */
const SORTS = { submitted_at: { by: sql.ref('application.submitted_at'), type: 'timestamptz' } } as const

export function listQueue(db: Db, program_id: string, { missing, ...query }: ScreeningQuery) {
  let rows = queue(db, program_id)
    .select(['application.id', 'application.city_id', 'city.name as city_name', 'application.status'])
    .select('application.submitted_at')
    .select(sql<string>`application.applicant ->> 'name'`.as('applicant_name'))
    .select([
      lacksDocuments.as('documents_lack'),
      lacksEndorsement.as('endorsement_lacks'),
      lacksPost.as('post_lacks'),
      sql<string[]>`array${twins}`.as('possible_duplicates'),
      sql<EndorsementStatus | null>`(select status from endorsement where application_id = application.id
        order by id desc limit 1)`.as('endorsement'),
      sql<{ kind: DocumentKind; verification: Verification | null }[]>`coalesce((select json_agg(json_build_object(
        'kind', required.kind, 'verification', document.verification) order by required.at)
        from unnest(program.required_documents) with ordinality required(kind, at)
        left join document on document.application_id = application.id and document.kind = required.kind
          and document.replaced_at is null), '[]')`.as('documents'),
    ])
  if (missing) rows = rows.where(LACKS[missing])
  // The filter belongs to the cursor: a page of another filter starts elsewhere.
  return paginate(rows, sql.ref<string>('application.id'), SORTS, {
    ...query,
    sort: 'submitted_at',
    ...(missing && { missing }),
  })
}

export const countQueue = (db: Db, program_id: string) =>
  queue(db, program_id)
    .select([
      sql<number>`count(*)::int`.as('all'),
      ...Object.entries(LACKS).map(([name, lacks]) => sql<number>`(count(*) filter (where ${lacks}))::int`.as(name)),
    ])
    .$castTo<Record<Missing | 'all', number>>()
    .executeTakeFirstOrThrow()

/** Locks the applications that are to go into review, in the order of their ids. Null: all submitted ones. */
export const lockForReview = (db: Db, program_id: string, ids: string[] | null, limit: number) =>
  db
    .selectFrom('application')
    .select(['id', 'program_id', 'city_id', 'person_key', 'person_keys', 'status', 'submitted_at'])
    .where('program_id', '=', program_id)
    .$if(ids !== null, (rows) => rows.where('id', '=', sql<string>`any(${ids}::uuid[])`))
    .$if(ids === null, (rows) =>
      rows.where(
        'id',
        'in',
        db
          .selectFrom('application')
          .select('id')
          .where('program_id', '=', program_id)
          .where('status', '=', 'submitted')
          .orderBy('submitted_at')
          .orderBy('id')
          .limit(limit),
      ),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
