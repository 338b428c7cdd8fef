import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { test } from 'tap'
import { holdsSlot, isEditable, STATUSES } from '../../../src/intake/applications/lifecycle.ts'
import { fileForm, JPEG, PDF, PNG } from '../../factories.ts'
import { has, lacks } from '../../has.ts'
import { build } from '../../helper.ts'

const MB = 1024 * 1024
const NOBODY = '01890000-0000-7000-8000-000000000000'
const ofSize = (head: Buffer, size: number) => Buffer.concat([head, Buffer.alloc(size - head.length)])

/** A draft, and what this file looks at: its documents as they are answered, and what rows and files there are. */
async function documenting(t: Parameters<typeof build>[0]) {
  const world = await build(t)
  const { as, db, folder, aProgram, aCity, aReadyDraft } = world
  const [program, city] = [await aProgram(), await aCity()]
  const draft = await aReadyDraft({ program, city })
  const documents = `/v1/applications/${draft.id}/documents`
  const put = (kind: string, bytes = PDF, type = 'application/pdf', name = 'file.pdf', credential = draft.token) => {
    const { payload, extra } = fileForm(bytes, type, name)
    return as(credential).put(`${documents}/${kind}`, payload, extra)
  }
  const list = async () => (await as(draft.token).get(documents)).json().items
  const rows = () => db.selectFrom('document').selectAll().orderBy('id').execute()
  const stored = async () => (await readdir(folder, { recursive: true })).filter((name) => name.includes('/'))
  return { ...world, program, city, draft, documents, put, list, rows, stored }
}

test('putDocument: each kind of document is taken in each of its media types', async (t) => {
  const { draft, put, list, rows, stored } = await documenting(t)
  const cases = [
    ['headshot', PNG, 'image/png'],
    ['headshot', JPEG, 'image/jpeg'],
    ['passport_scan', PDF, 'application/pdf'],
    ['passport_scan', PNG, 'IMAGE/PNG'],
    ['passport_scan', JPEG, 'image/jpeg'],
    ['nomination_form', PDF, 'application/pdf'],
    ['headshot', ofSize(PNG, 5 * MB), 'image/png'],
    ['passport_scan', ofSize(PDF, 10 * MB), 'application/pdf'],
    ['nomination_form', ofSize(PDF, 10 * MB), 'application/pdf'],
  ] as const
  const versions: Record<string, number> = {}
  for (const [kind, bytes, type] of cases) {
    const version = (versions[kind] ?? 0) + 1
    versions[kind] = version
    const answer = await put(kind, bytes, type, `${kind}.bin`)
    t.equal(answer.statusCode, 200, `${kind} ${type} ${bytes.length}`)
    const { id, ...rest } = answer.json()
    t.strictSame(rest, {
      application_id: draft.id,
      kind,
      version,
      filename: `${kind}.bin`,
      media_type: type.toLowerCase(),
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      verification: 'uploaded',
      rejection_reason: null,
      uploaded_at: '2017-10-02T00:00:00.000Z',
    })
    has(
      t,
      (await list()).find((each: { kind: string }) => each.kind === kind),
      { id, version },
    )
  }
  t.equal((await rows()).length, cases.length)
  t.equal((await stored()).length, cases.length)
})

