/** A Signal link of the app, as AppSprint knows it. */
export interface KnownLink {
  readonly slug: string;
  /** Complete, with every macro. */
  readonly url: string;
  /** An archived link still forwards and counts, but is not for new ads. */
  readonly archived: boolean;
}

/** What a pasted text is held against. */
export interface KnownLinks {
  readonly links: readonly KnownLink[];
  /** Signal links of other apps, where they are known: their host, with its port, and their slug. */
  readonly otherApps?: readonly { readonly host: string; readonly slug: string }[];
}

/** A known link taken apart. */
export interface LinkParts {
  readonly link: KnownLink;
  /** With `://`. */
  readonly scheme: string;
  /** With the port. */
  readonly host: string;
  readonly path: string;
  /** Its parameters in alphabetical order, each as written. */
  readonly parameters: string;
}

/** The parameters of a query as one text in which their order makes no difference. */
export function inAnyOrder(query: string): string {
  return query.split('&').sort().join('&');
}

/** An audit holds thousands of ads against the same few links, so each is taken apart once. */
const taken = new WeakMap<KnownLink, LinkParts>();

/** @throws Error when a link that AppSprint gave out is no web address */
export function partsOf(link: KnownLink): LinkParts {
  const known = taken.get(link) ?? takeApart(link);
  taken.set(link, known);
  return known;
}

function takeApart(link: KnownLink): LinkParts {
  const [, scheme, host, path, query] = /^(https?:\/\/)([^/?#]+)([^?#]*)\?([^#]*)$/u.exec(link.url) ?? [];
  if (scheme === undefined || host === undefined || path === undefined || query === undefined) {
    throw new Error(`the Signal link "${link.slug}" has no complete address: ${link.url}`);
  }
  return { link, scheme, host, path, parameters: inAnyOrder(query) };
}
