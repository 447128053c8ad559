import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Answers, Content, MessageName } from './protocol.ts';
import { sendUntilAnswered } from './questions.ts';

/** The library's untyped wire; types and checks are put on it in `ask` and `answer`. */
export const wire = defineExtensionMessaging<Record<string, (content: unknown) => unknown>>();

/** Answers in place of the background; see `answerHere`. */
let answerer: ((name: MessageName, content: unknown) => Promise<unknown>) | null = null;

/** From now on this page's own answers are used: the background is asked nothing more, so that the two never mix. */
export function answerHere(answers: (name: MessageName, content: unknown) => Promise<unknown>): void {
  answerer = answers;
}

/** Sends a message to the background and waits for its answer; a question is asked again where the background ends meanwhile. */
export async function ask<N extends MessageName>(name: N, content: Content<N>): Promise<Answers[N]> {
  const send = answerer ?? wire.sendMessage;
  return (await sendUntilAnswered(name, () => send(name, content))) as Answers[N];
}
