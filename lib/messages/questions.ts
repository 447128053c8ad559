import type { MessageName } from './protocol.ts';

/**
 * Messages that change nothing, wherever they are answered, and what brings the part for forms into a tab: asked twice, they do
 * no harm.
 */
const questions: ReadonlySet<MessageName> = new Set<MessageName>([
  'figures',
  'totals',
  'accountFigures',
  'tabSettings',
  'formPart',
  'setupFacts',
  'pixelFacts',
  'pageAnchors',
  'connectionState',
  'recentPageHealth',
  'signalLinks',
  'overview',
  'testEvents',
  'commands',
  'eventLog',
  'performance',
  'performanceDays',
  'audit',
  'inspectLink',
  'tabState',
  'display',
  'integration',
  'advertisers',
  'eventMapping',
  'eventMappingHistory',
  'forwarding',
  'alertSettings',
  'allSettings',
]);

/** Milliseconds before each further try. */
const pauses = [0, 200, 1_000];

/** Milliseconds in which an answer comes, also one for which AppSprint is asked several times over a slow network (ours). */
const patience = 60_000;

/** What a message is refused with; asking again would not help. */
export const refusal = 'This message was refused.';

/**
 * Sends a message. A question that nobody answered, because the worker ended meanwhile, is asked again a few times: the browser
 * starts another worker for it. A message that is lost with its worker may also be left without any answer for good. Anything else is sent once, because nobody knows what became of it.
 */
export async function sendUntilAnswered<T>(name: MessageName, send: () => Promise<T>): Promise<T> {
  for (const pause of questions.has(name) ? pauses : []) {
    try {
      return await inPatience(send());
    } catch (error) {
      if (error instanceof Error && error.message === refusal) throw error;
      await new Promise((over) => setTimeout(over, pause));
    }
  }
  return send();
}

async function inPatience<T>(answer: Promise<T>): Promise<T> {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => silence.reject(new Error('Nobody answered.')), patience);
  try {
    return await Promise.race([answer, silence.promise]);
  } finally {
    clearTimeout(timer);
  }
}
