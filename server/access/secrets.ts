import { hash, randomBytes, randomInt } from 'node:crypto';

/** A secret as it is shown once, and what is kept of it. A hash without salt is enough: the secret has 256 random bits. */
export interface NewSecret {
  readonly text: string;
  readonly hash: string;
  readonly lastFour: string;
}

/** SHA-256 of a key or token, as hexadecimal text. */
export function hashOfSecret(text: string): string {
  return hash('sha256', text, 'hex');
}

/** A new secret that begins with `prefix`. */
export function newSecret(prefix: 'as_live_' | 'asc_'): NewSecret {
  const text = prefix + randomBytes(32).toString('base64url');
  return { text, hash: hashOfSecret(text), lastFour: text.slice(-4) };
}

/** A new app id: `app_` and twelve lower-case letters and digits. */
export function newAppId(): string {
  return `app_${Array.from({ length: 12 }, () => randomInt(36).toString(36)).join('')}`;
}
