import * as z from 'zod/mini';
import { keptItem } from '#lib/storage';
import { defaultDisplay } from './default-display.ts';
import { Display } from './display.ts';

const item = keptItem('display', understood);

/** The saved display settings; a part that cannot be understood is as it was before anybody chose. */
export function savedDisplay(): Promise<Display> {
  return item.read();
}

function understood(kept: unknown): Display {
  const saved = z.safeParse(z.looseObject({}), kept);
  if (!saved.success) return defaultDisplay;
  const parts = Object.entries(Display.shape).flatMap(([name, schema]) => {
    const part = z.safeParse(schema, saved.data[name]);
    return part.success ? [[name, part.data]] : [];
  });
  return { ...defaultDisplay, ...Object.fromEntries(parts) };
}

/** A part that is left out stays as it is. */
export type DisplayChange = { readonly [P in keyof Display]?: Display[P] | undefined };

/** Changes the given parts, one caller after the other, and gives back the whole. */
export function changeDisplay(change: DisplayChange): Promise<Display> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return item.change((display) => Display.parse({ ...display, ...given }));
}
