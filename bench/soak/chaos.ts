import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Ask } from './client.ts'
import { DAY, instant, type Scene } from './scene.ts'
import type { World } from './world.ts'

const KILL_EVERY_MS = 20_000
const CLOCK_MOVES = 10

interface Options {
  world: World
  scene: Scene
  ask: Ask
  chance: Chance
  seconds: number
  signal: AbortSignal
}

/** Waits. False: the soak ended first. */
const waits = (ms: number, signal: AbortSignal) => sleep(ms, true, { signal }).catch(() => false)

/** Kills either process in the first half. In the second half it spares the second process, to watch its memory. */
async function killProcesses({ world, chance, seconds, signal }: Options) {
  const started = performance.now()
  const [first, second] = world.processes
  for (let at = KILL_EVERY_MS; await waits(started + at - performance.now(), signal); at += KILL_EVERY_MS) {
    const victim = at < seconds * 500 && chance.is(0.5) ? second : first
    if (victim) await world.kill(victim)
  }
}

async function crashPostgres({ world, seconds, signal }: Options) {
  if (world.canCrash && (await waits(seconds * 550, signal))) await world.crashPostgres()
}

/** Moves the clock by a few days at a time, so that deadlines pass among the requests. */
async function moveClock({ ask, scene, chance, seconds, signal }: Options) {
  const path = '/v1/sandbox/clock'
  while (await waits((seconds * 1_000) / CLOCK_MOVES, signal)) {
    const shown = await ask({ operation: 'getSandboxClock', method: 'GET', path })
    const now = instant(Date.parse(shown.json.now) + chance.between(1, 3) * DAY)
    await ask({ operation: 'setSandboxClock', method: 'PUT', path, body: { now } })
    scene.showed(now)
  }
}

/** Kills processes, crashes Postgres and moves the clock, until stopped. */
export const disturb = (options: Options) =>
  Promise.all([killProcesses(options), crashPostgres(options), moveClock(options)])
