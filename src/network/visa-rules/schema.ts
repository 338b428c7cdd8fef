import { type Static, Type } from 'typebox'
import { Choice, Country, Day, Line, Nationality, Nullable, Page, PageQuery, ref, Versioned } from '../../http/wire.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

export const PASSPORT_KINDS = ['ordinary', 'official'] as const
export type PassportKind = (typeof PASSPORT_KINDS)[number]

const days = (description: string) => Type.Integer({ minimum: 0, maximum: 365, description })
const TEXTS = {
  required: 'Whether a visa is needed before the journey',
  letter: 'Days until the visa support letter is issued',
  processing: 'Days that the mission takes',
  original: 'The mission wants the letter on paper',
  courier: 'Days until a letter on paper arrives',
  source: 'Where this was read or asked',
  checked: 'The day on which somebody checked it with the source',
}

const Terms = {
  required: Type.Boolean({ description: TEXTS.required }),
  letter_days: days(TEXTS.letter),
  processing_days: days(TEXTS.processing),
  original_needed: Type.Boolean({ description: TEXTS.original }),
  courier_days: days(TEXTS.courier),
  source: Type.String({ description: TEXTS.source }),
  checked_on: { ...Day, description: TEXTS.checked },
}
const ShownTerms = Type.Object(
  { ...Terms, stale: Type.Boolean({ description: 'Checked so long ago that it should be checked again' }) },
  { $id: 'VisaTerms', description: 'What a host country asks of the holders of a passport' },
)
export type ShownTerms = Static<typeof ShownTerms>
export type StoredTerms = Omit<ShownTerms, 'stale'>

const TermsInput = Type.Object(
  {
    required: Terms.required,
    letter_days: Optional(days(`${TEXTS.letter}; default: 0`)),
    processing_days: Optional(days(`${TEXTS.processing}; needed if a visa is required`)),
    original_needed: Optional(Type.Boolean({ description: `${TEXTS.original}; default: false` })),
    courier_days: Optional(days(`${TEXTS.courier}; needed if the original is`)),
    source: { ...Line(500), description: TEXTS.source },
    checked_on: Terms.checked_on,
  },
  { $id: 'VisaTermsInput', description: 'What a host country asks of the holders of a passport', ...closed },
)
export type TermsInput = Static<typeof TermsInput>

export const VisaRule = Type.Object(
  {
    host: { ...Country, description: 'The country of the venue, as an ISO 3166-1 alpha-2 code' },
    nationality: { ...Nationality, description: 'The country that issued the passport' },
    ordinary: ref(ShownTerms),
    official: Nullable(ref(ShownTerms), { description: 'Of official passports. Null: the same as of ordinary ones' }),
    ...Versioned,
  },
  { $id: 'VisaRule', description: 'What a host country asks of one nationality, as the secretariat knows it' },
)
export type VisaRule = Static<typeof VisaRule>

export const NewVisaRule = Type.Object(
  {
    ordinary: ref(TermsInput),
    official: Optional(
      Nullable(ref(TermsInput), { description: 'Of official passports. Null: the same as of ordinary ones' }),
    ),
  },
  { $id: 'NewVisaRule', description: 'The whole rule: what is left out is not kept', ...closed },
)
export type NewVisaRule = Static<typeof NewVisaRule>

export const VisaRulePage = Type.Object(Page(ref(VisaRule)).properties, {
  $id: 'VisaRulePage',
  description: 'A page of visa rules',
})
export const VisaRuleQuery = Type.Object(
  {
    ...PageQuery,
    host: Optional({ ...Country, description: 'Only rules of this host country' }),
    nationality: Optional({ ...Nationality, description: 'Only rules for this nationality' }),
    stale: Optional(
      Type.Boolean({ description: 'Only rules with terms that should be checked again, or only others' }),
    ),
  },
  closed,
)
export type VisaRuleQuery = Static<typeof VisaRuleQuery>

export const VisaImportQuery = Type.Object(
  {
    dry_run: Optional(Type.Boolean({ default: false, description: 'Only check the file, and change nothing' })),
  },
  closed,
)

const ImportOutcome = Choice('VisaImportOutcome', {
  created: 'There was no rule for the pair of countries',
  updated: 'The rule was changed',
  unchanged: 'The rule says the same already',
})
const ImportedRule = Type.Object(
  { host: Country, nationality: Nationality, outcome: ImportOutcome },
  { $id: 'ImportedVisaRule', description: 'A rule that an import wrote, or would write' },
)
export const CsvFault = Type.Object(
  {
    line: Type.Integer({ description: 'The line in the file; the header is line 1' }),
    column: Nullable(Type.String(), { description: 'The name of the column. Null: the whole line' }),
    detail: Type.String({ description: 'Plain English: what is wrong and how to correct it' }),
  },
  { $id: 'CsvFault', description: 'A fault of a line in a file' },
)
export type CsvFault = Static<typeof CsvFault>
export const VisaImport = Type.Object(
  {
    dry_run: Type.Boolean({ description: 'Nothing was changed' }),
    created: Type.Integer({ description: 'The number of new rules' }),
    updated: Type.Integer({ description: 'The number of changed rules' }),
    unchanged: Type.Integer({ description: 'The number of rules that say the same already' }),
    items: Type.Array(ref(ImportedRule), { description: 'Each rule of the file without a fault' }),
    faults: Type.Array(ref(CsvFault), { description: 'What must be corrected; only a dry run answers with any' }),
  },
  { $id: 'VisaImport', description: 'What an import did, or would do' },
)
export type VisaImport = Static<typeof VisaImport>

export const schemas = [ShownTerms, TermsInput, VisaRule, NewVisaRule, VisaRulePage, ImportedRule, CsvFault, VisaImport]
