export { accountListDays } from './account-list-days.ts';
export { type Asker, answerAll, type ExtensionIdentity, type Handlers } from './answer.ts';
export { answerHere, ask } from './ask.ts';
export type { Commands } from './commands.ts';
export type { ConnectionState, MappingSaving, Outcome } from './connection.ts';
export { answerDiagnostics, askDiagnostics } from './diagnostics.ts';
export type {
  AccountFigures,
  AccountFiguresAnswer,
  FiguresAnswer,
  ListTotals,
  RowFigures,
  TotalsAnswer,
} from './figures.ts';
export { inTime } from './in-time.ts';
export type {
  AccountDays,
  Dated,
  KeptOverview,
  Overview,
  OverviewAnswer,
  OverviewParts,
  Part,
} from './overview.ts';
export { ListState, type TabState } from './page-state.ts';
export type { AuditLook, PerformanceDays, PerformancePage } from './panel.ts';
export type { Answers, Content, MessageName } from './protocol.ts';
export type { PixelFactsAnswer, SetupFactsAnswer } from './setup-facts.ts';
export { onTold, type TabSettings, tellTab } from './tab-settings.ts';
