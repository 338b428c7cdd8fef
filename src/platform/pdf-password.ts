import { createCipheriv, createHash } from 'node:crypto'

/** ISO 32000-1, algorithm 2: what stands for the missing rest of a password. */
const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')

const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest()

/** RC4: OpenSSL 3 does not offer it. Here it protects nothing; old PDFs are made with it. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, i) => i)
  const get = (i: number) => state[i & 255] as number
  const swap = (i: number, j: number) => {
    ;[state[i & 255], state[j & 255]] = [get(j), get(i)]
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j += get(i) + (key[i % key.length] as number)
    swap(i, j)
  }
  let j = 0
  return Buffer.from(
    data.map((byte, n) => {
      const i = n + 1
      j += get(i)
      swap(i, j)
      return byte ^ get(get(i) + get(j))
    }),
  )
}

/** ISO 32000-2, algorithm 2.B with an empty password: the hash of revision 6. */
function hash6(salt: Buffer): Buffer {
  let key = createHash('sha256').update(salt).digest()
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(false)
    const mixed = cipher.update(Buffer.concat(Array<Buffer>(64).fill(key)))
    // The first 16 bytes as a number modulo 3, which is the sum of the bytes modulo 3.
    const sum = mixed.subarray(0, 16).reduce((all, byte) => all + byte, 0)
    key = createHash(['sha256', 'sha384', 'sha512'][sum % 3] as string)
      .update(mixed)
      .digest()
    last = mixed.at(-1) ?? 0
  }
  return key.subarray(0, 32)
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
/** A string of a PDF, `<hex>` or `(literal)`, at the start of the text. */
function stringAt(text: string): Buffer | undefined {
  const [, hex] = /^<([\da-fA-F\s]*)>/.exec(text) ?? []
  if (hex !== undefined) return Buffer.from(hex.replace(/\s/g, ''), 'hex')
  if (!text.startsWith('(')) return undefined
  let [depth, value] = [0, '']
  for (const [token] of text.matchAll(/\\(?:[0-7]{1,3}|\r\n|[\s\S])|\r\n|[\s\S]/g)) {
    if (token === '(' && depth++ === 0) continue
    if (token === ')' && --depth === 0) return Buffer.from(value, 'latin1')
    const escaped = token.startsWith('\\') ? token.slice(1) : undefined
    if (escaped === undefined) value += token.replace(/\r\n?/, '\n')
    else if (/^[0-7]/.test(escaped)) value += String.fromCharCode(Number.parseInt(escaped, 8) & 255)
    else if (!/^[\r\n]/.test(escaped)) value += ESCAPES[escaped] ?? escaped
  }
  return undefined
}

/** The string behind a key of a dictionary. */
function stringOf(dictionary: string, key: string): Buffer | undefined {
  const found = new RegExp(`/${key}\\s*(?=[(<])`).exec(dictionary)
  return found ? stringAt(dictionary.slice(found.index + found[0].length)) : undefined
}
const numberOf = (dictionary: string, key: string) =>
  Number(new RegExp(`/${key}\\s+(-?\\d+)`).exec(dictionary)?.[1] ?? Number.NaN)

/** The encryption dictionary: in the trailer itself, or the last object with the number that the trailer names. */
function dictionaryOf(trailer: string, dictionaries: string[]): string | undefined {
  const direct = /\/Encrypt\s*<</.exec(trailer)
  if (direct) return trailer.slice(direct.index)
  const [, number, generation] = /^[\s\S]*\/Encrypt\s*(\d+)\s+(\d+)\s+R/.exec(trailer) ?? []
  const object = new RegExp(String.raw`^[\s\S]*?(?<!\d)${number}\s+${generation}\s+obj\b([\s\S]*)$`)
  for (const text of dictionaries.toReversed()) {
    const found = object.exec(text)?.[1]
    if (found && /\/Filter\s*\/Standard\b/.test(found)) return found
  }
  return undefined
}

/**
 * Whether an encrypted PDF opens without a password, as one that only limits printing or copying does. `trailer` is the
 * text around the reference to its encryption dictionary, `dictionaries` are texts around those of the standard handler.
 * A file that cannot be read is not open: a reader could not open it either. Source: ISO 32000-1, 7.6.3; ISO 32000-2, 7.6.4.
 */
export function opensWithoutPassword(trailer: string, dictionaries: string[]): boolean {
  const dictionary = dictionaryOf(trailer, dictionaries)
  const [owner, user] = dictionary ? [stringOf(dictionary, 'O'), stringOf(dictionary, 'U')] : []
  if (!dictionary || !owner || !user) return false
  const revision = numberOf(dictionary, 'R')
  if (revision >= 5) {
    const salt = user.subarray(32, 40)
    const hash = revision === 5 ? createHash('sha256').update(salt).digest() : hash6(salt)
    return user.length >= 40 && hash.equals(user.subarray(0, 32))
  }
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(numberOf(dictionary, 'P') | 0)
  const id = stringAt(/\/ID\s*\[\s*([\s\S]*)$/.exec(trailer)?.[1] ?? '') ?? Buffer.alloc(0)
  const isMetadataPlain = revision >= 4 && /\/EncryptMetadata\s+false/.test(dictionary)
  const version = numberOf(dictionary, 'V')
  const bits = version === 1 ? 40 : version === 4 ? 128 : numberOf(dictionary, 'Length') || 40
  const size = Math.min(16, revision === 2 ? 5 : bits / 8)
  let key = md5(PAD, owner.subarray(0, 32), permissions, id, Buffer.alloc(isMetadataPlain ? 4 : 0, 0xff))
  if (revision === 2) return rc4(key.subarray(0, size), PAD).equals(user.subarray(0, 32))
  for (let i = 0; i < 50; i++) key = md5(key.subarray(0, size))
  key = key.subarray(0, size)
  let proof: Buffer = md5(PAD, id)
  for (let i = 0; i < 20; i++) proof = rc4(Buffer.from(key.map((byte) => byte ^ i)), proof)
  return proof.equals(user.subarray(0, 16))
}
