export { type Asker, answerAll, type ExtensionIdentity, type Handlers } from './answer.ts';
export { ask } from './ask.ts';
export type { ConnectionState, FiguresAnswer, ListState, Outcome, RowFigures, TabState } from './protocol.ts';
