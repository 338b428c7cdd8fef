import { Id, Literals, Nullable } from '../../http/wire.ts'
import { defineEvent } from '../../record/define-event.ts'
import { VISA_STATUSES } from './lifecycle.ts'

/** `before` is null if nothing was told. The state of the application is another one: see `application.offer_withdrawn`. */
export const visaTold = defineEvent('visa.told', {
  city_id: Id,
  before: Nullable(Literals([...VISA_STATUSES])),
  status: Literals([...VISA_STATUSES]),
})
export const events = [visaTold]
