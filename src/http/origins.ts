/** A scheme, a host and perhaps a port. The host may be IPv6 in brackets. */
const ORIGIN = /^([a-z][a-z\d+.-]*):\/\/(?:[^\s/?#@:,*\\[\]]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/**
 * An origin as browsers write it: scheme and host in lower case, no default port. Undefined: it is not an origin, such
 * as an address with a path, or `null`, which stands for every page without an origin of its own.
 */
export function normalizeOrigin(text: string): string | undefined {
  const [, scheme = ''] = ORIGIN.exec(text) ?? []
  if (!scheme) return undefined
  // Of other schemes, such as those of apps and browser extensions, `URL` knows no origin.
  if (!/^https?$/i.test(scheme)) return text.toLowerCase()
  return URL.canParse(text) ? new URL(text).origin : undefined
}

const LOOPBACK = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/** Whether an origin is a page on this machine. */
export const isLoopbackOrigin = (origin: string): boolean => LOOPBACK.test(origin)

/** `*`: every origin. `loopback`: the pages on this machine. Otherwise these, normalized. */
export type Origins = '*' | 'loopback' | readonly string[]

/** Whether a normalized origin is among them. */
export const isAmong = (origins: Origins, origin: string): boolean =>
  origins === '*' || (origins === 'loopback' ? isLoopbackOrigin(origin) : origins.includes(origin))
