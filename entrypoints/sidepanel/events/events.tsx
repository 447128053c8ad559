import { useEffect } from 'react';
import type { ForwardingState, LoggedEvent } from '#lib/appsprint/contract';
import { t, tCount, type WordKey, wordsLanguage } from '#lib/words';
import { Note, type Tone } from '../../../components/note.tsx';
import { useEvents } from './events-store.ts';
import './events.css';
import { Failed, Loading, Nothing } from '../../../components/state-line/state-line.tsx';

const states = ['waiting', 'forwarded', 'not-forwarded', 'dead'] as const satisfies readonly ForwardingState[];
const titles = {
  waiting: 'panel.events.states.waiting',
  forwarded: 'panel.events.states.forwarded',
  'not-forwarded': 'panel.events.states.notForwarded',
  dead: 'panel.events.states.dead',
} as const satisfies Record<ForwardingState, WordKey>;
const tones: Readonly<Record<ForwardingState, Tone>> = {
  waiting: 'unsure',
  forwarded: 'good',
  'not-forwarded': 'unsure',
  dead: 'bad',
};

/** The event log: what the app sent, what TikTok was told, TikTok's answer, and why something was not forwarded. */
export default function Events() {
  const { only, log, replay, load, show, more, sendAgain } = useEvents();
  useEffect(() => void load(), [load]);
  return (
    <div className="pad events">
      <div className="line choices" role="radiogroup" aria-label={t('panel.events.show')}>
        {[null, ...states].map((state) => (
          <label key={state ?? 'all'} className="check">
            <input type="radio" name="state" checked={only === state} onChange={() => show(state)} />
            {t(state === null ? 'panel.events.states.all' : titles[state])}
          </label>
        ))}
      </div>
      {only === 'dead' && (
        <p>
          <button type="button" onClick={() => void sendAgain(null)}>
            {t('panel.events.sendAllAgain')}
          </button>
        </p>
      )}
      {replay !== null &&
        (replay.ok ? (
          <Note tone="good">
            {tCount('panel.events.replayed', replay.value.replayed)}{' '}
            {replay.value.leftInDoubt > 0 && tCount('panel.events.leftInDoubt', replay.value.leftInDoubt)}
          </Note>
        ) : (
          <Failed problem={replay.problem} />
        ))}
      {log.state === 'loading' && <Loading>{t('panel.loading')}</Loading>}
      {log.state === 'failed' && <Failed problem={log.problem} again={() => void load()} />}
      {log.state === 'there' && log.events.length === 0 && <Nothing>{t('panel.events.none')}</Nothing>}
      {log.state === 'there' && log.events.length > 0 && (
        <>
          <ol className="log">
            {log.events.map((event) => (
              <Entry key={`${event.sdkId} ${event.eventId}`} event={event} />
            ))}
          </ol>
          {log.nextCursor !== null && (
            <button type="button" onClick={() => void more()}>
              {t('panel.events.more')}
            </button>
          )}
        </>
      )}
    </div>
  );
}

function Entry({ event }: { readonly event: LoggedEvent }) {
  const { sendAgain } = useEvents();
  const { forwarding, sdkEvent, occurredAt, revenue, campaign } = event;
  const time = new Intl.DateTimeFormat(wordsLanguage(), { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <li>
      <p className="line">
        <span>
          <strong>{sdkEvent}</strong>
          {forwarding.tiktokEvent !== null && <> → {forwarding.tiktokEvent}</>}
        </span>
        <time className="quiet" dateTime={occurredAt}>
          {time.format(new Date(occurredAt))}
        </time>
      </p>
      <Note tone={tones[forwarding.state]}>
        {t(titles[forwarding.state])}
        {forwarding.reason !== null && <>: {forwarding.reason.message}</>}
      </Note>
      <p className="quiet">
        {revenue !== null && <span>{`${revenue.amount} ${revenue.currency ?? ''}`} </span>}
        {campaign !== null && <span>{campaign.name ?? campaign.id}</span>}
      </p>
      {forwarding.tiktok !== null && (
        <p className="quiet">
          {t('panel.events.tiktokSaid', { code: forwarding.tiktok.code, message: forwarding.tiktok.message })}
        </p>
      )}
      {forwarding.leftOut.map(({ code, message }) => (
        <p className="quiet" key={code}>
          {message}
        </p>
      ))}
      {forwarding.state === 'dead' && (
        <button type="button" className="small" onClick={() => void sendAgain([event.eventId])}>
          {t('panel.events.sendAgain')}
        </button>
      )}
    </li>
  );
}
