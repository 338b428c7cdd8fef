import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readlink, rm, stat } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Fastify, { type FastifyError } from 'fastify'
import { type Test, test } from 'tap'
import { deadline } from '../../src/http/deadline.ts'
import { attachment, type UploadRules, type UploadsOptions, uploads } from '../../src/http/uploads.ts'
import { type Files, localFiles } from '../../src/platform/files.ts'
import { Problem } from '../../src/platform/problem.ts'
import { JPEG, PDF, PNG } from '../factories.ts'
import { has } from '../has.ts'
import { until } from '../until.ts'

setFlagsFromString('--expose_gc')
const collectGarbage: () => void = runInNewContext('gc')

const RULES: UploadRules = { max_bytes: 5 * 1024 * 1024, accept: ['image/jpeg', 'image/png'] }

const B = 'the-boundary'
const TYPE = `multipart/form-data; boundary=${B}`
const DISPOSITION = 'Content-Disposition: form-data; name="file"; filename="a.png"'
const IMAGE = 'Content-Type: image/png'
const START = `--${B}\r\n${DISPOSITION}\r\n${IMAGE}\r\n\r\n`
const END = `\r\n--${B}--\r\n`
const bytes = (...parts: (string | Buffer)[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)))
const form = (content: Buffer | string = PNG, start = START) => bytes(start, content, END)
const withHeaders = (...lines: string[]) => form(PNG, `--${B}\r\n${lines.join('\r\n')}\r\n\r\n`)
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

interface Options extends Partial<UploadRules>, Partial<UploadsOptions> {
  /** What the route does with the file; it may throw. */
  work?: () => unknown
  requestTimeout?: number
}

async function serve(
  t: Test,
  { work = () => {}, files: given, drain_bytes, drain_ms, requestTimeout = 0, ...rules }: Options = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-uploads-'))
  const files = given ?? localFiles(folder)
  const limits = requestTimeout > 0 && {
    requestTimeout,
    http: { connectionsCheckingInterval: 50, headersTimeout: 200 },
  }
  const app = Fastify({ forceCloseConnections: true, ...limits })
  await app.register(deadline)
  await app.register(uploads, { files, ...(drain_bytes && { drain_bytes }), ...(drain_ms && { drain_ms }) })
  const read: unknown[] = []
  app.setErrorHandler((error, _request, reply) => {
    read.push(error)
    if (!(error instanceof Problem)) {
      const status = (error as FastifyError).statusCode ?? 500
      return reply
        .code(status)
        .send({ code: status === 415 ? 'unsupported_media_type' : 'internal_error', detail: String(error) })
    }
    return reply
      .code(error.status)
      .headers(error.headers)
      .send({ code: error.code, detail: error.message, ...error.extra })
  })
  const connections: Socket[] = []
  app.server.on('connection', (socket) => connections.push(socket))
  app.post('/', { config: { receives: () => ({ ...RULES, ...rules }) } }, async ({ upload }) => {
    read.push(upload)
    await work()
    return upload
  })
  app.post('/deaf', async () => {
    throw new Problem(404, 'not_found', 'no')
  })
  app.post('/json', async (request) => ({ body: request.body }))
  t.teardown(async () => {
    await app.close()
    await rm(folder, { recursive: true, force: true })
  })
  const post = (payload: Buffer | string, type = TYPE, url = '/') =>
    app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } })
  const port = async () => {
    if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
    return (app.server.address() as AddressInfo).port
  }
  /** Of the newest connection, in bytes. */
  const received = () => connections.at(-1)?.bytesRead ?? 0
  return { app, files, folder, post, port, read, received }
}

const storedIn = async (folder: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes('/'))
/** Files in the folder that this process has open. Without /proc nothing can be said. */
async function openIn(folder: string) {
  const links = (await readdir('/proc/self/fd').catch(() => [])).map((fd) =>
    readlink(`/proc/self/fd/${fd}`).catch(() => ''),
  )
  return (await Promise.all(links)).filter((path) => path.startsWith(`${folder}/`))
}
async function nothingIsLeft(t: Test, folder: string, what: string) {
  t.strictSame([await storedIn(folder), await openIn(folder)], [[], []], `${what}: nothing is stored, nothing is open`)
}

