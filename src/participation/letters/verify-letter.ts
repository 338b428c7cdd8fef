import { localDate } from '../../platform/calendar.ts'
import type { Ctx } from '../../platform/context.ts'
import { notFound } from '../../platform/problem.ts'
import { findByCode } from './queries.ts'
import type { Verification } from './schema.ts'
import { readVerifyCode } from './verify-code.ts'

/** The public facts of a paper by its code: never whose it is. Errors: not_found. */
export async function verifyLetter({ db }: Pick<Ctx, 'db'>, typed: string): Promise<Verification> {
  const code = readVerifyCode(typed)
  const letter = code && (await findByCode(db, code))
  if (!letter) throw notFound()
  const { kind, status, facts, requested_at, timezone } = letter
  const { program, issuer } = facts
  return {
    code,
    kind,
    status: status === 'void' || status === 'revoked' ? status : 'valid',
    issuer: issuer.name,
    program_title: program.title,
    starts_on: program.starts_on,
    ends_on: program.ends_on,
    issued_on: localDate(requested_at, timezone ?? 'UTC'),
  }
}
