import { fileURLToPath } from 'node:url'

export const FONT_FOLDER = fileURLToPath(new URL('./fonts/', import.meta.url))

/**
 * The fonts of every PDF, by family: a character is drawn by the first family that has it. Noto Sans has Latin, Greek,
 * Cyrillic and Devanagari. The Arabic font comes before Noto's: Noto draws a letter and its dots as two glyphs, and a
 * reader who copies the text then gets letters twice.
 */
export const FAMILIES: Record<string, readonly string[]> = {
  'Noto Sans': ['NotoSans-Regular.ttf', 'NotoSans-Bold.ttf'],
  'IBM Plex Sans Arabic': ['IBMPlexSansArabic-Regular.ttf'],
  'Noto Sans Arabic': ['NotoSansArabic-Regular.ttf'],
  'Noto Sans SC': ['NotoSansSC-Regular.ttf'],
  'Noto Sans KR': ['NotoSansKR-Regular.ttf'],
  'Noto Sans Ethiopic': ['NotoSansEthiopic-Regular.ttf'],
  'Noto Sans Thai': ['NotoSansThai-Regular.ttf'],
  'Noto Sans Lao': ['NotoSansLao-Regular.ttf'],
  'Noto Sans Khmer': ['NotoSansKhmer-Regular.ttf'],
  'Noto Sans Myanmar': ['NotoSansMyanmar-Regular.ttf'],
  'Noto Sans Bengali': ['NotoSansBengali-Regular.ttf'],
  'Noto Sans Tamil': ['NotoSansTamil-Regular.ttf'],
  'Noto Sans Sinhala': ['NotoSansSinhala-Regular.ttf'],
  'Noto Sans Georgian': ['NotoSansGeorgian-Regular.ttf'],
  'Noto Sans Armenian': ['NotoSansArmenian-Regular.ttf'],
  'Noto Sans Hebrew': ['NotoSansHebrew-Regular.ttf'],
}
