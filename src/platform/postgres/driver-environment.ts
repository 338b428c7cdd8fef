/**
 * The pg driver reads the environment by itself. Where a database is may be said there (PGHOST, PGPASSWORD, PGSSLMODE: they
 * complete a DATABASE_URL); how this service talks to it may not. Import this before the driver, which reads one at its import.
 */
const HOW = [
  'NODE_PG_FORCE_NATIVE',
  'PGAPPNAME',
  'PGBINARY',
  'PGCLIENT_ENCODING',
  'PGFALLBACK_APPLICATION_NAME',
  'PGOPTIONS',
  'PGREPLICATION',
]
for (const name of HOW) delete process.env[name]
