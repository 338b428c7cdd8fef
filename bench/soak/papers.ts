import { createHash, randomBytes } from 'node:crypto'
import type { DocumentKind } from '../../src/catalogue/forms/document-kinds.ts'
import type { Chance } from './chance.ts'

/** A document that an applicant uploads. */
export interface Paper {
  bytes: Uint8Array<ArrayBuffer>
  type: string
  name: string
  sha256: string
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
/** A small JPEG, with this content as its comment (FF FE). */
const jpeg = (filling: Buffer) => {
  const comment = filling.subarray(0, 60_000)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(comment.length + 2)
  const image = Buffer.from('ffc0000b080001000101011100ffda0008010100003f0007ffd9', 'hex')
  return [Buffer.from('ffd8fffe', 'hex'), length, comment, image]
}
const FORMATS = {
  'application/pdf': (filling: Buffer) => [
    Buffer.from(`%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%${filling.toString('base64')}\ntrailer\n<<>>\n%%EOF\n`),
  ],
  'image/jpeg': jpeg,
  'image/png': (filling: Buffer) => [PIXEL, filling],
} as const
const TYPES_OF = {
  passport_scan: ['application/pdf', 'image/jpeg', 'image/png'],
  headshot: ['image/jpeg', 'image/png'],
  nomination_form: ['application/pdf'],
} as const satisfies Record<DocumentKind, readonly (keyof typeof FORMATS)[]>

/** Creates a document. No two are the same. One in twenty is large, so that a kill can interrupt its upload. */
export function aPaper(kind: DocumentKind, chance: Chance): Paper {
  const type = chance.pick<keyof typeof FORMATS>(TYPES_OF[kind]) ?? 'application/pdf'
  const filling = randomBytes(chance.is(0.05) ? 500_000 : chance.between(200, 4_000))
  const bytes = Buffer.concat(FORMATS[type](filling))
  return {
    bytes,
    type,
    name: `${kind}.${type.split('/')[1]}`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }
}