/** A client that says exactly what it is told to, and only reads when it is told to. */
async function dial(t: Test, port: number) {
  const socket: Socket = connect(port, '127.0.0.1')
  t.teardown(() => socket.destroy())
  let received = ''
  const errors: Error[] = []
  socket.on('error', (error) => errors.push(error))
  await new Promise((resolve) => socket.once('connect', resolve))
  const listen = () => socket.on('data', (data) => (received += data))
  const send = (data: Buffer | string) => new Promise<void>((resolve) => socket.write(data, () => resolve()))
  const head = (length: number | 'chunked', extra = '', path = '/') =>
    `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${TYPE}\r\n${extra}${
      length === 'chunked' ? 'transfer-encoding: chunked' : `content-length: ${length}`
    }\r\n\r\n`
  const answers = () =>
    received.split(/(?=HTTP\/1\.1 \d)/).filter((answer) => answer && !answer.startsWith('HTTP/1.1 100'))
  return { socket, send, head, listen, answers, errors }
}

test('uploads: a file arrives whole, with its size, hash and name', async (t) => {
  const { post, files, folder } = await serve(t)
  const content = bytes(PNG, Buffer.alloc(300_000, '\r\n--the-bounda'))
  const answer = await post(form(content))
  t.equal(answer.statusCode, 200)
  const upload = answer.json()
  has(t, upload, {
    filename: 'a.png',
    media_type: 'image/png',
    size: content.length,
    sha256: sha256(content),
  })
  t.match(upload.key, /^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  t.ok(content.equals(await buffer(await files.get(upload.key))))
  t.equal((await storedIn(folder)).length, 1)
})

test('uploads: what the clients of the field send is understood', async (t) => {
  const { post } = await serve(t)
  const cases: [string, Buffer, string?][] = [
    ['no line end after the last boundary', bytes(START, PNG, `\r\n--${B}--`)],
    ['blank lines after it', bytes(START, PNG, `\r\n--${B}--\r\n\r\n`)],
    ['a quoted boundary', form(), `multipart/form-data; boundary="${B}"`],
    [
      'names of any case',
      form(
        PNG,
        `--${B}\r\ncontent-TYPE: IMAGE/PNG\r\ncontent-disposition: Form-Data; NAME="file"; FileName="a.png"\r\n\r\n`,
      ),
      `Multipart/Form-Data; charset=utf-8; Boundary=${B}`,
    ],
    [
      'bare parameters, as .NET sends them',
      withHeaders('Content-Disposition: form-data; name=file; filename=a.png', IMAGE),
    ],
    [
      'no spaces at all',
      withHeaders('Content-Disposition:form-data;name="file";filename="a.png"', 'Content-Type:image/png'),
    ],
    ['a semicolon at the end', withHeaders(`${DISPOSITION};`, IMAGE)],
    [
      'other headers',
      withHeaders(DISPOSITION, IMAGE, 'Content-Transfer-Encoding: binary', 'Content-Length: 8', 'X-Empty:'),
    ],
    ['a media type with a parameter', withHeaders(DISPOSITION, 'Content-Type: image/png; name="a;b"')],
    ['a content that ends in a line end', form(bytes(PNG, '\r\n'))],
    ['a content that ends in half a boundary', form(bytes(PNG, '\r\n--the-bound'))],
    [
      'a boundary of 70 characters with all of its signs',
      Buffer.from(
        form()
          .toString('latin1')
          .replaceAll(B, `${"'()+_,-./:=? ".repeat(5)}12345`),
        'latin1',
      ),
      `multipart/form-data; boundary="${"'()+_,-./:=? ".repeat(5)}12345"`,
    ],
  ]
  for (const [what, payload, type] of cases) {
    const answer = await post(payload, type)
    has(t, answer.json(), { filename: 'a.png', media_type: 'image/png' }, what)
  }
  const data = new FormData()
  data.set('file', new File([PNG], 'Zażółć "gęślą" jaźń.png', { type: 'image/png' }))
  const real = new Request('http://x', { method: 'POST', body: data })
  const answer = await post(Buffer.from(await real.arrayBuffer()), real.headers.get('content-type') ?? '')
  has(t, answer.json(), { filename: 'Zażółć %22gęślą%22 jaźń.png', size: PNG.length }, 'fetch')
})

test('uploads: a filename is made safe', async (t) => {
  const { post } = await serve(t)
  const named = async (parameters: string) =>
    (await post(withHeaders(`Content-Disposition: form-data; name="file"; ${parameters}`, IMAGE))).json().filename
  for (const [parameters, wanted] of [
    ['filename="../../etc/passwd.png"', 'passwd.png'],
    ['filename="C:\\fakepath\\me.png"', 'me.png'],
    ['filename="say \\"hi\\".png"', 'say "hi".png'],
    ['filename="a;b=c.png"', 'a;b=c.png'],
    ['filename="a\tb\u202e\u2028gnp.exe.png"', 'abgnp.exe.png'],
    ['filename="  spaced out .png "', 'spaced out .png'],
    ['filename="Jose\u0301.png"', 'Jos\u00e9.png'],
    ['filename="مسقط.png"', 'مسقط.png'],
    [`filename="${'x'.repeat(300)}"`, 'x'.repeat(200)],
    [`filename="${'x'.repeat(199)}😀"`, 'x'.repeat(199)],
    [`filename="${'x'.repeat(198)}😀"`, `${'x'.repeat(198)}😀`],
    ["filename*=UTF-8'es'ni%C3%B1o.png", 'niño.png'],
    ['filename=".png"', '.png'],
    [`filename="${'x'.repeat(267)}.png"`, `${'x'.repeat(196)}.png`],
    [`filename="${'한'.repeat(267)}.jpeg"`, `${'한'.repeat(195)}.jpeg`],
    [`filename="${'x'.repeat(195)}😀😀.png"`, `${'x'.repeat(195)}.png`],
    [`filename="${'x'.repeat(300)}.tar.png"`, `${'x'.repeat(196)}.png`],
    [`filename="${'x'.repeat(300)}. a sentence without an ending"`, 'x'.repeat(200)],
    [`filename="${'x'.repeat(300)}.${'y'.repeat(17)}"`, 'x'.repeat(200)],
    ['filename=""', 'file.png'],
    ['filename="a/b/"', 'file.png'],
    ['filename=".."', 'file.png'],
    ['filename=" \t "', 'file.png'],
  ] as const)
    t.equal(await named(parameters), wanted, wanted)
})

test('uploads: what a parser may skip does no harm: the file is stored as it was sent', async (t) => {
  const { post, files } = await serve(t)
  const cases: [string, Buffer | string][] = [
    ['text before the first boundary', bytes('This is a message in MIME format.\r\n', form())],
    ['a line end before the first boundary', bytes('\r\n', form())],
    ['a part of another boundary before it', bytes('--other\r\nContent-Type: text/html\r\n\r\n<b>\r\n', form())],
    ['text after the last boundary', bytes(form(), 'more')],
    ['text right behind it', bytes(START, PNG, `\r\n--${B}--more`)],
    ['a second form after it', bytes(form(), form())],
    ['much white space after it', bytes(form(), ' '.repeat(100))],
    ['a megabyte after it', bytes(form(), Buffer.alloc(1_000_000, ' '))],
    ['white space enough to hide what follows', bytes(form(), ' '.repeat(9000), 'more')],
    ['a part without a name after it', bytes(START, PNG, `\r\n--${B}\r\n\r\nx`, END)],
    ['a filename in Latin-1', bytes(Buffer.from(START.replace('a.png', 'ni\u00f1o.png'), 'latin1'), PNG, END)],
    [
      'a filename* in Latin-1',
      withHeaders("Content-Disposition: form-data; name=file; filename*=iso-8859-1'es'ni%F1o.png", IMAGE),
    ],
    [
      'a filename* of broken UTF-8',
      withHeaders("Content-Disposition: form-data; name=file; filename*=utf-8''ni%F1o.png", IMAGE),
    ],
    ['two filenames', withHeaders(`${DISPOSITION}; filename="b.exe"`, IMAGE)],
    ['two names', withHeaders(`${DISPOSITION}; NAME="other"`, IMAGE)],
    ['an open quote', withHeaders('Content-Disposition: form-data; name="file"; filename="a.png', IMAGE)],
    ['text behind a quote', withHeaders('Content-Disposition: form-data; name="file"x; filename="a.png"', IMAGE)],
    ['a header without a colon', withHeaders(DISPOSITION, IMAGE, 'garbage')],
    ['a header without a name', withHeaders(DISPOSITION, IMAGE, ': x')],
    ['a header with a space in its name', withHeaders(DISPOSITION, IMAGE, 'X Y: z')],
    ['a folded header', withHeaders('Content-Disposition: form-data;', ' name="file"; filename="a.png"', IMAGE)],
    ['a NUL in a header', withHeaders(DISPOSITION.replace('a.png', 'a\0.png'), IMAGE)],
    ['two dispositions', withHeaders(DISPOSITION, DISPOSITION.replace('a.png', 'b.png'), IMAGE)],
    ['two media types', withHeaders(DISPOSITION, IMAGE, 'content-type: text/html')],
    ['headers of 20 kB', withHeaders(DISPOSITION, IMAGE, `X: ${'x'.repeat(20_000)}`)],
    ['headers of 9 kB', withHeaders(DISPOSITION, IMAGE, `X: ${'x'.repeat(9_000)}`)],
  ]
  for (const [what, payload] of cases) {
    const answer = await post(payload)
    has(t, answer.json(), { media_type: 'image/png', size: PNG.length }, what)
    t.ok(PNG.equals(await buffer(await files.get(answer.json().key))), what)
  }
})

test('uploads: malformed bodies are refused and leave nothing', async (t) => {
  const { post, folder, read } = await serve(t)
  const cases: [string, Buffer | string, string?][] = [
    ['an empty body', ''],
    ['no boundary', form(), 'multipart/form-data'],
    ['an empty boundary', form(), 'multipart/form-data; boundary='],
    ['an empty quoted boundary', form(), 'multipart/form-data; boundary=""'],
    ['a boundary of 71 characters', form(), `multipart/form-data; boundary=${'x'.repeat(71)}`],
    ['a boundary of a kilobyte', form(), `multipart/form-data; boundary=${'x'.repeat(1024)}`],
    ['a boundary with signs it may not have', form(), 'multipart/form-data; boundary=a<b>'],
    ['a boundary whose quote is open', form(), `multipart/form-data; boundary="${B}`],
    ['a boundary that ends in a space', form(), `multipart/form-data; boundary="${B} "`],
    ['another boundary', form(), 'multipart/form-data; boundary=other'],
    ['a boundary that only starts alike', form(), 'multipart/form-data; boundary=the'],
    ['a boundary in another case', form(), `multipart/form-data; boundary=${B.toUpperCase()}`],
    ['no multipart at all', '{"file":"x"}'],
    ['an empty form', `--${B}--\r\n`],
    ['an empty form and blank lines', `--${B}--\r\n\r\n\r\n`],
    ['only the first boundary', `--${B}\r\n`],
    ['only headers', START.slice(0, -2)],
    ['headers and no content', START],
    ['no last boundary', bytes(START, PNG)],
    ['a last boundary cut short', bytes(START, PNG, `\r\n--${B.slice(0, -1)}`)],
    ['a last boundary without its dashes', bytes(START, PNG, `\r\n--${B}`)],
    ['a last boundary with one dash', bytes(START, PNG, `\r\n--${B}-`)],
    ['a last boundary without its line end before', bytes(START, PNG, `--${B}--\r\n`)],
    ['a last boundary after a bare line feed', bytes(START, PNG, `\n--${B}--\r\n`)],
    ['a large file cut short', bytes(START, PNG, Buffer.alloc(1_000_000))],
    ['a byte order mark before it', bytes([0xef, 0xbb, 0xbf] as unknown as Buffer, form())],
    ['more after the first boundary', form(PNG, START.replace(B, `${B}x`))],
    ['a space after the first boundary', form(PNG, START.replace(B, `${B} `))],
    ['bare line feeds', Buffer.from(form().toString('latin1').replaceAll('\r\n', '\n'), 'latin1')],
    ['a second file', bytes(START, PNG, `\r\n${START.replace('a.png', 'b.png')}`, PNG, END)],
    ['half a part after it', bytes(START, PNG, `\r\n--${B}\r\nContent-Dispo`)],
    ['a thousand parts', bytes(...Array.from({ length: 1000 }, () => bytes(START, PNG, '\r\n')), END)],
    ['another name', withHeaders(DISPOSITION.replace('"file"', '"photo"'), IMAGE)],
    ['a name in another case', withHeaders(DISPOSITION.replace('"file"', '"FILE"'), IMAGE)],
    ['a name of the prototype', withHeaders(DISPOSITION.replace('"file"', '"__proto__"'), IMAGE)],
    ['no name', withHeaders('Content-Disposition: form-data; filename="a.png"', IMAGE)],
    ['a field named file', withHeaders('Content-Disposition: form-data; name="file"')],
    ['another disposition', withHeaders(DISPOSITION.replace('form-data', 'attachment'), IMAGE)],
    ['no disposition', withHeaders(IMAGE)],
    ['no headers', form(PNG, `--${B}\r\n\r\n`)],
    ['a bare carriage return in a header', withHeaders(DISPOSITION.replace('a.png', 'a\r.png'), IMAGE)],
    ['a bare line feed in a header', withHeaders(DISPOSITION.replace('a.png', 'a\nX: y.png'), IMAGE)],
    ['headers without end', `--${B}\r\n${'x'.repeat(200_000)}`],
    ['random bytes', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))],
  ]
  for (const [what, payload, type] of cases) {
    const answer = await post(payload, type)
    has(t, answer.json(), { code: 'malformed_multipart', errors: [{ pointer: '/file' }] }, what)
    t.equal(answer.statusCode, 400, what)
    t.equal((await storedIn(folder)).length, 0, what)
  }
  t.equal(read.length, cases.length)
  await nothingIsLeft(t, folder, 'after all of them')
})

