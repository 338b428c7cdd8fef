import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { FAMILIES, FONT_FOLDER } from './fonts.ts'
import type { RenderAnswer, RenderTask } from './render-pdf.ts'

const fonts = JSON.stringify(Object.keys(FAMILIES))
/** By the folder of the templates: a template reads no file outside of it. */
const compilers = new Map<string, NodeCompiler>()

function compilerOf(workspace: string): NodeCompiler {
  const known = compilers.get(workspace)
  if (known) return known
  const made = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [FONT_FOLDER] }] })
  compilers.set(workspace, made)
  return made
}

function render({ folder, template, data, images, at }: RenderTask): Uint8Array {
  const compiler = compilerOf(folder)
  // Old results of other documents leave the cache.
  compiler.evictCache(5)
  compiler.resetShadow()
  for (const [path, content] of Object.entries(images)) compiler.mapShadow(join(folder, path), Buffer.from(content))
  const result = compiler.compile({ mainFilePath: join(folder, template), inputs: { data, fonts }, resetRead: true })
  if (!result.result) {
    const error = result.takeDiagnostics()
    const told = error ? compiler.fetchDiagnostics(error).map(({ message }) => message) : []
    throw new Error(`the template ${template} failed: ${told.join('; ')}`)
  }
  return compiler.pdf(result.result, { creationTimestamp: Math.floor(Date.parse(at) / 1000) })
}

parentPort?.on('message', (task: RenderTask) => {
  let answer: RenderAnswer
  try {
    answer = { pdf: render(task) }
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer)
})
