/** The one file to change. `serve.mjs` answers with its own, for the sandbox. */
export const config = {
  /** The origin of the API. Empty: the page's own, as behind `examples/server`. */
  api: 'http://127.0.0.1:3000',
  /** A publishable key, made for this page's origin. Undefined: a server of yours adds a secret key. */
  key: undefined,
  /** The program to apply to. Undefined: the page lists the open calls. `?program=` in the address comes first. */
  program_id: undefined,
}
