import type { ProblemKinds } from '../../http/problem-kinds.ts'

export const problems = {
  program_status: { status: 409, meaning: 'The status of the program does not allow this.' },
  program_over: { status: 409, meaning: 'The last day of the program has passed.' },
  program_incomplete: {
    status: 422,
    meaning: 'The program cannot be published yet: `errors` shows what is missing.',
  },
} satisfies ProblemKinds
