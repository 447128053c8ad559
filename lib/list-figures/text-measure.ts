/** Measures how wide a text of a cell is, in CSS pixels; each text once. */
export function createTextMeasure(document: Document): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  const widths = new Map<string, number>();
  if (context !== null) context.font = '12px system-ui, sans-serif';
  return (text) => {
    const width = widths.get(text) ?? context?.measureText(text).width ?? text.length * 8;
    widths.set(text, width);
    return width;
  };
}