test('uploads: a well-formed body can be refused too', async (t) => {
  const { app, post, folder } = await serve(t, { max_bytes: 20_000 })
  const declared = (type: string, content = PNG) => form(content, START.replace('image/png', type))
  const file = (size: number) => Buffer.concat([PNG, Buffer.alloc(size - PNG.length, 1)])
  const cases: [string, Buffer | string, number, string, string?][] = [
    ['JSON', '{}', 415, 'unsupported_media_type', 'application/json'],
    ['another multipart', form(), 415, 'unsupported_media_type', `multipart/mixed; boundary=${B}`],
    ['a type that is not taken', declared('application/pdf', PDF), 415, 'unsupported_media_type'],
    ['an image that says it is a PDF', declared('application/pdf'), 422, 'media_type_mismatch'],
    ['an image that says it is a page', declared('text/html'), 415, 'unsupported_media_type'],
    ['an image that says it is a drawing', declared('image/svg+xml'), 415, 'unsupported_media_type'],
    ['an image that says it is a script', declared('application/javascript'), 415, 'unsupported_media_type'],
    ['a script that says it is a PNG', form('<script>alert(1)</script>'), 422, 'media_type_mismatch'],
    [
      'a script that says nothing',
      declared('', Buffer.from('<script>alert(1)</script>')),
      415,
      'unsupported_media_type',
    ],
    ['a file shorter than its signature', form(PNG.subarray(0, 7)), 422, 'media_type_mismatch'],
    ['only the signature', form(PNG.subarray(0, 8)), 422, 'file_damaged'],
    ['half of a PNG', form(PNG.subarray(0, 50)), 422, 'file_damaged'],
    ['half of a JPEG', form(JPEG.subarray(0, 200)), 422, 'file_damaged'],
    [
      'base64',
      form(PNG.toString('base64'), START.replace(IMAGE, `${IMAGE}\r\nContent-Transfer-Encoding: base64`)),
      422,
      'media_type_mismatch',
    ],
    ['an empty file', form(''), 422, 'file_empty'],
    [
      'no file chosen',
      withHeaders(DISPOSITION.replace('a.png', ''), IMAGE).toString('latin1').replace(PNG.toString('latin1'), ''),
      422,
      'file_empty',
    ],
    ['one byte too many', form(file(20_001)), 413, 'file_too_large'],
    ['far too many, as the length says', form(file(1_000_000)), 413, 'file_too_large'],
  ]
  for (const [what, payload, status, code, type] of cases) {
    const answer = await post(payload, type)
    has(t, [answer.statusCode, answer.json().code], [status, code], what)
    t.equal((await storedIn(folder)).length, 0, what)
  }
  has(t, (await post(declared('text/html'))).json(), {
    detail: /JPEG or PNG is taken/,
    accepted: RULES.accept,
    errors: [{ pointer: '/file' }],
  })
  has(t, (await post(form(file(20_001)))).json(), {
    detail: /20000 bytes/,
    max_bytes: 20_000,
    errors: [{ pointer: '/file' }],
  })
  t.equal((await app.inject({ method: 'POST', url: '/' })).statusCode, 415, 'no body')
  t.equal((await post('', TYPE, '/json')).statusCode, 200, 'routes that do not receive are left alone')
  await nothingIsLeft(t, folder, 'after all of them')

  has(t, (await post(form(file(20_000)))).json(), { size: 20_000 }, 'exactly what it may have')
  t.equal((await storedIn(folder)).length, 1)
})

