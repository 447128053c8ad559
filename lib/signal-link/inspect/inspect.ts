import { plainHost, plainPath, slugIn, type WrittenAddress, writtenAddress } from './address.ts';
import { aboutLink, type LinkFinding } from './finding.ts';
import { inAnyOrder, type KnownLink, type KnownLinks, type LinkParts, partsOf } from './known.ts';
import { inspectQuery } from './parameters.ts';
import { isShortener, isStore } from './places.ts';
import { misspeltOf } from './resemblance.ts';
import { decoded, tidy } from './tidy.ts';

/** What a pasted Website URL is. */
export interface LinkInspection {
  /** `unverified` only where there is nothing to inspect or nothing to hold it against. */
  readonly state: 'right' | 'wrong' | 'unverified';
  /** The slug of the app's link that was meant, or the one that stands in the text; null when neither can be told. */
  readonly slug: string | null;
  /** Everything wrong with it, in the order of the address; none when it is right. */
  readonly findings: readonly LinkFinding[];
  /** The whole right link; null when it is right already or when it cannot be told which link was meant. */
  readonly corrected: string | null;
  /** The app's links in use to choose from when `corrected` cannot be told. */
  readonly choices: readonly KnownLink[];
}

/** What an address turned out to be. */
interface Judgement {
  readonly meant: LinkParts | null;
  readonly findings: readonly LinkFinding[];
}

/** Whether a text is a link, letter for letter; the order of the parameters makes no difference. */
function isLink(text: string, { scheme, host, path, parameters }: LinkParts): boolean {
  const base = `${scheme}${host}${path}?`;
  return text.startsWith(base) && inAnyOrder(text.slice(base.length)) === parameters;
}

/** The link that a text leads to somewhere behind its first host, encoded or not. */
function embeddedLink(text: string, address: WrittenAddress, all: readonly LinkParts[]): LinkParts | null {
  const behind = decoded(decoded(text.slice(address.scheme.length + address.host.length))).toLowerCase();
  const found = all.find(({ host, path }) => {
    const base = `${host}${path}`.toLowerCase();
    return behind
      .split(base)
      .slice(1)
      .some((rest) => !/^[a-z0-9-]/u.test(rest));
  });
  return found ?? null;
}

/** The link whose path it is, if not quite, and what is wrong with the path. */
function judgePath(path: string, all: readonly LinkParts[]): Judgement {
  const same = all.find((one) => plainPath(one.path) === plainPath(path));
  if (same !== undefined) {
    if (same.path === path) return { meant: same, findings: [] };
    const isCase = same.path.toLowerCase() === path.toLowerCase();
    return { meant: same, findings: [aboutLink(isCase ? 'path-case' : 'path', path, same.path)] };
  }
  const slug = slugIn(path);
  const known = all.find(({ link }) => link.slug === slug);
  if (known !== undefined) return { meant: known, findings: [aboutLink('path', path, known.path)] };
  const misspelt = misspeltOf(
    slug,
    all.map(({ link }) => link.slug),
  );
  const near = all.find(({ link }) => link.slug === misspelt) ?? null;
  const finding =
    near === null ? aboutLink('slug-unknown', slug, '') : aboutLink('slug-misspelt', slug, near.link.slug);
  return { meant: near, findings: [finding] };
}

/** An address on a host that is none of the app's. */
function judgeForeign(address: WrittenAddress, all: readonly LinkParts[], known: KnownLinks): Judgement {
  const host = plainHost(address.host);
  const samePath = all.find((one) => plainPath(one.path) === plainPath(address.path));
  if ((known.otherApps ?? []).some((other) => plainHost(other.host) === host)) {
    return { meant: null, findings: [aboutLink('other-app', address.host, '')] };
  }
  if (isShortener(host)) return { meant: null, findings: [aboutLink('short-link', address.host, '')] };
  if (isStore(host)) return { meant: null, findings: [aboutLink('store-page', address.host, '')] };
  if (samePath !== undefined) return judgeOwn(address, all, samePath);
  return { meant: null, findings: [aboutLink('other-address', address.host, '')] };
}

