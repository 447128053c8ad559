import type { Handlers } from '#lib/messages';
import { auditSeen } from '#lib/settings';
import { connectedOutcome } from './outcome.ts';

/** What is set up wrong: in everything that is live, and in a link that a person pasted. */
export function createAuditHandlers(): Pick<Handlers, 'audit' | 'sawAudit' | 'inspectLink'> {
  return {
    audit: (query) =>
      connectedOutcome(async ({ appId }, client) => {
        const audit = await client.call('audit', { params: { appId }, query });
        return { appId, audit, seenUntil: (await auditSeen.read())[appId] ?? null };
      }),

    async sawAudit({ appId, ranAt }) {
      await auditSeen.change((seen) => ({ ...seen, [appId]: ranAt }));
      return undefined;
    },

    inspectLink: ({ pasted }) =>
      connectedOutcome(({ appId }, client) =>
        client.call('inspectSignalLink', { params: { appId }, body: { url: pasted } }),
      ),
  };
}
