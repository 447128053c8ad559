import { type FormEvent, useState } from 'react';
import { browser } from 'wxt/browser';
import type { Problem } from '#lib/appsprint';
import { useCompanion } from '../../components/companion-store.ts';
import { Note } from '../../components/note.tsx';

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
        API address
        <span className="quiet">Leave it as it is unless your team runs its own AppSprint API.</span>
        <input
          name="apiAddress"
          type="url"
          required
          value={apiAddress}
          onChange={(event) => setApiAddress(event.target.value)}
        />
      </label>
      <label>
        Access token
        <span className="quiet">
          On your own API: npm run server -- token create --app APPID. It stays in this browser and never reaches a
          page.
        </span>
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
        {progress.state === 'connecting' ? 'Connecting …' : 'Connect'}
      </button>
      {progress.state === 'failed' && (
        <Note tone="bad">
          {progress.problem.what} {progress.problem.remedy}
        </Note>
      )}
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
