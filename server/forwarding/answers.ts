import type { Answer } from './call.ts';

/** What has to become of a call's events. */
export type Verdict =
  | { readonly kind: 'accepted' }
  /** Over a limit: nothing was counted; the pixel waits. */
  | { readonly kind: 'throttled'; readonly span: 'second' | 'minute' | 'day' }
  /** No answer, or trouble on TikTok's side: the events may have been counted or not. */
  | { readonly kind: 'trouble' }
  /** Nothing was counted, and nothing will be until a person has changed something. */
  | { readonly kind: 'needs-user' }
  /** Something in the call is wrong, so the whole call was refused; alone the same event would be refused again. */
  | { readonly kind: 'refused' }
  /** Some of the call was counted, and nothing says which. */
  | { readonly kind: 'partial' };

type Class = Verdict['kind'];

/** TikTok's codes, from its documents "Response codes" and the retry lists of public clients (RudderStack, singer tap). */
const classes: ReadonlyMap<number, Class> = new Map<number, Class>([
  [0, 'accepted'],
  [20001, 'partial'],
  [40000, 'refused'],
  // "No permission to operate pixel code": token and pixel do not belong together, which a person has to mend.
  [40001, 'needs-user'],
  [40002, 'refused'],
  [40016, 'trouble'],
  [40100, 'throttled'],
  [40101, 'needs-user'],
  [40102, 'needs-user'],
  [40104, 'needs-user'],
  [40105, 'needs-user'],
  [40110, 'needs-user'],
  [40113, 'needs-user'],
  [40132, 'trouble'],
  [40133, 'trouble'],
  [40201, 'trouble'],
  [40202, 'trouble'],
  [40300, 'needs-user'],
  [40700, 'trouble'],
]);

/** An unknown code of 4xxxx is our mistake by TikTok's numbering; everything else that is unknown proves nothing. */
function classOf(code: number): Class {
  return classes.get(code) ?? (code >= 40_000 && code < 50_000 ? 'refused' : 'trouble');
}

/** Which limit was hit. TikTok sends no header; its messages name the span. */
function spanOf(message: string): 'second' | 'minute' | 'day' {
  if (/day|daily|QPD/i.test(message)) return 'day';
  return /minute|QPM/i.test(message) ? 'minute' : 'second';
}

/** Judges the answer to a call: by `code` in the body, never by the HTTP status. Null: there was none that could be read. */
export function verdictOn(answer: Answer | null): Verdict {
  if (answer === null) return { kind: 'trouble' };
  const kind = classOf(answer.code);
  if (kind === 'throttled') return { kind, span: spanOf(answer.message) };
  // The pixel itself is wrong, so every event of it would be refused: no need to look for the bad one.
  if (kind === 'refused' && /event_source_id|pixel/i.test(answer.message)) return { kind: 'needs-user' };
  return { kind };
}
