import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '#lib/setup-checks';
import { makeHelpPages } from './index.ts';

const files = await makeHelpPages(resolve(import.meta.dirname, '../..'));
const contentsOf = (path: string) => files.find((file) => file.path === path)?.contents ?? '';

test('every rule has its page in the package, and one style sheet is there for all', () => {
  const pages = rules.map(({ name }) => `checks/${name}.html`);
  expect(files.map(({ path }) => path).sort()).toEqual([...pages, 'checks/help-pages.css'].sort());
});

test('a page has its title, its parts and the way to every other page', () => {
  const page = contentsOf('checks/pixel.html');
  expect(page).toContain('<title>Pixel · AppSprint Companion</title>');
  expect(page).toContain('<h1>Pixel</h1>');
  for (const part of ['Why', 'How to fix it in Ads Manager', 'Source']) expect(page).toContain(`<h2>${part}</h2>`);
  expect(page).toContain('<li><a href="pixel.html" aria-current="page">Pixel</a></li>');
  for (const { name } of rules) expect(page).toContain(`href="${name}.html"`);
});

test('links lead to pages of the package only', () => {
  const inPackage = new Set(files.map(({ path }) => path.replace('checks/', '')));
  for (const { path, contents } of files) {
    for (const [, href = ''] of contents.matchAll(/<a href="([^"]*)"/g)) expect(inPackage, path).toContain(href);
  }
  expect(contentsOf('checks/smart-plus.html')).toContain('<a href="signal-link.html">signal-link</a>');
  expect(contentsOf('checks/signal-link.html')).not.toContain('signal-links.md');
});

test('no page has a script, and the colours are those of the design tokens', () => {
  for (const { contents } of files) expect(contents).not.toMatch(/<script|javascript:|onload=/i);
  expect(contentsOf('checks/help-pages.css')).toContain('--surface: light-dark(');
});
