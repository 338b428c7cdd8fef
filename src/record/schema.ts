import { Type } from 'typebox'
import { Id, Instant, Nullable, Page, PageQuery, ref } from '../http/wire.ts'

export const HistoryEntry = Type.Object(
  {
    id: Id,
    action: Type.String({
      description: 'What was done, in snake_case: an action of the lifecycle, or another such as `decide`',
    }),
    from: Nullable(Type.String(), { description: 'The state before; null: the state did not move' }),
    to: Nullable(Type.String(), { description: 'The state after; null: the state did not move' }),
    at: { ...Instant, description: 'When' },
    actor: Type.Object(
      {
        role: Type.String({ description: 'The role of the credential, or `system`' }),
        name: Nullable(Type.String(), { description: 'For staff only' }),
      },
      { description: 'Who did it' },
    ),
    reason: Nullable(Type.String(), { description: 'Why; null: no reason was given' }),
    details: Type.Object(
      {},
      { additionalProperties: true, description: 'More on the action, such as the names of the changed fields' },
    ),
  },
  { $id: 'HistoryEntry', description: 'What happened once, and who did it' },
)
export const HistoryPage = Type.Object(Page(ref(HistoryEntry)).properties, {
  $id: 'HistoryPage',
  description: 'A page of entries',
})
export const HistoryQuery = Type.Object(PageQuery, { additionalProperties: false })

export const schemas = [HistoryEntry, HistoryPage]
