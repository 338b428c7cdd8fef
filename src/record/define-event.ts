import { type Static, type TObject, type TProperties, Type } from 'typebox'
import { Literals, Nullable } from '../http/wire.ts'

/** Not exported, so that `record` takes only events that `defineEvent` made. */
const declared: unique symbol = Symbol('declared')

/** An event that is to be written. */
export interface DeclaredEvent {
  readonly [declared]: true
  readonly type: string
  readonly facts: object
  /** Of a thing that moves beside the subject of the entry, such as a message about an application. */
  readonly states?: { from: string | null; to: string }
}

/** The name of a setting or a criterion in the API. */
export const FieldName = Type.String({ pattern: '^[a-z_]+$' })

/** The states that the event's subject can leave and enter. `from` null: the subject is new. */
interface States {
  from: readonly string[] | null
  to: readonly string[]
}

/** Without this, TypeBox types an object without members as any object. */
type FactsOf<Facts extends TProperties> = keyof Facts extends never ? Record<string, never> : Static<TObject<Facts>>

const stateOf = (states: readonly string[] | null | undefined) =>
  states ? Nullable(Literals([...states])) : Type.Null()

/**
 * Declares an event: its name, its facts, and the states between which its subject moves, if any. Facts are ids, dates,
 * numbers and states; never a person's data, and never text that somebody wrote. The payload is `from`, `to` (null
 * without a move) and the facts. Call the result with facts to make an event for `record`; with states too if what moves
 * is not the subject of the entry itself.
 */
export function defineEvent<Facts extends TProperties>(type: string, facts: Facts, states?: States) {
  const payload = Type.Object({ from: stateOf(states?.from), to: stateOf(states?.to), ...facts })
  const make = (facts: FactsOf<Facts>, states?: DeclaredEvent['states']): DeclaredEvent => ({
    [declared]: true,
    type,
    facts,
    ...(states && { states }),
  })
  return Object.assign(make, { type, payload })
}
