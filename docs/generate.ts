import { writeFile } from 'node:fs/promises'
import { holdsSlot, SEATED, STATUSES, TRANSITIONS } from '../src/intake/applications/lifecycle.ts'

const UNTIL = { call: 'the call ends', program: 'the program ends' }

/** docs/lifecycle.md, drawn from the table in the code. */
export function lifecyclePage(): string {
  const arrows = TRANSITIONS.flatMap(({ action, from, to }) =>
    (from ?? ['[*]']).flatMap((start) => to.map((end) => `  ${start} --> ${end}: ${action}`)),
  )
  const rows = TRANSITIONS.map(
    ({ action, from, to, by, until, operation, guard }) =>
      `| ${from?.join(', ') ?? '-'} | **${action}** | ${to.join(', ')} | ${by.join(', ')} | ${until ? UNTIL[until] : ''} | ${operation ?? ''} | ${guard} |`,
  )
  return `# The lifecycle of an application

Made by \`npm run docs\` from \`src/intake/applications/lifecycle.ts\`: do not edit. The service answers the same at \`/v1/lifecycle\`.

There is no way to set a status; there are only these actions. A move, its history entry, the slot and the seat it takes or frees,
and the event it announces are one transaction. In a cancelled program there are none. An action without an operation is taken by
the service, or comes with a later release. A move out of review voids an open decision; only a release carries one out.

| from | action | to | by | until | operation | guard and effect |
|---|---|---|---|---|---|---|
${rows.join('\n')}

An application holds one of its city's slots while it is ${STATUSES.filter(holdsSlot).join(', ')}.
It holds one of the program's seats while it is ${SEATED.join(', ')}.

\`\`\`mermaid
stateDiagram-v2
${arrows.join('\n')}
\`\`\`
`
}

if (import.meta.main) await writeFile(new URL('lifecycle.md', import.meta.url), lifecyclePage())
