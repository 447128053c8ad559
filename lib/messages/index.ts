export { accountListDays } from './account-list-days.ts';
export { type Asker, answerAll, type ExtensionIdentity, type Handlers } from './answer.ts';
export { answerHere, ask } from './ask.ts';
export type { Commands } from './commands.ts';
export { answerDiagnostics, askDiagnostics } from './diagnostics.ts';
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
export {
  type AccountFigures,
  type AccountFiguresAnswer,
  type Answers,
  type AuditLook,
  type ConnectionState,
  type Content,
  type FiguresAnswer,
  ListState,
  type ListTotals,
  type MappingSaving,
  type MessageName,
  type Outcome,
  type PerformanceDays,
  type PerformancePage,
  type PixelFactsAnswer,
  type RowFigures,
  type SetupFactsAnswer,
  type TabState,
  type TotalsAnswer,
} from './protocol.ts';
export { onTold, type TabSettings, tellTab } from './tab-settings.ts';
