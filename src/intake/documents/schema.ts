import { Type } from 'typebox'
import { DOCUMENT_KINDS } from '../../catalogue/forms/document-kinds.ts'
import { Id, Instant, Literals, ref } from '../../http/wire.ts'

export const Kind = Literals(DOCUMENT_KINDS)

export const Document = Type.Object(
  {
    id: Id,
    application_id: Id,
    kind: Kind,
    version: Type.Integer({ description: 'Counts the uploads of this kind, from 1' }),
    filename: Type.String(),
    media_type: Type.String(),
    size: Type.Integer({ description: 'Bytes' }),
    sha256: Type.String({ description: 'Of the content, in hex' }),
    uploaded_at: Instant,
  },
  { $id: 'Document' },
)
export const DocumentList = Type.Object(
  {
    items: Type.Array(ref(Document)),
    next_cursor: Type.Null({ description: 'Always null: all documents are on one page' }),
  },
  { $id: 'DocumentList' },
)

export const schemas = [Document, DocumentList]
