import { type FormEvent, useEffect, useState } from 'react';
import type { EventMapping } from '#lib/appsprint/contract';
import { watchCommands } from '#lib/commands';
import { ask } from '#lib/messages';
import type { SentTestEvent } from '#lib/test-events';
import { t, wordsLanguage } from '#lib/words';
import { asked, useCompanion } from '../../../components/companion-store.ts';
import { Note } from '../../../components/note.tsx';
import { Failed } from '../../../components/state-line/state-line.tsx';
import { Waiting } from '../../../components/waiting.tsx';
import { WhereFound } from '../where-found.tsx';

export const testCommands = ['sendTestEvent'] as const;

/** Sends one test event to TikTok's Test Events panel and shows TikTok's own answer. */
export function TestEvents() {
  const { testEvent, sendTestEvent } = useCompanion();
  const [code, setCode] = useState('');
  const [event, setEvent] = useState('ViewContent');
  const [events, setEvents] = useState<readonly string[]>(['ViewContent']);
  useEffect(() => {
    const load = async () => {
      const mapping = await asked(() => ask('eventMapping', undefined));
      if (mapping.ok) setEvents(mappedEvents(mapping.value));
    };
    void load();
  }, []);
  const submit = async (form: FormEvent) => {
    form.preventDefault();
    await sendTestEvent(code.trim(), event);
  };
  return (
    <>
      <p>{t('options.test.why')}</p>
      <form onSubmit={(form) => void submit(form)}>
        <label>
          {t('options.test.code')}
          <span className="quiet">{t('options.test.codeWhere')}</span>
          <input
            required
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={(input) => setCode(input.target.value)}
          />
        </label>
        <label>
          {t('options.test.event')}
          <span className="quiet">{t('options.test.eventWhy')}</span>
          <select value={event} onChange={(choice) => setEvent(choice.target.value)}>
            {events.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <p className="line end">
          <button type="submit" className="primary" disabled={testEvent.state === 'loading'}>
            {t(testEvent.state === 'loading' ? 'options.test.sending' : 'options.test.send')}
          </button>
        </p>
      </form>
      {testEvent.state === 'done' && <Answer outcome={testEvent.outcome} />}
      <Waiting names={testCommands} />
      <WhereFound
        title={t('options.test.where')}
        steps={['options.test.steps.open', 'options.test.steps.panel', 'options.test.steps.look']}
      />
    </>
  );
}

function Answer({ outcome }: { readonly outcome: SentEvent }) {
  if (!outcome.ok) {
    return outcome.problem.kind === 'waiting' ? <LaterAnswer /> : <Failed problem={outcome.problem} />;
  }
  const { event, sentAt, tiktok } = outcome.value;
  return <TikTokAnswer event={event} sentAt={Date.parse(sentAt)} code={tiktok.code} message={tiktok.message} />;
}

/** How a test event that had to wait ended. */
function LaterAnswer() {
  const [sent, setSent] = useState<SentTestEvent | null>(null);
  useEffect(() => {
    const look = async () => setSent((await ask('testEvents', undefined)).sent[0] ?? null);
    void look();
    return watchCommands(() => void look());
  }, []);
  if (sent === null) return null;
  const { event, sentAt, result } = sent;
  switch (result.state) {
    case 'sending':
    case 'waiting':
      return null;
    case 'failed':
      return <Failed problem={result} />;
    case 'answered':
      return <TikTokAnswer event={event} sentAt={sentAt} code={result.code} message={result.message} />;
  }
}

interface Answered {
  readonly event: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly code: number;
  readonly message: string;
}

function TikTokAnswer({ event, sentAt, code, message }: Answered) {
  const time = new Intl.DateTimeFormat(wordsLanguage(), { timeStyle: 'medium' }).format(sentAt);
  const values = { event, time, code, message };
  return code === 0 ? (
    <Note tone="good">{t('options.test.accepted', values)}</Note>
  ) : (
    <Note tone="bad">{t('options.test.refused', values)}</Note>
  );
}

type SentEvent = Extract<ReturnType<typeof useCompanion.getState>['testEvent'], { state: 'done' }>['outcome'];

/** The TikTok events that the mapping sends, `ViewContent` first: the docs test with it. */
function mappedEvents({ rows }: EventMapping): string[] {
  const names = rows.flatMap(({ tiktokEvent }) => (tiktokEvent === null ? [] : [tiktokEvent]));
  return [...new Set(['ViewContent', ...names])];
}
