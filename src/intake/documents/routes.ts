import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { type DocumentKind, documentKinds } from '../../catalogue/forms/document-kinds.ts'
import { allow } from '../../http/auth.ts'
import { tagged } from '../../http/etag.ts'
import { attachment } from '../../http/uploads.ts'
import { answer, Binary, Id, lines, ref } from '../../http/wire.ts'
import { mayRead } from '../../permissions/fields.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Files } from '../../platform/files.ts'
import { notFound } from '../../platform/problem.ts'
import { getApplicationRow } from '../applications/get-application.ts'
import { deleteDocument } from './delete-document.ts'
import { putDocument } from './put-document.ts'
import { findDocument, listDocuments } from './queries.ts'
import { Document, DocumentList, Kind } from './schema.ts'
import { checkTakesDocument } from './takes-document.ts'

export const documentRoutes: FastifyPluginAsyncTypebox<{ files: Files }> = async (app, { files }) => {
  app.get('/v1/applications/:application_id/documents', list, async ({ ctx, params }) => {
    await getApplicationRow(ctx.db, ctx.actor, params.application_id)
    const documents = await listDocuments(ctx.db, params.application_id)
    return { items: documents.filter(({ kind }) => mayRead(ctx.actor, kind)), next_cursor: null }
  })

  app.put(
    '/v1/applications/:application_id/documents/:kind',
    {
      ...put,
      // Check before the first byte is read.
      preHandler: async ({ ctx, params, headers }) => {
        // A retry gets the answer of its first attempt, even if the application no longer takes documents.
        const mayBeRetry = headers['idempotency-key'] !== undefined
        if (mayBeRetry) await getApplicationRow(ctx.db, ctx.actor, params.application_id)
        else await checkTakesDocument(ctx, params.application_id, params.kind)
      },
    },
    async (request, reply) => {
      const { ctx, params, upload } = request
      return tagged(request, reply, await putDocument(ctx, params.application_id, params.kind, upload))
    },
  )

  app.delete('/v1/applications/:application_id/documents/:kind', remove, async ({ ctx, params }, reply) => {
    await deleteDocument(ctx, params.application_id, params.kind)
    reply.code(204)
  })

  app.get('/v1/applications/:application_id/documents/:kind/content', download, async ({ ctx, params }, reply) => {
    const document = await visibleDocument(ctx, params.application_id, params.kind)
    reply.type(document.media_type).headers({
      'content-length': document.size,
      'content-disposition': attachment(document.filename),
    })
    return reply.send(await files.get(document.storage_key))
  })
}

async function visibleDocument(ctx: Ctx, application_id: string, kind: DocumentKind) {
  await getApplicationRow(ctx.db, ctx.actor, application_id)
  const document = await findDocument(ctx.db, application_id, kind)
  if (!document || !mayRead(ctx.actor, kind)) throw notFound()
  return document
}

const tags = ['documents']
const params = Type.Object({ application_id: Id, kind: Kind })
const reads = allow('documents:read', 'secretariat', 'organisation', 'city', 'reviewer', 'frontend', 'applicant')
const writes = allow('documents:write', 'secretariat', 'frontend', 'applicant')

const list = {
  config: { access: reads },
  schema: {
    operationId: 'listDocuments',
    summary: 'List the documents of an application, without their content',
    description:
      'Lists the documents of an application that the caller may read: what was uploaded, not the files themselves.',
    tags,
    params: Type.Object({ application_id: Id }),
    response: { 200: answer('All documents', ref(DocumentList)) },
  },
}

const put = {
  config: { access: writes, receives: ({ kind }: { kind: DocumentKind }) => documentKinds[kind] },
  schema: {
    operationId: 'putDocument',
    summary:
      'Upload a document: headshot (JPEG, PNG; 5 MB), passport scan (JPEG, PNG, PDF; 10 MB), nomination form (PDF; 10 MB)',
    description: lines(
      'Uploads a document, or replaces the one of this kind: a multipart body with one part named `file`.',
      'Its kind is told by its content. A scan can be replaced until the submission, and again while the application is returned for it.',
    ),
    errors: ['application_not_editable', 'content_invalid', 'transition_not_allowed'],
    tags,
    params,
    response: { 200: answer('The document', ref(Document)) },
  },
}

const remove = {
  config: { access: writes },
  schema: {
    operationId: 'deleteDocument',
    summary: 'Delete a document',
    description:
      'Deletes the document of a kind, with its file, while the application may be edited. A second call answers 404.',
    errors: ['application_not_editable'],
    tags,
    params,
    response: { 204: Type.Null({ description: 'Deleted' }) },
  },
}

const download = {
  config: { access: reads, produces: ['application/pdf', 'image/jpeg', 'image/png'] },
  schema: {
    operationId: 'downloadDocument',
    summary: 'Download a document as an attachment',
    description:
      'Downloads the file of a document. Each download of someone else’s document is in the log, without the content.',
    tags,
    params,
    response: { 200: Binary },
  },
}
