import { type FormEvent, useState } from 'react';
import { type Integration, PixelId, PixelSetup } from '#lib/appsprint/contract';
import { t } from '#lib/words';
import { handIn } from '../../../components/commands.ts';
import { Note, type Tone } from '../../../components/note.tsx';
import { Waiting } from '../../../components/waiting.tsx';
import { SavingNote, useSaving, useUnsaved } from '../saving.tsx';
import { WhereFound } from '../where-found.tsx';
import { changeIntegration, useIntegration } from './integration.ts';
import { pixelSteps } from './pixel-steps.ts';

export const pixelCommands = ['savePixel'] as const;

/** The Pixel ID and its Events API token: saved together, because they belong to each other. */
export function PixelSection() {
  const integration = useIntegration();
  const [entered, setEntered] = useState(offeredPixel);
  const [eventsToken, setEventsToken] = useState('');
  const [testEventCode, setTestEventCode] = useState('');
  const [wrong, setWrong] = useState<'pixelId' | 'eventsToken' | 'testEventCode' | null>(null);
  const saving = useSaving();
  const saved = integration?.pixel?.id ?? '';
  const pixelId = entered ?? saved;
  useUnsaved('pixel', pixelId !== saved || eventsToken !== '' || testEventCode !== '');
  if (integration === null) return null;
  const isRefused = integration.pixel?.token === 'rejected';

  const submit = async (form: FormEvent) => {
    form.preventDefault();
    const code = testEventCode.trim();
    const setup = PixelSetup.safeParse({
      pixelId: pixelId.trim(),
      eventsToken: eventsToken.trim(),
      ...(code === '' ? {} : { testEventCode: code }),
    });
    if (!setup.success) {
      const field = setup.error.issues[0]?.path[0];
      setWrong(field === 'eventsToken' || field === 'testEventCode' ? field : 'pixelId');
      return;
    }
    setWrong(null);
    if (!(await saving.save(() => changeIntegration(() => handIn('savePixel', setup.data)), null))) return;
    // What was entered while it was being saved stays.
    setEntered((now) => (now === entered ? null : now));
    setEventsToken((now) => (now === eventsToken ? '' : now));
    setTestEventCode((now) => (now === testEventCode ? '' : now));
  };
  return (
    <>
      <p>{t('options.pixel.why')}</p>
      <PixelState pixel={integration.pixel} />
      {entered !== null && entered === offeredPixel() && <Note tone="unsure">{t('options.pixel.offered')}</Note>}
      <form className="spaced" noValidate onSubmit={(form) => void submit(form)}>
        <label>
          {t('options.pixel.id')}
          <span className="quiet">{t('options.pixel.idWhere')}</span>
          <input
            name="pixelId"
            autoComplete="off"
            spellCheck={false}
            value={pixelId}
            aria-invalid={wrong === 'pixelId'}
            aria-describedby="pixel-wrong"
            onChange={(event) => setEntered(event.target.value)}
          />
        </label>
        <label>
          {t('options.pixel.token')}
          <span className="quiet">{t('options.pixel.tokenWhere')}</span>
          <input
            name="eventsToken"
            type="password"
            autoComplete="off"
            value={eventsToken}
            placeholder={integration.pixel === null ? '' : t('options.pixel.tokenKept')}
            aria-invalid={wrong === 'eventsToken'}
            aria-describedby="pixel-wrong"
            onChange={(event) => setEventsToken(event.target.value)}
          />
        </label>
        <label>
          {t('options.pixel.code')}
          <span className="quiet">{t('options.pixel.codeWhere')}</span>
          <input
            name="testEventCode"
            autoComplete="off"
            spellCheck={false}
            value={testEventCode}
            aria-invalid={wrong === 'testEventCode'}
            aria-describedby="pixel-wrong"
            onChange={(event) => setTestEventCode(event.target.value)}
          />
        </label>
        <div id="pixel-wrong">{wrong !== null && <Note tone="bad">{t(`options.pixel.wrong.${wrong}`)}</Note>}</div>
        <p className="line end">
          <button type="submit" className="primary" disabled={saving.state.is === 'saving'}>
            {t(saving.state.is === 'saving' ? 'options.pixel.saving' : 'options.pixel.save')}
          </button>
        </p>
        <SavingNote
          saving={saving}
          saved={t(isRefused ? 'options.pixel.savedRefused' : 'options.pixel.saved')}
          tone={isRefused ? 'bad' : 'good'}
        />
        <Waiting names={pixelCommands} />
      </form>
      <WhereFound title={t('options.pixel.existing')} steps={pixelSteps.existing} />
      <WhereFound title={t('options.pixel.fresh')} steps={pixelSteps.fresh} />
    </>
  );
}

/** The Pixel ID that was brought here from TikTok's page of it, in this page's own address; null without one. */
function offeredPixel(): string | null {
  const offered = PixelId.safeParse(new URLSearchParams(location.search).get('pixel'));
  return offered.success ? offered.data : null;
}

function PixelState({ pixel }: Pick<Integration, 'pixel'>) {
  if (pixel === null) return <Note tone="warn">{t('options.pixel.none')}</Note>;
  const tones = { accepted: 'good', unchecked: 'unsure', rejected: 'bad' } as const satisfies Record<string, Tone>;
  return (
    <>
      <Note tone={pixel.linked ? 'good' : 'warn'}>
        {t(pixel.linked ? 'options.pixel.linked' : 'options.pixel.notLinked', { pixel: pixel.id })}
      </Note>
      <Note tone={tones[pixel.token]}>{t(`options.pixel.tokens.${pixel.token}`)}</Note>
    </>
  );
}
