import { describe, expect, test } from 'vitest';
import { createOrders, type Told, testEventFaults } from './orders.ts';

const received = (testEventCode: string) => ({ testEventCode }) as Parameters<typeof testEventFaults>[1][number];
const told = (sentAt: number, state: string): Told => ({ event: 'Purchase', sentAt, result: { state } });

function ordersOf(...codes: string[]) {
  const orders = createOrders(7, { amount: null, organic: 'forward' });
  for (const code of codes) orders.ordered(code);
  return orders;
}

describe('a test event', () => {
  test('that the extension took must reach TikTok once', () => {
    const orders = ordersOf('A', 'B', 'C', 'D');
    orders.kept(['A', 'B', 'C'].map((code, since) => ({ code, since })));
    const got = ['A', 'A', 'B'].map(received);
    expect(testEventFaults(orders.testEvents(), got, [])).toEqual([
      'the test event A was sent 2 times',
      'the test event C is lost',
    ]);
  });

  test('that is said to be sent by nobody must not have reached TikTok', () => {
    const orders = ordersOf('A', 'B');
    orders.saidNotTaken('A');
    orders.saidNotTaken('B');
    expect(testEventFaults(orders.testEvents(), [received('B')], [])).toEqual([
      'the test event B is said to have failed, and TikTok got it',
    ]);
  });

  test('may fail where that is said, and then must not have reached TikTok', () => {
    const orders = ordersOf('A', 'B');
    orders.kept([
      { code: 'A', since: 1 },
      { code: 'B', since: 2 },
    ]);
    const said = [told(1, 'failed'), told(2, 'failed')];
    expect(testEventFaults(orders.testEvents(), [received('B')], said)).toEqual([
      'the test event B is said to have failed, and TikTok got it',
    ]);
  });

  test('that was taken back may or may not have been sent', () => {
    const orders = ordersOf('A', 'B');
    orders.kept([
      { code: 'A', since: 1 },
      { code: 'B', since: 2 },
    ]);
    orders.takenBack(1);
    orders.takenBack(2);
    expect(testEventFaults(orders.testEvents(), [received('A')], [])).toEqual([]);
  });

  test('that waits when the extension is to forget everything may or may not have been sent', () => {
    const orders = ordersOf('A', 'B');
    orders.dropped();
    orders.ordered('C');
    orders.kept(['A', 'B', 'C'].map((code, since) => ({ code, since })));
    expect(testEventFaults(orders.testEvents(), [received('A')], [])).toEqual(['the test event C is lost']);
  });

  test('that was not taken is a fault where a person waited for it and saw nothing', () => {
    const orders = ordersOf('A', 'B');
    orders.unanswered('B');
    expect(testEventFaults(orders.testEvents(), [], [])).toEqual([
      'the test event B was not taken, and nobody was told',
    ]);
  });
});

test('a setting that waits when the extension is to forget everything may be any that it ever was to be', () => {
  const orders = createOrders(7, { amount: null, organic: 'forward' });
  orders.organic.wanted('leave-out');
  orders.organic.accepted('leave-out');
  orders.dropped();
  expect(orders.organic.possible()).toEqual(['forward', 'leave-out']);
});

test('a setting may be the last one that was answered for, or one ordered since', () => {
  const { amount } = createOrders(7, { amount: null, organic: 'forward' });
  amount.wanted('1');
  amount.wanted('2');
  expect(amount.possible()).toEqual([null, '1', '2']);
  amount.accepted('1');
  amount.wanted('1');
  expect(amount.possible()).toEqual(['1', '2', '1']);
});
