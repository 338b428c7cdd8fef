import { existsSync, readFileSync, rmSync } from 'node:fs'
import { sharedState } from './database.ts'
import { until } from './until.ts'

/** Runs once after all tests: the server they used is stopped, and its folder is gone. */
const { dataDir, keeper } = JSON.parse(readFileSync(sharedState, 'utf8'))
if (keeper) {
  process.kill(keeper, 'SIGTERM')
  await until('the server of the tests has ended', () => !existsSync(dataDir))
}
rmSync(sharedState, { force: true })
