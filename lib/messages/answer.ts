import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { wire } from './ask.ts';
import { type Answers, type Content, type MessageName, protocol } from './protocol.ts';
import { refusal } from './questions.ts';
import { maySend, senderOf } from './sender.ts';
import { isTooLarge } from './size.ts';

/** Who a message came from, as far as handlers may know: the tab, where it came from one. */
export interface Asker {
  readonly tabId: number | null;
}

export type Handlers = { readonly [N in MessageName]: (content: Content<N>, asker: Asker) => Promise<Answers[N]> };

/** What identifies this extension as a sender. */
export interface ExtensionIdentity {
  readonly id: string;
  readonly origin: string;
}

/**
 * Answers every message of the protocol. A message from someone who may not send it, or with a content that does not fit,
 * is refused and never reaches its handler. To be called while the background starts, before anything is awaited.
 */
export function answerAll(handlers: Handlers, extension: ExtensionIdentity): void {
  // First of all: the library's table answers names that every object has, such as `constructor`, and the first answer counts.
  browser.runtime.onMessage.addListener(refuseUnknown);
  for (const name of Object.keys(protocol) as MessageName[]) answer(name, handlers, extension);
}

/** A message that the protocol does not know is refused like any other, and not passed over in silence. */
function refuseUnknown(message: unknown, _: unknown, respond: (answer: unknown) => void): undefined {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : null;
  if (typeof type === 'string' && Object.hasOwn(protocol, type)) return;
  console.warn('AppSprint Companion refused a message that it does not know.');
  respond({ err: { name: 'Error', message: refusal } });
}

function answer<N extends MessageName>(name: N, handlers: Handlers, extension: ExtensionIdentity): void {
  const { from, content: schema } = protocol[name];
  wire.onMessage(name, async ({ data, sender }) => {
    if (!maySend(senderOf(sender, extension), from)) return refuse(name, 'its sender may not send it');
    if (isTooLarge(data)) return refuse(name, 'it is too large');
    // Chromium turns an undefined content into null on its way.
    const content = z.safeParse(schema, data ?? undefined);
    if (!content.success) return refuse(name, 'its content does not fit');
    return handlers[name](content.data as Content<N>, { tabId: sender.tab?.id ?? null });
  });
}

function refuse(name: MessageName, reason: string): never {
  console.warn(`AppSprint Companion refused the message "${name}": ${reason}.`);
  throw new Error(refusal);
}
