import type { PublishedProgram } from '../../catalogue/programs/published-program.ts'
import type { Ctx } from '../../platform/context.ts'
import { mayInterview } from './may-interview.ts'
import { listCountries, listInterviewers } from './queries.ts'

/** The interviewers whose slots an application can book, and the country of its city. */
export async function bookableFor(
  { db }: Pick<Ctx, 'db'>,
  program: PublishedProgram,
  application: { id: string; city_id: string; applicant: { email: string } },
): Promise<{ reviewer_ids: string[]; country: string }> {
  const { id, city_id, applicant } = application
  const country = (await listCountries(db, [city_id])).get(city_id) ?? ''
  const nominee = { id, city_id, country, email: applicant.email }
  return { reviewer_ids: mayInterview(await listInterviewers(db, program.id), nominee, program), country }
}
