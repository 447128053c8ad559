export { type Asker, answerAll, type ExtensionIdentity, type Handlers } from './answer.ts';
export { ask } from './ask.ts';
export { answerDiagnostics, askDiagnostics } from './diagnostics.ts';
export type {
  ConnectionState,
  FiguresAnswer,
  ListState,
  ListTotals,
  Outcome,
  PageHealth,
  RowFigures,
  TabState,
  TotalsAnswer,
} from './protocol.ts';
export { onTold, type TabSettings, tellTab } from './tab-settings.ts';
