import type { FastifyServerOptions } from 'fastify'
import { pino } from 'pino'

interface Failure extends Error {
  code?: string
  constraint?: string
  table?: string
}

/**
 * What is told of an error. The text of a database error may hold a person's data (the key that was taken, the value
 * that was malformed), so of those only the code and where it happened are kept.
 */
function err(error: Failure): Record<string, unknown> & { type: string; message: string; stack: string } {
  const { name: type, code, constraint, table, stack = '' } = error
  // Class 42 is a mistake in our own statement, which holds no values.
  const isSqlState = /^[0-9A-Z]{5}$/.test(code ?? '') && !code?.startsWith('42')
  const frames = stack.slice(stack.indexOf('\n    at ') + 1)
  return { type, code, constraint, table, message: isSqlState ? 'a database error' : error.message, stack: frames }
}

/** Bodies, query values, headers and credentials stay out: a request is told by its route, status and time. */
export const serializers = {
  err,
  req: ({ method, id }: { method: string; id: string }) => ({ method, id }),
  res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
}

/** Lines go out together, at most a second late, and when the process ends: a system call for each took a tenth of a read. */
export function logging(level: string): FastifyServerOptions['logger'] {
  if (level === 'silent') return false
  return { level, serializers, stream: pino.destination({ sync: false, minLength: 4_096, periodicFlush: 1_000 }) }
}
