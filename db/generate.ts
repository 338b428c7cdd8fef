import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { connect } from '../src/platform/postgres/db.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts'
import { migrate } from '../src/platform/postgres/migrate.ts'
import codegen from './codegen.json' with { type: 'json' }
import { dumpSchema } from './dump.ts'

/** The generator finds no types inside an expression such as `Json<Rule[]>`, so what it leaves out is imported here. */
async function addImports() {
  const path = new URL(codegen.outFile, import.meta.url)
  const text = await readFile(path, 'utf8')
  const missing = Object.entries(codegen.customImports).filter(
    ([name]) => !new RegExp(`import .*\\b${name}\\b`).test(text),
  )
  const lines = missing.map(([name, from]) => `import type { ${name} } from '${from}';`)
  await writeFile(
    path,
    text.replace(/^import .*\n/m, (first) => `${first}${lines.join('\n')}\n`),
  )
}

/** `npm run db:generate`: db/schema.sql and the table types, made anew from the migrations in a database of their own. */
const dataDir = await mkdtemp(join(tmpdir(), 'cohort-schema-'))
await chmod(dataDir, 0o755)
const { url, stop } = await startEmbeddedPostgres({ dataDir })
const db = connect({ url, max: 1, prepare: false })
try {
  await migrate(db)
  await writeFile(new URL('schema.sql', import.meta.url), await dumpSchema(db))
  await promisify(execFile)('kysely-codegen', ['--config-file', 'db/codegen.json', '--url', url])
  await addImports()
} finally {
  await db.destroy()
  await stop()
  await rm(dataDir, { recursive: true, force: true })
}
