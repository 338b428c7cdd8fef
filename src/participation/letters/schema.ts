import { type Static, Type } from 'typebox'
import { Choice, Day, Id, IdOf, Instant, Nullable, ref, Versioned, Words } from '../../http/wire.ts'
import type { LetterKind, LetterStatus, VoidCause } from './lifecycle.ts'

const closed = { additionalProperties: false }

export const LetterKindName = Choice<LetterKind>('LetterKind', {
  visa_support: 'For a mission: the person as in the passport, the journey, and who bears which cost',
  acceptance: 'For the applicant’s city: the person has a place in the program',
  certificate: 'The person took part in the program',
})
export const LetterStatusName = Choice<LetterStatus>('LetterStatus', {
  due: 'Asked for; its file is made in a moment',
  made: 'Valid; it can be downloaded',
  void: 'No longer true, or replaced by a later edition',
  revoked: 'Taken back by staff',
})
const VoidCauseName = Choice<VoidCause>('LetterVoidCause', {
  facts_changed: 'The dates, the place, the costs, the person or the post are no longer as it says',
  superseded: 'A later edition replaces it',
  place_lost: 'The person no longer has a place in the program',
  program_cancelled: 'The program does not take place',
})
const VerifyCode = { description: 'What is printed on it: verifyLetter tells everyone whether it is valid' }

export const NewLetter = Type.Object(
  { kind: LetterKindName },
  { $id: 'NewLetter', description: 'The letter that is asked for', ...closed },
)
export type NewLetter = Static<typeof NewLetter>

export const Letter = Type.Object(
  {
    id: Id,
    program_id: IdOf('the program'),
    application_id: IdOf('the application'),
    kind: LetterKindName,
    edition: Type.Integer({ description: 'Counts the letters of this kind for the application, from 1' }),
    status: LetterStatusName,
    code: Type.String(VerifyCode),
    url: Type.String({ description: 'Where downloadLetter answers the file' }),
    size: Nullable(Type.Integer(), { description: 'Bytes; null: it is not made' }),
    sha256: Nullable(Type.String(), { description: 'Of the file, in hex; null: it is not made' }),
    requested_at: { ...Instant, description: 'When it was asked for; its facts are of that instant' },
    made_at: Nullable(Instant, { description: 'When its file was made; null: it is not' }),
    ended_at: Nullable(Instant, { description: 'When it became void or was revoked; null: neither' }),
    void_cause: Nullable(VoidCauseName, { description: 'Why it is void; null: it is not' }),
    reason: Nullable(Type.String(), { description: 'Why staff revoked it; null: they did not' }),
    version: Versioned.version,
    updated_at: Versioned.updated_at,
  },
  { $id: 'Letter', description: 'A letter or a certificate for an applicant; downloadLetter answers the file' },
)
export type Letter = Static<typeof Letter>

export const LetterList = Type.Object(
  {
    items: Type.Array(ref(Letter), { description: 'All editions of all kinds, the latest first' }),
    next_cursor: Type.Null({ description: 'Always null: all letters are on one page' }),
  },
  { $id: 'LetterList', description: 'The letters of an application' },
)

export const Verification = Type.Object(
  {
    code: Type.String(VerifyCode),
    kind: LetterKindName,
    status: Choice('VerifiedStatus', {
      valid: 'Issued, and still true',
      void: 'Issued, and no longer true: ask for the present edition',
      revoked: 'Issued, and taken back',
    }),
    issuer: Type.String({ description: 'Who issued it' }),
    program_title: Type.String({ description: 'The program, as it is named there' }),
    starts_on: { ...Day, description: 'The first day of the program, as it says' },
    ends_on: { ...Day, description: 'The last day of the program, as it says' },
    issued_on: { ...Day, description: 'The day of the letter, in the program’s zone' },
  },
  { $id: 'LetterVerification', description: 'Whether a paper is valid. It never tells whose it is' },
)
export type Verification = Static<typeof Verification>

export const Revocation = Type.Object(
  { reason: { ...Words(), description: 'Why; the applicant and the history show it' } },
  { $id: 'LetterRevocation', description: 'Why a letter is taken back', ...closed },
)

export const schemas = [NewLetter, Letter, LetterList, Verification, Revocation]
