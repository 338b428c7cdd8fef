import { readdir } from 'node:fs/promises'
import { test } from 'tap'
import { fileForm, JPEG, PDF, PNG } from '../../factories.ts'
import { has } from '../../has.ts'
import { build } from '../../helper.ts'

const NOWHERE = '01890000-0000-7000-8000-000000000000'

test('addLink: a link is added and deleted again; only staff read of it in the history', async (t) => {
  const { as, staff, setNow, aProgram } = await build(t)
  const { id, version } = await aProgram()
  const before = (await staff.get(`/v1/programs/${id}`)).headers.etag
  setNow('2017-10-03T00:00:00.000Z')
  const link = { title: 'Photos', url: 'https://network.example/photos?year=2016#top' }
  const added = await staff.post(`/v1/programs/${id}/links`, link)
  t.equal(added.statusCode, 201)
  const [material] = added.json().materials
  t.strictSame(material, { id: material.id, kind: 'link', ...link, media_type: null, size: null })
  has(t, added.json(), { version: version + 1, updated_at: '2017-10-03T00:00:00.000Z' })
  t.not(added.headers.etag, before, 'the answer is tagged with the new version')
  t.equal((await staff.get(`/v1/programs/${id}`)).headers.etag, added.headers.etag)
  t.equal(
    (await as().get(`/v1/programs/${id}/materials/${material.id}/content`)).statusCode,
    404,
    'a link has no bytes',
  )

  const url = `/v1/programs/${id}/materials/${material.id}`
  const deleted = await staff.delete(url)
  t.strictSame([deleted.statusCode, deleted.body], [204, ''])
  t.strictSame((await as().get(`/v1/programs/${id}`)).json().materials, [])
  t.equal((await staff.delete(url)).statusCode, 404)
  const actions = async (who: ReturnType<typeof as>) =>
    (await who.get(`/v1/programs/${id}/history`)).json().items.map(({ action }: { action: string }) => action)
  t.strictSame(await actions(as()), ['publish'])
  t.strictSame(await actions(staff), ['create', 'publish', 'add_material', 'delete_material'])
})

test('addLink: a link without a title or a web address is refused', async (t) => {
  const { staff, aProgram } = await build(t)
  const { id } = await aProgram()
  const title = 'Photos'
  const cases: [string, object, string, string][] = [
    ['a script', { title, url: 'javascript:alert(1)' }, '/url', 'pattern'],
    ['a file', { title, url: 'file:///etc/hosts' }, '/url', 'pattern'],
    ['no host', { title, url: 'https:///photos' }, '/url', 'pattern'],
    ['a space', { title, url: 'https://network.example/a b' }, '/url', 'format'],
    ['too long', { title, url: `https://network.example/${'x'.repeat(2000)}` }, '/url', 'max_length'],
    ['no title', { url: 'https://network.example' }, '/title', 'required'],
    ['a blank title', { title: ' ', url: 'https://network.example' }, '/title', 'min_length'],
    ['a size', { title, url: 'https://network.example', size: 5 }, '/size', 'additional_properties'],
  ]
  for (const [name, body, pointer, code] of cases) {
    const refused = (await staff.post(`/v1/programs/${id}/links`, body)).json()
    has(t, refused, { status: 400, code: 'schema_violation', errors: [{ pointer, code }] }, name)
  }
  t.strictSame((await staff.get(`/v1/programs/${id}`)).json().materials, [])
})

test('addAttachment: an attachment is uploaded, anyone downloads it, and it is deleted', async (t) => {
  const { as, staff, aProgram } = await build(t)
  const { id } = await aProgram()
  const cases: [Buffer, string, string, string][] = [
    [PDF, 'application/pdf', 'details.pdf', 'attachment; filename=details.pdf'],
    [PNG, 'image/png', 'map "old".png', 'attachment; filename="map \\"old\\".png"'],
    [JPEG, 'image/jpeg', '서울.jpg', `attachment; filename="??.jpg"; filename*=UTF-8''%EC%84%9C%EC%9A%B8.jpg`],
  ]
  for (const [bytes, media_type, filename, disposition] of cases) {
    // A quote in a name of a part is escaped as browsers do it.
    const { payload, extra } = fileForm(bytes, media_type, filename.replaceAll('"', '\\"'))
    const added = await staff.post(`/v1/programs/${id}/attachments`, payload, extra)
    t.equal(added.statusCode, 201, added.body)
    t.ok(added.headers.etag)
    const material = added.json().materials.at(-1)
    const url = `/v1/programs/${id}/materials/${material.id}/content`
    t.strictSame(material, {
      id: material.id,
      kind: 'attachment',
      title: filename,
      url,
      media_type,
      size: bytes.length,
    })
    const download = await as().get(material.url)
    t.equal(download.statusCode, 200)
    has(t, download.headers, {
      'content-type': media_type,
      'content-length': String(bytes.length),
      'content-disposition': disposition,
      'x-content-type-options': 'nosniff',
    })
    t.ok(download.rawPayload.equals(bytes))
  }
  const { materials } = (await as().get(`/v1/programs/${id}`)).json()
  t.strictSame(
    materials.map(({ title }: { title: string }) => title),
    ['details.pdf', 'map "old".png', '서울.jpg'],
    'in the order in which they were added',
  )
  t.equal((await staff.delete(`/v1/programs/${id}/materials/${materials[0].id}`)).statusCode, 204)
  t.equal((await as().get(materials[0].url)).statusCode, 404)
})

