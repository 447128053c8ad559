import { wire } from './ask.ts';

const name = 'diagnostics';

/** Asks the content script of a tab how its page is built and read. Fails where no content script is in the tab. */
export async function askDiagnostics(tabId: number): Promise<unknown> {
  return wire.sendMessage(name, undefined, tabId);
}

/** Answers with what `describe` gives. Gives back how to end it. */
export function answerDiagnostics(describe: () => unknown): () => void {
  return wire.onMessage(name, describe);
}
