import type { Instant } from '../../platform/postgres/db.ts'

/** A program as it is for an application that replaces somebody: its call goes on until the end of the city's time. */
export const withWindow = <P extends { closes_at: Instant | null }>(program: P, until: Instant | null): P =>
  until && program.closes_at && until > program.closes_at ? { ...program, closes_at: until } : program
