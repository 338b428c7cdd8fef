import { inflateRawSync } from 'node:zlib'
import { test } from 'tap'
import { structureOf } from '../../src/platform/file-structure.ts'
import type { MediaType } from '../../src/platform/sniff.ts'
import { JPEG, PDF, PNG } from '../factories.ts'
import { ENCRYPTED } from './encrypted-pdfs.ts'

function faultOf(type: MediaType, file: Buffer, size = file.length) {
  const structure = structureOf(type)
  for (let at = 0; at < file.length; at += size) structure.push(file.subarray(at, at + size))
  return structure.end()
}
const SIZES = [1, 3, 7, 100, 5_000]
const chunk = (type: string, data: Buffer) => {
  const head = Buffer.from(`....${type}`, 'latin1')
  head.writeUInt32BE(data.length)
  return Buffer.concat([head, data, Buffer.alloc(4)])
}
const [signature, header] = [PNG.subarray(0, 8), PNG.subarray(8, 33)]
const pieces = PNG.subarray(33)

test('structureOf: an image is whole only with all of its bytes, however they arrive', async (t) => {
  for (const size of SIZES) {
    for (let length = 1; length <= PNG.length; length++) {
      // The last four bytes are a checksum, which no program needs.
      const expected = length < PNG.length - 4 ? 'damaged' : undefined
      t.equal(faultOf('image/png', PNG.subarray(0, length), size), expected, `${length} bytes of a PNG by ${size}`)
    }
    for (let length = 1; length <= JPEG.length; length++)
      t.equal(
        faultOf('image/jpeg', JPEG.subarray(0, length), size),
        length < JPEG.length ? 'damaged' : undefined,
        `${length} bytes of a JPEG by ${size}`,
      )
  }
})

test('structureOf: images of other makers are whole, too; what has no image is not', async (t) => {
  const jpeg = (...parts: (string | Buffer)[]) =>
    Buffer.concat([Buffer.from('ffd8', 'hex'), ...parts.map((part) => Buffer.from(part as string, 'hex'))])
  const [frame, scan, end] = ['ffc0000b080001000101011100', 'ffda0008010100003f0007', 'ffd9']
  const thumbnail = `ffe1${(2 + JPEG.length).toString(16).padStart(4, '0')}${JPEG.toString('hex')}`
  const cases: [string, MediaType, Buffer, 'damaged' | undefined][] = [
    ['a preview inside', 'image/jpeg', jpeg(thumbnail, frame, scan, end), undefined],
    ['a preview inside, and no end of its own', 'image/jpeg', jpeg(thumbnail, frame, scan), 'damaged'],
    ['fill bytes before a marker', 'image/jpeg', jpeg('ffffff', frame, 'ff', scan, end), undefined],
    ['more images behind the end', 'image/jpeg', Buffer.concat([JPEG, JPEG]), undefined],
    ['no frame', 'image/jpeg', jpeg(scan, end), 'damaged'],
    ['no scan', 'image/jpeg', jpeg(frame, end), 'damaged'],
    ['only a comment', 'image/jpeg', jpeg('fffe00040000', end), 'damaged'],
    ['three bytes', 'image/jpeg', Buffer.from('ffd8ff', 'hex'), 'damaged'],
    ['a segment of no length', 'image/jpeg', jpeg('fffe0000', frame, scan, end), 'damaged'],
    ['a segment longer than the file', 'image/jpeg', jpeg('fffeffff', frame, scan, end), 'damaged'],
    [
      'zeros in the place of the rest',
      'image/jpeg',
      Buffer.concat([JPEG.subarray(0, 100), Buffer.alloc(5000)]),
      'damaged',
    ],
    ['bytes behind the end', 'image/png', Buffer.concat([PNG, Buffer.alloc(9)]), undefined],
    [
      'a text chunk',
      'image/png',
      Buffer.concat([signature, header, chunk('tEXt', Buffer.alloc(70_000)), pieces]),
      undefined,
    ],
    ['no header', 'image/png', Buffer.concat([signature, pieces]), 'damaged'],
    ['no data', 'image/png', Buffer.concat([signature, header, chunk('IEND', Buffer.alloc(0))]), 'damaged'],
    [
      'empty data',
      'image/png',
      Buffer.concat([signature, header, chunk('IDAT', Buffer.alloc(0)), chunk('IEND', Buffer.alloc(0))]),
      'damaged',
    ],
    ['no width', 'image/png', Buffer.concat([signature, chunk('IHDR', Buffer.alloc(13)), pieces]), 'damaged'],
    [
      'zeros in the place of the rest',
      'image/png',
      Buffer.concat([PNG.subarray(0, 40), Buffer.alloc(5000)]),
      'damaged',
    ],
    [
      'a million empty chunks',
      'image/png',
      Buffer.concat([signature, header, Buffer.alloc(12e6, chunk('IDAT', Buffer.alloc(0)))]),
      'damaged',
    ],
  ]
  for (const [what, type, file, expected] of cases)
    for (const size of [1, 1000])
      if (file.length < 1e6 || size > 1) t.equal(faultOf(type, file, size), expected, `${type}: ${what}, by ${size}`)
})

