import { parseArgs } from 'node:util'
import pkg from '../../package.json' with { type: 'json' }
import { distance } from '../platform/near-miss.ts'
import { Problem, type ProblemItem } from '../platform/problem.ts'
import { lastWords } from '../platform/start-refused.ts'
import { type Command, type Values, WrongUse } from './command.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { importCities } from './import-cities.ts'
import { importPrograms } from './import-programs.ts'
import { createKey, listKeys, revokeKey, rotateKey } from './keys.ts'
import { resetSandbox } from './reset-sandbox.ts'

/** The one command line tool. Each command uses the operations of the API, as the system, and opens no port. */
const COMMANDS: Command[] = [
  createKey,
  listKeys,
  revokeKey,
  rotateKey,
  importCities,
  importPrograms,
  doctor,
  resetSandbox,
  demo,
]

const HELP = `cohort ${pkg.version}: the commands of an operator.

${COMMANDS.map(({ name, summary }) => `  cohort ${name.padEnd(16)} ${summary}`).join('\n')}
  cohort ${'help COMMAND'.padEnd(16)} How to use a command

The settings are those of the service: its environment, and .env in the working folder.`

function findCommand(words: string[]): [Command | undefined, string[]] {
  const found = COMMANDS.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
  return [found, words.slice(found?.name.split(' ').length ?? 0)]
}

function unknown(words: string[]): string {
  const typed = words
    .filter((word) => !word.startsWith('-'))
    .slice(0, 2)
    .join(' ')
  const near = COMMANDS.map(({ name }) => name).find((name) => distance(typed, name) <= 2)
  return `There is no command "${typed}".${near ? ` Did you mean "${near}"?` : ''}\n\n${HELP}`
}

async function run(command: Command, given: string[]) {
  const { options, takes: [least, most] = [0, 0] } = command
  let parsed: { values: Values; positionals: string[] }
  try {
    parsed = parseArgs({
      args: given,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: most > 0,
    })
  } catch (error) {
    throw new WrongUse((error as Error).message)
  }
  const { values, positionals } = parsed
  if (values.help) return console.log(command.usage)
  if (positionals.length < least) throw new WrongUse(`cohort ${command.name} needs another argument`)
  if (positionals.length > most) throw new WrongUse(`Unexpected argument '${positionals[most]}'`)
  await command.run(values, positionals)
}

function tell(error: unknown, command: Command) {
  if (error instanceof Problem) {
    const items = (error.extra.errors ?? []) as ProblemItem[]
    if (items.length === 0) console.error(error.message)
    for (const { pointer, detail } of items) console.error(`${pointer}: ${detail}`)
  } else if (error instanceof WrongUse) console.error(`${error.message}\n\n${command.usage}`)
  else console.error(lastWords(error))
}

const [first = 'help', ...rest] = process.argv.slice(2)
const isHelp = ['help', '--help', '-h'].includes(first)
const words = isHelp ? rest : [first, ...rest]
const [command, given] = findCommand(words)
if (first === '--version') console.log(pkg.version)
else if (isHelp && words.length === 0) console.log(HELP)
else if (!command) {
  console.error(unknown(words))
  process.exitCode = 1
} else if (isHelp) console.log(command.usage)
else
  await run(command, given).catch((error) => {
    tell(error, command)
    process.exitCode = 1
  })
