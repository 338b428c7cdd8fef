import type { GENDERS } from '../../catalogue/forms/sections.ts'
import { emailKey } from '../../platform/addresses.ts'

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

type Named = Pick<Person, 'name' | 'name_as_in_passport' | 'birth_date' | 'email' | 'nationality'>

/** A vowel with a horn, a hook or a dot below, or with a tone on another mark: only Vietnamese writes these in names. */
const VIETNAMESE = /[aeiouy](?:[\u0309\u0323\u031B]|[\u0302\u0306][\u0300\u0301\u0303])/u
/** Marks that people leave out: accents on Latin and Greek letters. */
const ACCENTS = /(\p{Script=Latin}|\p{Script=Greek})\p{M}+/gu
/** Vowel points of Arabic and Hebrew, the line that stretches an Arabic word, and joiners. */
const POINTS =
  /[\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\p{Join_Control}]/gu
/** Letters that people write in two ways, and that have no mark to leave out. */
const LETTERS: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
  ё: 'е',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
}

/**
 * The parts of a name, sorted, without what people leave out: case, width, blanks, punctuation, accents. What tells two
 * people apart stays: vowel signs of Indic scripts, the voicing of kana, and the tones of a Vietnamese name. A name is
 * Vietnamese by its letters, or by the nationality.
 */
function partsOf(name: string, nationality: string | null | undefined): string {
  const decomposed = name.normalize('NFKD').toLowerCase()
  const keepsTones = nationality === 'VN' || VIETNAMESE.test(decomposed)
  const plain = (keepsTones ? decomposed : decomposed.replace(ACCENTS, '$1')).normalize('NFC')
  const parts = [...plain]
    .map((letter) => (keepsTones && letter === 'đ' ? letter : (LETTERS[letter] ?? letter)))
    .join('')
    .replace(POINTS, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .sort()
  return (parts.join(' ') || name.trim()).normalize('NFKD')
}

/** Whether two names are one name: the order of the words, case and accents do not matter. */
export const isSameName = (one: string, other: string): boolean => partsOf(one, null) === partsOf(other, null)

/**
 * Identifies a person within a program: the name and the birth date. The e-mail address is used only while no birth date
 * is given, because offices share mailboxes.
 */
export const personKey = ({ name, birth_date, email, nationality }: Named): string =>
  `${partsOf(name, nationality)}|${birth_date ?? emailKey(email)}`

/**
 * Every key of a person, as columns of an application: the name's, and that of the name in the passport. Two who share a
 * key are one person.
 */
export function personKeysOf(person: Named): { person_key: string; person_keys: string[] } {
  const { name_as_in_passport: name, birth_date } = person
  const person_key = personKey(person)
  const passport = name && birth_date ? [personKey({ ...person, name })] : []
  return { person_key, person_keys: [...new Set([person_key, ...passport])] }
}
