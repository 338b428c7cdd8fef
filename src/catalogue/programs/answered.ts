import type { FastifyReply, FastifyRequest } from 'fastify'
import { tagged } from '../../http/etag.ts'
import type { Program } from './schema.ts'

/** A program with the addresses of its files as clients reach them. */
export const addressed = <T extends Program>(request: FastifyRequest, program: T): T => ({
  ...program,
  materials: program.materials.map((material) =>
    material.kind === 'attachment' && material.url ? { ...material, url: request.address(material.url) } : material,
  ),
})

/** Answers with a program. The ETag has its phase too, which is not stored. */
export const answered = <T extends Program>(request: FastifyRequest, reply: FastifyReply, program: T) =>
  tagged(request, reply, addressed(request, program), program.phase)
