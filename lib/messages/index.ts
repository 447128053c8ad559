export { type Asker, answerAll, type ExtensionIdentity, type Handlers } from './answer.ts';
export { answerHere, ask } from './ask.ts';
export type { Commands } from './commands.ts';
export { answerDiagnostics, askDiagnostics } from './diagnostics.ts';
export type {
  AccountDays,
  Dated,
  KeptOverview,
  Overview,
  OverviewAnswer,
  OverviewParts,
  Part,
} from './overview.ts';
export type {
  Answers,
  AuditLook,
  ConnectionState,
  Content,
  FiguresAnswer,
  ListState,
  ListTotals,
  MappingSaving,
  MessageName,
  Outcome,
  PageHealth,
  PerformanceDays,
  PerformancePage,
  PixelFactsAnswer,
  RowFigures,
  SetupFactsAnswer,
  TabState,
  TotalsAnswer,
} from './protocol.ts';
export { onTold, type TabSettings, tellTab } from './tab-settings.ts';
