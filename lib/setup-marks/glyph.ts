import type { SetupFinding } from '#lib/setup-checks';

export type GlyphName = 'right' | 'bad' | 'warn' | 'unverified' | 'later';

/** Which shape a finding has: meaning is never colour alone. */
export function glyphOf(finding: SetupFinding): GlyphName {
  return finding.verdict === 'wrong' ? finding.severity : finding.verdict;
}

const shapes: Readonly<Record<GlyphName, string>> = {
  right: 'M4.5 8.4l2.3 2.3 4.7-5.2',
  bad: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6',
  warn: 'M8 4.6v4.2M8 11.3v.1',
  unverified: 'M6.1 6.2a1.9 1.9 0 1 1 2.7 2.1c-.5.3-.8.6-.8 1.2M8 11.6v.1',
  later: 'M5 8h.1M8 8h.1M11 8h.1',
};
const frames: Readonly<Record<GlyphName, string>> = {
  right: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
  bad: 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z',
  warn: 'M8 .9l7.4 13.6H.6z',
  unverified: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
  later: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
};

const svg = 'http://www.w3.org/2000/svg';

/** A shape of 16 by 16 pixels. */
export function drawGlyph(document: Document, name: GlyphName): SVGElement {
  const element = document.createElementNS(svg, 'svg');
  element.setAttribute('viewBox', '0 0 16 16');
  element.setAttribute('class', `glyph ${name}`);
  element.setAttribute('aria-hidden', 'true');
  for (const [part, path] of [
    ['frame', frames[name]],
    ['sign', shapes[name]],
  ] as const) {
    const line = document.createElementNS(svg, 'path');
    line.setAttribute('class', part);
    line.setAttribute('d', path);
    element.append(line);
  }
  return element;
}
