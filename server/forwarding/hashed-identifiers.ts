import { hash } from 'node:crypto';

const alreadyHashed = /^[0-9a-f]{64}$/i;

/** SHA-256 in lower-case hex. What is 64 hex digits has been hashed before, by the app, and is not hashed again. */
export function hashed(normalized: string): string {
  return alreadyHashed.test(normalized) ? normalized.toLowerCase() : hash('sha256', normalized, 'hex');
}

/** The hash of an e-mail address, trimmed and in lower case; null for what is none. */
export function hashedEmail(written: string): string | null {
  const email = written.trim().toLowerCase();
  return alreadyHashed.test(email) || /^[^\s@]+@[^\s@]+$/.test(email) ? hashed(email) : null;
}

/**
 * The hash of a telephone number in the form +12133734253. Null for what is none, and for a national number (0170 …), because
 * nothing says which country it is of.
 */
export function hashedPhone(written: string): string | null {
  const phone = written.trim();
  if (alreadyHashed.test(phone)) return hashed(phone);
  const digits = phone.replaceAll(/[\s().\-/]/g, '').replace(/^(?:\+|00)/, '');
  return /^[1-9]\d{6,14}$/.test(digits) ? hashed(`+${digits}`) : null;
}

/** The hash of the advertiser's own id of a person, in the case it was given. */
export function hashedExternalId(written: string): string {
  return hashed(written.trim());
}
