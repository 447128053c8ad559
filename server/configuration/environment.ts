import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { ApiConfiguration, DatabaseConfiguration, SecretKeySource, TikTokApp } from './configuration.ts';
import { StartProblem } from './start-problem.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Names that fastify's proxy check knows besides addresses. */
const namedRanges = new Set(['loopback', 'linklocal', 'uniquelocal']);

function textOf(environment: Environment, name: string): string | null {
  return environment[name]?.trim() || null;
}

function portOf(environment: Environment): number {
  const text = textOf(environment, 'PORT') ?? '8787';
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new StartProblem(
    `PORT is "${text}", which is no port; set it to a number from 0 to 65535 (0 takes a free one).`,
  );
}

function webAddressOf(environment: Environment, name: string): string | null {
  const text = textOf(environment, name);
  if (text === null) return null;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new StartProblem(
      `${name} is "${text}", which is no web address; set it to something like https://api.example.com.`,
    );
  }
  return text.replace(/\/+$/, '');
}

function databaseOf(environment: Environment, dataDir: string): DatabaseConfiguration {
  const url = textOf(environment, 'DATABASE_URL');
  if (url === null) return { kind: 'embedded', dataDir, durability: 'full' };
  if (/^postgres(ql)?:\/\//.test(url)) return { kind: 'url', url };
  throw new StartProblem(
    'DATABASE_URL is no PostgreSQL address; write postgresql://USER:PASSWORD@HOST:PORT/DATABASE or leave it out for the embedded database.',
  );
}

function tiktokAppOf(environment: Environment): TikTokApp | null {
  const id = textOf(environment, 'TIKTOK_APP_ID');
  const secret = textOf(environment, 'TIKTOK_APP_SECRET');
  if (id !== null && secret !== null) return { id, secret };
  if (id === null && secret === null) return null;
  const [present, missing] =
    id === null ? ['TIKTOK_APP_SECRET', 'TIKTOK_APP_ID'] : ['TIKTOK_APP_ID', 'TIKTOK_APP_SECRET'];
  throw new StartProblem(
    `${present} is set but ${missing} is not; set both, as TikTok's developer portal shows them, or neither.`,
  );
}

function isAddressOrRange(text: string): boolean {
  if (namedRanges.has(text)) return true;
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

function trustProxyOf(environment: Environment): readonly string[] {
  const ranges = (environment.TRUST_PROXY ?? '').split(/[\s,]+/).filter((part) => part !== '');
  const wrong = ranges.find((range) => !isAddressOrRange(range));
  if (wrong === undefined) return ranges;
  throw new StartProblem(
    `TRUST_PROXY names "${wrong}", which is no address or range; list addresses or ranges such as 10.0.0.0/8, separated by commas.`,
  );
}

function secretKeyOf(environment: Environment, dataDir: string): SecretKeySource {
  const text = textOf(environment, 'SECRET_KEY');
  const former = (environment.FORMER_SECRET_KEYS ?? '').split(/[\s,]+/).filter((key) => key !== '');
  if (text === null) {
    if (former.length === 0) return { kind: 'file', path: join(dataDir, 'secret.key') };
    throw new StartProblem(
      'FORMER_SECRET_KEYS is set but SECRET_KEY is not; set SECRET_KEY to the key that seals now.',
    );
  }
  const tooShort = text.length < 16 ? 'SECRET_KEY' : 'A key of FORMER_SECRET_KEYS';
  if ([text, ...former].every((key) => key.length >= 16)) return { kind: 'text', text, former };
  throw new StartProblem(`${tooShort} is shorter than 16 characters; make one with: openssl rand -hex 32`);
}

function rateOf(environment: Environment, name: string, usual: number): number {
  const text = textOf(environment, name);
  if (text === null) return usual;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new StartProblem(
    `${name} is "${text}", which is no number of calls a minute; set it to a whole number (0 switches the limit off).`,
  );
}

/**
 * The configuration that the environment asks for, with the documented defaults.
 * @throws StartProblem naming the variable that cannot be used and what to write instead
 */
export function configurationFrom(environment: Environment): ApiConfiguration {
  const dataDir = resolve(textOf(environment, 'DATA_DIR') ?? '.data');
  return {
    host: textOf(environment, 'HOST') ?? '127.0.0.1',
    port: portOf(environment),
    publicUrl: webAddressOf(environment, 'PUBLIC_URL'),
    dataDir,
    database: databaseOf(environment, dataDir),
    tiktok: {
      apiBase: webAddressOf(environment, 'TIKTOK_API_BASE') ?? 'https://business-api.tiktok.com',
      app: tiktokAppOf(environment),
    },
    trustProxy: trustProxyOf(environment),
    secretKey: secretKeyOf(environment, dataDir),
    pageAnchorsFile: textOf(environment, 'PAGE_ANCHORS_FILE'),
    // Ours. An SDK sends some five calls at a start, and a mobile network puts thousands of phones behind one address.
    sdkCallRates: {
      perAddress: rateOf(environment, 'SDK_CALLS_PER_ADDRESS', 12_000),
      perApp: rateOf(environment, 'SDK_CALLS_PER_APP', 600_000),
    },
  };
}
