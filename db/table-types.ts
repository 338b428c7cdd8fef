import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import codegen from './codegen.json' with { type: 'json' }

/** The file with the types of the tables. */
export const TABLE_TYPES = new URL(codegen.outFile, import.meta.url)

/**
 * The types of a database's tables, as TypeScript. The generator does not find the types inside an expression such as
 * `Json<Rule[]>` (its parser needs an older TypeScript, and it warns about each), so the imports are added here.
 */
export async function tableTypes(url: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cohort-types-'))
  try {
    const outFile = join(folder, 'types.ts')
    const config = fileURLToPath(new URL('codegen.json', import.meta.url))
    const cli = fileURLToPath(import.meta.resolve('kysely-codegen/dist/cli/bin.js'))
    await promisify(execFile)(process.execPath, [cli, '--config-file', config, '--out-file', outFile, '--url', url])
    const imports = Object.entries(codegen.customImports).map(
      ([name, from]) => `import type { ${name} } from '${from}';`,
    )
    const text = await readFile(outFile, 'utf8')
    return text.replace(/^import .*\n/m, (first) => `${first}${imports.join('\n')}\n`)
  } finally {
    await rm(folder, { recursive: true })
  }
}
