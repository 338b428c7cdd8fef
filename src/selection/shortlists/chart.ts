import type { Balance } from './balance.ts'

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => String(ESCAPED[sign]))

const WIDTH = 640
const LABEL = 220
const ROW = 22
const BAR = 14
/** Each shortlist has its colour, which people who see few colours can tell apart (Okabe and Ito). */
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9']

interface Row {
  label: string
  /** One value for each shortlist. */
  values: number[]
}

const SPELLED: Record<string, string> = { e_government: 'e-government', ict: 'ICT', null: 'not told' }
const words = (code: string | null) => SPELLED[String(code)] ?? String(code).replaceAll('_', ' ')

/** The counts of several shortlists side by side, the labels in the order in which they come first. */
function rowsOf(all: readonly { label: string; count: number }[][]): Row[] {
  const labels = [...new Set(all.flatMap((each) => each.map(({ label }) => label)))]
  return labels.map((label) => ({
    label,
    values: all.map((each) => each.find((one) => one.label === label)?.count ?? 0),
  }))
}

function sectionsOf(balances: readonly Balance[]): [title: string, rows: Row[]][] {
  const of = (count: (balance: Balance) => { label: string; count: number }[]) => rowsOf(balances.map(count))
  return [
    [
      'In all',
      of(({ size, cities, countries, first_time_cities, seats }) => [
        { label: 'applications', count: size },
        { label: 'cities', count: cities.length },
        { label: 'countries', count: countries.length },
        { label: 'first-time cities', count: first_time_cities },
        { label: `seats${seats.total === null ? '' : ` of ${seats.total}`}`, count: seats.after },
      ]),
    ],
    ['Regions', of(({ regions }) => regions.map(({ name, count }) => ({ label: name, count })))],
    ['Field of work', of((each) => each.fields_of_work.map(({ value, count }) => ({ label: words(value), count })))],
    ['Level', of(({ levels }) => levels.map(({ value, count }) => ({ label: words(value), count })))],
  ]
}

/** One chart of the balances of shortlists, as SVG that stands alone: no script, no font, no address. */
export function chartOf(shortlists: readonly { name: string; balance: Balance }[]): string {
  const sections = sectionsOf(shortlists.map(({ balance }) => balance))
  const most = Math.max(1, ...sections.flatMap(([, rows]) => rows.flatMap(({ values }) => values)))
  const parts: string[] = []
  let y = 24
  const text = (x: number, at: number, words: string, more = '') =>
    parts.push(`<text x="${x}" y="${at}"${more}>${escaped(words)}</text>`)
  shortlists.forEach(({ name }, i) => {
    parts.push(`<rect x="12" y="${y - 11}" width="12" height="12" fill="${COLOURS[i % COLOURS.length]}"/>`)
    text(30, y, name, ' font-weight="bold"')
    y += ROW
  })
  for (const [title, rows] of sections) {
    y += 12
    text(12, y, title, ' font-weight="bold"')
    y += ROW
    for (const { label, values } of rows) {
      text(LABEL - 8, y, label, ' text-anchor="end"')
      values.forEach((value, i) => {
        const width = Math.round(((WIDTH - LABEL - 60) * value) / most)
        parts.push(
          `<rect x="${LABEL}" y="${y - 11}" width="${width}" height="${BAR}" fill="${COLOURS[i % COLOURS.length]}"/>`,
        )
        text(LABEL + width + 6, y, String(value))
        y += i < values.length - 1 ? BAR + 2 : 0
      })
      y += ROW
    }
  }
  const names = shortlists.map(({ name }) => name).join(' and ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img" font-family="sans-serif" font-size="13">`,
    `<title>${escaped(`The balance of ${names}`)}</title>`,
    `<rect width="${WIDTH}" height="${y}" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}
