import { readConfig, readEnvFile } from '../src/config.ts'
import { filesFrom } from '../src/platform/files.ts'
import { connect } from '../src/platform/postgres/db.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.ts'
import { migrateAt } from '../src/platform/postgres/migrate.ts'
import { seed } from '../src/sandbox/seed.ts'

/** `npm run db:migrate` applies the migrations. `npm run db:seed` also adds the network's real programs of 2017. */
readEnvFile()
const config = readConfig()
const embedded = config.databaseUrl ? undefined : await startEmbeddedPostgres({ dataDir: config.dataDir })
const url = config.databaseUrl ?? String(embedded?.url)
const db = connect({ url, max: 2, prepare: false })
try {
  const applied = await migrateAt(url)
  console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to apply')
  if (process.argv.includes('--seed')) {
    await seed(db, filesFrom(config.storageUrl))
    console.log('seeded')
  }
} finally {
  await db.destroy()
  await embedded?.stop()
}
