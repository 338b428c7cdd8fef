import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type Transporter } from 'nodemailer'

export interface Mail {
  /** Stable: the same message keeps it when it is tried again, so that a mail server or a reader can drop the second. */
  id: string
  to: string
  subject: string
  text: string
  html: string
  headers?: Record<string, string>
}

/** Where mails go. `send` is done once the server has taken the mail; it throws a `MailRefused` or any other error. */
export interface Mailer {
  send(mail: Mail): Promise<void>
  close(): void
}

/** The server will never take this mail: another try is of no use. */
export class MailRefused extends Error {}

/** A server that says nothing for so long is given up, and the mail is tried again. */
const SILENCE_MS = 10_000
/** No mail takes longer than this in total. Less than the time for which a worker claims a message. */
export const SEND_MS = 30_000
const CONNECTIONS = 5

type SmtpError = Error & { responseCode?: number; command?: string }

/** An error without addresses: it is logged. */
const withoutAddresses = (text: string) => text.replace(/[^\s<>:;,"]+@[^\s<>:;,"]+/g, '(address)')

const hostOf = (from: string) => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'

const composed = (from: string, { id, ...mail }: Mail) => ({
  ...mail,
  from,
  messageId: `<${id}@${hostOf(from)}>`,
  // Nobody answers a machine out of office.
  headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
  // A text must not read a file or a web page of the sender.
  disableFileAccess: true,
  disableUrlAccess: true,
})

/** Fails after `ms`: a server that sends a byte now and then would otherwise hold a message for ever. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the mail server took longer than ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Mails by SMTP. Answers of 5xx are final (RFC 5321, 4.2.1); 4xx, silence and a lost connection are not. */
export function smtpMailer(url: string, from: string, { silence_ms = SILENCE_MS, send_ms = SEND_MS } = {}): Mailer {
  const transport: Transporter = createTransport(url, {
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: silence_ms,
    greetingTimeout: silence_ms,
    socketTimeout: silence_ms,
  } as never)
  // An idle connection that the server closes is no error of ours.
  transport.on('error', () => {})
  return {
    async send(mail) {
      try {
        await within(send_ms, transport.sendMail(composed(from, mail)))
      } catch (error) {
        const { responseCode = 0, command = '', message } = error as SmtpError
        // A refused login or greeting is not about this mail: the operator can still mend it.
        const isFinal = responseCode >= 500 && ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command)
        const said = withoutAddresses(message)
        throw isFinal ? new MailRefused(said) : new Error(said)
      }
    },
    close: () => transport.close(),
  }
}

/** Mails as files, one each, named by the message: what would have gone out. */
export function fileMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async send(mail) {
      const { message } = await transport.sendMail(composed(from, mail))
      await mkdir(folder, { recursive: true })
      const path = join(folder, `${mail.id}.eml`)
      await writeFile(`${path}.part`, message as Buffer, { mode: 0o600 })
      await rename(`${path}.part`, path)
    },
    close() {},
  }
}
