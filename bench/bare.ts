import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { allowedActions, type Status } from '../src/intake/applications/lifecycle.ts'

/**
 * The bare server, the limit to compare with: Fastify and `pg` with prepared statements. It answers the same bytes and
 * writes the same rows as the service, but checks no credentials, permissions, rules or input.
 */
const [url, folder] = process.argv.slice(2) as [string, string]
pg.types.setTypeParser(pg.types.builtins.DATE, String)
const pool = new pg.Pool({ connectionString: url, max: 20 })
const app = Fastify({ bodyLimit: 16 * 1024 * 1024, logger: { level: 'error' } })
app.addContentTypeParser('multipart/form-data', (_request, payload, done) => done(null, payload))

// biome-ignore lint/suspicious/noExplicitAny: rows are passed on as they come
type Row = Record<string, any>
type Client = pg.Pool | pg.PoolClient
const names = new Map<string, string>()
async function run(client: Client, text: string, ...values: unknown[]): Promise<Row[]> {
  const name = names.get(text) ?? `b${names.size}`
  names.set(text, name)
  return (await client.query({ name, text, values })).rows as Row[]
}

/** Runs one transaction, and stores its answer under the request's Idempotency-Key, as the service does. */
async function once(
  request: { headers: Record<string, unknown>; url: string },
  work: (client: Client) => Promise<object>,
) {
  const scope = createHash('sha256').update(request.url).update(String(request.headers['idempotency-key'])).digest()
  const client = await pool.connect()
  try {
    await client.query('begin')
    const [kept] = await run(client, 'select answer from idempotency_key where scope = $1', scope)
    if (kept) throw new Error('a key is used once')
    const answer = JSON.stringify(await work(client))
    await run(
      client,
      'insert into idempotency_key (scope, fingerprint, answer) values ($1, $2, $3)',
      scope,
      scope,
      Buffer.from(answer),
    )
    await client.query('commit')
    return answer
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

const JSON_TYPE = 'application/json; charset=utf-8'
const PROGRAM = `select p.id, key, series_id, status, program_phase(p, now()) as phase, title, summary, format, language, language_level,
  json_build_object('city', venue_city, 'country', venue_country, 'timezone', timezone) as venue, starts_on, ends_on,
  opens_at, closes_at, call_mode, decisions_on, max_applications_per_city, max_participants_per_city, seats, required_documents,
  criteria, rule_set_version, selection, coverage, topics, technical_tours, agenda, contacts,
  (select coalesce(json_agg(m), '[]') from (select id, kind, title, media_type, size, coalesce(url,
      '/v1/programs/' || program_id || '/materials/' || id || '/content') as url from material
    where program_id = p.id order by id) m) as materials,
  (select coalesce(json_agg(o), '[]') from (select organisation_id, name, role from program_organisation
    join organisation on organisation.id = organisation_id where program_id = p.id order by role, name) o) as organisations,
  answers_schema, published_at, version, created_at, updated_at
  from program p where published_at is not null`

function program(row: Row) {
  const { opens_at, closes_at, call_mode, ...rest } = row
  const call = { opens_at, closes_at, mode: call_mode }
  return Object.fromEntries(
    Object.entries(rest).flatMap(([name, value]) =>
      name === 'decisions_on'
        ? [
            ['call', call],
            [name, value],
          ]
        : [[name, value]],
    ),
  )
}
app.get<{ Params: { id: string } }>('/v1/programs/:id', async ({ params }) =>
  program((await run(pool, `${PROGRAM} and p.id = $1`, params.id))[0] as Row),
)
app.get('/v1/programs', async () => {
  const order = `coalesce(starts_on, 'infinity') desc, p.id desc`
  const rows = await run(pool, `${PROGRAM} order by ${order} limit 21`)
  const items = rows.slice(0, 20).map(program)
  return { items, next_cursor: cursor([items[19]?.starts_on, items[19]?.id]) }
})

const cursor = (of: unknown) => Buffer.from(JSON.stringify(of)).toString('base64url')
const APPLICATION = `id, program_id, city_id, status, applicant, position, languages, passport, answers, answers_aside, submitted_at,
  incomplete, version, created_at, updated_at`

function application(row: Row, role: 'secretariat' | 'applicant' | 'frontend'): Row {
  const { id, program_id, city_id, status, applicant, position, languages, passport, ...rest } = row
  const { answers, answers_aside, submitted_at, incomplete, version, created_at, updated_at } = rest
  const allowed = allowedActions(status as Status, role, 'call')
  const given = { applicant, position, languages, passport, answers, answers_aside }
  const state = { submitted_at, returned: null, incomplete, offer: null, decision: null }
  return { id, program_id, city_id, status, allowed, ...given, ...state, version, created_at, updated_at }
}
app.get<{ Params: { id: string } }>('/v1/applications/:id', async ({ params }) => {
  const [row] = await run(pool, `select ${APPLICATION} from application where id = $1`, params.id)
  return application(row as Row, 'secretariat')
})
const LIST = `select a.id, program_id, city_id, name as city_name, applicant->>'name' as applicant_name,
  position->>'title' as position_title, status, submitted_at, a.version, a.created_at, a.updated_at
  from application a join city on city.id = city_id where program_id = $1 and status = $2`
app.get<{ Querystring: { program_id: string; status: string; cursor?: string } }>(
  '/v1/applications',
  async ({ query }) => {
    const { program_id, status, cursor: after } = query
    const order = 'order by a.created_at desc, a.id desc limit 21'
    const [, at, id] = after ? JSON.parse(Buffer.from(after, 'base64url').toString()) : []
    const rows = after
      ? await run(pool, `${LIST} and (a.created_at, a.id) < ($3, $4) ${order}`, program_id, status, at, id)
      : await run(pool, `${LIST} ${order}`, program_id, status)
    const items = rows.slice(0, 20).map(
      ({ status, submitted_at, version, created_at, updated_at, ...row }): Row => ({
        ...row,
        status,
        submitted_at,
        version,
        created_at,
        updated_at,
      }),
    )
    return { items, next_cursor: cursor([items[19]?.created_at, items[19]?.id]) }
  },
)
app.post<{ Params: { id: string }; Body: { city_id: string } }>(
  '/v1/programs/:id/eligibility-checks',
  async ({ params, body }) => {
    await run(pool, `select * from program where id = $1`, params.id)
    await run(
      pool,
      `select name, country, array(select member_from from membership where city_id = city.id) as members,
    city_cap_of($2, id), (select count(*) from slot where program_id = $2 and city_id = city.id) as used from city where id = $1`,
      body.city_id,
      params.id,
    )
    return report
  },
)

async function note(
  client: Client,
  subject: string,
  program: string,
  action: string,
  from: string | null,
  to: string | null,
  event?: string,
) {
  await run(
    client,
    `insert into history (id, subject_type, subject_id, action, from_status, to_status, actor_id, actor_role,
    actor_name, at, details, visibility) values ($1, 'application', $2::text::uuid, $3, $4, $5, $2, 'applicant', 'the applicant', now(), $6, 'all')`,
    randomUUID(),
    subject,
    action,
    from,
    to,
    { program_id: program, city_id: subject },
  )
  if (event)
    await run(
      client,
      `insert into event (id, type, subject_type, subject_id, program_id, payload, occurred_at)
    values ($1, $2, 'application', $3, $4, $5, now())`,
      randomUUID(),
      event,
      subject,
      program,
      { from, to, program_id: program, city_id: subject },
    )
}
app.post<{ Params: { id: string }; Body: Row }>('/v1/programs/:id/applications', async (request, reply) => {
  const { params, body } = request
  const answer = await once(request, async (client) => {
    await run(client, 'select * from program where id = $1 for share', params.id)
    const id = randomUUID()
    const token = randomUUID()
    const [row] = await run(
      client,
      `insert into application (id, program_id, city_id, status, applicant, position, languages, passport,
      person_key, token_hash, created_at, updated_at) values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, sha256($9), now(), now())
      returning ${APPLICATION}`,
      id,
      params.id,
      body.city_id,
      body.applicant,
      body.position,
      JSON.stringify(body.languages),
      body.passport,
      id,
      Buffer.from(token),
    )
    await note(client, id, params.id, 'start', null, 'draft', 'application.started')
    return { ...application(row as Row, 'frontend'), applicant_token: token }
  })
  return reply.code(201).type(JSON_TYPE).send(answer)
})
app.post<{ Params: { id: string } }>('/v1/applications/:id/submit', async (request, reply) => {
  const answer = await once(request, async (client) => {
    const { id } = request.params
    const [row] = await run(client, `select * from application where id = $1 for update`, id)
    const { program_id, city_id } = row as Row
    await run(client, `select * from program where id = $1 for share`, program_id)
    await run(client, `select lock_allocation($1, $2)`, program_id, city_id)
    const [{ used } = {} as Row] = await run(
      client,
      `select count(*) as used from slot where program_id = $1 and city_id = $2`,
      program_id,
      city_id,
    )
    await run(client, `insert into slot values ($1, $2, $3, $4, now())`, program_id, city_id, Number(used) + 1, id)
    const [done] = await run(
      client,
      `update application set status = 'submitted', submitted_at = now(), updated_at = now(),
      eligibility = $2, version = version + 1 where id = $1 returning ${APPLICATION}`,
      id,
      report,
    )
    await note(client, id, program_id, 'submit', 'draft', 'submitted', 'application.submitted')
    return application(done as Row, 'applicant')
  })
  return reply.type(JSON_TYPE).send(answer)
})
app.put<{ Params: { id: string }; Body: Row }>('/v1/applications/:id/decision', async (request, reply) => {
  const answer = await once(request, async (client) => {
    const { id } = request.params
    const [row] = await run(
      client,
      `select program_id, city_id, name as city_name, applicant->>'name' as applicant_name
      from application join city on city.id = city_id where application.id = $1 for update of application`,
      id,
    )
    const { outcome, reason_code } = request.body
    const [made] = await run(
      client,
      `insert into decision (id, application_id, outcome, reason_code, decided_by, decided_at)
      values ($1, $2, $3, $4, 'bare', now()) returning *`,
      randomUUID(),
      id,
      outcome,
      reason_code,
    )
    await note(client, id, (row as Row).program_id, 'decide', null, null)
    return { ...made, ...row }
  })
  return reply.type(JSON_TYPE).send(answer)
})
app.post<{ Params: { id: string }; Body: { items: Row[] } }>('/v1/programs/:id/decisions', async (request, reply) => {
  const answer = await once(request, async (client) => {
    const { id: program } = request.params
    const { items } = request.body
    const ids = items.map((item) => item.application_id)
    await run(client, 'select * from program where id = $1 for update', program)
    await run(client, 'select id, status from application where id = any($1::uuid[]) order by id for update', ids)
    const made = await run(
      client,
      `insert into decision (id, application_id, outcome, reason_code, decided_by, decided_at)
      select gen_random_uuid(), application_id, outcome, reason_code, 'bare', now()
      from jsonb_populate_recordset(null::decision, $1) returning id, application_id, outcome, reason_code, version`,
      JSON.stringify(items),
    )
    await run(
      client,
      `insert into history (id, subject_type, subject_id, action, actor_role, actor_name, at, visibility)
      select gen_random_uuid(), 'application', id, 'decide', 'secretariat', 'bare', now(), 'staff' from unnest($1::uuid[]) id`,
      ids,
    )
    return { program_id: program, items: made }
  })
  return reply.type(JSON_TYPE).send(answer)
})
app.post<{ Params: { id: string } }>('/v1/programs/:id/releases', async (request, reply) => {
  const answer = await once(request, async (client) => {
    const { id: program } = request.params
    const id = randomUUID()
    await run(client, 'select * from program where id = $1 for update', program)
    await run(client, `insert into release values ($1, $2, now() + interval '14 days', 'bare', now())`, id, program)
    // The decisions first: the database voids those that are still open when their application leaves review.
    await run(
      client,
      `update decision set release_id = $1, version = decision.version + 1 from application
      where application_id = application.id and program_id = $2 and status = 'in_review'`,
      id,
      program,
    )
    const items = await run(
      client,
      `update application set status = 'offered', reply_by = now() + interval '14 days', updated_at = now(),
      version = application.version + 1 from decision where application_id = application.id and release_id = $1
      returning application.id, city_id, outcome`,
      id,
    )
    const ids = items.map((item) => item.id)
    await run(
      client,
      `insert into history (id, subject_type, subject_id, action, from_status, to_status, actor_role, actor_name, at, visibility)
      select gen_random_uuid(), 'application', id, 'release', 'in_review', 'offered', 'secretariat', 'bare', now(), 'all' from unnest($1::uuid[]) id`,
      ids,
    )
    await run(
      client,
      `insert into event select gen_random_uuid(), 'application.offered', 'application', id, $2, '{}', now() from unnest($1::uuid[]) id`,
      ids,
      program,
    )
    return { id, program_id: program, items }
  })
  return reply.code(201).type(JSON_TYPE).send(answer)
})
app.put<{ Params: { id: string; kind: string }; Body: NodeJS.ReadableStream }>(
  '/v1/applications/:id/documents/:kind',
  async (request, reply) => {
    const { params, body } = request
    const key = randomUUID()
    const file = await open(join(folder, `${key}.partial`), 'wx')
    for await (const chunk of body) await file.write(chunk as Buffer)
    await file.sync()
    await file.close()
    await rename(join(folder, `${key}.partial`), join(folder, key))
    const answer = await once(request, async (client) => {
      await run(client, 'select * from application where id = $1 for update', params.id)
      await run(
        client,
        'update document set replaced_at = now() where application_id = $1 and kind = $2 and replaced_at is null',
        params.id,
        params.kind,
      )
      const [made] = await run(
        client,
        `insert into document select gen_random_uuid(), $1, $2, 1 + coalesce(max(version), 0), $3, 'headshot.jpg',
      'image/jpeg', 2097152, '', now(), null from document where application_id = $1 and kind = $2 returning *`,
        params.id,
        params.kind,
        key,
      )
      await note(client, params.id, params.id, 'put_document', null, null)
      return made as Row
    })
    return reply.type(JSON_TYPE).send(answer)
  },
)
app.get<{ Params: { id: string; kind: string } }>(
  '/v1/applications/:id/documents/:kind/content',
  async ({ params }, reply) => {
    const [row] = await run(
      pool,
      'select storage_key, size, media_type from document where application_id = $1 and kind = $2 and replaced_at is null',
      params.id,
      params.kind,
    )
    const { storage_key, size, media_type } = row as Row
    return reply
      .type(media_type)
      .header('content-length', size)
      .send(createReadStream(join(folder, String(storage_key).slice(-2), storage_key)))
  },
)

const [sample] = await run(pool, 'select eligibility from bench_submitted')
const report = (sample as Row).eligibility
await app.listen({ port: Number(process.env.PORT ?? 0) })
process.once('SIGTERM', () => process.exit(0))
