import type { Migration } from 'kysely/migration';
import { accessTables } from './0001-access.ts';
import { attributionTables } from './0002-attribution.ts';
import { advertiserTables } from './0003-advertiser.ts';
import { signalLinkEvidenceTables } from './0004-signal-link-evidence.ts';
import { rollUpTables } from './0005-roll-up.ts';
import { intakeKeyTables } from './0006-intake-keys.ts';
import { outboxTables } from './0007-outbox.ts';
import { tiktokStateTables } from './0008-tiktok-state.ts';
import { auditTables } from './0009-audit.ts';
import { idempotencyTable } from './0010-idempotency.ts';

/** Every step in the order of its name. A step that has been released is never changed; a new one is added. */
export const migrations: Record<string, Migration> = {
  '0001-access': accessTables,
  '0002-attribution': attributionTables,
  '0003-advertiser': advertiserTables,
  '0004-signal-link-evidence': signalLinkEvidenceTables,
  '0005-roll-up': rollUpTables,
  '0006-intake-keys': intakeKeyTables,
  '0007-outbox': outboxTables,
  '0008-tiktok-state': tiktokStateTables,
  '0009-audit': auditTables,
  '0010-idempotency': idempotencyTable,
};
