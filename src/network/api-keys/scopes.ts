import type { Role } from '../../platform/context.ts'

const read = ['applications:read', 'documents:read'] as const
const apply = [...read, 'applications:write', 'documents:write'] as const
const start = ['applications:start'] as const
const staff = [
  ...apply,
  ...start,
  'tokens:write',
  'programs:write',
  'screening:write',
  'attestations:write',
  'reviews:write',
  'decisions:read',
  'decisions:write',
  'participants:read',
  'messages:read',
  'messages:write',
  'participants:write',
] as const
const secretariat = [
  ...staff,
  'cities:write',
  'visa_rules:write',
  'allocations:write',
  'api_keys:read',
  'api_keys:write',
] as const

export const SCOPES = secretariat
export type Scope = (typeof SCOPES)[number]

/** The scopes that a credential of a role can have. A key may have fewer. */
export const scopesOf: Record<Exclude<Role, 'anonymous' | 'system'>, readonly Scope[]> = {
  secretariat,
  organisation: staff,
  city: [...read, 'applications:write', ...start, 'attestations:write', 'participants:read'],
  reviewer: [...read, 'reviews:write'],
  frontend: [...apply, ...start],
  page: start,
  applicant: [...apply, 'tokens:write'],
}

/** Scopes that are part of another. Keys that are older than the narrower scope have the wider one only. */
export const PART_OF: Partial<Record<Scope, Scope>> = {
  'applications:start': 'applications:write',
  'attestations:write': 'screening:write',
  'messages:read': 'screening:write',
  'messages:write': 'screening:write',
  'visa_rules:write': 'cities:write',
  'participants:write': 'screening:write',
}

/** The scopes of a key with those that are part of them. */
export function withParts(scopes: readonly string[]): readonly string[] {
  const parts = Object.entries(PART_OF).filter(([part, whole]) => scopes.includes(whole) && !scopes.includes(part))
  return parts.length > 0 ? [...scopes, ...parts.map(([part]) => part)] : scopes
}
