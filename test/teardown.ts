import { existsSync, readFileSync, rmSync } from 'node:fs'
import { sharedState } from './database.ts'
import { until } from './until.ts'

/** Runs once after all tests: stops their server and waits until its folder is deleted. */
const { dataDir, keeper } = JSON.parse(readFileSync(sharedState, 'utf8'))
if (keeper) {
  process.kill(keeper, 'SIGTERM')
  await until('the server of the tests has ended', () => !existsSync(dataDir))
}
rmSync(sharedState, { force: true })
