import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { tagged } from '../../http/etag.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { attachment } from '../../http/uploads.ts'
import { Binary, Id, ref } from '../../http/wire.ts'
import type { Files } from '../../platform/files.ts'
import { NewLink, Program } from '../programs/schema.ts'
import { ATTACHMENT, addAttachment } from './add-attachment.ts'
import { addLink } from './add-link.ts'
import { deleteMaterial } from './delete-material.ts'
import { getMaterialFile } from './queries.ts'

export const materialRoutes: FastifyPluginAsyncTypebox<{ files: Files }> = async (app, { files }) => {
  app.post('/v1/programs/:program_id/links', routes.link, async (request, reply) => {
    const { ctx, params, body } = request
    const program = await addLink(ctx, params.program_id, body)
    reply.code(201)
    return tagged(request, reply, program, program.phase)
  })
  app.post('/v1/programs/:program_id/attachments', routes.attachment, async (request, reply) => {
    const program = await addAttachment(request.ctx, request.params.program_id, request.upload)
    reply.code(201)
    return tagged(request, reply, program, program.phase)
  })
  app.get('/v1/programs/:program_id/materials/:material_id/content', routes.content, async ({ ctx, params }, reply) => {
    const file = await getMaterialFile(ctx, params.program_id, params.material_id)
    reply.type(file.media_type).headers({
      'content-length': file.size,
      'content-disposition': attachment(file.filename),
    })
    return reply.send(await files.get(file.storage_key))
  })
  app.delete('/v1/programs/:program_id/materials/:material_id', routes.remove, async ({ ctx, params }, reply) => {
    await deleteMaterial(ctx, params.program_id, params.material_id)
    reply.code(204)
  })
}

const tags = ['programs']
const params = Type.Object({ program_id: Id })
const materialParams = Type.Object({ program_id: Id, material_id: Id })
const runs = { access: allow('programs:write', 'secretariat', 'organisation') }

const routes = {
  link: {
    config: runs,
    schema: {
      operationId: 'addLink',
      summary: 'Add a link to the materials',
      tags,
      params,
      body: ref(NewLink),
      response: { 201: ref(Program) },
    },
  },
  attachment: {
    config: { ...runs, receives: () => ATTACHMENT },
    schema: {
      operationId: 'addAttachment',
      summary: 'Add a file to the materials: PDF, JPEG or PNG, at most 20 MB',
      tags,
      params,
      response: { 201: ref(Program) },
    },
  },
  content: {
    config: { ...CATALOGUE, produces: ['application/pdf', 'image/jpeg', 'image/png'] },
    schema: {
      operationId: 'downloadMaterial',
      summary: 'Download the file of an attachment',
      tags,
      params: materialParams,
      response: { 200: Binary },
    },
  },
  remove: {
    config: runs,
    schema: {
      operationId: 'deleteMaterial',
      summary: 'Delete a link or an attachment',
      tags,
      params: materialParams,
      response: { 204: Type.Null({ description: 'Deleted' }) },
    },
  },
}
