import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExactJson } from './exact-json.ts';

describe('JSON with bare 64-bit ids', () => {
  test.each([
    ['{"campaign_id":1790000000000000001}', { campaign_id: '1790000000000000001' }],
    ['[9007199254740993,-1234567890123456789]', ['9007199254740993', '-1234567890123456789']],
    [
      '{"name":"1790000000000000001, \\"id\\":1790000000000000001"}',
      { name: '1790000000000000001, "id":1790000000000000001' },
    ],
    ['[123456789012345,0.17900000000000000,5e2]', [123456789012345, 0.179, 500]],
    ['"\\\\1790000000000000001"', '\\1790000000000000001'],
  ])('%s keeps every digit', (text, value) => {
    expect(parseExactJson(text)).toEqual(value);
  });

  test('of any whole number of 16 digits and more keeps it as text, wherever it stands', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.bigInt({ min: 10n ** 15n, max: 2n ** 64n }), (value, id) => {
        const text = `{"before":${JSON.stringify(value)},"id": ${id} ,"ids":[${id},-${id}]}`;
        const plain: unknown = JSON.parse(JSON.stringify({ before: value }));
        expect(parseExactJson(text)).toMatchObject({ id: String(id), ids: [String(id), `-${id}`] });
        const { before } = parseExactJson(text) as { before: unknown };
        if (!/\d{16}/.test(JSON.stringify(value))) expect({ before }).toEqual(plain);
      }),
    );
  });

  test('is refused just where JSON is, whatever the text', () => {
    const pieces = fc.constantFrom(
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '1',
      '0',
      '-',
      '.',
      'e',
      '1790000000000000001',
      'a',
      ' ',
      'null',
    );
    const parses = (parse: (text: string) => unknown, text: string) => {
      try {
        parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (all) => {
        const text = all.join('');
        expect(parses(parseExactJson, text)).toBe(parses(JSON.parse, text));
      }),
      { numRuns: 2_000 },
    );
  });

  test('of several million characters is no trouble', () => {
    const name = 'a\\"'.repeat(1_000_000);
    expect(parseExactJson(`{"name":"${name}","id":1790000000000000001}`)).toMatchObject({ id: '1790000000000000001' });
  });
});
