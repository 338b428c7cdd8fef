import { prepared } from '../../platform/postgres/prepared.ts'
import { COLUMNS } from './queries.ts'

export const findApiKeyByHash = prepared((db, { hash }: { hash: Buffer }) =>
  db.selectFrom('api_key').select(COLUMNS).where('hash', '=', hash),
)
