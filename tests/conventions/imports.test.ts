import { expect, test } from 'vitest';
import { brokenRules } from './import-rules.ts';
import { importsOf, readSource, sourceFiles } from './sources.ts';

const judge = (file: string, source: string) => brokenRules(importsOf(file, source));

test('every import of the project keeps to who may know what', async () => {
  const files = await sourceFiles();
  expect(files).toContain('tests/conventions/imports.test.ts');
  const broken = await Promise.all(files.map(async (file) => judge(file, await readSource(file))));
  expect(broken.flat()).toEqual([]);
});

test.each([
  ['lib/sync/a.ts', '../../entrypoints/background/x.ts', 'lib is the core'],
  ['lib/sync/a.ts', '../../components/table.tsx', 'lib is the core'],
  ['lib/sync/a.ts', '../../server/main.ts', 'lib knows neither server nor sandbox'],
  ['lib/sync/a.ts', '@/sandbox/world', 'lib knows neither server nor sandbox'],
  ['lib/sync/a.ts', '../metrics/money.ts', "import from '#lib/FOLDER'"],
  ['lib/sync/a.ts', '../metrics/index', "import from '#lib/FOLDER'"],
  ['lib/sync/a.ts', 'zod', "'zod/mini'"],
  ['lib/overlay/a.ts', 'react', "React is for the extension's own pages"],
  ['server/reporting/a.ts', '#lib/ads-manager', 'server and sandbox share only'],
  ['server/reporting/a.ts', '../../lib/metrics/index.ts', "import from '#lib/FOLDER'"],
  ['server/reporting/a.ts', '../../sandbox/world.ts', 'over HTTP only'],
  ['sandbox/business-api/a.ts', '../../server/main.ts', 'knows nothing of the API'],
  ['components/table.tsx', '../entrypoints/popup/store.ts', 'components know only lib'],
  ['entrypoints/popup/main.tsx', '../../demo/start.ts', 'entry points wire up'],
  ['entrypoints/popup/main.tsx', '../options/form.tsx', 'each entry point is built by itself'],
  ['entrypoints/ads-manager.content/index.ts', 'wxt/browser', 'content scripts use the browser'],
  ['entrypoints/ads-manager-tap.content.ts', 'webextension-polyfill', 'content scripts use the browser'],
  ['entrypoints/ads-manager.content/index.ts', 'react-dom/client', "React is for the extension's own pages"],
])('%s may not import %s', (file, target, message) => {
  const line = `${file}:2 imports ${target}: `;
  for (const statement of [`import { a } from '${target}'`, `export * from '${target}'`, `await import('${target}')`]) {
    const broken = judge(file, `const first = 1;\n${statement};\n`);
    expect(broken).toEqual([expect.stringContaining(line)]);
    expect(broken[0]).toContain(message);
  }
});

test.each([
  ['lib/sync/a.ts', '#lib/metrics'],
  ['lib/ads-manager/generations/a.ts', '../view.ts'],
  ['lib/overlay/a.ts', '../look/tokens.css?inline'],
  ['lib/ads-manager/kit.test.ts', '../../sandbox/ads-manager/index.ts'],
  ['server/reporting/a.ts', '#lib/appsprint/contract'],
  ['server/reporting/a.ts', 'zod'],
  ['server/tiktok/a.test.ts', '../../sandbox/business-api/index.ts'],
  ['server/tiktok/a.fixture.ts', '../../sandbox/business-api/index.ts'],
  ['components/table.tsx', 'react'],
  ['entrypoints/popup/main.tsx', '../../components/table.tsx'],
  ['entrypoints/popup/main.tsx', 'react-dom/client'],
  ['entrypoints/background/index.ts', 'wxt/browser'],
  ['demo/start.ts', '../sandbox/main.ts'],
])('%s may import %s', (file, target) => {
  expect(judge(file, `import { a } from '${target}';`)).toEqual([]);
});