test('putDocument: a wrong type, size or kind is refused, and leaves neither a file nor a row', async (t) => {
  const { as, draft, documents, put, list, rows, stored } = await documenting(t)
  const cases: [string, typeof PDF, string, number, string][] = [
    ['headshot', PDF, 'application/pdf', 415, 'unsupported_media_type'],
    ['nomination_form', PNG, 'image/png', 415, 'unsupported_media_type'],
    ['nomination_form', JPEG, 'image/jpeg', 415, 'unsupported_media_type'],
    ['passport_scan', Buffer.from('GIF89a'), 'image/gif', 415, 'unsupported_media_type'],
    ['passport_scan', Buffer.from('<svg/>'), 'image/svg+xml', 415, 'unsupported_media_type'],
    ['passport_scan', PDF, 'text/html', 415, 'unsupported_media_type'],
    ['headshot', PDF, 'image/png', 422, 'media_type_mismatch'],
    ['passport_scan', JPEG, 'application/pdf', 422, 'media_type_mismatch'],
    ['nomination_form', Buffer.from('<html>'), 'application/pdf', 422, 'media_type_mismatch'],
    ['nomination_form', Buffer.alloc(0), 'application/pdf', 422, 'file_empty'],
    ['headshot', ofSize(PNG, 5 * MB + 1), 'image/png', 413, 'file_too_large'],
    ['headshot', ofSize(PNG, 8 * MB), 'image/png', 413, 'file_too_large'],
    ['passport_scan', ofSize(PNG, 10 * MB + 1), 'image/png', 413, 'file_too_large'],
    ['nomination_form', ofSize(PDF, 10 * MB + 1), 'application/pdf', 413, 'file_too_large'],
    ['visa', PDF, 'application/pdf', 404, 'not_found'],
    ['Headshot', PNG, 'image/png', 404, 'not_found'],
  ]
  for (const [kind, bytes, type, status, code] of cases) {
    const refused = await put(kind, bytes, type)
    has(t, refused.json(), { status, code }, `${kind} ${type} of ${bytes.length}: ${code}`)
    t.strictSame([await rows(), await stored()], [[], []])
  }
  const url = `${documents}/nomination_form`
  const { payload, extra } = fileForm()
  const field = payload.toString('latin1').replace('name="file"; filename="file.pdf"', 'name="note"')
  const noType = { headers: { 'content-type': 'multipart/form-data' } }
  for (const [body, headers, status, code] of [
    [Buffer.from(field, 'latin1'), extra, 400, 'malformed_multipart'],
    [Buffer.from(payload.subarray(0, 150)), extra, 400, 'malformed_multipart'],
    [payload, noType, 400, 'malformed_multipart'],
    [{ file: 'a' }, {}, 415, 'unsupported_media_type'],
  ] as const) {
    has(t, (await as(draft.token).put(url, body, headers)).json(), { status, code })
    t.strictSame([await rows(), await stored()], [[], []])
  }
  t.strictSame(await list(), [])
})

/** A multipart body of parts, each with its headers. */
function parts(...given: [disposition: string, type: string | undefined, content: Buffer | string][]) {
  const payload = Buffer.concat([
    ...given.flatMap(([disposition, type, content]) => [
      Buffer.from(
        `--b\r\ncontent-disposition: form-data; ${disposition}\r\n${type === undefined ? '' : `content-type: ${type}\r\n`}\r\n`,
      ),
      Buffer.from(content as string),
      Buffer.from('\r\n'),
    ]),
    Buffer.from('--b--\r\n'),
  ])
  return [payload, { headers: { 'content-type': 'multipart/form-data; boundary=b' } }] as const
}
const FILE = 'name="file"; filename="a.pdf"'

