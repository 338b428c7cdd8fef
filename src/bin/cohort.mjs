#!/usr/bin/env node
import '../check-node.mjs'

await import('../compile-cache.mjs')
await import('./cohort.ts')
