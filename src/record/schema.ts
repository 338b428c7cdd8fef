import { Type } from 'typebox'
import { Id, Instant, Nullable, Page, PageQuery, ref } from '../http/wire.ts'

export const HistoryEntry = Type.Object(
  {
    id: Id,
    action: Type.String(),
    from: Nullable(Type.String()),
    to: Nullable(Type.String()),
    at: Instant,
    actor: Type.Object({ role: Type.String(), name: Nullable(Type.String(), { description: 'For staff only' }) }),
    reason: Nullable(Type.String()),
    details: Type.Object({}, { additionalProperties: true }),
  },
  { $id: 'HistoryEntry' },
)
export const HistoryPage = Type.Object(Page(ref(HistoryEntry)).properties, { $id: 'HistoryPage' })
export const HistoryQuery = Type.Object(PageQuery, { additionalProperties: false })

export const schemas = [HistoryEntry, HistoryPage]
