import { build } from 'vite';

/** A script for a page, with all that it imports, as it would be shipped: one minified classic script. */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'bundle' } },
  });
  const code = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  const [script] = code.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  if (script === undefined) throw new Error(`${entry} could not be bundled for the browser.`);
  return script;
}
