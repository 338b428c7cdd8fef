import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'

/** All files before this one are applied together in one transaction. */
const FIRST_BY_STATEMENT = '0006'

export interface Step {
  name: string
  statement: string
  sha256: string
}
export interface MigrationFile {
  name: string
  text: string
  sha256: string
  steps: Step[]
}

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

/** Matches a concurrent build of an index, and captures its name. */
export const NEW_INDEX = /^create\s+(?:unique\s+)?index\s+concurrently\s+if\s+not\s+exists\s+([\w."]+)/i
export const isConcurrent = (statement: string) => /^(create|drop|reindex)\s[\w\s]*\bconcurrently\b/i.test(statement)

function stepsOf(file: string, text: string): Step[] {
  const statements = statementsOf(text)
  for (const statement of statements) {
    if (/^(create|drop)/i.test(statement) && isConcurrent(statement) && !/\bif\s+(not\s+)?exists\b/i.test(statement))
      throw new Error(`migration ${file}: a statement with CONCURRENTLY may run twice: write IF [NOT] EXISTS`)
  }
  return statements.map((statement, i) => ({ name: `${file}:${i + 1}`, statement, sha256: sha256Of(statement) }))
}

export async function readMigrations(folder: URL): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      return { name, text, sha256: sha256Of(text), steps: name < FIRST_BY_STATEMENT ? [] : stepsOf(name, text) }
    }),
  )
}

/** One character, or a whole comment, string, quoted name or dollar-quoted body: a semicolon in it ends nothing. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|(?<!\w)e'(?:\\[\s\S]|''|[^'\\])*'|'(?:''|[^'])*'|"(?:""|[^"])*"|\$((?:[a-z_]\w*)?)\$[\s\S]*?\$\1\$|[\s\S]/gi
const COMMENT = /^(--|\/\*)/

/** The statements of a SQL file, without comments. It does not support bodies in `begin atomic ... end`. */
export function statementsOf(text: string): string[] {
  const statements = ['']
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === ';') statements.push('')
    else if (!COMMENT.test(token)) statements.push(`${statements.pop()}${token}`)
  }
  return statements.map((statement) => statement.trim()).filter((statement) => statement !== '')
}
