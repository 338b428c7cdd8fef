import { CEFR, type CefrLevel, type LanguageSkill } from './report.ts'

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** A language tag as people write it: 'en' is 'English'. */
export const languageName = (tag: string) => String(names.of(new Intl.Locale(tag).baseName))

export const isAtLeast = (level: CefrLevel, wanted: CefrLevel) => CEFR.indexOf(level) >= CEFR.indexOf(wanted)

/** The main language of a tag; the tag itself if an earlier version stored one that nobody knows. */
function mainOf(tag: string): string {
  try {
    return new Intl.Locale(tag).language
  } catch {
    return tag.toLowerCase()
  }
}

/**
 * The best level that a person claims in a language. The country and the script do not matter: a skill in 'en-GB' counts
 * for 'en', and one in 'en' for 'en-GB'.
 */
export function levelOf(skills: readonly LanguageSkill[], language: string): CefrLevel | undefined {
  const wanted = mainOf(language)
  const levels = skills.filter((skill) => mainOf(skill.language) === wanted).map((skill) => skill.level)
  return levels.reduce<CefrLevel | undefined>(
    (best, level) => (best && isAtLeast(best, level) ? best : level),
    undefined,
  )
}