test('receiveInto: the file of a route that throws is deleted before the answer goes out', async (t) => {
  const work = () => {
    throw new Problem(409, 'refused', 'no')
  }
  const { post, folder } = await serve(t, { work })
  has(t, (await post(form())).json(), { code: 'refused' })
  await nothingIsLeft(t, folder, 'refused')

  const store = localFiles(folder)
  const stuck: Files = { ...store, delete: async () => Promise.reject(new Error('EIO')) }
  const failing = await serve(t, { work, files: stuck })
  has(t, (await failing.post(form())).json(), { code: 'refused' }, 'the sweep gets it later: the answer is the same')
})

test('uploads: a failure of the store is a 500, and the client gets that answer', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-uploads-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  const full: Files = {
    ...localFiles(folder),
    put: async (_key, content) => {
      for await (const _ of content) throw new Error('ENOSPC')
    },
  }
  const { port } = await serve(t, { files: full })
  const client = await dial(t, await port())
  client.listen()
  const payload = form(bytes(PNG, Buffer.alloc(4_000_000)))
  for (const times of [1, 2]) {
    await client.send(client.head(payload.length))
    await client.send(payload)
    await until(`${times} answers`, () => client.answers().length === times)
    t.match(client.answers().at(-1), /^HTTP\/1\.1 500 [\s\S]*ENOSPC/, 'on a connection that goes on')
  }
})

