import { signalLinkMacros } from '../macros.ts';
import { decoded } from './tidy.ts';

/** An address as it is written, cut into its parts without mending anything. */
export interface WrittenAddress {
  /** With its colon and slashes; '' where there is none. */
  readonly scheme: string;
  /** With the port, and whatever else stands before the path. */
  readonly host: string;
  readonly path: string;
  /** What separates path and query: `?` when all is well. */
  readonly mark: string;
  /** Behind the question mark, fragment and all. */
  readonly query: string;
  /** A fragment and where it stands; null: none. */
  readonly fragment: { readonly text: string; readonly isBeforeQuery: boolean } | null;
}

const parts =
  /^((?:[a-z][a-z0-9+-]*(?::(?:[\\/]+|(?!\d))|[\\/]{2,})|[\\/]{2,})?(?:https?:[\\/]+)*)([^\\/?#&]*)([^?#&]*)(.*)$/isu;
const anyName = signalLinkMacros.map(([parameter]) => parameter).join('|');
/** A path that runs into its parameters, because the question mark is encoded or missing. */
const runOn = new RegExp(`^(.*?)(%3f|(?=(?:${anyName})=))(.*)$`, 'isu');

function cutFragment(rest: string): Pick<WrittenAddress, 'query' | 'fragment'> & { readonly mark: string } {
  const mark = /^[?&]/u.exec(rest)?.[0] ?? '';
  const at = rest.indexOf('#');
  if (at < 0) return { mark, query: rest.slice(mark.length), fragment: null };
  const before = rest.slice(mark.length, at);
  const behind = rest.slice(at + 1);
  const isBeforeQuery = at === 0 && /[?=]/u.test(behind);
  if (isBeforeQuery) {
    const [text = '', ...query] = behind.includes('?') ? behind.split('?') : ['', behind];
    return { mark: '?', query: query.join('?'), fragment: { text: `#${text}`, isBeforeQuery } };
  }
  // Parameters behind a fragment are lost, but it is the `#` that has to go, not each of them that is missing.
  const query = behind.includes('=') ? `${before}&${behind}` : before;
  return { mark: mark || '?', query, fragment: { text: `#${behind}`, isBeforeQuery } };
}

/** Cuts a text without blanks into the parts of an address. */
export function writtenAddress(text: string): WrittenAddress {
  const [, scheme = '', host = '', path = '', rest = ''] = parts.exec(text) ?? [];
  const found = runOn.exec(path);
  if (found === null) return { scheme, host, path, ...cutFragment(rest) };
  const [, before = '', mark = '', behind = ''] = found;
  const { query, fragment } = cutFragment(`?${behind}${rest}`);
  return { scheme, host, path: before, mark, query, fragment };
}

/** A path in which only what matters makes a difference: no case, no doubled or last slash, no full stop at its end. */
export function plainPath(path: string): string {
  return decoded(path)
    .toLowerCase()
    .replaceAll(/[\\/]+/gu, '/')
    .replace(/[/.,;:!]+$/u, '');
}

/** The slug in a path: what follows `/l/`, else its last part. */
export function slugIn(path: string): string {
  const steps = plainPath(path)
    .split('/')
    .filter((step) => step !== '');
  const behind = steps.includes('l') ? steps[steps.lastIndexOf('l') + 1] : undefined;
  return behind ?? steps.at(-1) ?? '';
}

/** A host in which only what matters makes a difference: no user, case, usual port or last full stop. */
export function plainHost(host: string): string {
  return decoded(host)
    .toLowerCase()
    .replace(/^.*@/u, '')
    .replace(/:(?:443|80)?$/u, '')
    .replace(/\.$/u, '');
}
