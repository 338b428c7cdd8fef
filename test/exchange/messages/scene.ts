import { deliverMessages } from '../../../src/exchange/messages/deliver-messages.ts'
import { smtpMailer } from '../../../src/platform/mail.ts'
import type { build, World } from '../../helper.ts'

export const ALL = { max_applications_per_city: 100, max_participants_per_city: 100 }

/** Sends what is due, as a worker does, to a server or into files. Returns the failures. */
export async function deliver({ ctx, post }: World, url?: string, patience = {}): Promise<string[]> {
  const failed: string[] = []
  const mail = url ? smtpMailer(url, 'The office <office@cohort.example>', patience) : post.mail
  await deliverMessages(ctx(), { ...post, mail }, (_, error) => failed.push((error as Error).message))
  if (url) mail.close()
  return failed
}

/** Applicants of a program, each with an address of their own, who have submitted and wait for their receipts. */
export async function submitted(world: Awaited<ReturnType<typeof build>>, count: number, settings: object = {}) {
  const { aProgram, aCity, aSubmitted } = world
  const [program, city] = [await aProgram({ ...ALL, ...settings }), await aCity()]
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const { id } = await aSubmitted({
      program,
      city,
      applicant: {
        name: `Nominee <${i}> & Co`,
        name_as_in_passport: `PASSPORT NAME ${i}`,
        email: `nominee${i}@city.example`,
        birth_date: '1980-02-29',
        nationality: 'OM',
      },
    })
    ids.push(id)
  }
  return ids
}

export const listed = async ({ staff }: Awaited<ReturnType<typeof build>>, query = '') =>
  (await staff.get(`/v1/messages?limit=100${query}`)).json().items
