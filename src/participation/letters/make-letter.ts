import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { lockApplication } from '../../intake/applications/lock-application.ts'
import { localDate } from '../../platform/calendar.ts'
import { type Ctx, inTransaction, underLock } from '../../platform/context.ts'
import type { Files } from '../../platform/files.ts'
import { uuidv7 } from '../../platform/ids.ts'
import { renderPdf } from '../../platform/pdf/render-pdf.ts'
import { mayHaveCommitted } from '../../platform/postgres/pipeline.ts'
import { record } from '../../record/record.ts'
import { letterMade } from './events.ts'
import { letterData } from './letter-data.ts'
import { type LetterKind, letterAfter } from './lifecycle.ts'
import { findDue, type LetterRow, updateLetter } from './queries.ts'

const TEMPLATES: Record<LetterKind, URL> = {
  visa_support: new URL('./templates/visa-support.typ', import.meta.url),
  acceptance: new URL('./templates/acceptance.typ', import.meta.url),
  certificate: new URL('./templates/certificate.typ', import.meta.url),
}
const render = ({ kind, facts, code, verify_url, requested_at, timezone }: LetterRow & { timezone: string | null }) =>
  renderPdf(
    TEMPLATES[kind],
    {
      ...letterData(facts, kind, { code, verify_url, issued_on: localDate(requested_at, timezone ?? 'UTC') }),
      images: {},
    },
    { at: requested_at },
  )

/** Makes the file of a letter, and looks again under the lock: another worker may have made it, or it is void by now. */
export async function makeLetter(ctx: Ctx, files: Files, id: string): Promise<void> {
  const letter = await findDue(ctx.db, id)
  if (!letter) return
  const pdf = await render(letter)
  const storage_key = uuidv7()
  await files.put(storage_key, Readable.from([pdf]))
  const isKept = await store(ctx, letter, {
    storage_key,
    size: pdf.length,
    sha256: createHash('sha256').update(pdf).digest('hex'),
  }).catch(async (error: unknown) => {
    if (!mayHaveCommitted(error)) await files.delete(storage_key)
    throw error
  })
  if (!isKept) await files.delete(storage_key)
}

type File = Pick<LetterRow, 'storage_key' | 'size' | 'sha256'>

function store(ctx: Ctx, { id, application_id }: LetterRow, file: File): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    await lockApplication(ctx.db, ctx.actor, application_id)
    ctx = await underLock(ctx)
    const letter = await findDue(ctx.db, id)
    if (!letter) return false
    const status = letterAfter(letter.status, 'make', ctx.actor.role)
    await updateLetter(ctx, id, { ...file, status, made_at: ctx.now })
    await record(ctx, {
      subject: 'application',
      id: application_id,
      program_id: letter.program_id,
      action: 'make_letter',
      event: letterMade({ letter_id: id, kind: letter.kind, edition: letter.edition }),
    })
    return true
  })
}
