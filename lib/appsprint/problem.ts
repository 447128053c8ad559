import { t } from '#lib/words';

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
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'server-failed', what: t('problems.failed.what', { reason }), remedy: t('problems.failed.remedy') };
}

/** The problem of a token that cannot be sent at all. */
export function unsendableToken(): Problem {
  return { kind: 'token-refused', what: t('problems.unsendable.what'), remedy: t('problems.unsendable.remedy') };
}

/** The problem that an HTTP status outside of 2xx stands for. `message` is the server's own sentence where it gave one. */
export function problemOfStatus(status: number, message: string | null): Problem {
  const { kind, words } = meaningOf(status);
  const isServersToSay = kind !== 'token-refused' && kind !== 'too-many-calls' && kind !== 'server-failed';
  return {
    kind,
    what: (isServersToSay ? message : null) ?? t(`problems.${words}.what`, { status }),
    remedy: t(`problems.${words}.remedy`),
  };
}

function meaningOf(status: number) {
  if (status === 401) return { kind: 'token-refused', words: 'refused' } as const;
  if (status === 403) return { kind: 'not-allowed', words: 'notAllowed' } as const;
  if (status === 404) return { kind: 'not-found', words: 'notFound' } as const;
  if (status === 409) return { kind: 'not-ready', words: 'notReady' } as const;
  if (status === 429) return { kind: 'too-many-calls', words: 'tooOften' } as const;
  if (status >= 500) return { kind: 'server-failed', words: 'server' } as const;
  return { kind: 'rejected', words: 'rejected' } as const;
}
