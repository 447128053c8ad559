import english from '../../locales/en.json' with { type: 'json' };
import { chooseWords, flatten } from './index.ts';

/** Unit tests have no browser with a catalogue of its own: they read English. */
chooseWords({ language: 'en', catalogue: flatten(english) });
