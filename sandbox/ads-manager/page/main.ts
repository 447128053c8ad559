import { readSwitches } from '../switches.ts';
import { generationOf } from './generations/index.ts';
import { hashClasses } from './hashed.ts';
import { ListPage } from './list-page.ts';
import { openModal } from './modal.ts';
import { keepMutating, mutate } from './mutator/mutator.ts';
import { letNeighbourIn } from './neighbour.ts';
import { truthOf } from './truth.ts';

const switches = readSwitches(new URL(location.href).searchParams);
if (switches.theme !== null) document.documentElement.dataset.theme = switches.theme;

if (switches.hashed !== null) hashClasses(switches.hashed);

const page = new ListPage(
  document.querySelector('#app') ?? document.body,
  document.documentElement.dataset.today ?? '',
  generationOf(switches.generation),
);
window.sandboxTruth = () => truthOf(page.tables.drawn(), page.level);
window.sandboxMutate = (seed) => mutate(page, seed);
if (switches.mutate !== null) keepMutating(page, switches.mutate);
if (switches.neighbour === 'on') letNeighbourIn();
void page.load().then(() => openModal(switches.modal));
