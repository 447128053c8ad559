/**
 * A call that cannot be answered as asked. `code` is for programs; the message is a sentence or two for people: what
 * happened and what to do.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  /** Seconds after which the call may be sent again; null where that is not known. */
  readonly retryAfter: number | null;

  constructor(status: number, code: string, message: string, details?: unknown, retryAfter: number | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}
