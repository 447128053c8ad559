import { type DiagnosticEvent, eventOfError } from '#lib/diagnostics';

/** An error of one of our content scripts, as it is told to the background, which knows version and moment. */
export type ScriptFault = Omit<DiagnosticEvent, 'version' | 'lastAt' | 'problem' | 'generation'> & {
  readonly problem: 'error';
  readonly generation: null;
};

export interface Faults {
  /** Tells of an error that was caught on its way out of our code. */
  note(error: unknown): void;
  stop(): void;
}

/** Causes told of each page at most. */
const mostCauses = 20;

/**
 * Tells of errors that leave our code in a page, each cause once. Those of the page itself are none of ours, whatever of ours
 * stands further out in their stack: only an error that was thrown in a file of the extension is told, with its message redacted.
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
    if (!(error instanceof Error) || !isThrownIn(base, error.stack) || told.size >= mostCauses) return;
    const { reading, detail } = eventOfError(feature, error, { version: '', now: 0 });
    if (told.has(reading)) return;
    told.add(reading);
    tell({ feature, reading, problem: 'error', generation: null, detail: detail.slice(0, longestDetail), times: 1 });
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

/** As much as the message about a page's health takes. */
const longestDetail = 200;

/** The extension's address, as it stands in a stack of its own; content scripts have no other way to it but the whole polyfill. */
export function baseOf(stack: string | undefined): string | null {
  return /^[a-z-]+-extension:\/\/[^/]+\//.exec(innermostPlace(stack) ?? '')?.[0] ?? null;
}

function isThrownIn(base: string | null, stack: string | undefined): boolean {
  return base !== null && (innermostPlace(stack)?.startsWith(base) ?? false);
}

/** The file that threw; engines write a place as `at f (file:1:2)` or `f@file:1:2`. */
function innermostPlace(stack = ''): string | null {
  const places = stack.matchAll(/^(?:\s+at .*?\(?|[^\s@]*@)(\S+):\d+:\d+\)?$/gm);
  return places.next().value?.[1]?.replace(/^.*\(/, '') ?? null;
}
