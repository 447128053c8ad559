import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './hostile-stage.ts';

const pages = ['popup.html', 'options.html', 'sidepanel.html', 'first-run.html'];
const kinds = [
  'default-src',
  'script-src',
  'style-src',
  'img-src',
  'connect-src',
  'object-src',
  'base-uri',
  'form-action',
];

for (const browser of ['chromium', 'firefox'] as const) {
  test(`the manifest for ${browser} lets pages load nothing but their own scripts and styles`, async ({ stage }) => {
    const folder = browser === 'chromium' ? stage.extensionDir : stage.firefoxExtensionDir;
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;
    const { extension_pages: policy = '' } = manifest.content_security_policy as Record<string, string>;
    const allowed = new Map(
      policy
        .split(';')
        .map((part) => part.trim().split(/\s+/))
        .map(([kind = '', ...from]) => [kind, from]),
    );
    expect(kinds.filter((kind) => !allowed.has(kind))).toEqual([]);
    for (const kind of ['default-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(allowed.get(kind), kind).toEqual(["'none'"]);
    }
    expect(allowed.get('script-src')).toEqual(["'self'"]);
    expect(allowed.get('style-src')).toEqual(["'self'"]);
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
  });
}

test('no page of the extension runs into its own policy, and none runs a script from text', async ({ connected }) => {
  for (const path of pages) {
    const page = await connected.context.newPage();
    await page.addInitScript(() => {
      const refused: string[] = [];
      Object.assign(window, { refused });
      document.addEventListener('securitypolicyviolation', (event) =>
        refused.push(`${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    await page.goto(`chrome-extension://${connected.extensionId}/${path}`);
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { refused: string[] }).refused), path).toEqual([]);
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "owned"';
      document.head.append(script);
      // What the debugger itself runs may make functions from text; what it sets off may not.
      return new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(Reflect.construct(Function, ['return "ran"'])());
          } catch (error) {
            resolve(error instanceof EvalError ? 'refused' : String(error));
          }
        });
      });
    });
    expect(ran).toBe('refused');
    await expect(page).not.toHaveTitle('owned');
    await page.close();
  }
});
