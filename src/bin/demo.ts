import type { Command } from './command.ts'
import { playArrival } from './demo/arrival.ts'
import { openSandbox, playCall } from './demo/call.ts'
import { Player } from './demo/player.ts'
import { playSelection } from './demo/selection.ts'
import { serve } from './demo/serve.ts'

export const demo: Command = {
  name: 'demo',
  summary: 'Play the Seoul workshop of 2017 over HTTP',
  usage: `Plays the Seoul workshop of 2017 over HTTP, from the call to the certificate, and prints each step with its status.

  cohort demo          on a service of its own, which ends with it
  cohort demo URL      on a running sandbox, whose clock it sets

It can be played again and again on one sandbox only after cohort sandbox reset: the slots of its cities are then taken.`,
  options: {},
  takes: [0, 1],
  async run(_, [given]) {
    const service = given ? { base: given.replace(/\/$/, ''), stop: async () => {} } : await serve()
    const player = new Player(service.base)
    try {
      const keys = await openSandbox(player)
      const cast = await playCall(player, keys)
      await playSelection(player, keys, cast)
      await playArrival(player, keys, cast)
    } finally {
      await service.stop()
    }
    console.log(player.failures === 0 ? 'Every step succeeded.' : `${player.failures} steps failed.`)
    process.exitCode = player.failures === 0 ? 0 : 1
  },
}
