import { AlertSettings, type Targets } from '#lib/settings';

/** The targets as they are being written; an empty one warns of nothing. */
export type TargetsDraft = Readonly<Record<Target, string>>;
export const targetNames = ['cpiAbove', 'roasBelow', 'spendWithoutInstalls'] as const;
export type Target = (typeof targetNames)[number];

export function targetsDraft(targets: Targets | undefined): TargetsDraft {
  return {
    cpiAbove: targets?.cpiAbove ?? '',
    roasBelow: targets?.roasBelow ?? '',
    spendWithoutInstalls: targets?.spendWithoutInstalls ?? '',
  };
}

/** An amount as it is kept: people write a comma for the point, and blanks around it. */
function amount(written: string): string | null {
  const text = written.trim().replace(',', '.');
  return text === '' ? null : text;
}

/** The targets of one app as they are saved; null where none is set. */
export function targetsOf(draft: TargetsDraft, currency: string): Targets | null {
  const targets = {
    currency,
    cpiAbove: amount(draft.cpiAbove),
    roasBelow: amount(draft.roasBelow),
    spendWithoutInstalls: amount(draft.spendWithoutInstalls),
  };
  return targetNames.every((name) => targets[name] === null) ? null : targets;
}

/** The settings, or which of them are not right: names of targets, and `quietHours`. */
export function checkedAlerts(
  settings: AlertSettings,
):
  | { readonly ok: true; readonly settings: AlertSettings }
  | { readonly ok: false; readonly wrong: ReadonlySet<string> } {
  const checked = AlertSettings.safeParse(settings);
  if (checked.success) return { ok: true, settings: checked.data };
  const wrong = checked.error.issues.map(({ path }) => String(path[0] === 'targets' ? path[2] : path[0]));
  return { ok: false, wrong: new Set(wrong) };
}
