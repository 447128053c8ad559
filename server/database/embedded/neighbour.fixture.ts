import { openDatabase } from '../connection.ts';

/** A process beside a test: opens the folder, adds an app, says so, and closes on SIGTERM. */
const [dataDir = '', appId = ''] = process.argv.slice(2);
const { database, close } = await openDatabase({ kind: 'embedded', dataDir, durability: 'off' });
await database
  .insertInto('app')
  .values({ app_id: appId, name: appId, created_at: new Date(0) })
  .execute();
process.once('SIGTERM', () => void close().then(() => process.exit()));
process.send?.('ready');
