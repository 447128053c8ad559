import { expect, test } from 'vitest';
import { lookForEnd } from './index.ts';

test('a script whose extension has gone ends at the next address of the page, and not before', () => {
  const navigation = new EventTarget();
  let isGone = false;
  let ended = 0;
  const onEnd: (() => void)[] = [];
  const life = {
    get isValid() {
      if (isGone && ended === 0) {
        ended += 1;
        for (const run of onEnd) run();
      }
      return !isGone;
    },
    onInvalidated: (run: () => void) => void onEnd.push(run),
  };
  lookForEnd(life, navigation);
  onEnd.push(() => expect(isGone).toBe(true));
  navigation.dispatchEvent(new Event('navigate'));
  expect(ended).toBe(0);
  isGone = true;
  navigation.dispatchEvent(new Event('navigate'));
  expect(ended).toBe(1);
});

test('without the Navigation API nothing is listened to', () => {
  expect(() => lookForEnd({ isValid: true, onInvalidated: (run) => run() }, undefined)).not.toThrow();
});
