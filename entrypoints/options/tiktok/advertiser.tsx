import { type FormEvent, useState } from 'react';
import type { Problem } from '#lib/appsprint';
import { type AdvertiserChoice, AdvertiserId } from '#lib/appsprint/contract';
import { ask } from '#lib/messages';
import { t, tCount } from '#lib/words';
import { handIn, useCommandsOf } from '../../../components/commands.ts';
import { asked } from '../../../components/companion-store.ts';
import { Note } from '../../../components/note.tsx';
import { Failed, Nothing } from '../../../components/state-line/state-line.tsx';
import { Waiting } from '../../../components/waiting.tsx';
import { SavingNote, useSaving, useUnsaved } from '../saving.tsx';
import { changeIntegration, useIntegration } from './integration.ts';

export const advertiserCommands = ['selectAdvertiser'] as const;

type Accounts =
  | { readonly is: 'not-asked' | 'loading' }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'there'; readonly choices: readonly AdvertiserChoice[] };

/** The ad account whose campaigns are looked at. */
export function AdvertiserSection() {
  const integration = useIntegration();
  const [accounts, setAccounts] = useState<Accounts>({ is: 'not-asked' });
  if (integration === null) return null;
  const { advertiser, connection } = integration;
  const load = async () => {
    setAccounts({ is: 'loading' });
    const outcome = await asked(() => ask('advertisers', undefined));
    setAccounts(outcome.ok ? { is: 'there', choices: outcome.value } : { is: 'failed', problem: outcome.problem });
  };
  return (
    <>
      <p>{t('options.advertiser.why')}</p>
      {advertiser === null ? (
        <Note tone="warn">{t('options.advertiser.none')}</Note>
      ) : (
        <Note tone="good">
          {t('options.advertiser.chosen', {
            name: advertiser.name,
            currency: advertiser.currency,
            zone: advertiser.timeZone,
          })}
        </Note>
      )}
      {connection === 'connected' ? (
        <p className="spaced">
          <button type="button" disabled={accounts.is === 'loading'} onClick={() => void load()}>
            {t(accounts.is === 'loading' ? 'options.advertiser.loading' : 'options.advertiser.load')}
          </button>
        </p>
      ) : (
        <p className="spaced">
          {t('options.advertiser.connectFirst')} <a href="#connect">{t('options.places.connect')}</a>
        </p>
      )}
      {accounts.is === 'failed' && <Failed problem={accounts.problem} />}
      {accounts.is === 'there' && <Choice choices={accounts.choices} saved={advertiser?.id ?? null} />}
      <Waiting names={advertiserCommands} />
    </>
  );
}

interface Choosing {
  readonly choices: readonly AdvertiserChoice[];
  readonly saved: AdvertiserId | null;
}

/** Accounts from which on they are searched rather than looked through. */
const many = 10;

function Choice({ choices, saved }: Choosing) {
  const [chosen, setChosen] = useState<string | null>(saved);
  const [handedIn, setHandedIn] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const saving = useSaving();
  const isWaiting = useCommandsOf(advertiserCommands).waiting.length > 0 && chosen === handedIn;
  useUnsaved('advertiser', chosen !== saved && !isWaiting);
  const choose = (id: string) =>
    changeIntegration(() => handIn('selectAdvertiser', { advertiserId: AdvertiserId.parse(id) }));
  const submit = async (form: FormEvent) => {
    form.preventDefault();
    if (chosen === null) return;
    setHandedIn(chosen);
    await saving.save(
      () => choose(chosen),
      saved === null
        ? null
        : async () => {
            const outcome = await choose(saved);
            if (outcome.ok) setChosen(saved);
            return outcome;
          },
    );
  };
  const wanted = search.trim().toLocaleLowerCase();
  const shown = choices.filter(({ id, name }) => id.includes(wanted) || name.toLocaleLowerCase().includes(wanted));
  if (choices.length === 0) return <Nothing>{t('options.advertiser.empty')}</Nothing>;
  return (
    <form onSubmit={(form) => void submit(form)}>
      {choices.length > many && (
        <label>
          {t('options.advertiser.search')}
          <input type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      )}
      <fieldset className="choices">
        <legend>{tCount('options.advertiser.accounts', choices.length)}</legend>
        {shown.map(({ id, name }) => (
          <label key={id} className="choice">
            <input type="radio" name="advertiser" checked={chosen === id} onChange={() => setChosen(id)} />
            {name}
            <span className="quiet">{id}</span>
          </label>
        ))}
        {shown.length === 0 && <Nothing>{t('options.advertiser.noMatch')}</Nothing>}
      </fieldset>
      <p className="line end">
        <button type="submit" className="primary" disabled={chosen === saved || saving.state.is === 'saving'}>
          {t('options.advertiser.save')}
        </button>
      </p>
      <SavingNote saving={saving} saved={t('options.advertiser.saved')} />
    </form>
  );
}
