import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archive, digest } from './archive.ts';

const files = fc.uniqueArray(
  fc.record({
    path: fc.stringMatching(/^[a-z]{1,6}(\/[a-z]{1,6}){0,2}\.js$/),
    bytes: fc.uint8Array({ maxLength: 300 }),
  }),
  { selector: (file) => file.path, maxLength: 8 },
);

test('files in any order give the same bytes', () => {
  fc.assert(
    fc.property(files, (some) => {
      expect(digest(archive(some))).toBe(digest(archive(some.toReversed())));
    }),
  );
});

test('what goes in comes out', () => {
  fc.assert(
    fc.property(files, (some) => {
      const unpacked = unzipSync(archive(some));
      expect(Object.keys(unpacked).sort()).toEqual(some.map((file) => file.path).sort());
      for (const { path, bytes } of some) expect([...(unpacked[path] ?? [])]).toEqual([...bytes]);
    }),
  );
});
