/**
 * The regions of the world as the United Nations count them (M49, "Standard country or area codes for statistical use"),
 * with their countries as ISO 3166-1 alpha-2 codes. M49 does not list TW and XK: they stand with their neighbours.
 */
const REGIONS: [code: string, name: string, continent: string, countries: string][] = [
  ['015', 'Northern Africa', 'Africa', 'DZ EG EH LY MA SD TN'],
  ['014', 'Eastern Africa', 'Africa', 'BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW'],
  ['017', 'Middle Africa', 'Africa', 'AO CD CF CG CM GA GQ ST TD'],
  ['018', 'Southern Africa', 'Africa', 'BW LS NA SZ ZA'],
  ['011', 'Western Africa', 'Africa', 'BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG'],
  [
    '029',
    'Caribbean',
    'Americas',
    'AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI',
  ],
  ['013', 'Central America', 'Americas', 'BZ CR GT HN MX NI PA SV'],
  ['005', 'South America', 'Americas', 'AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE'],
  ['021', 'Northern America', 'Americas', 'BM CA GL PM US'],
  ['143', 'Central Asia', 'Asia', 'KG KZ TJ TM UZ'],
  ['030', 'Eastern Asia', 'Asia', 'CN HK JP KP KR MN MO TW'],
  ['035', 'South-eastern Asia', 'Asia', 'BN ID KH LA MM MY PH SG TH TL VN'],
  ['034', 'Southern Asia', 'Asia', 'AF BD BT IN IR LK MV NP PK'],
  ['145', 'Western Asia', 'Asia', 'AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE'],
  ['151', 'Eastern Europe', 'Europe', 'BG BY CZ HU MD PL RO RU SK UA'],
  ['154', 'Northern Europe', 'Europe', 'AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ'],
  ['039', 'Southern Europe', 'Europe', 'AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK'],
  ['155', 'Western Europe', 'Europe', 'AT BE CH DE FR LI LU MC NL'],
  ['053', 'Australia and New Zealand', 'Oceania', 'AU CC CX HM NF NZ'],
  ['054', 'Melanesia', 'Oceania', 'FJ NC PG SB VU'],
  ['057', 'Micronesia', 'Oceania', 'FM GU KI MH MP NR PW UM'],
  ['061', 'Polynesia', 'Oceania', 'AS CK NU PF PN TK TO TV WF WS'],
  ['010', 'Antarctica', 'Antarctica', 'AQ'],
]

export interface Region {
  /** The M49 code. */
  code: string
  name: string
  continent: string
}

const BY_COUNTRY = new Map(
  REGIONS.flatMap(([code, name, continent, countries]) =>
    countries.split(' ').map((country): [string, Region] => [country, { code, name, continent }]),
  ),
)

/** The region of a country. Undefined: M49 does not know it. */
export const regionOf = (country: string): Region | undefined => BY_COUNTRY.get(country)
