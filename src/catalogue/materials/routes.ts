import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { allow } from '../../http/auth.ts'
import { CATALOGUE } from '../../http/headers.ts'
import { attachment } from '../../http/uploads.ts'
import { answer, Binary, Id, lines, ref } from '../../http/wire.ts'
import type { Files } from '../../platform/files.ts'
import { answered } from '../programs/answered.ts'
import { NewLink, Program } from '../programs/schema.ts'
import { ATTACHMENT, addAttachment } from './add-attachment.ts'
import { addLink } from './add-link.ts'
import { deleteMaterial } from './delete-material.ts'
import { getMaterialFile } from './queries.ts'

export const materialRoutes: FastifyPluginAsyncTypebox<{ files: Files }> = async (app, { files }) => {
  app.post('/v1/programs/:program_id/links', routes.link, async (request, reply) => {
    const { ctx, params, body } = request
    const program = await addLink(ctx, params.program_id, body)
    reply.code(201).header('location', `/v1/programs/${program.id}`)
    return answered(request, reply, program)
  })
  app.post('/v1/programs/:program_id/attachments', routes.attachment, async (request, reply) => {
    const program = await addAttachment(request.ctx, request.params.program_id, request.upload)
    reply.code(201).header('location', `/v1/programs/${program.id}`)
    return answered(request, reply, program)
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
      description: 'Adds a link to the materials of a program. Everyone who sees the program sees it.',
      errors: ['program_status', 'content_invalid'],
      tags,
      params,
      body: ref(NewLink),
      response: { 201: answer('The program with the new link', ref(Program)) },
    },
  },
  attachment: {
    config: { ...runs, receives: () => ATTACHMENT },
    schema: {
      operationId: 'addAttachment',
      summary: 'Add a file to the materials: PDF, JPEG or PNG, at most 20 MB',
      description: lines(
        'Uploads a file to the materials of a program: a PDF, JPEG or PNG of at most 20 MB, in a part named `file`.',
        'Everyone who sees the program can download it.',
      ),
      errors: ['program_status', 'content_invalid'],
      tags,
      params,
      response: { 201: answer('The program with the new attachment', ref(Program)) },
    },
  },
  content: {
    config: { ...CATALOGUE, produces: ['application/pdf', 'image/jpeg', 'image/png'] },
    schema: {
      operationId: 'downloadMaterial',
      summary: 'Download the file of an attachment',
      description: 'Downloads the file of an attachment, under the name it was uploaded with.',
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
      description: 'Deletes a link or an attachment, with its file. A second call answers 404.',
      errors: ['program_status'],
      tags,
      params: materialParams,
      response: { 204: Type.Null({ description: 'Deleted' }) },
    },
  },
}
