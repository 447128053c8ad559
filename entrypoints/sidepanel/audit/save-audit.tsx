import { auditTable } from '#lib/live-audit';
import type { AuditLook } from '#lib/messages';
import { useCompanion } from '../../../components/companion-store.ts';
import { SaveTable } from '../save-table.tsx';

/** Saves every finding as CSV, whatever the filter shows. */
export function SaveAudit({ look }: { readonly look: AuditLook }) {
  const connection = useCompanion((store) => store.connection);
  const appName = connection.state === 'connected' ? connection.integration.app.name : look.appId;
  const { from, to } = look.audit.window;
  return (
    <SaveTable tableOf={() => auditTable(look.audit, appName, look.seenUntil)} name={`appsprint-audit-${from}-${to}`} />
  );
}
