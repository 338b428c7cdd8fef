import { type Static, Type } from 'typebox'
import { Choice, Line, Name, Nullable, Text, Words } from '../../http/wire.ts'

const Optional = Type.Optional
const closed = { additionalProperties: false }

const Paper = Choice('LetterPaper', { a4: '210 x 297 mm', us_letter: '8.5 x 11 inches' })

export const LetterSettings = Type.Object(
  {
    issuer: Optional({ ...Line(), description: 'Who issues them; default: the first organiser, else the host' }),
    address: Optional(Nullable(Text(500), { description: 'The postal address of the issuer; null: none' })),
    signatory: Optional(
      Type.Object(
        {
          name: { ...Name(), description: 'The name under the signature; everyone who sees the program sees it' },
          role: { ...Line(), description: 'The role of the signatory' },
        },
        { ...closed, description: 'Who signs; default: a line for a signature, and the issuer' },
      ),
    ),
    contact_role: Optional({
      ...Line(100),
      description: 'The role of the contact of the program that letters name; default: the first contact',
    }),
    purpose: Optional({ ...Words(), description: 'The purpose of the journey, for missions; default: to take part' }),
    paper: Optional({ ...Paper, description: 'The size of a page; default: a4' }),
    letterhead: Optional(
      Type.Boolean({
        description: 'Whether letters print a head with logo and issuer; false leaves its space empty; default: true',
      }),
    ),
  },
  { ...closed, description: 'What letters and certificates say beside the facts' },
)
export type LetterSettings = Static<typeof LetterSettings>
