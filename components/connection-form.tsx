import { type FormEvent, useState } from 'react';
import { browser } from 'wxt/browser';
import type { Problem } from '#lib/appsprint';
import { t } from '#lib/words';
import { useCompanion } from './companion-store.ts';
import { Failed } from './state-line/state-line.tsx';

const hostedApi = 'https://api.appsprint.app';

/** The form that connects the extension: where AppSprint is, and the access token for it. */
export function ConnectionForm({ savedAddress }: { readonly savedAddress: string | null }) {
  const connect = useCompanion((store) => store.connect);
  const [apiAddress, setApiAddress] = useState(savedAddress ?? hostedApi);
  const [token, setToken] = useState('');
  const [progress, setProgress] = useState<
    { readonly state: 'idle' | 'connecting' } | { readonly state: 'failed'; readonly problem: Problem }
  >({ state: 'idle' });

  const submit = async (form: FormEvent) => {
    form.preventDefault();
    setProgress({ state: 'connecting' });
    await allowHost(apiAddress);
    const outcome = await connect(apiAddress, token);
    setProgress(outcome.ok ? { state: 'idle' } : { state: 'failed', problem: outcome.problem });
    if (outcome.ok) setToken('');
  };
  return (
    <form onSubmit={(form) => void submit(form)}>
      <label>
        {t('options.connection.address')}
        <span className="quiet">{t('options.connection.addressWhy')}</span>
        <input
          name="apiAddress"
          type="url"
          required
          value={apiAddress}
          onChange={(event) => setApiAddress(event.target.value)}
        />
      </label>
      <label>
        {t('options.connection.token')}
        <span className="quiet">{t('options.connection.tokenWhy')}</span>
        <input
          name="token"
          type="password"
          autoComplete="off"
          required
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      </label>
      <button type="submit" className="primary" disabled={progress.state === 'connecting'}>
        {t(progress.state === 'connecting' ? 'options.connection.connecting' : 'options.connection.connect')}
      </button>
      {progress.state === 'failed' && <Failed problem={progress.problem} />}
    </form>
  );
}

/**
 * Asks the browser for access to a self-hosted API, first thing after the click, because Firefox allows the question only
 * then. An API of ours answers without this right as well; it helps where a proxy in front removes its CORS headers, so a
 * refusal does not stop the connection.
 */
async function allowHost(apiAddress: string): Promise<void> {
  const address = URL.parse(apiAddress.trim());
  if (address?.protocol !== 'https:' || address.origin === hostedApi) return;
  try {
    await browser.permissions.request({ origins: [`https://${address.hostname}/*`] });
  } catch (error) {
    console.warn(`The browser did not ask for access to ${address.hostname}.`, error);
  }
}
