import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Marked } from 'marked';

/** A file of the packaged extension. */
export interface PackagedFile {
  /** Path in the package, such as `checks/pixel.html`. */
  readonly path: string;
  readonly contents: string;
}

/** Folder of the package that the help pages stand in; `lib/help-pages` gives their addresses. */
const folder = 'checks';

/**
 * The help pages of the checks, made from `docs/checks/*.md`, so that everyone who has installed the extension can read them:
 * plain HTML without scripts, with the design tokens' light and dark.
 * @param root folder of the project
 */
export async function makeHelpPages(root: string): Promise<PackagedFile[]> {
  const source = join(root, 'docs', 'checks');
  const names = (await readdir(source)).filter((file) => file.endsWith('.md')).map((file) => file.replace(/\.md$/, ''));
  const pages = await Promise.all(
    names.sort().map(async (name) => ({ name, markdown: await readFile(join(source, `${name}.md`), 'utf8') })),
  );
  const titles = new Map(pages.map(({ name, markdown }) => [name, titleOf(name, markdown)]));
  const tokens = await readFile(join(root, 'lib', 'look', 'tokens.css'), 'utf8');
  const style = await readFile(join(import.meta.dirname, 'help-pages.css'), 'utf8');
  return [
    { path: `${folder}/help-pages.css`, contents: `${tokens}\n${style}` },
    ...pages.map(({ name, markdown }) => ({
      path: `${folder}/${name}.html`,
      contents: pageOf(name, markdown, titles),
    })),
  ];
}

/** @throws where a page does not begin with its heading */
function titleOf(name: string, markdown: string): string {
  const title = /^# (.+)\n/.exec(markdown)?.[1];
  if (title === undefined) throw new Error(`docs/checks/${name}.md has to begin with its title, as in "# Pixel".`);
  return title;
}

function pageOf(name: string, markdown: string, titles: ReadonlyMap<string, string>): string {
  const links = [...titles].map(([other, title]) => {
    const current = other === name ? ' aria-current="page"' : '';
    return `<li><a href="${other}.html"${current}>${escapeHtml(title)}</a></li>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(titles.get(name) ?? name)} · AppSprint Companion</title>
<link rel="icon" href="/icon/32.png"><link rel="stylesheet" href="help-pages.css"></head>
<body><nav aria-label="Checks"><p>AppSprint Companion</p><ul>${links.join('')}</ul></nav>
<main>${withLinks(titles).parse(markdown, { async: false })}</main></body></html>
`;
}

/** Markdown whose links lead to other help pages of the package, or to the web; a link to any other file is its text alone. */
function withLinks(titles: ReadonlyMap<string, string>): Marked {
  return new Marked({
    renderer: {
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        const other = /^([\w-]+)\.md$/.exec(href)?.[1];
        if (other !== undefined && titles.has(other)) return `<a href="${other}.html">${text}</a>`;
        return /^https:\/\//.test(href) ? `<a href="${escapeHtml(href)}" rel="noreferrer">${text}</a>` : text;
      },
    },
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
