const PRODUCED = ['application/json', 'application/problem+json']

/** Splits at the sign, but not inside quotes. */
const split = (text: string, sign: ',' | ';') =>
  text.match(sign === ',' ? /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g : /(?:[^;"]|"(?:[^"\\]|\\.)*"?)+/g) ?? []

interface Range {
  type: string
  quality: number
}

function rangeOf(text: string): Range | undefined {
  const [type = '', ...parameters] = split(text, ';').map((part) => part.trim().toLowerCase())
  const quality = parameters.find((parameter) => /^q\s*=/.test(parameter))
  if (!/^[^\s/]+\/[^\s/]+$|^\*$/.test(type)) return undefined
  const value = quality === undefined ? 1 : Number(quality.split('=')[1])
  return { type: type === '*' ? '*/*' : type, quality: Number.isNaN(value) ? 1 : value }
}

/**
 * Whether a client takes JSON (RFC 9110, 12.5.1). Parameters other than q, such as charset, say nothing about that. What
 * is no media range is passed over.
 */
export function takesJson(accept: string | undefined): boolean {
  const ranges = split(accept ?? '', ',').flatMap((text) => rangeOf(text) ?? [])
  if (ranges.length === 0) return true
  return PRODUCED.some((type) => {
    const fitting = [type, type.replace(/\/.*/, '/*'), '*/*'].map((range) => ranges.find((each) => each.type === range))
    return (fitting.find((range) => range !== undefined)?.quality ?? 0) > 0
  })
}
