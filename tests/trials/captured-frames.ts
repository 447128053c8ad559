import { type CDPSession, expect, type Page } from '@playwright/test';

/** Where two marks stand in one captured frame: the upper edges of each, in pixels from the top, in ascending order. */
export interface CapturedFrame {
  readonly rows: readonly number[];
  readonly cells: readonly number[];
}

/** Colours that nothing else on the pages has. */
export const rowMark = 'rgb(255, 0, 255)';
export const cellMark = 'rgb(0, 255, 0)';

/**
 * Captures every frame that the browser puts on the screen while `act` runs. These are the browser's own pictures, taken
 * after its compositor has scrolled and animated, so they show what a person sees even while the page's scripts are busy.
 * @param reader another page, in which the pictures are looked at
 */
export async function captureFrames(page: Page, reader: Page, act: () => Promise<void>): Promise<CapturedFrame[]> {
  const session = await page.context().newCDPSession(page);
  const pictures: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(data);
    // A page that is closed meanwhile needs no answer.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png' });
  // The first picture is of what is there already.
  await expect.poll(() => pictures.length).toBeGreaterThan(0);
  await act();
  await session.send('Page.stopScreencast');
  await session.detach();
  const frames: CapturedFrame[] = [];
  for (const picture of pictures) frames.push(await reader.evaluate(findMarks, picture));
  return frames;
}

/** Runs in the page, and uses nothing from outside itself. */
async function findMarks(picture: string): Promise<CapturedFrame> {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('Pictures cannot be looked at here.');
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  /** Upper edges of all marks of the colour that are whole, whatever column they stand in. */
  const edges = (red: number, green: number, blue: number) => {
    const lines = Array.from({ length: bitmap.height }, (_, y) => {
      for (let at = y * bitmap.width * 4; at < (y + 1) * bitmap.width * 4; at += 4)
        if (
          Math.abs((data[at] ?? 0) - red) < 24 &&
          Math.abs((data[at + 1] ?? 0) - green) < 24 &&
          Math.abs((data[at + 2] ?? 0) - blue) < 24
        )
          return true;
      return false;
    });
    const starts = lines.flatMap((marked, y) => (marked && !lines[y - 1] ? [y] : []));
    return starts.filter((y) => {
      const end = lines.indexOf(false, y);
      return end - y >= 5 && end - y <= 8;
    });
  };
  return { rows: edges(255, 0, 255), cells: edges(0, 255, 0) };
}

/** Gives every row of the overlay a mark at its upper edge. Its root is closed to scripts, so the browser's protocol is used. */
export async function markOverlayRows(page: Page): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: 'appsprint-overlay, appsprint-rows',
  });
  for (const nodeId of nodeIds) {
    const { node } = await session.send('DOM.describeNode', { nodeId, depth: 1, pierce: true });
    const { object } = await session.send('DOM.resolveNode', {
      backendNodeId: node.shadowRoots?.[0]?.backendNodeId ?? 0,
    });
    await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: `function (colour) {
        const look = new CSSStyleSheet();
        look.replaceSync('.sheet .row::before { content: ""; position: absolute; left: 0; top: 0; width: 16px; height: 6px; background: ' + colour + ' }');
        this.adoptedStyleSheets = [...this.adoptedStyleSheets, look];
      }`,
      arguments: [{ value: cellMark }],
    });
  }
  await session.detach();
}
