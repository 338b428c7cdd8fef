export type MediaType = 'image/jpeg' | 'image/png' | 'application/pdf'

const SIGNATURES: [MediaType, number[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  // `%PDF-`. Some readers also take it further down; a file of two types could then pass as either.
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

/** What a file is by its first bytes (8 are enough), whatever it is called. */
export function sniffMediaType(head: Uint8Array): MediaType | undefined {
  return SIGNATURES.find(([, signature]) => signature.every((byte, at) => head[at] === byte))?.[0]
}