test('uploads: a client that sends 20 MB before it reads gets its answer, and may go on', async (t) => {
  const { port, folder } = await serve(t)
  const payload = form(bytes(PNG, Buffer.alloc(20 * 1024 * 1024)))
  const mismatch = form(Buffer.alloc(5 * 1024 * 1024))
  const chunk = (data: Buffer) => bytes(`${data.length.toString(16)}\r\n`, data, '\r\n0\r\n\r\n')
  for (const [what, extra] of [
    ['kept alive', ''],
    ['closed as the client asked', 'connection: close\r\n'],
  ] as const) {
    for (const [path, body, chunked, answered] of [
      ['/', payload, false, '413'],
      ['/', payload, true, '413'],
      ['/', mismatch, false, '422'],
      ['/deaf', payload, false, '404'],
    ] as const) {
      const client = await dial(t, await port())
      await client.send(client.head(chunked ? 'chunked' : body.length, extra, path))
      await client.send(chunked ? chunk(body) : body)
      client.listen()
      await until('an answer', () => client.answers().length === 1)
      t.match(client.answers()[0], new RegExp(`^HTTP/1.1 ${answered}`), `${answered} for ${path}, ${what}`)
      if (extra) {
        t.match(client.answers()[0], /connection: close/i)
        continue
      }
      await client.send(bytes(client.head(form().length), form()))
      await until('another answer', () => client.answers().length === 2)
      t.match(client.answers()[1], /^HTTP\/1.1 200/, 'and the next request of the same connection is served')
      t.strictSame(client.errors, [])
    }
  }
  t.equal((await storedIn(folder)).length, 4, 'the four that followed')
  t.strictSame(await openIn(folder), [])
})

