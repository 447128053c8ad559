import type { Thrown } from '#lib/diagnostics';

/** An error of one of our content scripts, as it is told to the background, which redacts it. */
export interface ScriptFault extends Thrown {
  /** What suffers from it. */
  readonly feature: string;
}

export interface Faults {
  /** Tells of an error that was caught on its way out of our code. */
  note(error: unknown): void;
  stop(): void;
}

/** Causes told of each page at most. */
const mostCauses = 20;

/**
 * Tells of errors that leave our code in a page, each cause once. Those of the page itself are none of ours, whatever of ours
 * stands further out in their stack: only an error that was thrown in a file of the extension is told.
 * @param base address of the extension's files
 */
export function watchFaults(
  view: Window,
  feature: string,
  tell: (fault: ScriptFault) => void,
  base = baseOf(new Error().stack),
): Faults {
  const told = new Set<string>();
  const note = (error: unknown) => {
    if (!(error instanceof Error) || base === null || told.size >= mostCauses) return;
    const { name, message, stack = '' } = error;
    const place = innermostPlace(stack);
    if (!place.startsWith(base) || told.has(place)) return;
    told.add(place);
    tell({ feature, name, message: message.slice(0, longestText), stack: stack.slice(0, longestText) });
  };
  const ofError = ({ error }: ErrorEvent) => note(error);
  const ofRejection = ({ reason }: PromiseRejectionEvent) => note(reason);
  view.addEventListener('error', ofError);
  view.addEventListener('unhandledrejection', ofRejection);
  return {
    note,
    stop() {
      view.removeEventListener('error', ofError);
      view.removeEventListener('unhandledrejection', ofRejection);
    },
  };
}

/** As much of a text as the message about a fault takes. */
const longestText = 2_000;

/** The extension's address, as it stands in a stack of its own; content scripts have no other way to it but the whole polyfill. */
export function baseOf(stack: string | undefined): string | null {
  return /^[a-z-]+-extension:\/\/[^/]+\//.exec(innermostPlace(stack))?.[0] ?? null;
}

/** File, line and column that threw, empty where none stands there; engines write `at f (file:1:2)` or `f@file:1:2`. */
function innermostPlace(stack = ''): string {
  const [, place = ''] = /^(?:\s+at .*?\(?|[^\s@]*@)(\S+:\d+:\d+)\)?$/m.exec(stack) ?? [];
  return place.replace(/^.*\(/, '');
}
