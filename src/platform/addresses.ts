import { domainToASCII } from 'node:url'

/** The part before the @: RFC 6531 allows letters of every script there. */
const ATOM = /^[\p{L}\p{M}\p{N}\p{Join_Control}!#$%&'*+/=?^_`{|}~-]+$/u
const LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/
const LOCAL_BYTES = 64
const DOMAIN_LENGTH = 253

/** A domain in the spelling that DNS uses, in small letters; undefined: it is none, or only one label. */
function asciiDomain(domain: string): string | undefined {
  if (/[\s%/:?#@[\]\\]/.test(domain)) return undefined
  const ascii = domainToASCII(domain)
  const labels = ascii.split('.')
  const isDomain =
    labels.length > 1 &&
    ascii.length <= DOMAIN_LENGTH &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  return isDomain ? ascii : undefined
}

const split = (address: string) => {
  const at = address.lastIndexOf('@')
  return { local: address.slice(0, Math.max(at, 0)), domain: address.slice(at + 1) }
}

/** Whether a text is an e-mail address. Both parts may be of any script (RFC 6531, IDNA). */
export function isEmail(text: string): boolean {
  const { local, domain } = split(text)
  const isLocal = local.split('.').every((atom) => ATOM.test(atom)) && Buffer.byteLength(local) <= LOCAL_BYTES
  return isLocal && asciiDomain(domain) !== undefined
}

/** An address as it is compared: without case, and its domain in the spelling of DNS. */
export function emailKey(address: string): string {
  const { local, domain } = split(address.normalize('NFKC').toLowerCase())
  return `${local}@${asciiDomain(domain) ?? domain}`
}

/** Whether a text is a whole web address. Its host and path may be of any script. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^/?#]/i.test(text) || /[\s\p{Cc}\p{Cf}<>"\\^`{|}]/u.test(text)) return false
  return URL.canParse(text) && new URL(text).hostname !== ''
}