test('uploads: a client that sends without end, or stops halfway, is answered and disconnected', async (t) => {
  const { port, folder } = await serve(t, { drain_bytes: 1_000_000, drain_ms: 200, max_bytes: 1000 })
  const endless = await dial(t, await port())
  endless.listen()
  let ended = false
  endless.socket.on('close', () => (ended = true))
  await endless.send(bytes(endless.head(1e12), START))
  await until('it is hung up on', () => {
    void endless.send(Buffer.alloc(100_000))
    return ended || endless.socket.bytesWritten > 1e8
  })
  t.ok(endless.socket.bytesWritten < 1e8, 'it did not get far')
  t.match(endless.answers()[0] ?? 'HTTP/1.1 413', /^HTTP\/1.1 413/, 'unless the reset was faster, it has its answer')

  const silent = await dial(t, await port())
  silent.listen()
  silent.socket.on('close', () => (ended = true))
  ended = false
  await silent.send(bytes(silent.head(5000), START, '<html> that says it is a PNG, and then no more'))
  await until('it is hung up on', () => ended)
  t.match(silent.answers()[0], /^HTTP\/1.1 422 [\s\S]*connection: close/i, 'the answer')
  t.ok(ended, 'and the end')
  await nothingIsLeft(t, folder, 'after both')
})

