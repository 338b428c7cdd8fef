import { existsSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { sharedState } from './database.ts'

/** Runs once after all tests: the server they used is stopped, and its folder is gone. */
const { dataDir, keeper } = JSON.parse(readFileSync(sharedState, 'utf8'))
if (keeper) {
  process.kill(keeper, 'SIGTERM')
  while (existsSync(dataDir)) await sleep(50)
}
rmSync(sharedState, { force: true })
