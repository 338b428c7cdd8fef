import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { test } from 'tap'

test('demo: it plays the main job over HTTP, and every step does what it should', async (t) => {
  const cohort = fileURLToPath(new URL('../src/bin/cohort.mjs', import.meta.url))
  const demo = spawnSync(process.execPath, [cohort, 'demo'], { encoding: 'utf8' })
  t.equal(demo.status, 0, demo.stdout + demo.stderr)
  t.match(demo.stdout, /409 city_cap_reached/)
  t.match(demo.stdout, /2017-10-17T08:00:00\+09:00 in Seoul/)
  t.match(demo.stdout, /The place has ended without blame[\s\S]*offer_withdrawn/)
  t.match(demo.stdout, /certificate\.pdf[\s\S]*Anyone can verify its code/)
  t.match(demo.stdout, /sent .*: Your certificate: /)
  t.match(demo.stdout, /Every step succeeded/)
})
