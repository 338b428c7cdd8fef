import { type RawBuilder, sql } from 'kysely'
import type { VisaTerms } from './latest-safe-decision-date.ts'

/**
 * SQL: the terms of a host country for a passport, as JSON. Null: the table has none. An official passport without terms
 * of its own has those of an ordinary one: 'official' comes first.
 */
export const visaTermsOf = (host: RawBuilder<unknown>, nationality: RawBuilder<unknown>, type: RawBuilder<unknown>) =>
  sql<VisaTerms | null>`(select json_build_object('required', required, 'letter_days', letter_days,
      'processing_days', processing_days, 'original_needed', original_needed, 'courier_days', courier_days)
    from visa_terms where visa_terms.host = ${host} and visa_terms.nationality = ${nationality}
      and visa_terms.passport_type in ('ordinary', ${type}) order by passport_type limit 1)`

/** SQL: what a host country asks of the holders of ordinary passports, of each nationality in the table, as JSON. */
export const termsOfHost = (host: RawBuilder<unknown>) =>
  sql<(VisaTerms & { nationality: string })[] | null>`(select json_agg(json_build_object('nationality', nationality,
      'required', required, 'letter_days', letter_days, 'processing_days', processing_days,
      'original_needed', original_needed, 'courier_days', courier_days) order by nationality)
    from visa_terms where visa_terms.host = ${host} and passport_type = 'ordinary')`
