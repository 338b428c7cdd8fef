import { Type } from 'typebox'
import { Choice, Literals, ref } from '../../http/wire.ts'
import type { DocumentKind } from './document-kinds.ts'

const Optional = Type.Optional

export const DocumentKindName = Choice<DocumentKind>('DocumentKind', {
  passport_scan: 'A scan of the passport’s data page',
  headshot: 'A photo of the person',
  nomination_form: 'The form by which the city nominates the person',
})

const Texts = Type.Array(Type.String())
const Labels = Type.Unsafe<Record<string, string>>({
  type: 'object',
  additionalProperties: { type: 'string' },
  description: 'The label of each value of `enum`',
})
const Missing = Type.String({ description: 'What to tell a person who left a required field out' })
const Order = Type.Array(Type.String(), { description: 'The order in which a form shows the members' })
const TypeNames = Type.Unsafe<string | string[]>({
  anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
  description: 'A JSON type, or a list of types: an optional field may be null',
})

const FormField = Type.Object(
  {
    title: Optional(Type.String({ description: 'The label' })),
    description: Optional(Type.String({ description: 'The help text' })),
    type: Optional(TypeNames),
    enum: Optional(Type.Array(Type.Unknown(), { description: 'The values to choose from; null: no choice' })),
    'x-enum-labels': Optional(Labels),
    'x-required-message': Optional(Missing),
  },
  {
    $id: 'FormField',
    additionalProperties: true,
    description: 'A field: its JSON Schema, such as `maxLength`, `pattern` and `format`, with the words of a form',
  },
)

const FormSection = Type.Object(
  {
    title: Optional(Type.String({ description: 'The heading' })),
    description: Optional(Type.String({ description: 'The help text' })),
    type: TypeNames,
    properties: Optional(
      Type.Unsafe<Record<string, unknown>>({
        type: 'object',
        additionalProperties: ref(FormField),
        description: 'The fields',
      }),
    ),
    required: Optional({ ...Texts, description: 'The fields that a submission needs; a draft may leave them out' }),
    items: Optional({ ...ref(FormField), description: 'Of a list: the schema of one item' }),
    minItems: Optional(Type.Integer({ description: 'Of a list: how many items a submission needs' })),
    'x-order': Optional(Order),
    'x-required-message': Optional(Missing),
  },
  {
    $id: 'FormSection',
    additionalProperties: true,
    description: 'The JSON Schema of one section of an application',
  },
)

const FormDocument = Type.Object(
  {
    kind: { ...DocumentKindName, description: 'The kind of document, as in the path of putDocument' },
    title: Type.String({ description: 'The label' }),
    description: Type.String({ description: 'The help text' }),
    accept: { ...Texts, description: 'The media types that are taken' },
    max_bytes: Type.Integer({ description: 'The largest size, in bytes' }),
    required: Type.Boolean({ description: 'Whether a submission needs it' }),
    'x-required-message': Optional(Missing),
  },
  { $id: 'FormDocument', description: 'A kind of document that can be uploaded' },
)

export const ApplicationForm = Type.Object(
  {
    $schema: Type.String({ description: 'The dialect: JSON Schema 2020-12' }),
    title: Type.String({ description: 'The title of the program' }),
    type: Literals(['object'], { description: 'An application is an object' }),
    properties: Type.Object(
      {
        applicant: ref(FormSection),
        position: ref(FormSection),
        languages: ref(FormSection),
        passport: ref(FormSection),
        answers: ref(FormSection),
      },
      { description: 'The sections; `answers` has the program’s own questions' },
    ),
    required: { ...Texts, description: 'The sections that a submission needs' },
    'x-order': { ...Order, description: 'The order of the sections, with the documents' },
    'x-required-documents': { ...Texts, description: 'The kinds of document that a submission needs' },
    'x-documents': Type.Array(ref(FormDocument), { description: 'Every kind of document that can be uploaded' }),
  },
  {
    $id: 'ApplicationForm',
    description:
      'One JSON Schema (2020-12) for all sections of an application. An application satisfies it exactly when its form is complete for a submission. Members that begin with x- are annotations: Ajv takes them with `strict: false`',
  },
)

export const schemas = [FormField, FormSection, FormDocument, ApplicationForm]
