import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { type SecretKeySource, StartProblem } from '../configuration/index.ts';

/** Seals tokens of other services for the database and opens them again. */
export interface Seal {
  /** @param place `table:column:row`; a sealed value that was moved to another place does not open */
  close(text: string, place: string): Buffer;
  /** @throws Error when the value was changed, moved or sealed with another key */
  open(sealed: Buffer, place: string): string;
}

/** First byte of a sealed value, so that a later form can be told from this one. */
const version = 1;
const ivLength = 12;
const tagLength = 16;

function sealWith(key: Buffer): Seal {
  return {
    close(text, place) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([version]), iv, cipher.getAuthTag(), body]);
    },
    open(sealed, place) {
      if (sealed[0] !== version) throw new Error(`the sealed value of ${place} is of an unknown form`);
      const iv = sealed.subarray(1, 1 + ivLength);
      const tag = sealed.subarray(1 + ivLength, 1 + ivLength + tagLength);
      const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(place)).setAuthTag(tag);
      return Buffer.concat([decipher.update(sealed.subarray(1 + ivLength + tagLength)), decipher.final()]).toString(
        'utf8',
      );
    },
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
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return (await readFile(path, 'utf8')).trim();
    throw error;
  }
}

/**
 * The seal of this server. Its key comes from SECRET_KEY or from a file that only the owner can read, made on first use.
 * @throws StartProblem when the key file is empty
 */
export async function openSeal(source: SecretKeySource): Promise<Seal> {
  const text = source.kind === 'text' ? source.text : await keyFileText(source.path);
  if (text.length < 16) {
    const where = source.kind === 'file' ? `The key file ${source.path}` : 'SECRET_KEY';
    throw new StartProblem(
      `${where} holds no key of 16 characters or more; put back the one that sealed the stored tokens, or delete it and connect TikTok Ads again.`,
    );
  }
  return sealWith(Buffer.from(hkdfSync('sha256', text, '', 'appsprint: sealed tokens', 32)));
}
