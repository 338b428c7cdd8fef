/** The first and the last code point of each run that a font has glyphs for. */
export type Runs = readonly (readonly [from: number, to: number])[]

/** The place of a table in an OpenType file, by its tag. `head`: the first bytes of the file, with the table directory. */
export function tableAt(head: Buffer, tag: string): { offset: number; length: number } | undefined {
  const tables = head.readUInt16BE(4)
  for (let i = 0; i < tables; i++) {
    const at = 12 + i * 16
    if (head.toString('latin1', at, at + 4) !== tag) continue
    return { offset: head.readUInt32BE(at + 8), length: head.readUInt32BE(at + 12) }
  }
  return undefined
}

/** Format 12: groups of code points beyond 16 bits. */
function groups(table: Buffer): Runs {
  const count = table.readUInt32BE(12)
  return Array.from({ length: count }, (_, i) => {
    const at = 16 + i * 12
    return [table.readUInt32BE(at), table.readUInt32BE(at + 4)] as const
  })
}

/** Format 4: segments of 16-bit code points. A segment with an offset may have holes, which are glyph 0. */
function segments(table: Buffer): Runs {
  const bytes = table.readUInt16BE(6)
  const [ends, starts] = [14, 16 + bytes]
  const [deltas, offsets] = [starts + bytes, starts + 2 * bytes]
  const runs: [number, number][] = []
  for (let at = 0; at < bytes; at += 2) {
    const [start, end] = [table.readUInt16BE(starts + at), table.readUInt16BE(ends + at)]
    const [delta, offset] = [table.readUInt16BE(deltas + at), table.readUInt16BE(offsets + at)]
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph =
        offset === 0 ? (code + delta) & 0xffff : table.readUInt16BE(offsets + at + offset + 2 * (code - start))
      const last = runs.at(-1)
      if (glyph === 0) continue
      if (last && last[1] === code - 1) last[1] = code
      else runs.push([code, code])
    }
  }
  return runs
}

/** The code points of a cmap table (OpenType), from its Unicode subtables of the formats 4 and 12. */
export function runsOf(cmap: Buffer): Runs {
  const found: Runs[] = []
  for (let i = 0; i < cmap.readUInt16BE(2); i++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + i * 8 + 4))
    const format = table.readUInt16BE(0)
    if (format === 12) found.unshift(groups(table))
    if (format === 4) found.push(segments(table))
  }
  return found[0] ?? []
}
