import { t, type WordKey } from '#lib/words';

interface Steps {
  /** What the steps lead to. */
  readonly title: string;
  readonly steps: readonly WordKey[];
}

/** Where a value is found in TikTok, step by step (AppSprint docs, TikTok Ads page, "Set-up"). */
export function WhereFound({ title, steps }: Steps) {
  return (
    <details className="where-found">
      <summary>{title}</summary>
      <ol>
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </details>
  );
}
