import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Test } from 'tap'

/** What the server does with a mail. `hang` answers nothing; `close` ends the connection in the middle. */
export type Behaviour = 'accept' | 'refuse' | 'busy' | 'hang' | 'close'

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

/** A real SMTP server. It keeps the mails that it took, as they came. */
export async function aMailServer(t: Test) {
  const mails: string[] = []
  let behaviour: (to: string) => Behaviour = () => 'accept'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 100,
    onRcptTo({ address }, _session, callback) {
      const does = behaviour(address)
      if (does === 'refuse') callback(refusal(550, `no such mailbox ${address}`))
      else if (does === 'busy') callback(refusal(450, 'try again later'))
      else callback()
    },
    onData(stream, session, callback) {
      const does = behaviour(session.envelope.rcptTo[0]?.address ?? '')
      let text = ''
      stream.on('data', (chunk) => {
        text += chunk
      })
      stream.on('end', () => {
        if (does === 'hang') return
        if (does === 'close') return void server.connections.forEach((each) => void each.close())
        mails.push(text)
        callback()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    behave: (as: Behaviour | ((to: string) => Behaviour)) => {
      behaviour = typeof as === 'function' ? as : () => as
    },
  }
}
