import type { Upload, UploadRules } from '../../http/uploads.ts'
import type { Ctx } from '../../platform/context.ts'
import { addMaterial } from './add-material.ts'

/** The media types and the largest size, in bytes, of an attachment such as the details file. */
export const ATTACHMENT: UploadRules = {
  accept: ['application/pdf', 'image/jpeg', 'image/png'],
  max_bytes: 20 * 1024 * 1024,
}

/** Adds an uploaded file to a program. Errors: not_found, role_not_allowed. */
export const addAttachment = (ctx: Ctx, program_id: string, upload: Upload) =>
  addMaterial(ctx, program_id, { kind: 'attachment', upload })
