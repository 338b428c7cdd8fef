import { isDeepStrictEqual } from 'node:util'
import { isObject, pointerStep } from '../../platform/json.ts'
import type { ApplicationRow } from './lock-application.ts'

/** The fields of a section that differ, as JSON pointers. Never their values. */
function changedIn(name: string, before: unknown, after: unknown): string[] {
  if (isDeepStrictEqual(before, after)) return []
  if (!isObject(before ?? {}) || !isObject(after ?? {})) return [`/${name}`]
  const [old, fresh] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>]
  const members = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].sort()
  return members
    .filter((member) => !isDeepStrictEqual(old[member] ?? null, fresh[member] ?? null))
    .map((member) => pointerStep(name) + pointerStep(member))
}

/** JSON pointers to the fields whose value a change alters, in order. */
export const changedFields = (before: ApplicationRow, after: object): string[] =>
  Object.entries(after).flatMap(([name, value]) => changedIn(name, before[name as keyof ApplicationRow], value))