test('structureOf: a PDF needs an end', async (t) => {
  const zeros = Buffer.alloc(150_000)
  const text = (content: string) => Buffer.from(content)
  for (const [what, file, expected] of [
    ['whole', PDF, undefined],
    ['the shortest', text('%PDF-1.7\n%%EOF\n'), undefined],
    ['no line end', text('%PDF-1.7\n%%EOF'), undefined],
    ['an end that is cut short, but the table is told', text('%PDF-1.7\nstartxref\n9\n%%E'), undefined],
    ['two ends, as after an update', Buffer.concat([PDF, PDF]), undefined],
    ['padded with zeros', Buffer.concat([PDF, zeros]), undefined],
    ['padded with line ends', Buffer.concat([PDF, Buffer.alloc(5_000, '\r\n')]), undefined],
    ["a printer's epilogue", Buffer.concat([PDF, text('\x1b%-12345X@PJL EOJ\r\n')]), undefined],
    ['only the header', text('%PDF-'), 'damaged'],
    ['the first half', Buffer.concat([text('%PDF-1.7\n'), zeros]), 'damaged'],
    [
      'an early end, as a file for the web has one, and no more',
      Buffer.concat([PDF, zeros, text('1 0 obj <<')]),
      'damaged',
    ],
    ['other bytes behind it, more than a reader looks at', Buffer.concat([PDF, Buffer.alloc(3_000, 'x')]), 'damaged'],
  ] as const)
    for (const size of [...SIZES, 65_536])
      if (file.length < 1e4 || size > 100)
        t.equal(faultOf('application/pdf', file, size), expected, `${what}, by ${size}`)
})

test('structureOf: a PDF with a password to open it is told from one that only limits printing', async (t) => {
  for (const [name, packed] of Object.entries(ENCRYPTED)) {
    const file = inflateRawSync(Buffer.from(packed, 'base64'))
    const expected = name.includes('user') ? 'password' : undefined
    for (const size of SIZES) t.equal(faultOf('application/pdf', file, size), expected, `${name}, by ${size}`)
    const at = file.indexOf('endobj')
    const long = Buffer.concat([file.subarray(0, at), Buffer.alloc(200_000, ' %'), file.subarray(at)])
    t.equal(faultOf('application/pdf', long, 65_536), expected, `${name}, longer`)
  }
  const pdf = (body: string) => Buffer.from(`%PDF-1.7\n${body}\nstartxref\n9\n%%EOF\n`, 'latin1')
  for (const [what, body, expected] of [
    ['words about it', '(/Encrypt is a word) /EncryptMetadata false /EncryptMe 5 0 R', undefined],
    ['a style that is named so', '/RoleMap << /Standard /P >>', undefined],
    ['a reference to nothing', 'trailer << /Encrypt 5 0 R >>', 'password'],
    [
      'a dictionary without its strings',
      '5 0 obj << /Filter /Standard /R 3 >> trailer << /Encrypt 5 0 R >>',
      'password',
    ],
    ['a certificate', '5 0 obj << /Filter /Adobe.PubSec >> trailer << /Encrypt 5 0 R >>', 'password'],
    [
      'random strings',
      `5 0 obj << /Filter /Standard /V 1 /R 2 /O (${'o'.repeat(32)}) /U (${'u'.repeat(32)}) /P -4 >> trailer << /Encrypt 5 0 R >>`,
      'password',
    ],
    ['inside the trailer', `trailer << /Encrypt << /Filter /Standard /V 5 /R 6 /O (o) /U (u) >> >>`, 'password'],
    [
      'nonsense',
      `5 0 obj << /Filter /Standard /V 2 /R 3 /Length -8 /O (\\) /U <zz> /P x >> trailer << /Encrypt 5 0 R >>`,
      'password',
    ],
  ] as const)
    t.equal(faultOf('application/pdf', pdf(body)), expected, what)
})
