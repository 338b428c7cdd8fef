import './driver-environment.ts'
import { Socket } from 'node:net'
import pg from 'pg'

/**
 * Two advisory locks in the database `postgres` show which processes use the server:
 * - lock 1: each process that uses the server holds it shared. A process that holds it exclusively may stop the server;
 *   others wait.
 * - lock 2: held by the session that watches lock 1.
 */

/**
 * Watches inside the server until the server ends. A process outside could be killed, or live longer than the server.
 * A backend that runs a statement does not notice that its client has gone: this is needed here. COMMIT releases the
 * old snapshot.
 *
 * The server ends after three checks in a row without a user: a process has time to renew a lost session.
 * The shell ignores SIGTERM because the server sends it to the whole process group of this session.
 */
const watchFor = (socketFolder: string) => `do $watch$
  declare
    looks int := 0;
    server text;
  begin
    if not pg_try_advisory_lock(2) then return; end if;
    raise notice 'watching';
    while looks < 3 or not pg_try_advisory_lock(1) loop
      commit;
      perform pg_sleep(1);
      looks := looks + 1;
      perform from pg_locks join pg_database on pg_database.oid = database
        where datname = current_database() and locktype = 'advisory' and (classid, objid, objsubid) = (0, 1, 1);
      if found then looks := 0; end if;
    end loop;
    server := split_part(pg_read_file('postmaster.pid'), e'\\n', 1);
    execute format('copy (select where false) to program %L', format($shell$
      trap '' INT TERM
      kill -INT %1$s || exit
      { while kill -0 %1$s && read -r pid < postmaster.pid && [ "$pid" = %1$s ]; do sleep 0.1; done
        rmdir ${socketFolder}; } < /dev/null > /dev/null 2>&1 &
    $shell$, server));
    perform pg_sleep(3600);
  end
$watch$`

/** While the last process holds lock 1 exclusively, a process that enters waits, and then starts the server again. */
const LEAVE = `select pg_advisory_unlock_shared(1), pg_try_advisory_lock(1) as is_last,
  split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid`

/** Overrides timeouts that somebody set for all sessions: these sessions last as long as the server. */
const OPTIONS =
  '-c statement_timeout=0 -c transaction_timeout=0 -c idle_session_timeout=0 -c client_connection_check_interval=0 -c client_min_messages=notice -c log_min_error_statement=panic'

async function open(url: string, socket: Socket) {
  const session = new pg.Client({
    connectionString: url,
    application_name: 'cohort-embedded',
    options: OPTIONS,
    connectionTimeoutMillis: 5_000,
    stream: () => socket,
  })
  // Without a listener, the end of the server would end the process.
  session.on('error', () => {})
  await session.connect()
  return session
}

/** Makes the server end by itself when no process uses it any more. Does nothing if it is watched already. */
export async function watch(url: string, socketFolder: string) {
  const socket = new Socket()
  const session = await open(url, socket)
  try {
    const isWatching = new Promise((resolve) => session.once('notice', resolve))
    await Promise.race([isWatching, session.query(watchFor(socketFolder))])
  } finally {
    socket.destroy()
  }
}

/** Marks this process as a user of the server. Postgres drops the mark when the process ends in any way. */
async function enter(url: string, socketFolder: string, socket: Socket) {
  const session = await open(url, socket)
  try {
    await session.query('select pg_advisory_lock_shared(1)')
    await watch(url, socketFolder)
    return session
  } catch (error) {
    socket.destroy()
    throw error
  }
}

const RENEW_MS = 500

/** Enters, and enters again after each loss of the session, until `leave`. */
export async function join(url: string, socketFolder: string) {
  let socket = new Socket()
  let session = await enter(url, socketFolder, socket)
  let isOver = false

  const renewSoon = () => setTimeout(renew, RENEW_MS).unref()
  function renewWhenLost() {
    // The session must not keep a process alive that does not call leave().
    socket.unref()
    if (socket.destroyed) renewSoon()
    else socket.once('close', renewSoon)
  }
  async function renew() {
    if (isOver) return
    const next = new Socket().unref()
    const renewed = await enter(url, socketFolder, next).catch(() => undefined)
    if (!renewed) renewSoon()
    else if (isOver) next.destroy()
    else {
      socket = next
      session = renewed
      renewWhenLost()
    }
  }
  renewWhenLost()

  return {
    /** Returns the server's pid if no other process uses it: then the caller must stop it before `close`. */
    async leave(): Promise<number | undefined> {
      isOver = true
      socket.ref()
      const last = () => session.query(LEAVE).then(({ rows }) => rows[0])
      const answer = await last().catch(async () => {
        socket = new Socket()
        session = await enter(url, socketFolder, socket)
        return last()
      })
      return answer.is_last ? answer.pid : undefined
    },
    close: () => socket.destroy(),
  }
}
