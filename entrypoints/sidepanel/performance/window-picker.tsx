import { Day } from '#lib/appsprint/contract';
import { type DayWindow, daysAgo, yesterday } from '#lib/calendar';
import { t } from '#lib/words';
import { usePanel } from '../panel-store.ts';

const presets = ['today', 'yesterday', 'week', 'month'] as const;

function windowOf(preset: (typeof presets)[number], timeZone: string | undefined): DayWindow {
  const now = Date.now();
  switch (preset) {
    case 'today':
      return daysAgo(1, now, timeZone);
    case 'yesterday':
      return yesterday(now, timeZone);
    case 'week':
      return daysAgo(7, now, timeZone);
    case 'month':
      return daysAgo(30, now, timeZone);
  }
}

/** The days that are shown: those of the page beside, or own ones. */
export function WindowPicker({ timeZone }: { readonly timeZone: string | null }) {
  const { window, followsPage, followPage, chooseWindow } = usePanel();
  const change = (part: Partial<Record<keyof DayWindow, string>>) => {
    const from = Day.safeParse(part.from ?? window.from);
    const to = Day.safeParse(part.to ?? window.to);
    if (!from.success || !to.success) return;
    // A first day after the last one moves the last one along, as date pickers do.
    chooseWindow(
      from.data <= to.data
        ? { from: from.data, to: to.data }
        : part.from === undefined
          ? { from: to.data, to: to.data }
          : { from: from.data, to: from.data },
    );
  };
  return (
    <fieldset className="window">
      <legend className="for-readers">{t('panel.window.label')}</legend>
      <div className="line">
        <input
          type="date"
          aria-label={t('panel.window.from')}
          value={window.from}
          onChange={(event) => change({ from: event.target.value })}
        />
        <input
          type="date"
          aria-label={t('panel.window.to')}
          value={window.to}
          onChange={(event) => change({ to: event.target.value })}
        />
      </div>
      <div className="line choices">
        {presets.map((preset) => (
          <button
            key={preset}
            type="button"
            className="small"
            onClick={() => chooseWindow(windowOf(preset, timeZone ?? undefined))}
          >
            {t(`panel.window.${preset}`)}
          </button>
        ))}
        <label className="check">
          <input type="checkbox" checked={followsPage} onChange={(event) => followPage(event.target.checked)} />
          {t('panel.window.follows')}
        </label>
      </div>
      {timeZone !== null && <p className="quiet">{t('panel.window.zone', { zone: timeZone })}</p>}
    </fieldset>
  );
}
