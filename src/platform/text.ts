/** Nobody sees these, and they mean nothing: soft hyphen, zero-width space, byte order mark, marks of direction. */
const UNSEEN = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2060-\u2064\uFEFF]/gu
/**
 * Joiners outside a word. Inside one they are part of the spelling in Persian and in Indic scripts, and of some pictures.
 */
const STRAY_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu
/** Characters that are drawn as a blank, although Unicode calls them letters or symbols. */
const FILLERS = /[\u115F\u1160\u2800\u3164\uFFA0]/gu
const BLANKS = /[\t\p{Zs}]+/gu

/**
 * A text of one line as it is stored: NFC, without outer blanks and unseen characters, each run of blanks as one blank.
 * A tab and the wide blanks of other scripts are blanks.
 */
export const lineOf = (text: string): string =>
  text.replace(UNSEEN, '').replace(STRAY_JOINER, '').replace(FILLERS, ' ').trim().replace(BLANKS, ' ').normalize('NFC')

/** A text of several lines as it is stored: NFC, each line break as `\n`, nothing blank at its end. */
export const paragraphOf = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\uFEFF/g, '')
    .trimEnd()
    .normalize('NFC')

const BREAK = /[\n\v\f\r\u0085\u2028\u2029]/
/** They show the text that follows in another order than it is stored. */
const OVERRIDE = /[\u202A-\u202E\u2066-\u2069]/
/** Control characters, and unseen characters except joiners and the signs that Arabic, Syriac and Kaithi put under digits. */
const CONTROL = /\p{Cc}|(?![\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}\p{Join_Control}])\p{Cf}/u
const SEEN = /[^\p{M}\p{Z}\p{C}]/u
const LETTER = /\p{L}/u

/** The fault of a stored line; null: none. Whether it may be empty is not asked here. */
export function lineFault(line: string): string | null {
  if (BREAK.test(line)) return 'must be one line: it has a line break'
  if (OVERRIDE.test(line)) return 'has a character that changes the direction of the text: remove it'
  if (CONTROL.test(line)) return 'has a control character: remove it'
  if (line !== '' && !SEEN.test(line)) return 'has no character that can be seen'
  return null
}

/** The fault of a name, which must be a line with a letter. */
export const nameFault = (line: string): string | null =>
  lineFault(line) ?? (line !== '' && !LETTER.test(line) ? 'must have a letter: it is a name' : null)

/** The fault of a stored text of several lines; null: none. */
export function paragraphFault(text: string): string | null {
  if (OVERRIDE.test(text)) return 'has a character that changes the direction of the text: remove it'
  if (/(?![\n\t])\p{Cc}/u.test(text)) return 'has a control character: remove it'
  return null
}
