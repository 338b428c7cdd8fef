/** Who applies, as they told it. */
export interface Person {
  name: string
  email: string
  name_as_in_passport?: string | null
  birth_date?: string | null
  nationality?: string | null
  gender?: Gender | null
}
export const GENDERS = ['female', 'male', 'non_binary', 'other', 'undisclosed'] as const
export type Gender = (typeof GENDERS)[number]

/**
 * Who a person is within a program: the name without accents, case, marks and order of its parts, and the birth date.
 * Office mailboxes are shared, so an e-mail address stands in only where no birth date is given yet.
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
