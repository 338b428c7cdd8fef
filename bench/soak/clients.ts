import { setImmediate as breathe } from 'node:timers/promises'
import * as applicants from './applicants.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { changeMembership } from './cities.ts'
import { createAsk } from './client.ts'
import { edit } from './edits.ts'
import * as endorsements from './endorsements.ts'
import * as interviews from './interviews.ts'
import type { Journal } from './journal.ts'
import * as programs from './programs.ts'
import * as readers from './readers.ts'
import { release } from './releases.ts'
import * as reviews from './reviews.ts'
import type { Act, Scene } from './scene.ts'
import * as screening from './screening.ts'
import * as staff from './staff.ts'

/** The relative frequency of each action. */
const WEIGHTS: readonly (readonly [number, Act])[] = [
  [8, applicants.start],
  [18, applicants.putDocument],
  [1, applicants.deleteDocument],
  [6, edit],
  [10, applicants.submit],
  [3, applicants.resubmit],
  [2, applicants.withdraw],
  [3, applicants.accept],
  [1, applicants.decline],
  [8, staff.startReview],
  [3, staff.returnApplication],
  [2, staff.markIneligible],
  [2, staff.reinstate],
  [1, staff.attest],
  [0.5, staff.waive],
  [3, screening.verifyDocument],
  [1, screening.rejectDocument],
  [1.5, screening.startReviews],
  [1.5, screening.decideMany],
  [3, endorsements.answerForCity],
  [1, endorsements.answerLink],
  [1, endorsements.setPriorities],
  [3, reviews.openReviews],
  [2, reviews.assignReviews],
  [5, reviews.review],
  [0.5, reviews.reopenReview],
  [1, reviews.freezeRanking],
  [3, interviews.createSlots],
  [1, interviews.invite],
  [5, interviews.book],
  [2, interviews.move],
  [0.5, interviews.cancel],
  [2, interviews.recordOutcome],
  [1.5, staff.correctApplicant],
  [9, staff.decide],
  [3, release],
  [4, programs.openCall],
  [1, programs.editProgram],
  [0.7, programs.changeQuestions],
  [2, programs.setCap],
  [1.5, programs.extendCall],
  [0.4, programs.closeCall],
  [0.2, programs.cancelProgram],
  [0.5, changeMembership],
  [6, readers.readOwn],
  [2, readers.readDocuments],
  [1, readers.download],
  [2, readers.readEligibility],
  [2, readers.readHistory],
  [3, readers.listApplications],
  [1, readers.listDecisions],
  [1, readers.listParticipants],
  [2, readers.listPrograms],
  [3, readers.readAllocation],
]
const TOTAL = WEIGHTS.reduce((sum, [weight]) => sum + weight, 0)

function pickAct(chance: Chance): Act | undefined {
  let rest = (chance.below(1e6) / 1e6) * TOTAL
  for (const [weight, act] of WEIGHTS) {
    rest -= weight
    if (rest < 0) return act
  }
}

interface Options {
  journal: Journal
  hosts: () => readonly string[]
  scene: Scene
  count: number
  seed: number
  signal: AbortSignal
}

/** Runs clients that take one action after another until stopped. Each finishes its current action. */
export function runClients({ journal, hosts, scene, count, seed, signal }: Options): Promise<unknown> {
  async function run(number: number) {
    const chance = chanceFrom(seed * 1_000 + number)
    const here = { ask: createAsk(journal, hosts, chance), scene, chance, journal }
    while (!signal.aborted) {
      await pickAct(chance)?.(here)?.catch((error: Error) => journal.unanswered.push(error.message))
      await breathe()
    }
  }
  return Promise.all(Array.from({ length: count }, (_, number) => run(number)))
}
