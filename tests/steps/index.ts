import { join } from 'node:path';
import { buildExtension } from '../../demo/extension-build.ts';
import { archive, digest, filesBelow, lintFirefoxPackage } from '../../release/index.ts';
import { weighContentScripts } from './content-budget.ts';
import { countPlaywright, countReport, countVitest } from './counts.ts';
import { runScript } from './npm-script.ts';
import { oneFailed, onePassed, type RunFolder, type Step } from './step.ts';

/** A step that is a script of package.json and either passes or fails as a whole. */
function script(name: string, npmScript: string): Step {
  return { name, run: async (folder) => ((await runScript(npmScript, folder)) ? onePassed : oneFailed) };
}

async function unitTests(folder: RunFolder) {
  const report = join(folder.path, 'unit-tests.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return countReport(report, countVitest, await runScript('test:unit', folder, reporters));
}

async function endToEnd(folder: RunFolder) {
  const report = join(folder.path, 'end-to-end.json');
  const environment = { ...folder.environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const endedWell = await runScript('test:e2e', { ...folder, environment }, ['--reporter=list,json']);
  return countReport(report, countPlaywright, endedWell);
}

async function contentBudget({ chromiumExtension }: RunFolder) {
  const weights = await weighContentScripts(chromiumExtension);
  for (const { file, kind, bytes, budget } of weights) console.log(`${file}: ${bytes} of ${budget} bytes (${kind})`);
  const faults = weights.flatMap((weight) => weight.faults);
  return judged(faults);
}

function judged(faults: readonly string[]) {
  for (const fault of faults) console.error(fault);
  return faults.length === 0 ? onePassed : oneFailed;
}

/** Stores and their reviewers build the extension themselves and compare: two builds must give the same bytes. */
async function sameBytes({ chromiumExtension, firefoxExtension }: RunFolder) {
  const builds = [
    { browser: 'chromium', folder: chromiumExtension },
    { browser: 'firefox', folder: firefoxExtension },
  ] as const;
  await using cleanUp = new AsyncDisposableStack();
  const faults: string[] = [];
  for (const { browser, folder } of builds) {
    const [first, second] = [await filesBelow(folder), await filesBelow(await buildExtension(cleanUp, browser))];
    if (digest(archive(first)) !== digest(archive(second))) faults.push(`Two builds for ${browser} differ.`);
  }
  return judged(faults);
}

/** Everything `npm test` checks, in order. */
export const steps: readonly Step[] = [
  script('types', 'typecheck'),
  script('lint', 'lint'),
  { name: 'unit and API tests', run: unitTests },
  script('build for Chromium', 'build'),
  script('build for Firefox', 'build:firefox'),
  {
    name: 'two builds, same bytes',
    needs: ['build for Chromium', 'build for Firefox'],
    run: sameBytes,
  },
  {
    name: "Mozilla's linter",
    needs: ['build for Firefox'],
    run: async ({ firefoxExtension }) => judged(await lintFirefoxPackage(firefoxExtension)),
  },
  { name: 'weight of the content scripts', needs: ['build for Chromium'], run: contentBudget },
  { name: 'end-to-end tests', needs: ['build for Chromium', 'build for Firefox'], run: endToEnd },
];

export { spoken } from './duration.ts';
export { type Count, oneFailed, type RunFolder, type Step } from './step.ts';