test('uploads: a client that goes away midway leaves nothing', async (t) => {
  const { port, folder, read, received } = await serve(t)
  for (const [what, sent] of [
    ['in the headers', START.slice(0, 40)],
    ['in the signature', bytes(START, PNG.subarray(0, 4))],
    ['in the file', bytes(START, PNG, Buffer.alloc(2_000_000))],
    ['after the last boundary', form()],
  ] as const) {
    read.length = 0
    const client = await dial(t, await port())
    await client.send(bytes(client.head(3_000_000), sent))
    if (what === 'in the file') await until('a file begins', async () => (await storedIn(folder)).length > 0)
    else await until('all of it has come', () => received() === client.socket.bytesWritten)
    client.socket.destroy()
    await until('it is told', () => read.length)
    has(t, read, [{ code: 'malformed_multipart' }], what)
    await nothingIsLeft(t, folder, what)
  }
})

test('uploads: a client that stalls is cut by the time limit of the server, and leaves nothing', async (t) => {
  const { port, folder, read } = await serve(t, { requestTimeout: 300 })
  const client = await dial(t, await port())
  await client.send(bytes(client.head(1_000_000), START, PNG, Buffer.alloc(100_000)))
  await until('a file begins', async () => (await storedIn(folder)).length > 0)
  await until('it is told', () => read.length)
  has(t, read, [{ code: 'malformed_multipart' }])
  await nothingIsLeft(t, folder, 'stalled')
})

