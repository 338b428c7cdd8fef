/**
 * Who a person is within a program: the name without accents, case, marks and order of its parts, and the birth date.
 * Office mailboxes are shared, so an e-mail address stands in only where no birth date is given yet.
 */
export function personKey({
  name,
  birth_date,
  email,
}: {
  name: string
  birth_date?: string | null
  email: string
}): string {
  const parts = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .sort()
  return `${parts.join(' ')}|${birth_date ?? email.toLowerCase()}`
}
