/** Until when a request, or whatever else waits for the database, must have what it waits for. */
export class Deadline {
  #at: number
  #paused: number | undefined

  constructor(ms: number) {
    this.#at = performance.now() + ms
  }

  /** Milliseconds; 0 when it is over. */
  get left(): number {
    return Math.max(0, this.#at - (this.#paused ?? performance.now()))
  }

  /** The time until `resume` does not count. */
  pause() {
    this.#paused ??= performance.now()
  }

  resume() {
    if (this.#paused === undefined) return
    this.#at += performance.now() - this.#paused
    this.#paused = undefined
  }
}
