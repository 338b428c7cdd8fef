import { type Static, Type } from 'typebox'
import { Day, Id, Instant, Line, Nullable, Page, PageQuery, ref, Text } from '../../http/wire.ts'
import { OrganisationRole } from '../../network/organisations/schema.ts'

const closed = { additionalProperties: false }
const Optional = Type.Optional
const Year = Type.Integer({ minimum: 1900, maximum: 2200 })
const Names = Type.Array(Line(100), { maxItems: 50, uniqueItems: true })

const Testimonial = Type.Object({ edition: Type.Integer(), city: Type.String() })
export type Testimonial = Static<typeof Testimonial>

export const Series = Type.Object(
  {
    id: Id,
    key: Nullable(Type.String()),
    title: Type.String(),
    also_called: Nullable(Type.String()),
    since: Nullable(Type.Integer(), { description: 'The year of the first edition' }),
    formats: Type.Array(Type.String()),
    venue_rotation: Type.Array(Type.String()),
    example: Nullable(Type.String()),
    organisations: Type.Array(Type.Object({ organisation_id: Id, name: Type.String(), role: OrganisationRole })),
    past_editions: Type.Array(
      Type.Object({
        year: Type.Integer(),
        starts_on: Nullable(Day),
        ends_on: Nullable(Day),
        venue_city: Nullable(Type.String()),
        note: Nullable(Type.String()),
      }),
    ),
    testimonials: Type.Array(Testimonial, {
      description: 'Post and city only, never a name',
    }),
    version: Type.Integer(),
    created_at: Instant,
    updated_at: Instant,
  },
  { $id: 'Series' },
)
export type Series = Static<typeof Series>
export const SeriesPage = Type.Object(Page(ref(Series)).properties, { $id: 'SeriesPage' })
export const SeriesQuery = Type.Object(PageQuery, closed)

const settings = {
  also_called: Optional(Nullable(Line())),
  since: Optional(Nullable(Year)),
  formats: Optional(Names),
  venue_rotation: Optional(Names),
  example: Optional(Nullable(Text(1000))),
  organisations: Optional(
    Type.Array(Type.Object({ organisation_id: Id, role: OrganisationRole }, closed), {
      maxItems: 50,
      uniqueItems: true,
    }),
  ),
  past_editions: Optional(
    Type.Array(
      Type.Object(
        {
          year: Year,
          starts_on: Optional(Nullable(Day)),
          ends_on: Optional(Nullable(Day)),
          venue_city: Optional(Nullable(Line())),
          note: Optional(Nullable(Text(1000))),
        },
        closed,
      ),
      { maxItems: 200 },
    ),
  ),
  testimonials: Optional(Type.Array(Type.Object({ edition: Year, city: Line() }, closed), { maxItems: 200 })),
}

export const NewSeries = Type.Object({ title: Line(300), ...settings }, { $id: 'NewSeries', ...closed })
export type NewSeries = Static<typeof NewSeries>

export const SeriesChange = Type.Object(
  { title: Optional(Line(300)), ...settings },
  { $id: 'SeriesChange', description: 'Lists are replaced as a whole', minProperties: 1, ...closed },
)
export type SeriesChange = Static<typeof SeriesChange>

export const schemas = [Series, SeriesPage, NewSeries, SeriesChange]
