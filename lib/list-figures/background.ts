import { drawnAncestry } from './drawn-tree.ts';

/** True where the background behind `element` is dark, judged by the first ancestor that paints one. */
export function isOnDarkBackground(element: Element): boolean {
  for (const ancestor of drawnAncestry(element)) {
    const [red, green, blue, alpha = 1] =
      getComputedStyle(ancestor)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    if (red === undefined || green === undefined || blue === undefined || alpha < 0.5) continue;
    // Relative luminance by the weights of ITU-R BT.709.
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
  }
  return false;
}
