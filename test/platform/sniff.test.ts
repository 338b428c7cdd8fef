import { test } from 'tap'
import { documentKinds } from '../../src/catalogue/forms/document-kinds.ts'
import { sniffMediaType } from '../../src/platform/sniff.ts'
import { has } from '../has.ts'

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)))

test('sniffMediaType: a file is what its first bytes say', async (t) => {
  t.equal(sniffMediaType(bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF')), 'image/jpeg')
  t.equal(sniffMediaType(bytes([0xff, 0xd8, 0xff])), 'image/jpeg', 'whichever marker follows')
  t.equal(sniffMediaType(bytes(PNG, 'IHDR')), 'image/png')
  t.equal(sniffMediaType(bytes('%PDF-1.7')), 'application/pdf')
  t.equal(
    sniffMediaType(new Uint8Array(bytes('%PDF-'))),
    'application/pdf',
    'exactly its signature, in a plain Uint8Array',
  )
})

test('sniffMediaType: what only looks like a known type is none', async (t) => {
  for (const [what, head] of [
    ['nothing', bytes('')],
    ['half a JPEG signature', bytes([0xff, 0xd8])],
    ['a PNG signature without its last byte', bytes(PNG.slice(0, 7))],
    ['a PNG whose line ends were converted', bytes(PNG.slice(0, 4), '\n', [0x1a], '\n')],
    ['a PDF after a line end', bytes('\n%PDF-1.7')],
    ['a PDF after a byte order mark', bytes([0xef, 0xbb, 0xbf], '%PDF-1.7')],
    ['a PDF in lower case', bytes('%pdf-1.7')],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg">')],
    ['HTML', bytes('<!doctype html>')],
    ['ZIP', bytes('PK', [3, 4])],
    ['GIF', bytes('GIF89a')],
  ] as const)
    t.equal(sniffMediaType(head), undefined, what)
})

test('documentKinds: each document takes the types of the call text, and a MB is 1024 * 1024 bytes', async (t) => {
  has(t, documentKinds, {
    headshot: { accept: ['image/jpeg', 'image/png'], max_bytes: 5_242_880 },
    passport_scan: { accept: ['image/jpeg', 'image/png', 'application/pdf'], max_bytes: 10_485_760 },
    nomination_form: { accept: ['application/pdf'], max_bytes: 10_485_760 },
  })
})
