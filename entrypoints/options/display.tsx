import { useCompanion } from '../../components/companion-store.ts';
import { LevelColumnsForm } from './level-columns-form.tsx';

/** What is shown over Ads Manager: the metrics of each level, and whether anything is shown at all. */
export function DisplaySection() {
  const display = useCompanion((store) => store.display);
  const changeDisplay = useCompanion((store) => store.changeDisplay);
  if (display === null) return null;
  return (
    <section>
      <h2>Display</h2>
      <LevelColumnsForm saved={display.columns} save={(columns) => changeDisplay({ columns })} />
      <label className="choice">
        <input
          type="checkbox"
          checked={display.paused}
          onChange={(event) => void changeDisplay({ paused: event.target.checked })}
        />
        Pause in every tab
        <span className="quiet">Nothing is shown over Ads Manager and nothing is watched there.</span>
      </label>
      <label className="choice">
        <input
          type="checkbox"
          checked={display.readReplies}
          onChange={(event) => void changeDisplay({ readReplies: event.target.checked })}
        />
        Read copies of Ads Manager's own list replies
        <span className="quiet">
          They tell rows of older page layouts apart. They stay in the page's tab; TikTok is never asked for anything.
        </span>
      </label>
    </section>
  );
}
