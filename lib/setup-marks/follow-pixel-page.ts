import { readFormPage } from '#lib/ads-manager';
import { isOnDarkBackground, watchMotion } from '#lib/list-figures';
import type { PixelFactsAnswer } from '#lib/messages';
import { type Box, createHost } from '#lib/overlay';
import { freeCorner, isStillFree } from './corner.ts';
import type { CreationEdges } from './follow-creation.ts';
import styles from './marks.css?inline';
import { notePixel } from './pixel-note.ts';
import { type PixelActions, PixelPanel } from './pixel-panel.ts';

export interface PixelPageEdges
  extends Omit<CreationEdges, 'askFacts' | 'now' | 'noteHealth' | 'openHelp' | 'report'>,
    Pick<PixelActions, 'usePixel'> {
  /** BCP 47 tag that times are written for. */
  readonly locale: string;
  readonly askPixel: () => Promise<PixelFactsAnswer>;
}

/** Says on a pixel's page of Events Manager how the pixel stands to AppSprint, until it is stopped. */
export function followPixelPage(edges: PixelPageEdges): { look(): void; stop(): void } {
  const { document } = edges;
  const view = document.defaultView ?? window;
  const written = new Intl.DateTimeFormat(edges.locale, { dateStyle: 'medium', timeStyle: 'short' });
  const panel = new PixelPanel(document, edges);
  const host = createHost(document, styles, [panel.element]);
  const isOurs = (node: Node) => host.owns(node);
  let answer: PixelFactsAnswer | null = null;
  let spot: Box | null = null;

  const pass = (): string => {
    const page = readFormPage(document, edges.address(), edges.replies, edges.anchors());
    if (page.surface !== 'pixel' || page.pixelId.state !== 'found' || answer?.state !== 'answered') {
      panel.element.hidden = true;
      return '';
    }
    host.show(isOnDarkBackground(page.anchor ?? document.body) ? 'dark' : 'light');
    const pixelId = page.pixelId.value;
    const note = notePixel(pixelId, answer, (instant) => written.format(new Date(instant)));
    panel.show(note, pixelId, spot);
    const { width, height } = panel.element.getBoundingClientRect();
    if (spot === null || !isStillFree(document, spot, isOurs)) {
      spot = freeCorner(document, { width, height }, isOurs);
      panel.show(note, pixelId, spot);
    }
    return JSON.stringify([note, spot]);
  };
  const clear = () => {
    panel.element.hidden = true;
  };
  const motion = watchMotion(document, view, { ...host, clear }, pass);
  edges.askPixel().then(
    (said) => {
      answer = said;
      motion.wake();
    },
    (error: unknown) => console.debug('AppSprint Companion could not ask about the pixel.', error),
  );
  return {
    look: motion.wake,
    stop() {
      motion.stop();
      host.remove();
    },
  };
}
