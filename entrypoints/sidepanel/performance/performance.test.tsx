// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { dayOf } from '#lib/calendar';
import { answerHere } from '#lib/messages';
import { t } from '#lib/words';
import { useCompanion } from '../../../components/companion-store.ts';
import { usePanel } from '../panel-store.ts';
import { Performance } from './performance.tsx';

// No place on earth is on the same day as both of them.
test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
  'while rows load, today is the day of the advertiser in %s, not of the browser',
  async (timeZone) => {
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
    answerHere(() => new Promise(() => undefined));
    const advertiser = { id: '7212345678901234567', name: 'Dreamly', currency: 'EUR', timeZone };
    useCompanion.setState({ connection: { state: 'connected', integration: { advertiser } } as never });
    const place = document.createElement('main');
    const root = createRoot(place);
    await act(async () => root.render(<Performance />));
    expect(usePanel.getState().rows.state).toBe('loading');
    const today = [...place.querySelectorAll('button')].find((one) => one.textContent === t('panel.window.today'));
    await act(async () => today?.click());
    const day = dayOf(Date.now(), timeZone);
    expect(usePanel.getState().window).toEqual({ from: day, to: day });
    await act(async () => root.unmount());
  },
);
