import type { FastifyInstance } from 'fastify';
import { Problem } from '../http/index.ts';

/** The SDKs send flat objects; what is nested deeper than this is not kept. Ours. */
const deepest = 32;
/** The SDKs send at most 64 parameters; of an object with more fields than this the first ones are kept. Ours. */
const mostFields = 512;
/** Integers of more digits lose some as a JavaScript number. */
const longNumber = /\d{16}/;
const readAsNumber = new Set(['revenue', 'timestamp']);

/** A copy without what could hurt later: deep nesting, thousands of fields, a name that would set a prototype. */
function kept(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return null;
  if (Array.isArray(value)) return value.map((part) => kept(part, depth + 1));
  const fields = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(fields.slice(0, mostFields).map(([name, part]) => [name, kept(part, depth + 1)]));
}

/** A reviver walks by recursion and gives up on deep nesting; then the digits are not worth the whole body. */
function parseWithLongNumbers(text: string): unknown {
  try {
    return JSON.parse(text, (name, value: unknown, context?: { source?: string }) => {
      const source = context?.source;
      const isLong = typeof value === 'number' && source !== undefined && /^-?\d{16,}$/.test(source);
      return isLong && !readAsNumber.has(name) ? source : value;
    });
  } catch (error) {
    if (error instanceof RangeError) return JSON.parse(text);
    throw error;
  }
}

/**
 * What a body says. Bytes that are no UTF-8 become replacement characters, and 64-bit ids written as numbers become text.
 * @throws Problem 400 when it is not JSON
 */
export function readBody(bytes: Buffer): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return kept(longNumber.test(text) ? parseWithLongNumbers(text) : JSON.parse(text), 0);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new Problem(400, 'invalid_json', 'The body is not valid JSON. Send one JSON object.');
    }
    throw error;
  }
}

/** Makes a server read every body as JSON, whatever its Content-Type and encoding: a wrong header loses nobody's events. */
export function readBodiesLeniently(server: FastifyInstance): void {
  // Fastify refuses a type that is no media type before any parser sees it.
  server.addHook('onRequest', (request, _reply, done) => {
    if (request.headers['content-type'] !== undefined) request.headers['content-type'] = 'application/json';
    done();
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, bytes: Buffer) => readBody(bytes));
}
