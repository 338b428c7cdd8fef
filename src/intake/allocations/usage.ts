/** Compares a limit with its use. `over_by`: how many more are in use than a lowered limit allows. Null: not limited. */
export const usageOf = (limit: number | null, used: number) => ({
  used,
  free: limit === null ? null : Math.max(limit - used, 0),
  over_by: limit === null ? 0 : Math.max(used - limit, 0),
})
