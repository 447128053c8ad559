import { type Sentence, sentence } from '#lib/sentences';
import type { LinkFinding } from '#lib/signal-link';

/** What stands there of a finding, word for word; nothing where nothing does. */
export function seenIn({ seen }: LinkFinding): readonly Sentence[] {
  return seen === '' ? [] : [sentence('checks.seenText', { text: seen.slice(0, 200) })];
}
