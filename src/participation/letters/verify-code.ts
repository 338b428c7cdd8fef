import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'

/** Crockford's base 32: without I, L, O and U, which readers take for other letters. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM = 18
const CODE = /^[0-9A-HJKMNP-TV-Z]{20}$/

/** Two characters that reveal a typing error without a query. */
function checksum(random: string): string {
  const sum = crc32(random)
  return `${ALPHABET[(sum >>> 5) % 32]}${ALPHABET[sum % 32]}`
}

/** 90 random bits and a checksum, in groups to be read out: `7KQ2-...`. */
export function newVerifyCode(): string {
  const random = Array.from({ length: RANDOM }, () => ALPHABET[randomInt(32)]).join('')
  return grouped(random + checksum(random))
}

const grouped = (code: string) => (code.match(/.{4}/g) ?? []).join('-')

/** The code that somebody typed, as it is printed: any case, any separators, O for 0. Undefined: it is no code. */
export function readVerifyCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return CODE.test(code) && checksum(code.slice(0, RANDOM)) === code.slice(RANDOM) ? grouped(code) : undefined
}
