import type { LetterSettings } from '../../catalogue/programs/letter-settings.ts'
import type { Selection } from '../../catalogue/programs/settings-schema.ts'

const USUAL = { paper: 'a4', letterhead: true } as const

/** How a program writes its letters, with what it leaves out. */
export const lettersOf = ({
  selection,
}: {
  selection: Selection
}): LetterSettings & Required<Pick<LetterSettings, keyof typeof USUAL>> => ({
  ...USUAL,
  ...selection.letters,
})
