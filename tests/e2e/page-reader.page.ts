import {
  builtInAnchors,
  builtInFormAnchors,
  builtInPaths,
  createReplies,
  type FieldAnswer,
  readFormPage,
  tappedPaths,
} from '#lib/ads-manager';
import { listenToTap, startTap } from '#lib/page-replies';

/**
 * Runs in the browser before the page: the tap and the readers as the extension has them, for a test to ask. Elements
 * cannot leave the browser, so a setting's place is told by the text of its label.
 */
startTap(window, builtInPaths);
const replies = createReplies(() => builtInAnchors);
listenToTap(document, tappedPaths(builtInAnchors), {
  ready: () => replies.observe(true),
  gap: () => replies.noteGap(),
  call: (call) => replies.take(call),
});

const silence = createReplies(() => builtInAnchors);

function read(host: string, hears: 'tap' | 'nothing'): unknown {
  const address = new URL(`https://${host}${location.pathname}${location.search}`);
  const view = readFormPage(document, address, hears === 'tap' ? replies : silence, builtInFormAnchors);
  switch (view.surface) {
    case 'creation':
      return {
        ...view,
        fields: Object.fromEntries(Object.entries(view.fields).map(([name, field]) => [name, told(field)])),
      };
    case 'pixel':
      return { ...view, anchor: view.anchor?.textContent ?? null };
    case 'accounts':
      return view.tables.map(({ rows }) =>
        rows.map(({ nameCell, lastCell, ...row }) => ({
          ...row,
          lastCell: lastCell.textContent,
          isApart: nameCell !== lastCell,
        })),
      );
    default:
      return view;
  }
}

function told(field: FieldAnswer<unknown>): unknown {
  if (!('place' in field)) return field;
  const { place, ...rest } = field;
  const label = place?.anchor instanceof HTMLElement ? place.anchor.innerText.split('\n')[0] : null;
  return { ...rest, label };
}

Object.assign(globalThis, { readThisPage: read });
