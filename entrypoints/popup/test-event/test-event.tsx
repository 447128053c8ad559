import { type FormEvent, useState } from 'react';
import { t, wordsLanguage } from '#lib/words';
import { Mark, type Tone } from '../../../components/note.tsx';
import { type ShownTestEvent, usePart, usePopup } from '../popup-store.ts';

/** What the docs test with; chosen first where it is mapped. */
const usual = 'ViewContent';

/** Sends one test event and shows TikTok's own answer to it, and what was sent before. */
export function TestEvent() {
  const testEvents = usePopup((store) => store.testEvents);
  const untaken = usePopup((store) => store.untaken);
  const send = usePopup((store) => store.sendTestEvent);
  const { known } = usePart('mappedEvents');
  const [typed, setTyped] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const events = known?.value ?? [];
  const event = picked ?? (events.includes(usual) ? usual : events[0]);
  const code = typed ?? testEvents?.code ?? '';

  const submit = async (form: FormEvent) => {
    form.preventDefault();
    if (event === undefined) return;
    setSending(true);
    try {
      await send(code.trim(), event);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <form className="line" onSubmit={(form) => void submit(form)}>
        <input
          aria-label={t('popup.test.code')}
          placeholder={t('popup.test.codeShort')}
          title={t('popup.test.codeWhere')}
          value={code}
          required
          pattern="\s*\S+\s*"
          maxLength={64}
          onChange={(change) => setTyped(change.target.value)}
        />
        <select
          aria-label={t('popup.test.event')}
          value={event ?? ''}
          disabled={event === undefined}
          onChange={(change) => setPicked(change.target.value)}
        >
          {events.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <button type="submit" disabled={isSending || event === undefined}>
          {isSending ? t('popup.test.sending') : t('popup.test.send')}
        </button>
      </form>
      <Sent
        sent={[...(untaken === null ? [] : [untaken]), ...(testEvents?.sent ?? [])]}
        noEvents={known !== null && events.length === 0}
      />
    </>
  );
}

/** The last answer in a place of fixed size, those before it behind a fold. */
function Sent({ sent, noEvents }: { readonly sent: readonly ShownTestEvent[]; readonly noEvents: boolean }) {
  const [last, ...earlier] = sent;
  return (
    <>
      <div className="two-lines" role="status">
        {noEvents && <p className="quiet">{t('popup.test.noEvents')}</p>}
        {!noEvents && last === undefined && <p className="quiet">{t('popup.test.first')}</p>}
        {last !== undefined && <Result sent={last} />}
      </div>
      {earlier.length > 0 && (
        <details className="earlier">
          <summary>{t('popup.test.earlier')}</summary>
          <ol>
            {earlier.map((one) => (
              <li key={`${one.sentAt} ${one.event}`}>
                <Result sent={one} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function Result({ sent }: { readonly sent: ShownTestEvent }) {
  const { tone, text } = wordsOf(sent);
  return (
    <p className={`result ${tone}`}>
      <Mark tone={tone} /> {text}
      {sent.result.state === 'sending' && <progress aria-label={text} />}
      {sent.result.state === 'waiting' && <Cancel id={sent.result.id} />}
    </p>
  );
}

function Cancel({ id }: { readonly id: string }) {
  const cancel = usePopup((store) => store.cancelTestEvent);
  return (
    <button type="button" className="link" onClick={() => void cancel(id)}>
      {t('waiting.cancel')}
    </button>
  );
}

function wordsOf({ event, sentAt, result }: ShownTestEvent): { readonly tone: Tone; readonly text: string } {
  const time = new Intl.DateTimeFormat(wordsLanguage(), { timeStyle: 'medium' }).format(sentAt);
  switch (result.state) {
    case 'sending':
      return { tone: 'unsure', text: t('popup.test.waiting', { event }) };
    case 'waiting':
      return { tone: 'unsure', text: t('popup.test.kept', { event, time }) };
    case 'failed':
      return { tone: 'bad', text: t('popup.test.failed', { event, time, what: result.what, remedy: result.remedy }) };
    case 'answered':
      return result.code === 0
        ? { tone: 'good', text: t('popup.test.accepted', { event, time, message: result.message }) }
        : { tone: 'bad', text: t('popup.test.refused', { event, time, code: result.code, message: result.message }) };
  }
}
