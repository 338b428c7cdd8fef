import { createRequire } from 'node:module'

type Kind = 'language' | 'script' | 'region' | 'variant'
type Registry = Record<string, Partial<Record<Kind, number>>>

const load = createRequire(import.meta.url)
let registry: Registry | undefined
/** IANA's registry of subtags. It is read when the first subtag comes that Node has no name for. */
function isRegistered(subtag: string, kind: Kind): boolean {
  registry ??= load('language-subtag-registry/data/json/index.json') as Registry
  return registry[subtag.toLowerCase()]?.[kind] !== undefined
}

const english = (type: 'language' | 'script' | 'region') => new Intl.DisplayNames('en', { type, fallback: 'none' })
const LANGUAGES = english('language')
const SCRIPTS = english('script')
const REGIONS = english('region')
/** Tags for "unknown", "several" and "none": nobody speaks them. */
const NO_LANGUAGE = ['mis', 'mul', 'und', 'zxx']

/** Subtags that BCP 47 leaves to private agreements are not languages that others know. */
const isKnown = (names: Intl.DisplayNames, subtag: string | undefined, kind: Kind) =>
  subtag === undefined || names.of(subtag) !== undefined || isRegistered(subtag, kind)

/**
 * A language tag (BCP 47) in its canonical spelling: `EN-gb` is `en-GB`, `iw` is `he`, `eng` is `en`. Extensions, which
 * say nothing of the language, are left out. Undefined: it is no tag, or has a subtag that nobody registered.
 */
export function languageTag(text: string): string | undefined {
  let locale: Intl.Locale
  try {
    locale = new Intl.Locale(text)
  } catch {
    return undefined
  }
  const { language, script, region, baseName } = locale
  const plain = [language, script, region].filter(Boolean).length
  const variants = baseName.split('-').slice(plain)
  const isTag =
    !NO_LANGUAGE.includes(language) &&
    isKnown(LANGUAGES, language, 'language') &&
    isKnown(SCRIPTS, script, 'script') &&
    isKnown(REGIONS, region, 'region') &&
    variants.every((each) => isRegistered(each, 'variant'))
  return isTag ? baseName : undefined
}

let tags: Map<string, string> | undefined
/** The English names of the languages with a code of two letters. */
function tagsByName(): Map<string, string> {
  if (tags) return tags
  tags = new Map()
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  for (const tag of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = LANGUAGES.of(tag)
    if (name && languageTag(tag) === tag) tags.set(name.toLowerCase(), tag)
  }
  return tags
}

/** The tag that somebody may have meant who wrote the name of a language, or an underscore. */
function meant(text: string): string | undefined {
  const tag = tagsByName().get(text.trim().toLowerCase()) ?? languageTag(text.trim().replaceAll('_', '-'))
  return tag && tag !== text ? tag : undefined
}

export function languageAdvice(text: string): string {
  const tag = meant(text)
  return `must be a language tag such as en (BCP 47)${tag ? `: use ${tag}` : ''}`
}
