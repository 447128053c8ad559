import type { Handlers, ReportFailure } from '../http/index.ts';
import { runAudit } from './audit.ts';
import type { FactsEdges } from './facts.ts';
import { hasRun } from './first-seen.ts';

/** Handlers of one app's settings: each is called with the app's id in its path. */
type SettingName = 'savePixel' | 'saveEventMapping' | 'restoreEventMapping' | 'createSignalLink' | 'changeSignalLink';

/** The audits of all apps, one after the other for each app, so that no older run overwrites what a newer one found. */
export interface AuditRuns {
  /** Runs the audit of an app once the run of it that is under way has ended. A failure is reported, never thrown. */
  run(appId: string): Promise<void>;
  /** The same handlers; each that saved something runs the audit again at once, where it has run before. */
  afterSaving<H extends Pick<Handlers, SettingName>>(handlers: H): H;
  /** Waits until every run has ended. */
  close(): Promise<void>;
}

const settings: readonly SettingName[] = [
  'savePixel',
  'saveEventMapping',
  'restoreEventMapping',
  'createSignalLink',
  'changeSignalLink',
];

export function createAuditRuns(edges: FactsEdges, report: ReportFailure): AuditRuns {
  const underWay = new Map<string, Promise<void>>();

  function next(appId: string, work: () => Promise<void>): Promise<void> {
    const before = underWay.get(appId) ?? Promise.resolve();
    const run = before.then(work).catch((error: unknown) => report(`audit of ${appId}`, error));
    underWay.set(appId, run);
    void run.then(() => {
      if (underWay.get(appId) === run) underWay.delete(appId);
    });
    return run;
  }

  /** Before TikTok has listed anything there is nothing to judge, and a run would say that there was. */
  async function runAgain(appId: string): Promise<void> {
    if (await hasRun(edges.database, appId)) await runAudit(edges, appId);
  }

  return {
    run: (appId) => next(appId, () => runAudit(edges, appId)),
    afterSaving(handlers) {
      const audited = settings.map((name) => {
        const save: (call: never) => Promise<unknown> = handlers[name];
        return [
          name,
          async (call: { readonly params: { readonly appId: string } }) => {
            const reply = await save(call as never);
            void next(call.params.appId, () => runAgain(call.params.appId));
            return reply;
          },
        ];
      });
      return { ...handlers, ...Object.fromEntries(audited) };
    },
    async close() {
      await Promise.all(underWay.values());
    },
  };
}
