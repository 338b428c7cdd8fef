/** The least number of typed characters, missed characters, wrong characters and swapped neighbours between two words. */
export function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const [above = [], twoAbove = []] = [rows[i - 1], rows[i - 2]]
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(Number(above[j]) + 1, Number(row[j - 1]) + 1, Number(above[j - 1]) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, Number(twoAbove[j - 2]) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return Number(rows[a.length]?.[b.length])
}

const isSwap = (a: string, b: string) =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join() && distance(a, b) === 1

/** One word more or less typed right. Short words have many true neighbours (PORT, POST): only a swap counts there. */
const isAlike = (a: string, b: string) => (Math.min(a.length, b.length) < 5 ? isSwap(a, b) : distance(a, b) === 1)

function isNear(name: string, setting: string): boolean {
  if (name === setting) return false
  const [words, wanted] = [name.split('_'), setting.split('_')]
  if (wanted.length === 1) return isAlike(name, setting)
  if (name.replaceAll('_', '') === setting.replaceAll('_', '')) return true
  // A whole name is long enough for one slip anywhere, or for one slip in each of two words.
  const slips = words.map((word, i) => distance(word, wanted[i] ?? ''))
  return words.length === wanted.length
    ? slips.every((slip) => slip <= 1) && slips.filter(Boolean).length <= 2
    : distance(name, setting) === 1
}

const PREFIX = 'COHORT_'
/** Kubernetes sets `<SERVICE>_PORT=tcp://10.0.0.1:80` for each service, so a service named cohort looks like a setting. */
const SERVICE_LINK = /^(tcp|udp|sctp):\/\//

/**
 * The setting that a variable of the environment was probably meant to be; undefined: the variable is none of ours.
 * It looks only for settings that are not given: a program beside ours may use a similar name.
 */
export function nearMiss(name: string, value: string, missing: readonly string[]): string | undefined {
  if (SERVICE_LINK.test(value)) return undefined
  const isFile = name.toUpperCase().endsWith('_FILE')
  const plain = name.toUpperCase().slice(0, isFile ? -5 : undefined)
  const bare = plain.startsWith(PREFIX) ? plain.slice(PREFIX.length) : plain
  const found = missing.find(
    (setting) => (bare === setting && bare !== name.slice(0, bare.length)) || isNear(bare, setting),
  )
  return found && `${found}${isFile ? '_FILE' : ''}`
}
