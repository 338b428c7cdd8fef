import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Instant } from '../postgres/db.ts'

export interface RenderTask {
  folder: string
  template: string
  data: string
  images: Record<string, Uint8Array>
  at: Instant
  limit_ms: number
}
export type RenderAnswer = { pdf: Uint8Array } | { error: string }

/** A page takes some milliseconds, a hundred badges less than a second. What runs longer is stopped, with its thread. */
const RENDER_MS = 20_000
/** The compiler and its fonts take about 60 MB. They are given back when nothing was rendered for this long. */
const IDLE_MS = 60_000

let worker: Worker | undefined
let idle: NodeJS.Timeout | undefined
let last: Promise<unknown> = Promise.resolve()

function stop() {
  clearTimeout(idle)
  const old = worker
  worker = undefined
  return old?.terminate()
}

/** The thread is made for the first document: the compiler blocks the thread that it runs in. */
function start(): Worker {
  clearTimeout(idle)
  worker ??= new Worker(new URL('./render-worker.ts', import.meta.url))
  return worker
}

function run(task: RenderTask): Promise<Uint8Array> {
  const thread = start()
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const lose = (error: Error) => {
    // The thread is still at work, or gone: the next document gets a new one.
    void stop()
    reject(error)
  }
  const timer = setTimeout(() => lose(new Error(`the template ${task.template} took too long`)), task.limit_ms)
  const onMessage = (answer: RenderAnswer) => ('pdf' in answer ? resolve(answer.pdf) : reject(new Error(answer.error)))
  const onExit = () => lose(new Error('the renderer stopped'))
  thread.ref()
  thread.once('message', onMessage).once('error', lose).once('exit', onExit)
  thread.postMessage(task)
  return promise.finally(() => {
    clearTimeout(timer)
    thread.off('message', onMessage).off('error', lose).off('exit', onExit)
    thread.unref()
    if (worker !== thread) return
    idle = setTimeout(stop, IDLE_MS)
    idle.unref()
  })
}

/**
 * Renders a Typst template as a PDF, in a thread of its own, one document after the other. `data` reaches the template as
 * values, never as markup: `json(bytes(sys.inputs.data))`; the families of the fonts are in `sys.inputs.fonts`. `images`
 * are files that the template reads by their path, such as `/images/logo.png`. `at` is the date inside the PDF: the same
 * input gives the same bytes. `template` is the address of a file; it imports files of its own folder only.
 */
export function renderPdf(
  template: URL,
  data: object,
  { images = {}, at, limit_ms = RENDER_MS }: { images?: Record<string, Uint8Array>; at: Instant; limit_ms?: number },
): Promise<Buffer> {
  const [folder, name] = [new URL('.', template), fileURLToPath(template).replace(/^.*[/\\]/, '')]
  const task = { folder: fileURLToPath(folder), template: name, data: JSON.stringify(data), images, at, limit_ms }
  const done = last.then(() => run(task))
  last = done.catch(() => {})
  return done.then((pdf) => Buffer.from(pdf))
}
