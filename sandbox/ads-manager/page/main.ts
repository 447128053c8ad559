import { readSwitches } from '../switches.ts';
import { generationOf } from './generations/index.ts';
import { ListPage } from './list-page.ts';
import { truthOf } from './truth.ts';

const switches = readSwitches(new URL(location.href).searchParams);
if (switches.theme !== null) document.documentElement.dataset.theme = switches.theme;

const page = new ListPage(
  document.querySelector('#app') ?? document.body,
  document.documentElement.dataset.today ?? '',
  generationOf(switches.generation),
);
window.sandboxTruth = () => truthOf(page.tables.drawn(), page.level);
void page.load();
