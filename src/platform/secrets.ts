import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  randomInt,
} from 'node:crypto'
import { crc32 } from 'node:zlib'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const RANDOM_LENGTH = 32
const CHECKSUM_LENGTH = 6
const CREDENTIAL = /^(coh_(?:live|test|pub|applicant)_)([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

export type CredentialPrefix = 'coh_live_' | 'coh_test_' | 'coh_pub_' | 'coh_applicant_'

function checksum(text: string): string {
  let rest = crc32(text)
  let digits = ''
  for (let i = 0; i < CHECKSUM_LENGTH; i++) {
    digits = ALPHABET[rest % 62] + digits
    rest = Math.floor(rest / 62)
  }
  return digits
}

const withChecksum = (text: string) => text + checksum(text)

/** `<prefix><32 random characters><checksum>`: 190 random bits. The checksum reveals a typing error without a query. */
export function newCredential(prefix: CredentialPrefix): string {
  const random = Array.from({ length: RANDOM_LENGTH }, () => ALPHABET[randomInt(62)]).join('')
  return withChecksum(prefix + random)
}

/** The same secret and name always give the same credential, so the sandbox can show its credentials again. */
export function derivedCredential(prefix: CredentialPrefix, secret: Buffer, name: string): string {
  const bytes = createHmac('sha512', secret).update(name).digest().subarray(0, RANDOM_LENGTH)
  return withChecksum(prefix + Array.from(bytes, (byte) => ALPHABET[byte % 62]).join(''))
}

/** The prefix of a credential; undefined: it is malformed, or its checksum is wrong. */
export function prefixOf(credential: string): CredentialPrefix | undefined {
  const [, prefix, random, sum] = CREDENTIAL.exec(credential) ?? []
  return prefix && random && checksum(prefix + random) === sum ? (prefix as CredentialPrefix) : undefined
}

export interface Secrets {
  /** The hash that the database stores for a credential: useless without the pepper. */
  hash(credential: string): Buffer
  /** Encrypts data that must be readable again, such as an answer with a token (AES-256-GCM). */
  seal(plain: Buffer): Buffer
  open(sealed: Buffer): Buffer
  /** A signature that every process with the same pepper can check. */
  sign(text: string): Buffer
  /** Distinguishes peppers without revealing them. */
  fingerprint: Buffer
}

export function secretsFrom(pepper: string): Secrets {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', pepper, 'cohort', purpose, 32))
  const hashKey = createSecretKey(derive('credential'))
  const sealKey = createSecretKey(derive('answer'))
  const signKey = createSecretKey(derive('cursor'))
  return {
    hash: (credential) => createHmac('sha256', hashKey).update(credential).digest(),
    seal(plain) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce)
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(-16))
      return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
    },
    sign: (text) => createHmac('sha256', signKey).update(text).digest(),
    fingerprint: derive('fingerprint'),
  }
}

/**
 * The token of a link that goes out by mail, 43 characters. It follows from its ids and the pepper, so nobody has to keep
 * it between the request and the mail, and a mail that is tried again has the same link.
 */
export const derivedLinkToken = (
  secrets: Secrets,
  purpose: 'endorsement' | 'come_back' | 'unsubscribe',
  ...ids: string[]
) => secrets.sign(`link ${purpose} ${ids.join(' ')}`).toString('base64url')
