/** What went wrong in a call to the AppSprint API, as two sentences for people: what happened, and what to do. */
export interface Problem {
  readonly kind:
    | 'unreachable'
    | 'token-refused'
    | 'not-allowed'
    | 'not-found'
    | 'not-ready'
    | 'rejected'
    | 'too-many-calls'
    | 'server-failed'
    | 'malformed-answer';
  readonly what: string;
  readonly remedy: string;
}

/** Thrown by the client for every call that did not give the contract's answer. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.what} ${problem.remedy}`, options);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** The problem behind anything thrown while AppSprint was asked; a foreign error is the server's fault until shown otherwise. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  return {
    kind: 'server-failed',
    what: `AppSprint could not be asked: ${error instanceof Error ? error.message : String(error)}.`,
    remedy: 'Try again; if it stays, export the diagnostics and send them to support.',
  };
}

/** The problem of a token that cannot be sent at all. */
export const unsendableToken: Problem = {
  kind: 'token-refused',
  what: 'The access token is empty or holds blanks or other characters that no access token has.',
  remedy: 'Copy the whole access token again and paste it in Options.',
};

/** The problem that an HTTP status outside of 2xx stands for. `message` is the server's own sentence where it gave one. */
export function problemOfStatus(status: number, message: string | null): Problem {
  if (status === 401) {
    return {
      kind: 'token-refused',
      what: 'AppSprint refused the access token.',
      remedy: 'Open Options and paste a new access token.',
    };
  }
  if (status === 403) {
    return {
      kind: 'not-allowed',
      what: message ?? 'The access token does not allow this.',
      remedy: 'Ask for a token with this right and paste it in Options.',
    };
  }
  if (status === 404) {
    return {
      kind: 'not-found',
      what: message ?? 'AppSprint does not know this.',
      remedy: 'Check the app and the API address in Options.',
    };
  }
  if (status === 409)
    return {
      kind: 'not-ready',
      what: message ?? 'The TikTok Ads integration is not ready.',
      remedy: 'Open the TikTok Ads integration of the app.',
    };
  if (status === 429)
    return {
      kind: 'too-many-calls',
      what: 'AppSprint is asked too often right now.',
      remedy: 'Wait a minute; the figures come by themselves.',
    };
  if (status >= 500)
    return {
      kind: 'server-failed',
      what: `AppSprint's server failed (status ${status}).`,
      remedy: 'Try again in a few minutes.',
    };
  return {
    kind: 'rejected',
    what: message ?? `AppSprint did not accept the request (status ${status}).`,
    remedy: 'Check what was entered.',
  };
}
