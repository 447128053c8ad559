export {
  createTestEventMemory,
  type EndedTestEvent,
  type SentTestEvent,
  type TestEventMemory,
  type TestEvents,
} from './memory.ts';