test('putDocument: the content says what a file is, whatever the part declares', async (t) => {
  const { as, draft, documents } = await documenting(t)
  const put = (kind: string, ...given: Parameters<typeof parts>) =>
    as(draft.token).put(`${documents}/${kind}`, ...parts(...given))
  for (const [kind, bytes, found, types] of [
    [
      'nomination_form',
      PDF,
      'application/pdf',
      [
        undefined,
        '',
        'application/octet-stream',
        'binary/octet-stream',
        'application/x-pdf',
        'application/acrobat',
        'text/pdf',
        'application/force-download',
        'application/x-download',
        'application/msword',
        'text/plain',
        'APPLICATION/PDF; name="a"',
      ],
    ],
    [
      'headshot',
      JPEG,
      'image/jpeg',
      [
        undefined,
        'image/jpg',
        'image/pjpeg',
        'image/jpeg',
        'image/png',
        'image/heic',
        'image/webp',
        'application/octet-stream',
      ],
    ],
    ['headshot', PNG, 'image/png', ['image/jpeg', 'image/x-png', 'image/*', 'application/x-unknown']],
    ['passport_scan', PNG, 'image/png', [undefined, 'image/jpg']],
    ['passport_scan', Buffer.concat([Buffer.from('\ufeff'), PDF]), 'application/pdf', [undefined, 'application/pdf']],
    ['passport_scan', Buffer.concat([Buffer.from('\r\n'), PDF]), 'application/pdf', ['application/pdf']],
  ] as const)
    for (const type of types) {
      const answer = await put(kind, [FILE, type, bytes])
      has(t, answer.json(), { media_type: found }, `${kind}: ${found} as ${type}`)
    }
  for (const [kind, content, type, status, code, detail] of [
    ['passport_scan', JPEG, 'application/pdf', 422, 'media_type_mismatch', /a JPEG image, but it is declared as a PDF/],
    ['passport_scan', PDF, 'image/png', 422, 'media_type_mismatch', /a PDF, but it is declared as an image/],
    ['headshot', PNG, 'image/svg+xml', 415, 'unsupported_media_type', /JPEG or PNG is taken/],
    [
      'headshot',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'image/png',
      422,
      'media_type_mismatch',
      /an SVG drawing/,
    ],
    ['headshot', '<html><script>', undefined, 415, 'unsupported_media_type', /a web page/],
    [
      'headshot',
      Buffer.from('00000018667479706865696300000000', 'hex'),
      'image/jpeg',
      422,
      'media_type_mismatch',
      /a HEIC photo.*JPEG or PNG is taken\. Save it as JPEG/,
    ],
    [
      'headshot',
      Buffer.from('00000018667479706865696300000000', 'hex'),
      'image/heic',
      415,
      'unsupported_media_type',
      /a HEIC photo/,
    ],
    ['headshot', 'RIFF....WEBPVP8 ', 'image/webp', 415, 'unsupported_media_type', /a WebP image.*Save it as JPEG/],
    ['headshot', PDF, undefined, 415, 'unsupported_media_type', /a PDF: JPEG or PNG is taken/],
    ['nomination_form', JPEG, undefined, 415, 'unsupported_media_type', /a JPEG image: PDF is taken\. Save it as PDF/],
    [
      'nomination_form',
      Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'),
      'application/pdf',
      422,
      'media_type_mismatch',
      /Word.*Save it as PDF/,
    ],
    [
      'nomination_form',
      'PK\u0003\u0004 word/document.xml',
      undefined,
      415,
      'unsupported_media_type',
      /a Word document/,
    ],
    [
      'nomination_form',
      'PK\u0003\u0004 a.pdf',
      undefined,
      415,
      'unsupported_media_type',
      /a ZIP archive.*Take the file out/,
    ],
    ['nomination_form', PDF.toString('base64'), undefined, 415, 'unsupported_media_type', /base64.*Send its bytes/],
    ['nomination_form', '%PDF-', undefined, 422, 'file_damaged', /The PDF is not whole/],
    ['nomination_form', `%PDF-1.7\n${'\0'.repeat(150_000)}`, 'application/pdf', 422, 'file_damaged', /not whole/],
    [
      'nomination_form',
      '%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF',
      'application/pdf',
      422,
      'file_locked',
      /password/,
    ],
    ['headshot', Buffer.from('ffd8ff', 'hex'), 'image/jpeg', 422, 'file_damaged', /The JPEG is not whole/],
  ] as const) {
    const answer = await put(kind, [FILE, type, content])
    has(
      t,
      answer.json(),
      { status, code, detail, errors: [{ pointer: '/file', code }] },
      `${kind} ${type} ${code} ${detail}`,
    )
  }
})

