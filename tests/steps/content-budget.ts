import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';

const Manifest = z.object({
  content_scripts: z.optional(
    z.array(z.object({ js: z.optional(z.array(z.string())), world: z.optional(z.string()) })),
  ),
});

/** Most a script may weigh, in bytes after gzip. The tap is the one that runs in the page's own world. */
const budgets = { tap: 3_000, 'content script': 30_000 } as const;

/** Parts of a content script that the background puts into a tab later, which no manifest lists. */
const lateParts = ['ads-manager-forms.js'];

/** Text that only a bundle with the library in it has. */
const unwelcome = [
  { library: 'React', mark: /Symbol\.for\(["'`]react\.|Minified React error/ },
  { library: 'full zod (use zod/mini)', mark: /["'`]ZodString["'`]|\bnew Function\(/ },
] as const;

export interface ScriptWeight {
  readonly file: string;
  readonly kind: keyof typeof budgets;
  readonly bytes: number;
  readonly budget: number;
  /** One sentence for each thing that is wrong. */
  readonly faults: readonly string[];
}

/** Weighs each content script of a built extension against its budget. Throws when the build has none. */
export async function weighContentScripts(extensionDir: string): Promise<ScriptWeight[]> {
  const manifest = z.parse(Manifest, JSON.parse(await readFile(join(extensionDir, 'manifest.json'), 'utf8')));
  const scripts = (manifest.content_scripts ?? []).flatMap(({ js, world }) =>
    (js ?? []).map((file) => ({ file, kind: world === 'MAIN' ? ('tap' as const) : ('content script' as const) })),
  );
  if (scripts.length === 0) throw new Error(`The extension in ${extensionDir} has no content script to weigh.`);
  for (const file of lateParts) {
    if (await exists(join(extensionDir, file))) scripts.push({ file, kind: 'content script' });
  }
  return Promise.all(
    scripts.map(async ({ file, kind }) => weigh(file, kind, await readFile(join(extensionDir, file), 'utf8'))),
  );
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function weigh(file: string, kind: ScriptWeight['kind'], source: string): ScriptWeight {
  const bytes = gzipSync(source, { level: 9 }).length;
  const budget = budgets[kind];
  const faults = unwelcome.filter(({ mark }) => mark.test(source)).map(({ library }) => `${file} carries ${library}.`);
  if (bytes > budget) faults.unshift(`${file} weighs ${bytes} bytes after gzip; a ${kind} may weigh ${budget}.`);
  return { file, kind, bytes, budget, faults };
}
