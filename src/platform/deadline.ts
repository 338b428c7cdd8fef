/** The time limit for all waiting of a request, or of other work that waits for the database. */
export class Deadline {
  #at: number
  #paused: number | undefined

  constructor(ms: number) {
    this.#at = performance.now() + ms
  }

  /** The milliseconds left; 0 when it is over. */
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