test('uploads: a body that breaks HTTP itself leaves nothing', async (t) => {
  const { port, folder, read } = await serve(t)
  const client = await dial(t, await port())
  client.listen()
  await client.send(
    bytes(client.head('chunked'), `${(START.length + 8).toString(16)}\r\n`, START, PNG, '\r\nthis is no chunk\r\n'),
  )
  await until('it is told', () => read.length)
  has(t, read, [{ code: 'malformed_multipart' }])
  await nothingIsLeft(t, folder, 'a broken chunk')
})

test('uploads: twenty uploads of 5 MB at once need little memory', async (t) => {
  const { port, folder } = await serve(t)
  const at = await port()
  const megabyte = Buffer.alloc(1024 * 1024, 7)
  const last = megabyte.subarray(PNG.length)
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  const upload = async () => {
    const sent = httpRequest({ port: at, host: '127.0.0.1', method: 'POST', headers: { 'content-type': TYPE } })
    const answered = new Promise<string>((resolve, reject) =>
      sent.on('response', (response) => resolve(text(response))).on('error', reject),
    )
    sent.write(bytes(START, PNG))
    for (let i = 0; i < 4; i++) if (!sent.write(megabyte)) await new Promise((resolve) => sent.once('drain', resolve))
    await mayEnd
    sent.end(bytes(last, END))
    return JSON.parse(await answered)
  }
  // Memory is looked at while all of them are four fifths through, and only what is still in use counts.
  const inUse = () => {
    collectGarbage()
    return process.memoryUsage().arrayBuffers
  }
  const before = inUse()
  const uploading = Promise.all(Array.from({ length: 20 }, upload))
  const sizes = async () =>
    (await Promise.all((await storedIn(folder)).map((name) => stat(join(folder, name))))).map(({ size }) => size)
  await until('twenty files grow', async () => (await sizes()).filter((size) => size > 4_000_000).length === 20)
  let grown = Number.POSITIVE_INFINITY
  // Buffers are freed some time after the collection that found them.
  await until('less is in use', () => {
    grown = Math.min(grown, Math.round((inUse() - before) / 1024 / 1024))
    return grown < 20
  })
  end()
  const answers = await uploading
  t.strictSame(await sizes(), Array(20).fill(5 * 1024 * 1024))
  t.equal(new Set(answers.map((answer) => answer.key)).size, 20)
  t.equal(new Set(answers.map((answer) => answer.sha256)).size, 1)
  t.ok(grown < 20, `of 80 MB that had come, ${grown} MB were in memory`)
  t.strictSame(await openIn(folder), [])
})

test('attachment: a filename cannot break the header of a download', async (t) => {
  for (const [name, wanted] of [
    ['a.png', 'attachment; filename=a.png'],
    ['say "hi".png', 'attachment; filename="say \\"hi\\".png"'],
    ['back\\slash.png', 'attachment; filename="back\\\\slash.png"'],
    ['niño €.png', `attachment; filename="ni?o ?.png"; filename*=UTF-8''ni%C3%B1o%20%E2%82%AC.png`],
    ["it's (1)*!.png", `attachment; filename="it's (1)*!.png"`],
    ["it's €.png", `attachment; filename="it's ?.png"; filename*=UTF-8''it%27s%20%E2%82%AC.png`],
    ['50%41.png', `attachment; filename=50%41.png; filename*=UTF-8''50%2541.png`],
    ['a\r\nSet-Cookie: x=y\0.png', 'attachment; filename="aSet-Cookie: x=y.png"'],
    ['😀.png', `attachment; filename="??.png"; filename*=UTF-8''%F0%9F%98%80.png`],
    ['\ud83d.png', `attachment; filename="?.png"; filename*=UTF-8''%EF%BF%BD.png`],
  ] as const) {
    t.equal(attachment(name), wanted, wanted)
    t.doesNotThrow(() => new Headers({ 'content-disposition': attachment(name) }))
  }
})
