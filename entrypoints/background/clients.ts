import { browser } from 'wxt/browser';
import { type Access, type Client, createClient } from '#lib/appsprint';
import { createKeptAnswers, createLine, type StorageArea } from '#lib/sync';

/** Session storage, looked up when it is used: the build loads this file where there is none. */
const area: StorageArea = {
  get: (key) => browser.storage.session.get(key),
  set: (items) => browser.storage.session.set(items),
  remove: (keys) => browser.storage.session.remove(keys),
};

const now = () => Date.now();
let whenBack: () => void = () => undefined;

const newLine = () =>
  createLine({ area, answers: createKeptAnswers(area), now, random: Math.random, onBack: () => whenBack() });

/** What all clients of this browser share: answers that may still hold, and how long an API is left alone. */
export let line = newLine();

/** A worker that starts waits for nothing that one before it has begun. */
export function beginLine(): void {
  line = newLine();
}

/** From now on runs `listener`, and no other, whenever an API may be reached again. */
export function onBack(listener: () => void): void {
  whenBack = listener;
}

/** A client for what a person waits for. */
export function clientOf(access: Access): Client {
  return createClient(access, { line, for: 'person', now });
}

/** A client for what is asked by itself: it asks nothing while an API that could not be reached is left alone. */
export function pollingClientOf(access: Access): Client {
  return createClient(access, { line, for: 'poll', now });
}