test('putDocument: upload widgets may send fields beside the file; a refused part is named', async (t) => {
  const { as, draft, documents, stored } = await documenting(t)
  const put = (...given: Parameters<typeof parts>) =>
    as(draft.token).put(`${documents}/nomination_form`, ...parts(...given))
  const file: Parameters<typeof parts>[0] = [FILE, 'application/pdf', PDF]
  const field = (name: string, content = 'x', type?: string): Parameters<typeof parts>[0] => [
    `name="${name}"`,
    type,
    content,
  ]
  for (const [what, ...given] of [
    ['FilePond', field('file', '{}'), file],
    ['FilePond, behind it', file, field('file', '{"crop":{}}')],
    ['Uppy', field('relativePath', 'null'), field('name', 'a.pdf'), field('type', 'application/pdf'), file],
    ['typed fields', field('file', '{}', 'application/json'), field('note', 'x', 'text/plain; charset=utf-8'), file],
    ['twenty fields', ...Array.from({ length: 20 }, (_, i) => field(`f${i}`, 'x'.repeat(8_000))), file],
    ['an empty field', field('note', ''), file],
  ] as [string, ...Parameters<typeof parts>][])
    has(t, (await put(...given)).json(), { filename: 'a.pdf' }, what)
  for (const [what, disposition, type, filename] of [
    ['no filename', 'name="file"', 'application/pdf', 'file.pdf'],
    ['no filename, any bytes', 'name="file"', 'application/octet-stream', 'file.pdf'],
    ['an empty filename', 'name="file"; filename=""', 'application/pdf', 'file.pdf'],
  ] as const)
    has(t, (await put([disposition, type, PDF])).json(), { filename }, what)
  const before = (await stored()).length
  for (const [what, detail, ...given] of [
    [
      'another name',
      /the file is in a part named photo: name this part file/,
      ['name="photo"; filename="a.pdf"', 'application/pdf', PDF],
    ],
    ['a name of a list', /named files\[\]/, ['name="files[]"; filename="a.pdf"', 'application/pdf', PDF]],
    ['a name that is not shown', /in a part of another name/, ['name="<b>"; filename="a.pdf"', 'application/pdf', PDF]],
    ['two files', /two files/, file, file],
    ['a text', /its part named file is a text/, field('file', PDF.toString())],
    ['only fields', /no part named file/, field('name')],
    ['too many fields', /too many fields/, ...Array.from({ length: 21 }, (_, i) => field(`f${i}`)), file],
    ['a field too large', /its field named note is larger than 16 KiB/, field('note', 'x'.repeat(17_000)), file],
  ] as [string, RegExp, ...Parameters<typeof parts>][]) {
    const refused = (await put(...given)).json()
    has(t, refused, { status: 400, code: 'malformed_multipart', detail, errors: [{ pointer: '/file' }] }, what)
  }
  t.equal((await stored()).length, before)
})

test('putDocument: a later version replaces the earlier one, which is kept until the screening', async (t) => {
  const { as, staff, draft, put, list, rows, stored, files, setNow } = await documenting(t)
  const first = (await put('headshot', PNG, 'image/png')).json()
  await put('passport_scan')
  setNow('2017-10-03T00:00:00.000Z')
  const second = (await put('headshot', JPEG, 'image/jpeg')).json()
  has(t, [first.version, second.version], [1, 2])
  lacks(t, second.id, first.id)
  const listed = await list()
  t.strictSame(
    listed.map(({ kind, version }: { kind: string; version: number }) => [kind, version]),
    [
      ['headshot', 2],
      ['passport_scan', 1],
    ],
  )
  t.notOk(
    listed.some((each: object) => 'storage_key' in each),
    'where a file is stored is told to nobody',
  )
  const earlier = (await rows()).find(({ id }) => id === first.id)
  has(t, earlier, { version: 1, replaced_at: '2017-10-03T00:00:00.000Z' })
  t.equal((await stored()).length, 3)
  t.ok((await files.get(String(earlier?.storage_key))).destroy(), 'its file is there')

  const history = (await staff.get(`/v1/applications/${draft.id}/history`)).json().items.slice(-3)
  has(t, history, [
    { action: 'put_document', details: { kind: 'headshot', version: 1 }, actor: { role: 'applicant' } },
    { action: 'put_document', details: { kind: 'passport_scan', version: 1 } },
    { action: 'put_document', details: { kind: 'headshot', version: 2 } },
  ])
  lacks(t, JSON.stringify(history), /file\.pdf/, 'a name that a person gave is in no history')
  t.equal((await as(draft.token).get(`/v1/applications/${draft.id}`)).headers.etag, '"1"', 'the form is as it was')
})

