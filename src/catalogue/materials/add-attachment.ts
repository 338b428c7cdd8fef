import type { Upload } from '../../http/uploads.ts'
import type { Ctx } from '../../platform/context.ts'
import { addMaterial } from './add-material.ts'

/** What an attachment, such as the details file, may be; at most 20 MB. */
export const ATTACHMENT = { accept: ['application/pdf', 'image/jpeg', 'image/png'], max_bytes: 20 * 1024 * 1024 }

/** Adds a file that was received to a program. */
export const addAttachment = (ctx: Ctx, program_id: string, upload: Upload) =>
  addMaterial(ctx, program_id, { kind: 'attachment', upload })
