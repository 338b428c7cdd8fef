/** The members of a node of `explain (format json)` that the tests read. */
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
  /** It has no index condition: it reads everything, unless a node above it stops early. */
  isWhole: boolean
  /** It discards rows. */
  discards: boolean
  /** A Limit above it stops it once the page is full. */
  stops: boolean
  /** It, or a join above it, discards rows: the page may never be full. */
  filters: boolean
}

/** Nodes that read all their input before they return the first row. */
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
    // A bitmap scan reads only the heap pages that its index gives.
    isWhole: node['Index Cond'] === undefined && type !== 'Bitmap Heap Scan',
    discards: node.Filter !== undefined,
    stops,
    filters,
  }
  return [scan, ...below]
}
