import { t } from '#lib/words';
import { useShownLanguage } from '../../components/chosen-look.ts';
import { useCompanion } from '../../components/companion-store.ts';
import { ConnectionForm } from '../../components/connection-form.tsx';
import { Note } from '../../components/note.tsx';
import { Failed, Loading } from '../../components/state-line/state-line.tsx';
import { AppStep } from './app-step.tsx';
import { NumbersStep } from './numbers-step.tsx';
import { type Step, steps, stepsDone } from './progress.ts';

const contents: Readonly<Record<Step, () => React.ReactNode>> = {
  connect: ConnectStep,
  app: AppStep,
  numbers: NumbersStep,
};

/** What a person sees after the installation: three steps to the numbers, or a look around without an account. */
export function FirstRun() {
  const connection = useCompanion((store) => store.connection);
  useShownLanguage();
  const done = stepsDone(connection);
  return (
    <>
      <h1>{t('firstRun.title')}</h1>
      <p>{t('firstRun.lead')}</p>
      <ol className="steps">
        {steps.map((step, index) => {
          const Content = contents[step];
          return (
            <li key={step} className={done.has(step) ? 'done' : 'open'}>
              <h2>
                <span
                  className="step-mark"
                  role="img"
                  aria-label={t(done.has(step) ? 'firstRun.done' : 'firstRun.open')}
                >
                  {done.has(step) ? '✓' : index + 1}
                </span>
                {t(`firstRun.steps.${step}`)}
              </h2>
              <Content />
            </li>
          );
        })}
      </ol>
      {connection.state !== 'connected' && (
        <section className="sample">
          <h2>{t('firstRun.sampleTitle')}</h2>
          <p>{t('firstRun.sampleWhy')}</p>
          <p>
            <a className="button" href="sidepanel.html#sample">
              {t('firstRun.sample')}
            </a>
          </p>
        </section>
      )}
      <p>
        <a href="options.html">{t('firstRun.allOptions')}</a>
      </p>
    </>
  );
}

function ConnectStep() {
  const connection = useCompanion((store) => store.connection);
  switch (connection.state) {
    case 'loading':
      return <Loading>{t('options.asking')}</Loading>;
    case 'not-connected':
      return (
        <>
          <p className="quiet">{t('firstRun.connectWhy')}</p>
          <ConnectionForm savedAddress={null} />
        </>
      );
    case 'unanswered':
      return <Failed problem={connection.problem} again={() => void useCompanion.getState().open()} />;
    case 'failed':
      return (
        <>
          <Failed problem={connection.problem} />
          <ConnectionForm savedAddress={connection.apiAddress} />
        </>
      );
    case 'connected':
      return (
        <Note tone="good">
          {t('options.connected', { app: connection.integration.app.name, address: connection.apiAddress })}
        </Note>
      );
  }
}
