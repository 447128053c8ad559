import type { Anchors } from '../anchors/index.ts';
import type { Replies } from '../replies/index.ts';
import type { View } from '../view.ts';
import type { HealthRecord } from './health-log.ts';
import { wordsIn } from './page-words.ts';
import { type Shape, shapesOf } from './shapes.ts';

/** What a person can send us of a page that is not understood: how it is built, never what it shows. */
export interface Diagnostics {
  /** Version of the tables. */
  readonly anchors: number;
  readonly surface: View['surface'];
  readonly list: {
    readonly level: string;
    readonly state: string;
    readonly reason: string | null;
    readonly generation: string | null;
    readonly tables: readonly { readonly rows: number }[];
    readonly rowCount: string;
    readonly hasAdvertiser: boolean;
    readonly hasWindow: boolean;
    readonly filtersNotUnderstood: number;
  } | null;
  /** Rows that were read from each table of Business Center's list of ad accounts; null on any other page. */
  readonly accounts: readonly number[] | null;
  readonly replies: { readonly observing: boolean; readonly otherCalls: number; readonly listPending: boolean };
  readonly health: readonly HealthRecord[];
  readonly shapes: readonly Shape[];
}

/** What the page was read with. */
interface Surroundings {
  readonly replies: Pick<Replies, 'observing' | 'calls' | 'listPending'>;
  readonly anchors: Pick<Anchors, 'version'>;
  readonly health: readonly HealthRecord[];
}

/** Describes the structure of a page and how it was read. Never holds a name, an id, an amount or a text of the page. */
export function diagnosticsOf(document: Document, view: View, surroundings: Surroundings): Diagnostics {
  const { replies, anchors, health } = surroundings;
  return {
    anchors: anchors.version,
    surface: view.surface,
    list: view.surface === 'list' ? listOf(view) : null,
    accounts: view.surface === 'accounts' ? view.tables.map(({ rows }) => rows.length) : null,
    replies: { observing: replies.observing, otherCalls: replies.calls.length, listPending: replies.listPending },
    health,
    shapes: shapesOf(document, new Set(wordsIn(JSON.stringify(anchors)))),
  };
}

function listOf(view: Extract<View, { surface: 'list' }>): Diagnostics['list'] {
  const { list } = view;
  return {
    level: view.level,
    state: list.state,
    reason: list.state === 'not-recognised' ? list.reason : null,
    generation: list.state === 'found' ? list.generation : null,
    tables: list.state === 'found' ? list.tables.map(({ rows }) => ({ rows: rows.length })) : [],
    rowCount: view.rowCount.state,
    hasAdvertiser: view.advertiserId !== null,
    hasWindow: view.window !== null,
    filtersNotUnderstood: view.filter.notUnderstood.length,
  };
}
