import { type Static, Type } from 'typebox'

/** Every setting, as the environment names it. `config.ts` reads them. */
export const Settings = Type.Object({
  PORT: Type.Integer({
    minimum: 0,
    maximum: 65_535,
    default: 3000,
    description: 'Port of the API; 0: any free port.',
  }),
  HOST: Type.String({ default: '127.0.0.1', description: 'Address to listen on; 0.0.0.0: every interface.' }),
  PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#]+(/[^?#]*)?$',
      description:
        'Address of the service for its clients, such as https://admissions.example. It stands in the contract, in Location and Link, and in the addresses of materials. Unset: these are relative.',
    }),
  ),
  REQUEST_TIMEOUT: Type.Integer({
    minimum: 1,
    maximum: 3_600,
    default: 20,
    description:
      'Seconds after which a stalled body is refused. In each such period a body must bring at least 256 bytes a second; its total time is not limited.',
  }),
  CORS_ORIGINS: Type.Optional(
    Type.String({
      description:
        'Web pages that may use the API, as origins by comma, such as https://apply.city.example; *: every page. The catalogue, the pre-check and the reference are open to every page anyway. Unset: in a sandbox the pages on this machine, otherwise only the origins that API keys name.',
    }),
  ),
  TRUST_PROXY: Type.Optional(
    Type.String({
      description:
        'The proxies whose X-Forwarded-For tells the address of the client: addresses and networks by comma, such as 10.0.0.0/8, or loopback and uniquelocal for all private ones. Unset: none; all clients behind a proxy then share one limit.',
    }),
  ),
  STARTS_PER_MINUTE: Type.Integer({
    minimum: 1,
    maximum: 100_000,
    default: 20,
    description: 'Applications that one address may start in a minute with one publishable key, per process.',
  }),
  VISA_STALE_DAYS: Type.Integer({
    minimum: 1,
    maximum: 3_650,
    default: 365,
    description: 'Days after which the terms of a visa should be checked again: the API marks them as stale.',
  }),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://',
      description:
        'Postgres 15 to 18, as postgres://user:password@host:port/database. Parts that it leaves out come from PGHOST, PGUSER, PGPASSWORD and the like. Unset: an embedded Postgres, which ignores these variables.',
    }),
  ),
  DATABASE_POOL: Type.Integer({
    minimum: 2,
    maximum: 500,
    default: 20,
    description: 'Maximum number of connections, per process.',
  }),
  DATABASE_PREPARE: Type.Boolean({
    default: true,
    description: 'Use prepared statements; false behind a pooler that does not support them.',
  }),
  DATA_DIR: Type.String({
    default: '.data',
    minLength: 1,
    description: 'Folder of the embedded database, and of files kept on this machine.',
  }),
  STORAGE_URL: Type.Optional(
    Type.String({
      pattern: '^file:',
      description: 'Folder of the documents, as file:/absolute/folder. Unset: DATA_DIR/files.',
    }),
  ),
  SANDBOX: Type.Optional(
    Type.Boolean({
      description:
        'Demo data, demo credentials and a clock that can be set. Unset: true with the embedded database, else false.',
    }),
  ),
  SANDBOX_REMOTE: Type.Boolean({
    default: false,
    description: 'Lets a sandbox listen beyond loopback. It gives its credentials to anyone.',
  }),
  SMTP_URL: Type.Optional(
    Type.String({
      pattern: '^smtps?://',
      description:
        'Mail server, as smtp://user:password@host:587, or smtps:// for TLS from the first byte. Unset: each mail becomes a file in DATA_DIR/mail.',
    }),
  ),
  MAIL_FROM: Type.String({
    default: 'Cohort <no-reply@localhost>',
    minLength: 3,
    pattern: '@',
    description: 'Sender of the mails, as Name <address@host>.',
  }),
  FRONTEND_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/?#]+(/[^?#]*)?$',
      description:
        'Address of the web pages for applicants and focal points. Links in mails lead to /applications/ID, /come-back/TOKEN and /endorsements/TOKEN below it. Unset: to the API.',
    }),
  ),
  LOG_LEVEL: Type.Union(
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'].map((level) => Type.Literal(level)),
    { default: 'info', description: 'Level of the log: trace, debug, info, warn, error, fatal or silent.' },
  ),
  KEY_PEPPER: Type.Optional(
    Type.String({
      minLength: 32,
      description:
        'Secret of at least 32 characters that hashes credentials. Unset: one is generated and kept in DATA_DIR.',
    }),
  ),
  WORKER: Type.Boolean({
    default: true,
    description: 'Run the timed jobs (deadlines that pass) inside the API process too.',
  }),
  METRICS_PORT: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 65_535,
      description: 'Port of GET /metrics for Prometheus, one for each process; 0: any free port. Unset: no metrics.',
    }),
  ),
  METRICS_HOST: Type.String({ default: '127.0.0.1', description: 'Address on which the metrics are served.' }),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      pattern: '^https?://',
      description: 'Collector that accepts traces by OTLP over HTTP, such as http://localhost:4318. Unset: no traces.',
    }),
  ),
  OTEL_SERVICE_NAME: Type.String({ default: 'cohort', description: 'Name of this service in the traces.' }),
  OTEL_TRACES_SAMPLER_ARG: Type.Number({
    minimum: 0,
    maximum: 1,
    default: 1,
    description: 'Share, 0 to 1, of traces to keep. If the caller began the trace, the caller decides.',
  }),
})
export type Settings = Static<typeof Settings>

/** Error texts for settings where the message of the schema is not clear. */
export const SAID: Record<string, string> = {
  DATABASE_URL: 'must look like postgres://user:password@host:5432/database',
  CORS_ORIGINS:
    'must be * or a list by comma of origins such as https://apply.city.example, each with its scheme and without a path',
  TRUST_PROXY:
    'must be a list by comma of addresses and networks such as 10.0.0.0/8, or of loopback, linklocal and uniquelocal',
  STORAGE_URL: 'must look like file:/absolute/folder',
  PUBLIC_URL: 'must look like https://admissions.example, without a query',
  LOG_LEVEL: 'must be trace, debug, info, warn, error, fatal or silent',
  SMTP_URL: 'must look like smtp://user:password@host:587',
  MAIL_FROM: 'must have an address, such as Cohort <no-reply@admissions.example>',
  FRONTEND_URL: 'must look like https://apply.example, without a query',
  KEY_PEPPER: 'must have at least 32 characters',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'must look like http://localhost:4318',
}

/** The text of .env.example: every setting with its default and its description. */
export function envExample(): string {
  const lines = [
    '# All settings, with their defaults. Each can also be given as NAME_FILE, the path of a file with the value.',
    '# A copy named .env is read from the working folder; variables of the real environment win.',
    '',
  ]
  for (const [name, schema] of Object.entries(Settings.properties)) {
    const { description, default: value } = schema as { description?: string; default?: unknown }
    lines.push(`# ${description}`, value === undefined ? `#${name}=` : `${name}=${value}`, '')
  }
  return lines.join('\n')
}
