import './check-node.mjs'

await import('./compile-cache.mjs')
if (process.argv[2] === 'worker') {
  const { runWorker } = await import('./worker.ts')
  await runWorker()
} else await import('./server.ts')
