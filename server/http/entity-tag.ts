import { hash } from 'node:crypto';

/**
 * Weak tag of an answer's data. `attributedAt` says when the answer was made, so it differs in each and is left out: a
 * client that is told "not modified" knows that its copy was still right at that moment.
 */
export function entityTagOf(data: unknown): string {
  const text = JSON.stringify(data, (name, value: unknown) => (name === 'attributedAt' ? undefined : value));
  return `W/"${hash('sha256', text, 'base64url').slice(0, 22)}"`;
}

/** Whether a client's `If-None-Match` names this tag. */
export function matchesEntityTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const weakless = (text: string) => text.trim().replace(/^W\//, '');
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((one) => weakless(one) === weakless(tag));
}
