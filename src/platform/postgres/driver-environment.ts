/**
 * The pg driver reads the environment itself. Variables that say where the database is may complete DATABASE_URL
 * (PGHOST, PGPASSWORD, PGSSLMODE). Variables that change how the service talks to it are deleted here. Import this
 * before the driver, which reads one of them at its import.
 */
export const NOT_READ = [
  'NODE_PG_FORCE_NATIVE',
  'PGAPPNAME',
  'PGBINARY',
  'PGCLIENT_ENCODING',
  'PGFALLBACK_APPLICATION_NAME',
  'PGOPTIONS',
  'PGREPLICATION',
]
for (const name of NOT_READ) delete process.env[name]
