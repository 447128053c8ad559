import * as z from 'zod/mini';

const Message = z.object({ code: z.string(), message: z.string(), file: z.optional(z.string()) });

/** What `web-ext lint --output json` prints, as far as it is judged here. */
export const LintReport = z.object({
  errors: z.array(Message),
  warnings: z.array(Message),
});
export type LintReport = z.infer<typeof LintReport>;

/** A warning that is known and accepted. `count` is exact: one more is a fault, and so is one less. */
export interface PinnedWarning {
  readonly code: string;
  readonly count: number;
  readonly reason: string;
}

/** One sentence for every error and every warning that is not pinned, and for every pin that no warning needs any more. */
export function faultsOf(report: LintReport, pinned: readonly PinnedWarning[]): string[] {
  const errors = report.errors.map(({ code, message, file }) => `${code} in ${file ?? 'the package'}: ${message}`);
  const codes = new Set([...report.warnings, ...pinned].map(({ code }) => code));
  const miscounts = [...codes].flatMap((code) => {
    const seen = report.warnings.filter((warning) => warning.code === code).length;
    const expected = pinned.find((pin) => pin.code === code)?.count ?? 0;
    return seen === expected ? [] : [`${code}: ${seen} warnings, ${expected} pinned.`];
  });
  return [...errors, ...miscounts];
}
