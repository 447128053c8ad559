/**
 * Words of the messages that browsers and our own code throw. Everything else in a message may be somebody's: the name of a
 * campaign, an id, a token, an address.
 */
const tellable = new Set(
  `a abort aborted access already an and answer any area argument arguments array assign at background before being body break
  bytes call cannot channel circular class closed connection constant constructor context convert could database date does
  element end error establish exceeded exist expected extension failed fetch file for found frame from function has id in
  initialization input instance invalid invalidated is iterable json length listener local manifest maximum memory message
  missing module must name network no not null number object of on operation or out parse permission port position private
  properties property quota range read reading received receiving recursion reference refused request response result
  returned script session set signal size stack state storage string structure supported symbol tab the this timed to token
  too type undefined unexpected user valid value variable was when while with without worker write`.split(/\s+/),
);

/** Longest text that is kept of a message. */
const longest = 160;

/** A message without anything of a person's: words that are not known become `*`, digits `#`. */
export function redacted(message: string): string {
  return message
    .normalize('NFKC')
    .slice(0, 2_000)
    .replace(/\S*(?::\/\/|@)\S*/gu, '*')
    .replace(/[^\s\p{L}\p{M}\p{N}.,:;()'"-]+/gu, '*')
    .replace(/[\p{L}\p{M}\p{N}]+/gu, (run) =>
      tellable.has(run.toLowerCase()) ? run : /^\p{N}+$/u.test(run) ? '#' : '*',
    )
    .replace(/\*(?:[^\s\p{L}]*\*)+/gu, '*')
    .replace(/\s+/g, ' ')
    .slice(0, longest);
}

/** Where an error of ours came from: file, line and column in the extension, the innermost first. */
export function framesOf(stack: string): string[] {
  const frames = stack.matchAll(/(?:chrome|moz)-extension:\/\/[\w-]{1,64}\/([\w/-]{1,60}\.js):(\d{1,7}):(\d{1,7})/g);
  return [...frames].slice(0, 3).map(([, file, line, column]) => `${file}:${line}:${column}`);
}