test('deleteDocument: a document is deleted, and the next of its kind counts on', async (t) => {
  const { as, staff, draft, documents, put, list, rows } = await documenting(t)
  const applicant = as(draft.token)
  has(t, (await applicant.delete(`${documents}/headshot`)).json(), { status: 404 }, 'there is none yet')
  await put('headshot', PNG, 'image/png')
  const gone = await applicant.delete(`${documents}/headshot`)
  t.strictSame([gone.statusCode, gone.body], [204, ''])
  t.strictSame(await list(), [])
  t.equal((await applicant.get(`${documents}/headshot/content`)).statusCode, 404)
  has(t, (await applicant.delete(`${documents}/headshot`)).json(), { status: 404 })
  has(t, (await applicant.delete(`${documents}/visa`)).json(), { status: 404 })
  has(t, (await put('headshot', JPEG, 'image/jpeg')).json(), { version: 2 })
  has(t, await rows(), [
    { version: 1, replaced_at: '2017-10-02T00:00:00.000Z' },
    { version: 2, replaced_at: null },
  ])
  const history = (await staff.get(`/v1/applications/${draft.id}/history`)).json().items
  has(t, history.at(-2), { action: 'delete_document', details: { kind: 'headshot' } })
})

test('deleteDocument: a required document is missing once it is deleted', async (t) => {
  const { as, made, city, aProgram, aReadyDraft } = await documenting(t)
  const { id, token } = await aReadyDraft({
    program: await aProgram({ required_documents: ['nomination_form', 'headshot'] }),
    city,
  })
  const applicant = as(token)
  const missing = async () => {
    const { criteria } = (await applicant.get(`/v1/applications/${id}/eligibility`)).json()
    return criteria.find(({ criterion }: { criterion: string }) => criterion === 'documents_complete')
  }
  has(t, await missing(), { outcome: 'not_met', facts: { missing: ['nomination_form', 'headshot'] } })
  for (const [kind, bytes, type] of [
    ['nomination_form', PDF, 'application/pdf'],
    ['headshot', PNG, 'image/png'],
  ] as const) {
    const { payload, extra } = fileForm(bytes, type)
    await made(applicant.put(`/v1/applications/${id}/documents/${kind}`, payload, extra))
  }
  has(t, await missing(), { outcome: 'met' })
  await applicant.delete(`/v1/applications/${id}/documents/headshot`)
  has(t, await missing(), { outcome: 'not_met', facts: { missing: ['headshot'] } })
})

test('putDocument: only a draft or a returned application takes documents, or lets them be deleted', async (t) => {
  const { as, db, draft, program, city, documents, put, rows, stored } = await documenting(t)
  await put('nomination_form')
  const before = [await rows(), await stored()]
  const slot = { program_id: program.id, city_id: city.id, number: 1, application_id: draft.id, taken_at: '2017-10-02' }
  for (const status of STATUSES.filter((each) => !isEditable(each))) {
    await db.transaction().execute(async (db) => {
      await db.deleteFrom('slot').execute()
      if (holdsSlot(status)) await db.insertInto('slot').values(slot).execute()
      await db.updateTable('application').set({ status }).execute()
    })
    const refusal = { status: 409, code: 'application_not_editable' }
    has(t, (await put('headshot', PNG, 'image/png')).json(), refusal, `${status} takes none`)
    has(t, (await put('visa')).json(), { status: 404 })
    has(t, (await as(draft.token).delete(`${documents}/nomination_form`)).json(), refusal, `${status} keeps all`)
    t.strictSame([await rows(), await stored()], before)
  }
  await db.transaction().execute(async (db) => {
    await db.deleteFrom('slot').execute()
    await db.insertInto('slot').values(slot).execute()
    await db.updateTable('application').set({ status: 'returned' }).execute()
  })
  t.equal((await put('nomination_form')).statusCode, 200, 'what was returned can be corrected')
})

