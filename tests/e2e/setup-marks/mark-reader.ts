import { expect, type Page } from '@playwright/test';
import { type ClosedRoot, closedRoot } from '../closed-root.ts';

/** A mark at a setting, as a person sees it. */
export interface ReadMark {
  readonly rule: string;
  readonly verdict: string;
  readonly isSeen: boolean;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** What the extension shows on a page of the creation flow. */
export interface MarkReader {
  readonly root: ClosedRoot;
  /** What every rule says, by its name. */
  findings(): Promise<Record<string, string>>;
  marks(): Promise<ReadMark[]>;
}

/** Waits for the marks to be there. */
export async function readMarks(page: Page): Promise<MarkReader> {
  await expect(page.locator('appsprint-overlay')).toHaveCount(1);
  const root = await closedRoot(page);
  const reader: MarkReader = {
    root,
    findings: () => root.ask(findingsIn),
    marks: () => root.ask(marksIn),
  };
  await expect.poll(async () => Object.keys(await reader.findings()).length).toBe(10);
  return reader;
}

/** Names of the rules that say `verdict`. */
export async function rulesSaying(reader: MarkReader, ...verdicts: readonly string[]): Promise<string[]> {
  return Object.entries(await reader.findings()).flatMap(([rule, verdict]) =>
    verdicts.includes(verdict) ? [rule] : [],
  );
}

function findingsIn(this: ShadowRoot): Record<string, string> {
  const items = [...this.querySelectorAll<HTMLElement>('.finding')];
  return Object.fromEntries(items.map(({ dataset }) => [dataset.finding, dataset.verdict]));
}

function marksIn(this: ShadowRoot): ReadMark[] {
  return [...this.querySelectorAll<HTMLElement>('.mark:not([hidden])')].map((mark) => {
    const { x, y, width, height } = mark.getBoundingClientRect();
    const { rule = '', verdict = '' } = mark.dataset;
    return { rule, verdict, isSeen: !mark.classList.contains('unseen'), box: { x, y, width, height } };
  });
}
