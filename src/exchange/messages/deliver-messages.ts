import { randomUUID } from 'node:crypto'
import { type Ctx, inTransaction } from '../../platform/context.ts'
import { type Mailer, MailRefused, SEND_MS } from '../../platform/mail.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { COME_BACK_MINUTES, type ComeBack } from './gather-facts.ts'
import { linksFor, type Places } from './links.ts'
import { makeMail } from './make-mail.ts'
import { moveMessages } from './move-messages.ts'
import {
  claimMessage,
  deleteMessage,
  lockClaimed,
  type MessageRow,
  retryLater,
  type updateMessages,
} from './queries.ts'

/** The means by which a worker sends mails. */
export interface Post {
  mail: Mailer
  secrets: Secrets
  places: Places
}

/** Longer than a mail can take: nobody else sends it meanwhile. A killed worker's mail goes out within a minute. */
const CLAIM_SECONDS = SEND_MS / 1_000 + 15
const LANES = 5
/** A lane sends at most so many before it looks whether the worker is to stop. */
const AT_ONCE = 10
/** Seconds until the next try: 5 s, doubled each time, an hour at most. The last try is after about a day and a half. */
const PAUSE = { first: 5, longest: 3_600 }
const TRIES = 45
const REASON_LENGTH = 500

const pauseAfter = (attempts: number) => Math.min(PAUSE.first * 2 ** Math.min(attempts - 1, 20), PAUSE.longest)

/** The link is known before it is sent, and a second try finds the one of the first. */
const rememberLinks = ({ db }: Ctx, { id, created_at }: MessageRow, secrets: Secrets, links: ComeBack[]) => {
  if (links.length === 0) return
  const expires_at = new Date(Date.parse(created_at) + COME_BACK_MINUTES * 60_000).toISOString()
  const rows = links.map(({ application_id, token }) => ({
    token_hash: secrets.hash(token),
    message_id: id,
    application_id,
    expires_at,
  }))
  return db
    .insertInto('come_back_link')
    .values(rows)
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/**
 * Ends the claim with a move. Between the answer of the mail server and this commit there is a moment: a worker that is
 * killed in it leaves the message due, and it goes out again, with the same Message-ID.
 */
const settle = (
  ctx: Ctx,
  { id }: MessageRow,
  claim: string,
  action: 'deliver' | 'fail' | 'suppress',
  change: Parameters<typeof updateMessages>[2],
) =>
  inTransaction(ctx, async (ctx) => {
    const message = await lockClaimed(ctx.db, id, claim)
    if (!message) return
    // Nobody may find out by a row whether an address is known.
    if (message.kind === 'come_back' && action === 'suppress') await deleteMessage(ctx.db, id)
    else await moveMessages(ctx, [message], action, change)
  })

async function deliver(ctx: Ctx, { mail, secrets, places }: Post, message: MessageRow, claim: string): Promise<void> {
  const source = { db: ctx.db, now: ctx.now, secrets, links: linksFor(places) }
  const made = await makeMail(source, message)
  if (typeof made === 'string') return settle(ctx, message, claim, 'suppress', { reason: made })
  await rememberLinks(ctx, message, secrets, made.comeBack)
  const stored = { ...made.shown, language: made.language, recipient: made.to }
  try {
    await mail.send({ id: message.id, to: made.to, ...made.mail, headers: made.headers })
  } catch (error) {
    const reason = (error as Error).message.slice(0, REASON_LENGTH)
    if (error instanceof MailRefused || message.attempts >= TRIES)
      return settle(ctx, message, claim, 'fail', { ...stored, reason })
    await retryLater(ctx.db, message.id, claim, reason, pauseAfter(message.attempts))
    throw error
  }
  await settle(ctx, message, claim, 'deliver', { ...stored, reason: null, sent_at: ctx.now })
}

/**
 * Sends what is due, a few at a time. A message that cannot be sent now waits, longer each time; the others go on.
 * Reports a failure to `onFailure`.
 */
export async function deliverMessages(ctx: Ctx, post: Post, onFailure: (id: string, error: unknown) => void) {
  const lane = async () => {
    for (let i = 0; i < AT_ONCE; i++) {
      const claim = randomUUID()
      const message = await claimMessage(ctx.db, claim, CLAIM_SECONDS)
      if (!message) return
      await deliver(ctx, post, message, claim).catch(async (error: unknown) => {
        onFailure(message.id, error)
        // A fault of ours, such as a template that takes too long, must not stop at the same message every second.
        await retryLater(ctx.db, message.id, claim, (error as Error).message, pauseAfter(message.attempts))
      })
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}
