export { createTestEventMemory, type SentTestEvent, type TestEventMemory, type TestEvents } from './memory.ts';
