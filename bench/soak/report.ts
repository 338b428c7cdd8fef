import type { ApiProcess } from './api-process.ts'
import { each, type Finding } from './finding.ts'
import type { Journal } from './journal.ts'

/** MB. An idle process takes about 150. A process that kept every answer would exceed this within minutes. */
const MEMORY_LIMIT = 600
const SHOWN_FAULTS = 5

const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0)
export const operationsOf = ({ tallies }: Journal) =>
  sum([...tallies.values()].map(({ done, refused }) => done + refused))
export const killsOf = (processes: readonly ApiProcess[]) => sum(processes.map(({ diary }) => diary.kills))

/** Prints a line about the time since the previous line. */
export function progress(journal: Journal, processes: readonly ApiProcess[]) {
  const started = performance.now()
  let [before, at] = [0, started]
  return async () => {
    await Promise.all(processes.map((process) => process.measure()))
    const [count, now] = [operationsOf(journal), performance.now()]
    const rate = Math.round(((count - before) * 1_000) / (now - at))
    ;[before, at] = [count, now]
    const retries = [...journal.retried].map(([reason, times]) => `${times} × ${reason}`).join(', ') || 'none'
    const memory = processes.map(({ diary }) => `${diary.memory.at(-1) ?? '?'} MB`).join(' and ')
    console.log(
      `${String(Math.round((now - started) / 1_000)).padStart(4)} s  ${String(rate).padStart(4)} operations/s  ` +
        `${killsOf(processes)} kills  retries: ${retries}  memory: ${memory}`,
    )
  }
}

/** The invariants of the processes themselves. */
export function judgeProcesses(processes: readonly ApiProcess[], exitCodes: readonly (number | null)[]): Finding[] {
  const diaries = processes.map(({ diary }) => diary)
  const codes = exitCodes.map((code, i) => ({ code, name: processes[i]?.name }))
  return [
    { invariant: 'no process ended by itself', count: diaries.length, faults: diaries.flatMap(({ deaths }) => deaths) },
    each(
      'a process that is asked to stop exits with 0',
      codes,
      ({ code, name }) => code !== 0 && `${name} ended with ${code}`,
    ),
    each(
      `no process took more than ${MEMORY_LIMIT} MB`,
      processes,
      ({ name, diary: { highest, memory } }) =>
        highest > MEMORY_LIMIT && `${name} took ${highest} MB: ${memory.join(' ')}`,
    ),
  ]
}

export function printReport(journal: Journal, processes: readonly ApiProcess[], findings: readonly Finding[]) {
  console.log('\nOperations')
  console.table(Object.fromEntries([...journal.tallies].sort()))
  for (const { name, diary } of processes)
    console.log(
      `${name}: ${diary.kills} kills, at most ${diary.highest} MB; in its last life ${diary.memory.join(' ')} MB`,
    )
  const errors = Map.groupBy(
    processes.flatMap(({ diary }) => [...diary.errors]),
    ([cause]) => cause,
  )
  for (const [cause, counts] of errors) console.log(`logged ${sum(counts.map(([, count]) => count))} × ${cause}`)
  console.log('\nInvariants')
  for (const { invariant, count, faults } of findings) {
    console.log(`${faults.length === 0 ? '    ok' : 'FAILED'}  ${String(count).padStart(7)}  ${invariant}`)
    for (const fault of faults.slice(0, SHOWN_FAULTS)) console.log(`                   ${fault}`)
    if (faults.length > SHOWN_FAULTS) console.log(`                   and ${faults.length - SHOWN_FAULTS} more`)
  }
}
