/** The three numbers of a row, as every way of showing them gets them: known at once. */
export function textsOf(id: string): readonly string[] {
  const number = Number(id.slice(-6));
  return [String(number), String(number % 89), String(number % 13)];
}

/** The id of a name cell, as its slot says. */
export function idOfCell(cell: Element): string | null {
  return /^cell-(\d+)_campaign_name$/.exec(cell.slot)?.[1] ?? null;
}
