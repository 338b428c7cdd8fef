import type { MediaType } from '../../platform/sniff.ts'

const MB = 1024 * 1024
const IMAGES: MediaType[] = ['image/jpeg', 'image/png']

/** The media types and the largest size, in bytes, of each kind of document. */
export const documentKinds = {
  passport_scan: { accept: [...IMAGES, 'application/pdf'], max_bytes: 10 * MB },
  headshot: { accept: IMAGES, max_bytes: 5 * MB },
  nomination_form: { accept: ['application/pdf'], max_bytes: 10 * MB },
} satisfies Record<string, { accept: MediaType[]; max_bytes: number }>

export type DocumentKind = keyof typeof documentKinds
export const DOCUMENT_KINDS = Object.keys(documentKinds) as DocumentKind[]
