import { Type } from 'typebox'
import { DocumentKindName } from '../../catalogue/forms/schema.ts'
import { Choice, Id, IdOf, Instant, Nullable, ref } from '../../http/wire.ts'
import type { Verification } from './lifecycle.ts'

export const Kind = DocumentKindName

export const VerificationName = Choice<Verification>('DocumentVerification', {
  uploaded: 'Staff have not opened it',
  verified: 'It is what it should be',
  rejected: 'It must be uploaded again',
})

export const Document = Type.Object(
  {
    id: Id,
    application_id: IdOf('the application'),
    kind: Kind,
    version: Type.Integer({ description: 'Counts the uploads of this kind, from 1' }),
    filename: Type.String({
      description: 'The name that it was uploaded with, without folders and control characters',
    }),
    media_type: Type.String({ description: 'The media type of its content' }),
    size: Type.Integer({ description: 'Bytes' }),
    sha256: Type.String({ description: 'Of the content, in hex' }),
    verification: VerificationName,
    rejection_reason: Nullable(Type.String(), { description: 'Why staff rejected it; null: they did not' }),
    uploaded_at: { ...Instant, description: 'When it was uploaded' },
  },
  { $id: 'Document', description: 'What was uploaded; downloadDocument answers the file' },
)
export const DocumentList = Type.Object(
  {
    items: Type.Array(ref(Document), { description: 'One for each kind at most' }),
    next_cursor: Type.Null({ description: 'Always null: all documents are on one page' }),
  },
  { $id: 'DocumentList', description: 'All documents of an application' },
)

export const schemas = [Document, DocumentList]
