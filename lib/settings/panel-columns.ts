import * as z from 'zod/mini';
import { type MetricName, metricNames } from '#lib/metrics';
import { keptItem } from '#lib/storage';

/** The metrics of the side panel's table, in their order. */
export const PanelColumns = z.array(z.enum(metricNames)).check(z.minLength(1), z.maxLength(metricNames.length));

const item = keptItem<readonly MetricName[] | null>(
  'panelColumns',
  (kept) => z.safeParse(PanelColumns, kept).data ?? null,
);

/** The columns of the side panel's table in their order, or null where none were chosen or they cannot be understood. */
export function savedPanelColumns(): Promise<readonly MetricName[] | null> {
  return item.read();
}

export async function savePanelColumns(columns: readonly MetricName[]): Promise<void> {
  await item.write([...columns]);
}
