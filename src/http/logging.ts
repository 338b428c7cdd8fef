import type { FastifyServerOptions } from 'fastify'
import { pino } from 'pino'

interface Failure extends Error {
  code?: string
  constraint?: string
  table?: string
}

/**
 * The logged part of an error. The message of a database error may contain a person's data, such as a duplicate key or
 * a malformed value, so only its code, constraint, table and stack are logged.
 */
function err(error: Failure): Record<string, unknown> & { type: string; message: string; stack: string } {
  const { name: type, code, constraint, table, stack = '' } = error
  // Class 42 is a mistake in our own statement. Its message has no values.
  const isSqlState = /^[0-9A-Z]{5}$/.test(code ?? '') && !code?.startsWith('42')
  const frames = stack.slice(stack.indexOf('\n    at ') + 1)
  return { type, code, constraint, table, message: isSqlState ? 'a database error' : error.message, stack: frames }
}

/** Without bodies, query values, headers and credentials: a request is logged by its route, status and time. */
export const serializers = {
  err,
  req: ({ method, id }: { method: string; id: string }) => ({ method, id }),
  res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
}

/** Buffers lines for up to a second, and flushes at exit: a system call for each line took 10 % of a read request. */
export function logging(level: string): FastifyServerOptions['logger'] {
  if (level === 'silent') return false
  return { level, serializers, stream: pino.destination({ sync: false, minLength: 4_096, periodicFlush: 1_000 }) }
}
