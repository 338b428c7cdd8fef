import { Choice } from '../../http/wire.ts'
import type { DocumentKind } from './document-kinds.ts'

export const DocumentKindName = Choice<DocumentKind>('DocumentKind', {
  passport_scan: 'A scan of the passport’s data page',
  headshot: 'A photo of the person',
  nomination_form: 'The form by which the city nominates the person',
})