function judgeStart({ scheme, host }: WrittenAddress, expected: LinkParts): LinkFinding[] {
  const isSchemeCase = scheme !== expected.scheme && scheme.toLowerCase() === expected.scheme;
  const isHostCase = host !== expected.host && host.toLowerCase() === expected.host.toLowerCase();
  return [
    ...(scheme === expected.scheme || isSchemeCase ? [] : [aboutLink('scheme', scheme, expected.scheme)]),
    ...(host === expected.host || isHostCase ? [] : [aboutLink('host', host, expected.host)]),
    ...(isSchemeCase || isHostCase
      ? [aboutLink('address-case', `${scheme}${host}`, `${expected.scheme}${expected.host}`)]
      : []),
  ];
}

function judgeRest({ mark, query, fragment }: WrittenAddress): LinkFinding[] {
  return [
    ...(mark === '?' || query === '' ? [] : [aboutLink('question-mark', mark, '?')]),
    ...(fragment === null
      ? []
      : [aboutLink(fragment.isBeforeQuery ? 'fragment-before-query' : 'fragment', fragment.text, '')]),
    ...inspectQuery(query),
  ];
}

/** An address that is at least meant to be one of the app's links. */
function judgeOwn(address: WrittenAddress, all: readonly LinkParts[], expected: LinkParts): Judgement {
  const { meant, findings } = judgePath(address.path, all);
  return { meant, findings: [...judgeStart(address, meant ?? expected), ...findings, ...judgeRest(address)] };
}

function judge(text: string, all: readonly LinkParts[], known: KnownLinks): Judgement {
  const same = all.find((one) => isLink(text, one));
  if (same !== undefined) return { meant: same, findings: [] };
  const address = writtenAddress(text);
  const host = plainHost(address.host);
  const isAnother = known.otherApps?.some(
    (other) => plainHost(other.host) === host && other.slug === slugIn(address.path),
  );
  if (isAnother) return { meant: null, findings: [aboutLink('other-app', slugIn(address.path), '')] };
  const sameHost = all.find((one) => plainHost(one.host) === host);
  const embedded = embeddedLink(text, address, all);
  if (embedded !== null) {
    if (sameHost === undefined) return { meant: embedded, findings: [aboutLink('redirect', address.host, '')] };
    const first = judgePath(address.path, all).meant;
    return { meant: first === embedded ? first : null, findings: [aboutLink('pasted-twice', '2 ×', '1 ×')] };
  }
  if (sameHost !== undefined) return judgeOwn(address, all, sameHost);
  if (!/[./:]/u.test(text)) return { meant: null, findings: [aboutLink('not-an-address', text, '')] };
  return judgeForeign(address, all, known);
}

function unverified(code: 'empty' | 'links-unknown', seen: string): LinkInspection {
  return { state: 'unverified', slug: null, findings: [aboutLink(code, seen, '')], corrected: null, choices: [] };
}

/**
 * Says what a pasted Website URL is, what is wrong with it and what it should be. Pure string work, and exhaustive: a text is right only
 * if it is a link of the app in use, letter for letter, its parameters in any order.
 */
export function inspectSignalLink(pasted: string, known: KnownLinks): LinkInspection {
  const tidied = tidy(pasted);
  if (tidied.text === '') return unverified('empty', pasted);
  if (known.links.length === 0) return unverified('links-unknown', pasted);
  const judgement = judge(tidied.text, known.links.map(partsOf), known);
  const meant = judgement.meant?.link ?? null;
  const archived = meant?.archived === true ? [aboutLink('archived', meant.slug, '')] : [];
  const slug = meant?.slug ?? (slugIn(writtenAddress(tidied.text).path) || null);
  const explained = [...tidied.findings, ...judgement.findings, ...archived];
  if (meant !== null && explained.length === 0 && isLink(pasted, partsOf(meant))) {
    return { state: 'right', slug, findings: [], corrected: null, choices: [] };
  }
  const inUse = known.links.filter((link) => !link.archived);
  const right = meant !== null && !meant.archived ? meant : inUse.length === 1 ? (inUse[0] ?? null) : null;
  const corrected = right?.url ?? null;
  const findings = explained.length > 0 ? explained : [aboutLink('different', pasted, corrected ?? '')];
  return { state: 'wrong', slug, findings, corrected, choices: corrected === null ? inUse : [] };
}