test('addAttachment: a file of a type that is not allowed is refused, and leaves nothing behind', async (t) => {
  const { as, key, folder, staff, anOrganisation, aProgram, aDraftProgram } = await build(t)
  const { id } = await aProgram()
  const stored = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((f) => f.isFile())
  const zip = Buffer.from('504b0304140000000800000000000000', 'hex')
  const cases: [string, ReturnType<typeof fileForm>, number, string][] = [
    ['a type that is not taken', fileForm(zip, 'application/zip', 'a.zip'), 415, 'unsupported_media_type'],
    ['a page', fileForm(Buffer.from('<html>'), 'text/html', 'a.html'), 415, 'unsupported_media_type'],
    [
      'a drawing with scripts',
      fileForm(Buffer.from('<svg/>'), 'image/svg+xml', 'a.svg'),
      415,
      'unsupported_media_type',
    ],
    ['a zip that says it is a PDF', fileForm(zip), 422, 'media_type_mismatch'],
    ['a PNG that says it is a PDF', fileForm(PNG, 'application/pdf'), 422, 'media_type_mismatch'],
    ['half a PNG', fileForm(PNG.subarray(0, 40), 'image/png'), 422, 'file_damaged'],
    ['nothing', fileForm(Buffer.alloc(0)), 422, 'file_empty'],
    ['too much', fileForm(Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)])), 413, 'file_too_large'],
  ]
  for (const [name, { payload, extra }, status, code] of cases) {
    const refused = await staff.post(`/v1/programs/${id}/attachments`, payload, extra)
    has(t, refused.json(), { status, code }, name)
  }
  const asJson = await staff.post(`/v1/programs/${id}/attachments`, { title: 'x' })
  has(t, asJson.json(), { status: 415, code: 'unsupported_media_type' })

  const { payload, extra } = fileForm()
  t.equal((await staff.post(`/v1/programs/${NOWHERE}/attachments`, payload, extra)).statusCode, 404)
  const stranger = as(await key({ role: 'organisation', organisation_id: (await anOrganisation()).id }))
  t.equal((await stranger.post(`/v1/programs/${id}/attachments`, payload, extra)).statusCode, 403)
  t.equal(
    (await stranger.post(`/v1/programs/${(await aDraftProgram()).id}/attachments`, payload, extra)).statusCode,
    404,
  )
  t.strictSame((await staff.get(`/v1/programs/${id}`)).json().materials, [])
  t.strictSame(await stored(), [])
})

test('downloadMaterial: the materials of a draft are for those who see the draft', async (t) => {
  const { as, key, staff, anOrganisation, aDraftProgram, aProgram } = await build(t)
  const [sponsor, other] = [await anOrganisation(), await anOrganisation()]
  const { id } = await aDraftProgram({ organisations: [{ organisation_id: sponsor.id, role: 'sponsor' }] })
  const { payload, extra } = fileForm()
  const { materials } = (await staff.post(`/v1/programs/${id}/attachments`, payload, extra)).json()
  const read = async (credential?: string) => (await as(credential).get(materials[0].url)).statusCode
  t.equal(await read(), 404)
  t.equal(await read(await key({ role: 'organisation', organisation_id: other.id })), 404)
  t.equal(await read(await key({ role: 'organisation', organisation_id: sponsor.id })), 200)
  await staff.post(`/v1/programs/${id}/publish`)
  t.equal(await read(), 200)
  const elsewhere = await aProgram()
  const through = `/v1/programs/${elsewhere.id}/materials/${materials[0].id}`
  t.equal((await as().get(`${through}/content`)).statusCode, 404, 'through another program it is not there')
  t.equal((await staff.delete(through)).statusCode, 404)
  t.equal(await read(), 200)
})

test('addLink: ten materials that are added at once are all there', async (t) => {
  const { staff, aProgram } = await build(t)
  const { id, version } = await aProgram()
  const { payload, extra } = fileForm()
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      i % 2
        ? staff.post(`/v1/programs/${id}/links`, { title: `Link ${i}`, url: 'https://network.example' })
        : staff.post(`/v1/programs/${id}/attachments`, payload, extra),
    ),
  )
  t.strictSame(
    answers.map(({ statusCode }) => statusCode),
    Array(10).fill(201),
  )
  const after = (await staff.get(`/v1/programs/${id}`)).json()
  t.strictSame([after.materials.length, after.version], [10, version + 10])
})
