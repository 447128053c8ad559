import { isDeepStrictEqual } from 'node:util';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { storableJson, type Tables } from '../database/index.ts';
import { creditInstall } from '../roll-up/index.ts';
import { gatherEvidence } from './candidates.ts';
import { decide } from './decide.ts';
import { completedBy, evidenceOf, type InstallFacts } from './install-evidence.ts';
import { columnsOf, type DecisionColumns, installEvidenceIn, replaces } from './stored-decision.ts';
import { windowsOf } from './windows.ts';

/** One install, by the id its SDK gave it. */
export interface InstallKey {
  readonly appId: string;
  readonly sdkId: string;
}

type StoredInstall = Selectable<Tables['install']>;

/** Decides a registration with what is known now. Whoever stores it calls `reconsiderInstall` when it is committed. */
export async function attributeInstall(
  database: Kysely<Tables>,
  appId: string,
  facts: InstallFacts,
): Promise<DecisionColumns> {
  const install = evidenceOf(facts);
  const windows = await windowsOf(database, appId);
  const evidence = await gatherEvidence(database, appId, install, windows);
  return columnsOf(decide(evidence), install, windows, evidence.devicesAtAddress);
}

async function remember(transaction: Transaction<Tables>, install: StoredInstall, at: Date): Promise<void> {
  const { app_id, sdk_id } = install;
  const { revisions } = await transaction
    .selectFrom('attribution_history')
    .select(({ fn }) => fn.countAll<number>().as('revisions'))
    .where('app_id', '=', app_id)
    .where('sdk_id', '=', sdk_id)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('attribution_history')
    .values({
      app_id,
      sdk_id,
      revision: revisions + 1,
      replaced_at: at,
      source: install.source,
      match_type: install.match_type,
      confidence: install.confidence,
      reason: install.reason,
      evidence: storableJson(install.evidence),
      click_id: install.click_id,
    })
    .execute();
}

async function lockedInstall(transaction: Transaction<Tables>, key: InstallKey): Promise<StoredInstall | undefined> {
  return transaction
    .selectFrom('install')
    .selectAll()
    .where('app_id', '=', key.appId)
    .where('sdk_id', '=', key.sdkId)
    .forUpdate()
    .executeTakeFirst();
}

async function changed(
  transaction: Transaction<Tables>,
  { appId, sdkId }: InstallKey,
  columns: Partial<DecisionColumns>,
): Promise<StoredInstall> {
  return transaction
    .updateTable('install')
    .set(columns)
    .where('app_id', '=', appId)
    .where('sdk_id', '=', sdkId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Decides a stored install again with everything that is known now, and keeps the decision it replaces. Writers of evidence and
 * of installs each commit their own first and then call this, so of two that come at once at least one sees the other's, and the
 * order in which evidence comes does not matter. Call it outside a transaction.
 * @returns the install as it stands then; undefined when there is none
 */
export async function reconsiderInstall(
  database: Kysely<Tables>,
  key: InstallKey,
  at: Date,
): Promise<StoredInstall | undefined> {
  return database.transaction().execute(async (transaction) => {
    const stored = await lockedInstall(transaction, key);
    if (stored === undefined) return undefined;
    const { ip, user_agent: userAgent, installed_at: installedAt } = stored;
    const body = stored.payload as Readonly<Record<string, unknown>>;
    const first = installEvidenceIn(stored.evidence);
    const install = completedBy(first, evidenceOf({ installedAt, ip, userAgent, body }));
    const windows = await windowsOf(transaction, key.appId);
    const evidence = await gatherEvidence(transaction, key.appId, install, windows);
    const decision = decide(evidence);
    if (!replaces(decision, stored)) {
      if (isDeepStrictEqual(install, first)) return stored;
      // A click that comes later finds the install by what it has told meanwhile.
      const { evidence: stands, reason } =
        stored.source === 'organic'
          ? columnsOf(decision, install, windows, evidence.devicesAtAddress)
          : { evidence: storableJson({ ...Object(stored.evidence), ...install }), reason: stored.reason };
      return changed(transaction, key, { evidence: stands, reason });
    }
    await remember(transaction, stored, at);
    const next = await changed(transaction, key, columnsOf(decision, install, windows, evidence.devicesAtAddress));
    await creditInstall(transaction, key);
    return next;
  });
}
