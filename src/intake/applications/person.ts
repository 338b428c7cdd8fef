import type { GENDERS } from '../../catalogue/forms/sections.ts'

/** The applicant's own data, as the applicant gave it. */
export interface Person {
  name: string
  email: string
  name_as_in_passport?: string | null
  birth_date?: string | null
  nationality?: string | null
  gender?: Gender | null
}
export type Gender = (typeof GENDERS)[number]

/**
 * Identifies a person within a program: the parts of the name, sorted, without accents, case and punctuation, and the
 * birth date. The e-mail address is used only while no birth date is given, because offices share mailboxes.
 */
export function personKey({ name, birth_date, email }: Pick<Person, 'name' | 'birth_date' | 'email'>): string {
  const parts = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
  return `${parts.join(' ')}|${birth_date ?? email.toLowerCase()}`
}
