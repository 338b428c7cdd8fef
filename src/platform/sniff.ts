export type MediaType = 'image/jpeg' | 'image/png' | 'application/pdf'

const SIGNATURES: [MediaType, number[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  // `%PDF-`, at the start only. Some readers accept it later, but then a file could pass as two types.
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** The media type of a file by its first bytes (8 are enough); undefined: none of these. */
export function sniffMediaType(head: Uint8Array): MediaType | undefined {
  return SIGNATURES.find(([, signature]) => signature.every((byte, at) => head[at] === byte))?.[0]
}
