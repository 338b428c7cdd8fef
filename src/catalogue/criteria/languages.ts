import { CEFR, type CefrLevel, type LanguageSkill } from './report.ts'

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** A language tag as people write it: 'en' is 'English'. */
export const languageName = (tag: string) => String(names.of(new Intl.Locale(tag).baseName))

export const isAtLeast = (level: CefrLevel, wanted: CefrLevel) => CEFR.indexOf(level) >= CEFR.indexOf(wanted)

/** The best level that a person claims in a language. A skill in 'en-GB' counts for 'en' too. */
export function levelOf(skills: readonly LanguageSkill[], language: string): CefrLevel | undefined {
  const wanted = language.toLowerCase()
  const levels = skills
    .filter((skill) => `${skill.language.toLowerCase()}-`.startsWith(`${wanted}-`))
    .map((skill) => skill.level)
  return levels.reduce<CefrLevel | undefined>(
    (best, level) => (best && isAtLeast(best, level) ? best : level),
    undefined,
  )
}
