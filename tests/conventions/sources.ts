import { glob, readFile } from 'node:fs/promises';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

const root = resolve(import.meta.dirname, '../..');

/** One import or re-export of a source file. Paths are from the root of the repository, with `/`. */
export interface Import {
  readonly file: string;
  readonly line: number;
  /** As written, such as `./x.ts`, `#lib/metrics` or `react`. */
  readonly written: string;
  /** The file it leads to, such as `lib/metrics/index.ts`; for a package, its name as written. */
  readonly target: string;
}

/** Every TypeScript file of the project, from the root of the repository, in order. */
export async function sourceFiles(): Promise<string[]> {
  const areas = '{bench,components,demo,entrypoints,lib,release,sandbox,server,tests}/**/*.{ts,tsx}';
  const files: string[] = [];
  for await (const file of glob(areas, { cwd: root })) files.push(file.split(sep).join('/'));
  return files.sort();
}

export function readSource(file: string): Promise<string> {
  return readFile(join(root, file), 'utf8');
}

/** The imports of one file, type imports and dynamic imports with a literal included. */
export function importsOf(file: string, source: string): Import[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, source).module;
  const requests = [
    ...staticImports.map((found) => found.moduleRequest),
    ...staticExports.flatMap((found) => found.entries.flatMap((entry) => entry.moduleRequest ?? [])),
    ...dynamicImports.map((found) => found.moduleRequest),
  ];
  return requests.flatMap(({ start, end }) => {
    const written = /^(['"`])(.*)\1$/.exec(source.slice(start, end))?.[2];
    if (written === undefined) return [];
    const line = source.slice(0, start).split('\n').length;
    return [{ file, line, written, target: targetOf(file, written.replace(/\?.*$/, '')) }];
  });
}

function targetOf(file: string, written: string): string {
  if (written.startsWith('#lib/')) return `lib/${written.slice('#lib/'.length)}/index.ts`;
  if (written.startsWith('.')) return posix.join(dirname(file), written);
  // WXT's own aliases for the root of the repository.
  if (/^[@~]{1,2}\//.test(written)) return written.replace(/^[@~]{1,2}\//, '');
  return written;
}
