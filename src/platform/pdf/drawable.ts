import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Runs, runsOf, tableAt } from './cmap.ts'
import { FAMILIES, FONT_FOLDER } from './fonts.ts'

/** A table directory is shorter: 12 bytes, and 16 for each table. */
const HEAD_BYTES = 1024

async function readRuns(file: string): Promise<Runs> {
  const handle = await open(join(FONT_FOLDER, file))
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    await handle.read(head, 0, HEAD_BYTES, 0)
    const place = tableAt(head, 'cmap')
    if (!place) return []
    const cmap = Buffer.alloc(place.length)
    await handle.read(cmap, 0, place.length, place.offset)
    return runsOf(cmap)
  } finally {
    await handle.close()
  }
}

/** A bit for each code point of Unicode: 139 kB. */
async function readDrawable(): Promise<Uint8Array> {
  const drawable = new Uint8Array(0x110000 / 8)
  const files = Object.values(FAMILIES).flatMap(([first = '']) => first)
  for (const runs of await Promise.all(files.map(readRuns)))
    for (const [from, to] of runs)
      for (let code = from; code <= to; code++) drawable[code >> 3] = (drawable[code >> 3] ?? 0) | (1 << (code & 7))
  return drawable
}

let drawable: Promise<Uint8Array> | undefined

/** Blanks, joiners, marks of direction and variation selectors: a font need not have them. */
const INVISIBLE = /[\p{White_Space}\p{Cf}\p{Variation_Selector}]/u

/** The characters of a text that no font can draw: they would be printed as empty boxes. */
export async function undrawable(text: string): Promise<string[]> {
  drawable ??= readDrawable()
  const known = await drawable
  const missing = [...new Set(text.normalize('NFC'))].filter((character) => {
    const code = character.codePointAt(0) ?? 0
    return !INVISIBLE.test(character) && !((known[code >> 3] ?? 0) & (1 << (code & 7)))
  })
  return missing
}
