import { Problem } from '../http/index.ts';

/** TikTok understood the call and refused it. */
export class TikTokRefusal extends Error {
  override readonly name = 'TikTokRefusal';
  readonly path: string;
  readonly code: number;

  constructor(path: string, code: number, message: string) {
    super(`TikTok refused ${path}: ${message} (code ${code})`);
    this.path = path;
    this.code = code;
  }
}

/** TikTok did not answer, or with something that is not its API. */
export class TikTokUnreachable extends Error {
  override readonly name = 'TikTokUnreachable';
}

/** A token that is missing, wrong, revoked or without permission, or an advertiser that is gone: a person has to connect again. */
const lostAccess = new Set([40001, 40101, 40102, 40104, 40105, 40110, 40113, 40300]);
/** Over a limit, or TikTok's own trouble: the same call may work later. */
const passing = new Set([40016, 40100, 40132, 40133, 40202, 40700, 50000, 50002, 51305, 60001]);

/** Whether the same call may succeed later. */
export function isPassing(error: unknown): boolean {
  return error instanceof TikTokUnreachable || (error instanceof TikTokRefusal && passing.has(error.code));
}

/** Whether a failure is one that a person can mend, rather than a fault of the server. */
export function isForPeople(error: unknown): boolean {
  return error instanceof TikTokRefusal || error instanceof TikTokUnreachable || error instanceof Problem;
}

/** What went wrong and what to do, in a sentence or two for people. */
export function sentenceOf(error: unknown): string {
  if (error instanceof TikTokRefusal) {
    return lostAccess.has(error.code)
      ? `${error.message}. Connect TikTok Ads again with a user who is admin or operator of the advertiser.`
      : `${error.message}. Try again; if it stays, look up the code in TikTok's documentation.`;
  }
  if (error instanceof TikTokUnreachable) return `${error.message}. Try again in a few minutes.`;
  if (error instanceof Problem) return error.message;
  return 'AppSprint failed while it talked to TikTok. Try again; if it stays, look into the log of the server.';
}

/** The failure as an answer of our own API; anything that is not TikTok's passes unchanged. */
export function asProblem(error: unknown): unknown {
  if (error instanceof TikTokRefusal) {
    return lostAccess.has(error.code)
      ? new Problem(409, 'tiktok_access_lost', sentenceOf(error), { tiktokCode: error.code })
      : new Problem(502, 'tiktok_refused', sentenceOf(error), { tiktokCode: error.code });
  }
  if (error instanceof TikTokUnreachable) return new Problem(502, 'tiktok_unreachable', sentenceOf(error));
  return error;
}
