import type { Kysely } from 'kysely';
import { type SignalLinkInspection, SignalLinkSlug } from '#lib/appsprint/contract';
import {
  buildSignalLink,
  explainLinkFinding,
  inEnglish,
  inspectSignalLink,
  type KnownLink,
  type KnownLinks,
} from '#lib/signal-link';
import type { Tables } from '../database/index.ts';
import { findLink, listLinks, type StoredLink } from './links.ts';

/** Every Signal link of an app, archived ones too, as the inspection knows them. */
export async function knownLinksOf(database: Kysely<Tables>, publicUrl: string, appId: string): Promise<KnownLink[]> {
  const known = ({ slug, archivedAt }: StoredLink) => ({
    slug,
    url: buildSignalLink(publicUrl, slug),
    archived: archivedAt !== null,
  });
  const inUse = await listLinks(database, appId);
  const archived = await listLinks(database, appId, 'archived');
  return [...inUse, ...archived].map(known);
}

/** The same with another app's link when a text names one. Whose it is stays unsaid: it may be another customer's. */
async function withOtherApp(
  database: Kysely<Tables>,
  publicUrl: string,
  links: readonly KnownLink[],
  named: string | null,
): Promise<KnownLinks> {
  const slug = SignalLinkSlug.safeParse(named);
  const isUnknown = slug.success && !links.some((link) => link.slug === slug.data);
  const other = isUnknown ? await findLink(database, slug.data) : null;
  return other === null ? { links } : { links, otherApps: [{ host: new URL(publicUrl).host, slug: other.slug }] };
}

/** Inspects a pasted Website URL against every link of an app. */
export async function inspectForApp(
  database: Kysely<Tables>,
  publicUrl: string,
  appId: string,
  pasted: string,
): Promise<SignalLinkInspection> {
  const links = await knownLinksOf(database, publicUrl, appId);
  const { slug } = inspectSignalLink(pasted, { links });
  const inspection = inspectSignalLink(pasted, await withOtherApp(database, publicUrl, links, slug));
  return {
    state: inspection.state,
    findings: inspection.findings.map((finding) => {
      const { severity, message, remedy } = explainLinkFinding(finding);
      const said = { message, remedy };
      return { ...finding, severity, message: inEnglish(message), remedy: inEnglish(remedy), said };
    }),
    corrected: inspection.corrected,
    choices: inspection.choices.map((link) => ({ slug: SignalLinkSlug.parse(link.slug), url: link.url })),
  };
}
