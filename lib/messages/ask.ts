import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Answers, Content, MessageName } from './protocol.ts';

/** The library's untyped wire; types and checks are put on it in `ask` and `answer`. */
export const wire = defineExtensionMessaging<Record<string, (content: unknown) => unknown>>();

/** Sends a message to the background and waits for its answer. */
export async function ask<N extends MessageName>(name: N, content: Content<N>): Promise<Answers[N]> {
  return (await wire.sendMessage(name, content)) as Answers[N];
}
