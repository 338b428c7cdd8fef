import type { Ctx } from '../../platform/context.ts'
import type { NewLink } from '../programs/schema.ts'
import { addMaterial } from './add-material.ts'

/** Adds a link to a program. Errors: not_found, role_not_allowed. */
export const addLink = (ctx: Ctx, program_id: string, link: NewLink) =>
  addMaterial(ctx, program_id, { kind: 'link', link })
