import type { Role } from '../../platform/context.ts'

const read = ['applications:read', 'documents:read'] as const
const apply = [...read, 'applications:write', 'documents:write'] as const
const staff = [
  ...apply,
  'programs:write',
  'screening:write',
  'decisions:read',
  'decisions:write',
  'participants:read',
] as const
const secretariat = [...staff, 'cities:write', 'allocations:write', 'api_keys:read', 'api_keys:write'] as const

export const SCOPES = secretariat
export type Scope = (typeof SCOPES)[number]

/** The scopes that a credential of a role can have. A key may have fewer. */
export const scopesOf: Record<Exclude<Role, 'anonymous' | 'system'>, readonly Scope[]> = {
  secretariat,
  organisation: staff,
  city: ['applications:read', 'applications:write', 'participants:read'],
  reviewer: read,
  frontend: apply,
  applicant: apply,
}
