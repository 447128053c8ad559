import { generationOf } from './generations/index.ts';
import { openLists } from './list-page.ts';

const root = document.querySelector('#app') ?? document.body;
const today = document.documentElement.dataset.today ?? '';

openLists(root, today, generationOf(new URL(location.href)));
