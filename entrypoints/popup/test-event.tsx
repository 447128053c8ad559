import { type FormEvent, useState } from 'react';
import { useCompanion } from '../../components/companion-store.ts';
import { Note } from '../../components/note.tsx';

/** TikTok events of the primary rows of AppSprint's default event mapping; ViewContent is the one the docs test with. */
const events = ['ViewContent', 'Download', 'CompleteRegistration', 'StartTrial', 'Subscribe', 'Purchase'];

/** Sends one test event and shows TikTok's own answer to it. */
export function TestEvent() {
  const testEvent = useCompanion((store) => store.testEvent);
  const send = useCompanion((store) => store.sendTestEvent);
  const [code, setCode] = useState('');
  const [event, setEvent] = useState('ViewContent');

  const submit = (form: FormEvent) => {
    form.preventDefault();
    void send(code.trim(), event);
  };
  return (
    <form onSubmit={submit}>
      <div className="line">
        <input
          aria-label="Test event code"
          placeholder="Test code"
          title="TikTok shows it in Events Manager, under Test Events"
          value={code}
          required
          pattern="\s*\S+\s*"
          maxLength={64}
          onChange={(change) => setCode(change.target.value)}
        />
        <select aria-label="TikTok event" value={event} onChange={(change) => setEvent(change.target.value)}>
          {events.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <button type="submit" disabled={testEvent.state === 'loading'}>
          {testEvent.state === 'loading' ? 'Sending …' : 'Send'}
        </button>
      </div>
      {testEvent.state === 'done' && <Result outcome={testEvent.outcome} />}
    </form>
  );
}

function Result({
  outcome,
}: {
  readonly outcome: Extract<ReturnType<typeof useCompanion.getState>['testEvent'], { state: 'done' }>['outcome'];
}) {
  if (!outcome.ok) {
    return (
      <Note tone="bad">
        {outcome.problem.what} {outcome.problem.remedy}
      </Note>
    );
  }
  const { event, sentAt, tiktok } = outcome.value;
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' }).format(new Date(sentAt));
  return tiktok.code === 0 ? (
    <Note tone="good">
      TikTok accepted {event} at {time} (code 0, {tiktok.message}). It shows in Test Events within seconds.
    </Note>
  ) : (
    <Note tone="bad">
      TikTok refused {event} at {time} (code {tiktok.code}, {tiktok.message}).
    </Note>
  );
}
