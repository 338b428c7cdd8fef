import type { MediaType } from '../../platform/sniff.ts'

const MB = 1024 * 1024
const IMAGES: MediaType[] = ['image/jpeg', 'image/png']

/** The media types and the largest size, in bytes, of each kind of document, with the words that a form shows. */
export const documentKinds = {
  passport_scan: {
    title: 'Passport scan',
    description: 'The page with your photo',
    accept: [...IMAGES, 'application/pdf'],
    max_bytes: 10 * MB,
    missing: 'Upload a scan of your passport.',
  },
  headshot: {
    title: 'Photo',
    description: 'A portrait for the badge',
    accept: IMAGES,
    max_bytes: 5 * MB,
    missing: 'Upload your photo.',
  },
  nomination_form: {
    title: 'Nomination form',
    description: 'Signed by your city',
    accept: ['application/pdf'],
    max_bytes: 10 * MB,
    missing: 'Upload the nomination form.',
  },
} satisfies Record<
  string,
  { title: string; description: string; accept: MediaType[]; max_bytes: number; missing: string }
>

export type DocumentKind = keyof typeof documentKinds
export const DOCUMENT_KINDS = Object.keys(documentKinds) as DocumentKind[]
