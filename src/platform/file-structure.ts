import { opensWithoutPassword } from './pdf-password.ts'
import type { MediaType } from './sniff.ts'

/** Reads a file as it streams by, and tells at its end whether a program could open it. It holds a few KB at most. */
export interface Structure {
  push(chunk: Buffer): void
  /** undefined: nothing is known against the file. */
  end(): 'damaged' | 'password' | undefined
}

/** The next wish of a reader of a format: some bytes, to pass over some, or to pass over everything up to a mark. */
type Want = { take: number } | { skip: number } | { find: Buffer }
/** Returns whether the image is whole. It gets the bytes of each `take`. */
type Reader = Generator<Want, boolean, Buffer>

/** Real images have some thousands of pieces at most. The limit keeps an image of empty pieces from taking long. */
const PIECES_AT_MOST = 100_000
const [FF, END_OF_IMAGE] = [Buffer.from([0xff]), Buffer.from([0xff, 0xd9])]

/** ITU-T T.81, B.1: segments up to the first scan, a frame among them, and an end of image after it. */
function* jpeg(): Reader {
  yield { skip: 2 }
  let hasFrame = false
  for (let piece = 0; piece < PIECES_AT_MOST; piece++) {
    yield { find: FF }
    let marker = 0xff
    while (marker === 0xff) marker = (yield { take: 1 }).readUInt8()
    const isAlone = marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)
    if (isAlone) continue
    if (marker === 0xd9) return false
    const size = (yield { take: 2 }).readUInt16BE()
    if (size < 2) return false
    yield { skip: size - 2 }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) hasFrame = true
    if (marker !== 0xda) continue
    if (!hasFrame) return false
    // Inside a scan, FF is always followed by 0 or by a marker, so this is the end.
    yield { find: END_OF_IMAGE }
    return true
  }
  return false
}

/** ISO/IEC 15948, 5: IHDR first with a size, IDAT with data, IEND last. */
function* png(): Reader {
  yield { skip: 8 }
  let hasData = false
  for (let piece = 0; piece < PIECES_AT_MOST; piece++) {
    const head = yield { take: 8 }
    const [size, type] = [head.readUInt32BE(), head.toString('latin1', 4)]
    if ((piece === 0) !== (type === 'IHDR') || !/^[A-Za-z]{4}$/.test(type)) return false
    if (type === 'IEND') return hasData
    if (type === 'IDAT' && size > 0) hasData = true
    if (type === 'IHDR') {
      const box = yield { take: 8 }
      if (size !== 13 || box.readUInt32BE() === 0 || box.readUInt32BE(4) === 0) return false
      yield { skip: size - 8 + 4 }
    } else yield { skip: size + 4 }
  }
  return false
}

/** Runs a reader over the chunks. What a chunk does not hold is awaited from the next. */
function imageOf(reader: Reader): Structure {
  let { value: want, done } = reader.next(Buffer.alloc(0)) as { value: Want | boolean; done?: boolean }
  let kept = Buffer.alloc(0)
  return {
    push(chunk) {
      if (done) return
      let rest = kept.length > 0 ? Buffer.concat([kept, chunk]) : chunk
      while (!done) {
        const now = want as Want
        let got = rest
        if ('take' in now) {
          if (rest.length < now.take) break
          got = rest.subarray(0, now.take)
          rest = rest.subarray(now.take)
        } else if ('skip' in now) {
          const skipped = Math.min(now.skip, rest.length)
          now.skip -= skipped
          rest = rest.subarray(skipped)
          if (now.skip > 0) break
        } else {
          const found = rest.indexOf(now.find)
          rest = rest.subarray(found < 0 ? Math.max(0, rest.length - now.find.length + 1) : found + now.find.length)
          if (found < 0) break
        }
        ;({ value: want, done = false } = reader.next(got))
      }
      // A copy: otherwise a few bytes would keep the whole chunk in memory.
      kept = Buffer.from(rest)
    },
    end: () => (done && want === true ? undefined : 'damaged'),
  }
}

/** Readers look for the end of a PDF in its last kilobyte; some programs write a little more behind it. */
const TAIL_BYTES = 2048
/** On both sides of a word, as much as its dictionary can have. */
const AROUND = 2048
const WINDOWS_AT_MOST = 16

const isPadding = (byte: number | undefined) => byte === 0 || byte === 0x20 || (byte && byte >= 9 && byte <= 13)

/** A reference to the encryption dictionary, or that dictionary itself. */
const ENCRYPTED = /^\/Encrypt\s*(\d+\s+\d+\s+R|<<)/

const around = (bytes: Buffer, at: number) => bytes.toString('latin1', Math.max(0, at - AROUND), at + AROUND)

/** The last places of a word at or behind `from`, in order. */
function places(bytes: Buffer, word: string, from: number): number[] {
  const found: number[] = []
  for (let at = bytes.lastIndexOf(word); at >= from && found.length < WINDOWS_AT_MOST; ) {
    found.unshift(at)
    at = at > 0 ? bytes.lastIndexOf(word, at - 1) : -1
  }
  return found
}

/** The end of a PDF, and the dictionaries that say how it is encrypted. The rest of it is not read. */
function pdf(): Structure {
  let tail = Buffer.alloc(0)
  let padding = 0
  let carry = Buffer.alloc(0)
  let trailer = ''
  const dictionaries: string[] = []

  function keepTail(chunk: Buffer) {
    let end = chunk.length
    while (end > 0 && isPadding(chunk[end - 1])) end--
    if (end > 0) {
      // Padding inside is kept as zeros: it stands for any white space.
      const gap = Buffer.alloc(Math.min(padding, TAIL_BYTES))
      tail = Buffer.from(Buffer.concat([tail, gap, chunk.subarray(0, end)]).subarray(-TAIL_BYTES))
      padding = 0
    }
    padding += chunk.length - end
  }
  function keepDictionaries(chunk: Buffer) {
    const bytes = Buffer.concat([carry, chunk])
    // The bytes before were seen with all of their surroundings.
    const unseen = Math.max(0, carry.length - AROUND)
    // The last one counts: an update adds a new trailer at the end.
    for (const at of places(bytes, '/Encrypt', unseen))
      if (ENCRYPTED.test(bytes.toString('latin1', at, at + 64))) trailer = around(bytes, at)
    for (const at of places(bytes, '/Standard', unseen)) {
      const text = around(bytes, at)
      if (/\/Filter\s*\/Standard\b/.test(text)) dictionaries.push(text)
    }
    dictionaries.splice(0, dictionaries.length - WINDOWS_AT_MOST)
    carry = Buffer.from(bytes.subarray(-2 * AROUND))
  }
  return {
    push(chunk) {
      keepTail(chunk)
      keepDictionaries(chunk)
    },
    end() {
      if (!/%%EOF|startxref[\s\0]+\d/.test(tail.toString('latin1'))) return 'damaged'
      return trailer && !opensWithoutPassword(trailer, dictionaries) ? 'password' : undefined
    },
  }
}

/** The reader of each media type that is accepted. */
export const structureOf = (type: MediaType): Structure =>
  type === 'application/pdf' ? pdf() : imageOf(type === 'image/png' ? png() : jpeg())
