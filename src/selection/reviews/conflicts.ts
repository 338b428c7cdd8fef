/** The facts by which a reviewer and a nominee are compared. */
export interface Judge {
  id: string
  email: string
  city_id: string | null
  country: string | null
}
export interface Judged {
  id: string
  city_id: string
  country: string
  email: string
}

/** Mailboxes of everyone: the same domain says nothing about an employer. */
const PUBLIC_MAIL =
  /^(gmail|googlemail|outlook|hotmail|live|yahoo|ymail|icloud|me|proton|protonmail|gmx|mail|qq|163|126|naver|daum|hanmail|yandex)\./

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

export type Conflict = 'own_city' | 'own_country' | 'own_organisation'

/**
 * Why a person must not judge a nominee: the same city; the same organisation, told by the domain of the e-mail
 * addresses; the same country, if the program says so. Undefined: there is no reason.
 */
export function conflictOf(judge: Judge, nominee: Judged, notOwnCountry: boolean): Conflict | undefined {
  if (judge.city_id === nominee.city_id) return 'own_city'
  const domain = domainOf(judge.email)
  if (domain === domainOf(nominee.email) && !PUBLIC_MAIL.test(domain)) return 'own_organisation'
  return notOwnCountry && judge.country === nominee.country ? 'own_country' : undefined
}
