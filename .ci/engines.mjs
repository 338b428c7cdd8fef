/**
 * Every npm script runs on the Node that is a dependency, not on the Node that runs npm. npm warns about packages that
 * need a newer Node than its own, although they get one. This script deletes the `engines` of such packages from the
 * lock, but only if our Node satisfies them. `--check` fails if there is something to delete.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))
const numbers = (version) => version.split('.').map(Number)
const isAtLeast = (version, wanted) => {
  const [have, want] = [numbers(version), numbers(wanted)]
  const at = want.findIndex((part, i) => part !== have[i])
  return at === -1 || have[at] > want[at]
}
const ours = lock.packages['node_modules/node'].version
const dropped = Object.entries(lock.packages).filter(([name, { engines }]) => {
  const [, wanted] = /^>=\s*(\d+(?:\.\d+)*)$/.exec(engines?.node ?? '') ?? []
  return name !== '' && wanted && isAtLeast(ours, wanted) && !isAtLeast('20', wanted)
})
if (process.argv.includes('--check')) {
  for (const [name] of dropped) console.error(`${name}: npm would warn of its engine; run npm run lock`)
  process.exit(dropped.length > 0 ? 1 : 0)
}
for (const [, entry] of dropped) delete entry.engines
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
