/** A node of `explain (format json)`, as far as it is looked at. */
export interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Filter?: string
  'Join Type'?: string
  'Join Filter'?: string
  Plans?: Node[]
}

/** One access to a table or an index. */
export interface Scan {
  relation: string | undefined
  index: string | undefined
  /** It has no place to start from: it reads all, unless what is above it stops early. */
  isWhole: boolean
  /** It throws rows away. */
  discards: boolean
  /** A Limit above it stops it once the page is full. */
  stops: boolean
  /** It, or a join above it, throws rows away: the page may never be full. */
  filters: boolean
}

/** What reads all that is below it before it gives its first row. */
const READS_ALL = /^(Sort|Incremental Sort|Aggregate|Hash|BitmapOr|BitmapAnd|ModifyTable)$/

/** Every access to a table or an index in a plan. */
export function scansOf(node: Node, isLimited = false, isFiltered = false): Scan[] {
  const type = node['Node Type']
  const stops = type === 'Limit' || (isLimited && !READS_ALL.test(type))
  const joinFilters = /Semi|Anti/.test(String(node['Join Type'])) || node['Join Filter'] !== undefined
  const filters = isFiltered || joinFilters || node.Filter !== undefined
  const below = (node.Plans ?? []).flatMap((plan) => scansOf(plan, stops, filters))
  if (!/^(Seq|Index|Index Only|Bitmap Index|Bitmap Heap) Scan$/.test(type)) return below
  const scan = {
    relation: node['Relation Name'],
    index: node['Index Name'],
    // The heap of a bitmap scan is read where its index says.
    isWhole: node['Index Cond'] === undefined && type !== 'Bitmap Heap Scan',
    discards: node.Filter !== undefined,
    stops,
    filters,
  }
  return [scan, ...below]
}
