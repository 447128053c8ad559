import { expect, test } from 'vitest';
import { AdvertiserId, EntityId } from '#lib/appsprint/contract';
import { listAddressOf } from './list-address.ts';
import { readAddress } from './location.ts';
import { readPageFilter } from './page-filter.ts';

const advertiserId = AdvertiserId.parse('7212345678901234567');
const id = EntityId.parse('1790000000000001');

test.each(['campaign', 'adgroup', 'ad'] as const)(
  'the address of one %s is read back as a list of it alone',
  (level) => {
    const address = new URL(listAddressOf(advertiserId, level, id));
    expect(readAddress(address)).toMatchObject({ surface: 'list', level, advertiserId });
    expect(readPageFilter(address.searchParams)).toEqual({ within: [id], search: null, notUnderstood: [] });
  },
);
