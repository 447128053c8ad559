import { createCipheriv, createDecipheriv, hash, hkdfSync, randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { type SecretKeySource, StartProblem } from '../configuration/index.ts';

/** Seals tokens of other services for the database and opens them again. */
export interface Seal {
  /** @param place `table:column:row`; a sealed value that was moved to another place does not open */
  close(text: string, place: string): Buffer;
  /** @throws Error when the value was changed, moved or sealed with a key that is not among the known ones */
  open(sealed: Buffer, place: string): string;
  /** Whether a value was sealed with the first key; others can be opened, but should be sealed anew. */
  isCurrent(sealed: Buffer): boolean;
}

/** First byte of a sealed value: the first form named no key, so each one is tried. */
const unnamedForm = 1;
const form = 2;
const keyIdLength = 4;
const ivLength = 12;
const tagLength = 16;

interface Key {
  readonly id: Buffer;
  readonly bytes: Buffer;
}

function keyOf(text: string): Key {
  const bytes = Buffer.from(hkdfSync('sha256', text, '', 'appsprint: sealed tokens', 32));
  return { bytes, id: hash('sha256', bytes, 'buffer').subarray(0, keyIdLength) };
}

function decrypted(key: Key, box: Buffer, place: string): string {
  const iv = box.subarray(0, ivLength);
  const tag = box.subarray(ivLength, ivLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv).setAAD(Buffer.from(place)).setAuthTag(tag);
  return Buffer.concat([decipher.update(box.subarray(ivLength + tagLength)), decipher.final()]).toString('utf8');
}

function sealWith(keys: readonly [Key, ...Key[]]): Seal {
  const [current] = keys;
  const idOf = (sealed: Buffer) => sealed.subarray(1, 1 + keyIdLength);

  function openUnnamed(box: Buffer, place: string): string {
    for (const [index, key] of keys.entries()) {
      try {
        return decrypted(key, box, place);
      } catch (error) {
        if (index === keys.length - 1) throw error;
      }
    }
    throw new Error('a seal has at least one key');
  }

  return {
    close(text, place) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', current.bytes, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([form]), current.id, iv, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      if (sealed[0] === unnamedForm) return openUnnamed(sealed.subarray(1), place);
      if (sealed[0] !== form) throw new Error(`the sealed value of ${place} is of an unknown form`);
      const key = keys.find(({ id }) => id.equals(idOf(sealed)));
      if (key === undefined) throw new Error(`the key that sealed ${place} is not among those of this server`);
      return decrypted(key, sealed.subarray(1 + keyIdLength), place);
    },
    isCurrent: (sealed) => sealed[0] === form && idOf(sealed).equals(current.id),
  };
}

async function keyFileText(path: string): Promise<string> {
  try {
    // "wx": of two processes that start together one makes the file and the other reads it.
    const file = await open(path, 'wx', 0o600);
    const text = randomBytes(32).toString('hex');
    await file.writeFile(text);
    await file.sync();
    await file.close();
    return text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFile(path, 'utf8');
    throw error;
  }
}

async function textsOf(source: SecretKeySource): Promise<readonly string[]> {
  if (source.kind === 'text') return [source.text, ...(source.former ?? [])];
  const lines = (await keyFileText(source.path)).split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '');
}

/**
 * The seal of this server. Its keys come from SECRET_KEY and FORMER_SECRET_KEYS, or from a file that only the owner can
 * read, made on first use, one key a line. The first seals, all of them open.
 * @throws StartProblem when a key is too short or there is none
 */
export async function openSeal(source: SecretKeySource): Promise<Seal> {
  const texts = await textsOf(source);
  const [first, ...former] = texts.map(keyOf);
  if (first === undefined || texts.some((text) => text.length < 16)) {
    const where = source.kind === 'file' ? `The key file ${source.path}` : 'SECRET_KEY';
    throw new StartProblem(
      `${where} holds no key of 16 characters or more; put back the one that sealed the stored tokens, or delete it and connect TikTok Ads again.`,
    );
  }
  return sealWith([first, ...former]);
}
