import { deliverMessages } from '../src/exchange/messages/deliver-messages.ts'
import { unsubscribeToken } from '../src/exchange/messages/make-mail.ts'
import { derivedLinkToken } from '../src/platform/secrets.ts'
import type { World } from './helper.ts'

// biome-ignore lint/suspicious/noExplicitAny: a body of the API, of any operation
type Json = any
type Tell = (
  status: number,
  method: 'get' | 'post' | 'put',
  url: string,
  told?: { as?: string; body?: Json; headers?: Record<string, string> },
) => Promise<Json>

interface Cast {
  program: { id: string }
  city: { id: string }
  application: { id: string }
  email: string
}

/** The part of the story about mails. `program` has an open call. */
export async function tellMessages(world: World, tell: Tell, { program, city, application, email }: Cast) {
  const { db, ctx, post, secrets, secretariat } = world
  const staff = { as: secretariat }
  const deliver = () =>
    deliverMessages(ctx(), post, (_, error) => {
      throw error
    })
  await tell(200, 'put', `/v1/cities/${city.id}/mailbox`, { ...staff, body: { email: 'smart@muscat.example' } })
  await tell(200, 'get', `/v1/cities/${city.id}/mailbox`, staff)
  const call = { note: 'We look forward to your nominees.', city_ids: [city.id] }
  await tell(200, 'post', `/v1/programs/${program.id}/calls`, { ...staff, body: call })
  const [invited] = (await tell(200, 'get', `/v1/messages?program_id=${program.id}&kind=call`, staff)).items
  await tell(200, 'post', `/v1/messages/${invited.id}/hold`, staff)
  await tell(200, 'get', `/v1/messages/${invited.id}`, staff)
  await tell(200, 'post', `/v1/programs/${program.id}/message-releases`, {
    ...staff,
    body: { kinds: ['call'], dry_run: true },
  })
  await tell(200, 'post', `/v1/messages/${invited.id}/send`, staff)
  await deliver()
  await tell(409, 'post', `/v1/messages/${invited.id}/send`, staff)
  await tell(204, 'post', `/v1/unsubscribe/${unsubscribeToken({ secrets }, city.id)}`)

  await tell(200, 'get', '/v1/message-templates/receipt?language=en', staff)
  const body = {
    subject: 'We have your application for {{ program.title }}',
    text: 'Dear {{ applicant.name }},\n\nthank you for your application.',
  }
  await tell(200, 'post', '/v1/message-templates/receipt/preview', {
    ...staff,
    body: { ...body, application_id: application.id },
  })
  await tell(200, 'put', `/v1/message-templates/receipt?program_id=${program.id}`, { ...staff, body })

  await tell(202, 'post', '/v1/come-back-links', { body: { email } })
  const { id } = await db.selectFrom('message').select('id').where('kind', '=', 'come_back').executeTakeFirstOrThrow()
  await deliver()
  const token = derivedLinkToken(secrets, 'come_back', id, application.id)
  await tell(201, 'post', `/v1/come-back-links/${token}`)
}
