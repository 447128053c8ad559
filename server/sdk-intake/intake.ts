import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/index.ts';
import { type Batch, storeBatch } from './event-batch.ts';
import { amendInstall, type Registration, registerInstall } from './install.ts';

type StoredInstall = Selectable<Tables['install']>;

interface InstallOfApp {
  readonly appId: string;
  readonly sdkId: string;
}

/** Where what the SDKs send is kept. */
export interface Intake {
  register(registration: Registration): Promise<StoredInstall>;
  /** @throws Problem 404 `install_not_found` */
  store(batch: Batch): Promise<{ readonly accepted: number; readonly duplicates: number }>;
  find(install: InstallOfApp): Promise<StoredInstall | undefined>;
  /** Adds fields to what is kept of an install; undefined when there is none. */
  amend(install: InstallOfApp & { readonly payload: object }): Promise<StoredInstall | undefined>;
}

/** The intake that keeps everything in the database; what it has answered for is committed. */
export function createIntake(database: Kysely<Tables>): Intake {
  return {
    register: (registration) => registerInstall(database, registration),
    store: (batch) => storeBatch(database, batch),
    find: ({ appId, sdkId }) =>
      database
        .selectFrom('install')
        .selectAll()
        .where('app_id', '=', appId)
        .where('sdk_id', '=', sdkId)
        .executeTakeFirst(),
    amend: (amendment) => amendInstall(database, amendment),
  };
}
