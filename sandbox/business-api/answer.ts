import { randomBytes } from 'node:crypto';

/**
 * TikTok's codes that the sandbox answers; HTTP is 200 for all of them.
 * From TikTok's documents "Response codes" and the probes published by api-evangelist/tiktok-ads (2026-08-13).
 */
export const code = {
  ok: 0,
  noPermission: 40001,
  invalidParameter: 40002,
  throttled: 40100,
  tokenMissing: 40104,
  tokenWrong: 40105,
  authCodeUsed: 40110,
  systemError: 50000,
} as const;

/** A call that TikTok refuses: thrown by a handler, answered as HTTP 200 with the code in the body. */
export class Refusal extends Error {
  readonly code: number;

  constructor(refusalCode: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.code = refusalCode;
  }
}

/** TikTok's envelope. `data` is `{}` on a refusal, as seen in a probe of 2026-08-13. */
export function answer(answerCode: number, message: string, data: unknown) {
  return { code: answerCode, message, request_id: randomBytes(16).toString('hex').toUpperCase(), data };
}
