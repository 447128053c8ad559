import { t } from '#lib/words';

/** What went wrong in a call to the AppSprint API (or keeps it waiting), as two sentences for people: what happened, and what to do. */
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
    | 'malformed-answer'
    /** Nothing went wrong: it is kept, and sent once AppSprint can be reached. */
    | 'waiting';
  readonly what: string;
  readonly remedy: string;
}

/** What a failure says about sending the very same call again. */
export interface Outlook {
  /**
   * `never`: AppSprint understood the call and refused it. `later`: it may go well then. `away`: AppSprint itself was not
   * reached, so no other call is either.
   */
  readonly again: 'never' | 'later' | 'away';
  /** Milliseconds for which AppSprint asked to be left alone; null where it asked nothing. */
  readonly leaveAloneFor: number | null;
}

/** Thrown by the client for every call that did not give the contract's answer. */
export class ApiError extends Error {
  readonly problem: Problem;
  readonly outlook: Outlook;

  constructor(problem: Problem, outlook: Outlook = { again: 'never', leaveAloneFor: null }, options?: ErrorOptions) {
    super(`${problem.what} ${problem.remedy}`, options);
    this.name = 'ApiError';
    this.problem = problem;
    this.outlook = outlook;
  }
}

/** The problem behind anything thrown while AppSprint was asked; a foreign error is the server's fault until shown otherwise. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'server-failed', what: t('problems.failed.what', { reason }), remedy: t('problems.failed.remedy') };
}

/** The problem of something that is kept until AppSprint can be reached. */
export function waitingProblem(): Problem {
  return { kind: 'waiting', what: t('problems.waiting.what'), remedy: t('problems.waiting.remedy') };
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

/**
 * What an HTTP status outside of 2xx says about another try.
 * @param error the machine code of AppSprint's own answer; null where something else answered, such as a proxy
 * @param retryAfter the header of that name: seconds, or a date
 * @param now epoch milliseconds
 */
export function outlookOfStatus(status: number, error: string | null, retryAfter: string | null, now: number): Outlook {
  const leaveAloneFor = millisecondsOf(retryAfter, now);
  return { again: againOf(status, error), leaveAloneFor };
}

function againOf(status: number, error: string | null): Outlook['again'] {
  if (error === null || status === 503) return 'away';
  return status === 408 || status === 425 || status === 429 || error === 'call_in_progress' ? 'later' : 'never';
}

/** RFC 9110, Retry-After. One in the past, or that is none, asks nothing. */
function millisecondsOf(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  const milliseconds = /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return milliseconds > 0 ? milliseconds : null;
}
