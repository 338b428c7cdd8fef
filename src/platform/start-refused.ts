/** A reason not to start that the operator can mend. A command prints its message, without a stack. */
export class StartRefused extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartRefused'
  }
}

/** The lines that a command prints about an error that ends it. */
export const lastWords = (error: unknown): unknown => (error instanceof StartRefused ? error.message : error)
