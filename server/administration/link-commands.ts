import { SignalLinkDraft, SignalLinkSlug } from '#lib/appsprint/contract';
import { changeLink, createLink, listLinks, presentLink } from '../signal-links/index.ts';
import { type Command, type CommandEdges, type Flags, needed, neededApp } from './command.ts';
import { UsageProblem } from './usage.ts';

function draftOf(flags: Flags): SignalLinkDraft {
  const slug = needed(flags, 'slug');
  const destinations = { ios: flags.ios ?? null, android: flags.android ?? null, web: flags.web ?? null };
  const { name = slug, channel, enrichment } = flags;
  const draft = SignalLinkDraft.safeParse({ slug, name, channel, enrichment, destinations });
  if (draft.success) return draft.data;
  const [issue] = draft.error.issues;
  throw new UsageProblem(`--${issue?.path.at(-1)?.toString()}: ${issue?.message}`);
}

async function change(flags: Flags, { database, clock, publicUrl }: CommandEdges, wanted: object) {
  const slug = SignalLinkSlug.safeParse(needed(flags, 'slug'));
  if (!slug.success) throw new UsageProblem(`--slug is "${flags.slug}", which is no slug`);
  const appId = await neededApp(flags, database);
  return presentLink(await changeLink(database, clock, { appId, slug: slug.data }, wanted), publicUrl);
}

/** Commands about Signal links. */
export const linkCommands: Readonly<Record<string, Command>> = {
  'link create': {
    usage:
      'link create --app APPID --slug SLUG --ios URL_OR_APP_STORE_ID --android URL_OR_PACKAGE [--web URL] [--name NAME] [--channel CHANNEL] [--enrichment page|none] [--json]',
    flags: ['app', 'slug', 'ios', 'android', 'web', 'name', 'channel', 'enrichment'],
    async run(flags, { database, clock, publicUrl }) {
      const draft = draftOf(flags);
      const link = await createLink(database, clock, await neededApp(flags, database), draft);
      const { slug, url } = presentLink(link, publicUrl);
      return { json: { slug, url }, line: `Signal link: ${url}` };
    },
  },
  'link list': {
    usage: 'link list --app APPID [--json]',
    flags: ['app'],
    async run(flags, { database, publicUrl }) {
      const appId = await neededApp(flags, database);
      const links = (await listLinks(database, appId, 'in-use')).map((link) => presentLink(link, publicUrl));
      const archived = (await listLinks(database, appId, 'archived')).map((link) => presentLink(link, publicUrl));
      const lines = [
        ...links.map(({ slug, name }) => `${slug} "${name}"`),
        ...archived.map(({ slug, name, archivedAt }) => `${slug} "${name}", archived ${archivedAt}`),
      ];
      return { json: { links, archived }, line: lines.join('\n') };
    },
  },
  'link rename': {
    usage: 'link rename --app APPID --slug SLUG --name NAME [--json]',
    flags: ['app', 'slug', 'name'],
    async run(flags, edges) {
      const name = SignalLinkDraft.shape.name.safeParse(needed(flags, 'name'));
      if (!name.success) throw new UsageProblem(`--name: ${name.error.issues[0]?.message}`);
      const json = await change(flags, edges, { name: name.data });
      return { json, line: `Signal link ${json.slug} is called "${json.name}" now.` };
    },
  },
  'link archive': {
    usage: 'link archive --app APPID --slug SLUG [--json]',
    flags: ['app', 'slug'],
    async run(flags, edges) {
      const json = await change(flags, edges, { archived: true });
      return { json, line: `Signal link ${json.slug} is archived. It still forwards and counts.` };
    },
  },
};
