import { Type } from 'typebox'
import { DocumentKindName } from '../../catalogue/forms/schema.ts'
import { Id, IdOf, Instant, ref } from '../../http/wire.ts'

export const Kind = DocumentKindName

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
