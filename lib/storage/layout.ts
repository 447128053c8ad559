import { withoutSending } from './steps/without-sending.ts';

/** Brings a value from one version to the next. Pure; what it throws leaves everything as it was. */
export type Step = (value: unknown) => unknown;

/**
 * Everything that is kept in the local area, with the steps from version 1 to the newest: an item with no step is at version 1. A
 * step that has been released is never changed; a new one is added, and with it an example in `examples`.
 */
export const layout = {
  connection: [],
  display: [],
  panelColumns: [],
  look: [],
  alerts: [],
  alertsTold: [],
  auditSeen: [],
  testEvents: [withoutSending],
  commands: [],
} as const satisfies Record<string, readonly Step[]>;

export type ItemName = keyof typeof layout;
export const itemNames = Object.keys(layout) as ItemName[];

/** The newest version of an item. */
export function versionOf(name: ItemName): number {
  return layout[name].length + 1;
}
