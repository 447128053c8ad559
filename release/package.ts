import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildExtension } from '../demo/extension-build.ts';
import { archive, digest } from './archive.ts';
import { filesBelow, sourceFiles } from './collect.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'out', 'release');

/** `npm run package`: what the stores are given, and the SHA-256 of each, in `out/release`. */
async function main(): Promise<void> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  await mkdir(target, { recursive: true });
  await using cleanUp = new AsyncDisposableStack();
  const packages = [
    { name: 'chromium', files: await filesBelow(await buildExtension(cleanUp, 'chromium')) },
    { name: 'firefox', files: await filesBelow(await buildExtension(cleanUp, 'firefox')) },
    { name: 'sources', files: await sourceFiles(root) },
  ];
  const lines: string[] = [];
  for (const { name, files } of packages) {
    const file = `appsprint-companion-${version}-${name}.zip`;
    const bytes = archive(files);
    await writeFile(join(target, file), bytes);
    lines.push(`${digest(bytes)}  ${file}`);
    console.log(`${file}: ${files.length} files, ${bytes.length} bytes`);
  }
  await writeFile(join(target, 'SHA256SUMS'), `${lines.join('\n')}\n`);
  console.log(`In ${target}`);
}

await main();
