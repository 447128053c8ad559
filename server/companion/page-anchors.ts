import { readFile } from 'node:fs/promises';
import { PageAnchors } from '#lib/appsprint/contract';
import { StartProblem } from '../configuration/index.ts';
import { type Handlers, Problem } from '../http/index.ts';

const noUpdate: PageAnchors = { version: 0, tables: {} };

/** @throws Error with a sentence that names the file and what is wrong with it */
async function readPageAnchors(file: string): Promise<PageAnchors> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`The file of page anchors ${file} cannot be read; check its path and rights.`, { cause });
  });
  try {
    return PageAnchors.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${file} is no update of the page anchors; docs/fixing-a-broken-page.md shows one.`, { cause });
  }
}

/** @throws StartProblem where the file is named but cannot be used */
export async function checkPageAnchorsFile(file: string | null): Promise<void> {
  if (file === null) return;
  await readPageAnchors(file).catch((error: unknown) => {
    throw new StartProblem(`PAGE_ANCHORS_FILE: ${error instanceof Error ? error.message : String(error)}`);
  });
}

/** Handler of `GET /v1/page-anchors`. The file is read anew for every call, so that a new one needs no restart. */
export function pageAnchorsHandler(file: string | null): Pick<Handlers, 'pageAnchors'> {
  return {
    async pageAnchors() {
      if (file === null) return { data: noUpdate };
      try {
        return { data: await readPageAnchors(file) };
      } catch (error) {
        throw new Problem(500, 'page_anchors_unusable', error instanceof Error ? error.message : String(error));
      }
    },
  };
}
