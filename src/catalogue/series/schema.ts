import { type Static, Type } from 'typebox'
import { Day, Id, Line, Nullable, Page, PageQuery, ref, Text, Versioned } from '../../http/wire.ts'
import { OrganisationPart, OrganisationPartInput } from '../../network/organisations/schema.ts'

const closed = { additionalProperties: false }
const Optional = Type.Optional
const Year = Type.Integer({ minimum: 1900, maximum: 2200 })
const names = (description: string) => Type.Array(Line(100), { maxItems: 50, uniqueItems: true, description })
const TEXTS = {
  also_called: 'Another name',
  since: 'The year of the first edition',
  formats: 'The formats of its editions, in words',
  venue_rotation: 'Where its editions take place, in turn',
  example: 'An edition in a few words',
  organisations: 'Who organises, hosts and sponsors it',
  past_editions: 'Earlier editions, which are no programs here',
  testimonials: 'Words of former participants: post and city only, never a name',
  year: 'The year of the edition',
  starts_on: 'The first day',
  ends_on: 'The last day',
  venue_city: 'Where it took place',
  note: 'More on the edition',
  edition: 'The year of the edition',
  city: 'The city of the participant',
}

const Testimonial = Type.Object(
  { edition: Type.Integer({ description: TEXTS.edition }), city: Type.String({ description: TEXTS.city }) },
  { $id: 'Testimonial', description: 'That a former participant recommends an edition' },
)
export type Testimonial = Static<typeof Testimonial>

const PastEdition = Type.Object(
  {
    year: Type.Integer({ description: TEXTS.year }),
    starts_on: Nullable(Day, { description: TEXTS.starts_on }),
    ends_on: Nullable(Day, { description: TEXTS.ends_on }),
    venue_city: Nullable(Type.String(), { description: TEXTS.venue_city }),
    note: Nullable(Type.String(), { description: TEXTS.note }),
  },
  { $id: 'PastEdition', description: 'An edition before this service' },
)

export const Series = Type.Object(
  {
    id: Id,
    key: Nullable(Type.String(), { description: 'A short name for programs, which never changes; null: none' }),
    title: Type.String({ description: 'The title' }),
    also_called: Nullable(Type.String(), { description: TEXTS.also_called }),
    since: Nullable(Type.Integer(), { description: TEXTS.since }),
    formats: Type.Array(Type.String(), { description: TEXTS.formats }),
    venue_rotation: Type.Array(Type.String(), { description: TEXTS.venue_rotation }),
    example: Nullable(Type.String(), { description: TEXTS.example }),
    organisations: Type.Array(ref(OrganisationPart), { description: TEXTS.organisations }),
    past_editions: Type.Array(ref(PastEdition), { description: TEXTS.past_editions }),
    testimonials: Type.Array(ref(Testimonial), { description: TEXTS.testimonials }),
    ...Versioned,
  },
  { $id: 'Series', description: 'A standing family of programs' },
)
export type Series = Static<typeof Series>
export const SeriesPage = Type.Object(Page(ref(Series)).properties, {
  $id: 'SeriesPage',
  description: 'A page of series',
})
export const SeriesQuery = Type.Object(PageQuery, closed)

const settings = {
  also_called: Optional(Nullable(Line(), { description: TEXTS.also_called })),
  since: Optional(Nullable(Year, { description: TEXTS.since })),
  formats: Optional(names(TEXTS.formats)),
  venue_rotation: Optional(names(TEXTS.venue_rotation)),
  example: Optional(Nullable(Text(1000), { description: TEXTS.example })),
  organisations: Optional(
    Type.Array(ref(OrganisationPartInput), { maxItems: 50, uniqueItems: true, description: TEXTS.organisations }),
  ),
  past_editions: Optional(
    Type.Array(
      Type.Object(
        {
          year: { ...Year, description: TEXTS.year },
          starts_on: Optional(Nullable(Day, { description: TEXTS.starts_on })),
          ends_on: Optional(Nullable(Day, { description: TEXTS.ends_on })),
          venue_city: Optional(Nullable(Line(), { description: TEXTS.venue_city })),
          note: Optional(Nullable(Text(1000), { description: TEXTS.note })),
        },
        closed,
      ),
      { maxItems: 200, description: TEXTS.past_editions },
    ),
  ),
  testimonials: Optional(
    Type.Array(
      Type.Object(
        { edition: { ...Year, description: TEXTS.edition }, city: { ...Line(), description: TEXTS.city } },
        closed,
      ),
      { maxItems: 200, description: TEXTS.testimonials },
    ),
  ),
}

export const NewSeries = Type.Object(
  { title: { ...Line(300), description: 'The title' }, ...settings },
  { $id: 'NewSeries', description: 'A series; only the title is needed', ...closed },
)
export type NewSeries = Static<typeof NewSeries>

export const SeriesChange = Type.Object(
  { title: Optional({ ...Line(300), description: 'The title' }), ...settings },
  { $id: 'SeriesChange', description: 'Lists are replaced as a whole', minProperties: 1, ...closed },
)
export type SeriesChange = Static<typeof SeriesChange>

export const schemas = [PastEdition, Testimonial, Series, SeriesPage, NewSeries, SeriesChange]