test('putDocument: the applicant, the frontend of the draft and the secretariat put documents; others are told 404', async (t) => {
  const world = await documenting(t)
  const { as, key, secretariat, draft, program, city, documents, put, rows, stored, aCity, aReadyDraft } = world
  const other = await aReadyDraft({ program, city })
  const host = await world.anOrganisation()
  const credentials: [string, string, number][] = [
    ['another applicant', other.token, 404],
    ['another frontend', await key({ role: 'frontend' }), 404],
    ['an organisation', await key({ role: 'organisation', organisation_id: host.id }), 403],
    ['the city', await key({ role: 'city', city_id: city.id }), 403],
    ['another city', await key({ role: 'city', city_id: (await aCity()).id }), 403],
    ['a reviewer', await key({ role: 'reviewer' }), 403],
    ['a key without the scope', await key({ role: 'secretariat', scopes: ['documents:read'] }), 403],
    ['an unknown credential', 'coh_applicant_unknown', 401],
  ]
  for (const [who, credential, status] of credentials) {
    t.equal((await put('nomination_form', PDF, 'application/pdf', 'a.pdf', credential)).statusCode, status, who)
    t.equal((await as(credential).delete(`${documents}/nomination_form`)).statusCode, status, who)
    t.strictSame([await rows(), await stored()], [[], []], who)
  }
  const { payload, extra } = fileForm()
  for (const id of [NOBODY, 'no-id'])
    t.equal((await as(secretariat).put(`/v1/applications/${id}/documents/headshot`, payload, extra)).statusCode, 404)
  for (const credential of [draft.token, draft.frontend, secretariat])
    t.equal((await put('nomination_form', PDF, 'application/pdf', 'a.pdf', credential)).statusCode, 200)
})

test('putDocument: no row is without its file and no file without its row, whatever fails in between', async (t) => {
  const { as, db, files, draft, put, rows, stored } = await documenting(t)
  const store = files.put
  files.put = async () => {
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC', syscall: 'write' })
  }
  t.equal((await put('headshot', PNG, 'image/png')).statusCode, 500)
  t.strictSame([await rows(), await stored()], [[], []], 'the store fails')

  files.put = async (key, content) => {
    await store(key, content)
    await db.schema.alterTable('document').renameTo('elsewhere').execute()
  }
  t.equal((await put('headshot', PNG, 'image/png')).statusCode, 500)
  await db.schema.alterTable('elsewhere').renameTo('document').execute()
  t.strictSame([await rows(), await stored()], [[], []], 'the database fails')

  files.put = async (key, content) => {
    await store(key, content)
    t.equal((await as(draft.token).post(`/v1/applications/${draft.id}/submit`)).statusCode, 200)
  }
  has(t, (await put('headshot', PNG, 'image/png')).json(), { status: 409, code: 'application_not_editable' })
  t.strictSame([await rows(), await stored()], [[], []], 'it is submitted while the file comes in')
})

test('putDocument: a retry is given its first answer again, whatever the state of the application by then', async (t) => {
  const { as, draft, documents, rows, stored } = await documenting(t)
  const { payload, extra } = fileForm()
  const put = (key: string) =>
    as(draft.token).put(`${documents}/nomination_form`, payload, {
      headers: { ...extra.headers, 'idempotency-key': key },
    })
  const first = await put('a')
  t.equal(first.statusCode, 200)
  t.equal((await as(draft.token).post(`/v1/applications/${draft.id}/submit`)).statusCode, 200)
  const again = await put('a')
  t.strictSame([again.statusCode, again.body, again.headers['idempotent-replayed']], [200, first.body, 'true'])
  for (const _ of ['first', 'again']) {
    const refused = await put('b')
    has(t, refused.json(), { status: 409, code: 'application_not_editable' })
    t.equal(refused.headers['idempotent-replayed'], undefined, 'a refusal is looked at anew')
  }
  t.equal(
    (
      await as(draft.frontend).put(`/v1/applications/${NOBODY}/documents/headshot`, payload, {
        headers: { ...extra.headers, 'idempotency-key': 'a' },
      })
    ).statusCode,
    404,
  )
  t.equal((await rows()).length, 1)
  t.equal((await stored()).length, 1, 'what a retry sends again is not kept')
})

// Without the lock on the application uploads broke the database's document_current: a 500 each.
test('putDocument: ten versions at once are all kept, each under its number, and the last one counts', async (t) => {
  const { put, list, rows, stored } = await documenting(t)
  const answers = await Promise.all(Array.from({ length: 10 }, () => put('headshot', PNG, 'image/png')))
  t.ok(answers.every(({ statusCode }) => statusCode === 200))
  const numbers = Array.from({ length: 10 }, (_, i) => i + 1)
  t.strictSame(
    answers.map((answer) => answer.json().version).sort((a, b) => a - b),
    numbers,
  )
  const current = (await rows()).filter(({ replaced_at }) => replaced_at === null)
  has(t, current, [{ version: 10 }])
  has(t, await list(), [{ version: 10 }])
  t.equal((await stored()).length, 10)
})
