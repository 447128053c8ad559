import type { FormEdges, FormFollower } from '#lib/setup-marks';

/**
 * The part of the content script that reads forms. It is heavier than lists may bear, so the background puts it into a tab
 * only when a person opens a form there.
 */
type FormPart = (edges: FormEdges) => FormFollower;

/** Scripts of one extension share the globals of their own world, which the page cannot see. */
const place: typeof globalThis & { appsprintFormPart?: FormPart } = globalThis;

export function offerFormPart(part: FormPart): void {
  place.appsprintFormPart = part;
}

export function formPart(): FormPart | null {
  return place.appsprintFormPart ?? null;
}
