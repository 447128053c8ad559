import { appOfApiKey, authenticateWith, createCallLimits, openSeal } from './access/index.ts';
import { forgetAddress, noteAddress, publicUrlOf } from './address-file.ts';
import { auditHandler, createAuditRuns } from './audit/index.ts';
import type { Clock } from './clock.ts';
import {
  checkPageAnchorsFile,
  identityHandler,
  integrationHandler,
  pageAnchorsHandler,
  readIntegration,
} from './companion/index.ts';
import { type ApiConfiguration, prepareDataFolder, StartProblem } from './configuration/index.ts';
import { type OpenDatabase, openDatabase } from './database/index.ts';
import { erasureHandler, startRetention } from './erasure/index.ts';
import { eventMappingHandlers } from './event-mapping/index.ts';
import {
  type DestinationEdges,
  destinationOf,
  type ForwardingWorker,
  forwardingHandlers,
  sendThrough,
  startForwarding,
} from './forwarding/index.ts';
import { addContractRoutes, createHttpServer, type ReportFailure } from './http/index.ts';
import { createAnswerOnce } from './idempotency/index.ts';
import { metricsHandler } from './reporting/index.ts';
import { addSdkRoutes, createIntake } from './sdk-intake/index.ts';
import { addClickIntake, listLinks, presentLink, signalLinkHandlers } from './signal-links/index.ts';
import {
  addCallbackRoute,
  callbackPath,
  createConnection,
  createTikTokClient,
  startReportingPull,
  type TikTokClient,
  takeTurn,
  tiktokHandlers,
} from './tiktok/index.ts';

export type { Clock } from './clock.ts';
export type { ApiConfiguration } from './configuration/index.ts';

/** An API that answers at `url`. */
export interface RunningApi {
  readonly url: string;
  /** Answers what has been asked, then ends everything that was started. */
  close(): Promise<void>;
}

export interface ApiEdges {
  readonly clock: Clock;
  /** Told about failures of the server itself; left out: one line each on stderr. */
  readonly report?: ReportFailure;
  /** How long a visitor of a Signal link waits for the database, in milliseconds; left out: 400. */
  readonly visitorPatience?: number;
}

/** One line for the operator. Requests' contents, which hold tokens and personal data, are not part of it. */
const reportOnStderr: ReportFailure = (where, error) => {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  process.stderr.write(`${where}: ${text.replaceAll(/\s+/g, ' ')}\n`);
};

function portProblem(error: unknown, { host, port }: ApiConfiguration): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'EADDRINUSE':
      return new StartProblem(
        `Port ${port} on ${host} is taken by another program; end that one or set PORT to another number (0 takes a free one).`,
      );
    case 'EACCES':
      return new StartProblem(`This user may not listen on port ${port}; set PORT to a number above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartProblem(
        `HOST is ${host}, which is no address of this machine; set it to 127.0.0.1 or, for every network, 0.0.0.0.`,
      );
    default:
      return error;
  }
}

function forwardThrough(
  client: TikTokClient,
  edges: DestinationEdges,
  { clock, report, ending }: { readonly clock: Clock; readonly report: ReportFailure; readonly ending: AbortSignal },
): ForwardingWorker {
  const send = sendThrough(client);
  return startForwarding(
    {
      database: edges.database,
      clock,
      send,
      random: Math.random,
      destinationOf: (appId) => destinationOf(edges, appId),
      report,
    },
    ending,
  );
}

async function serve(configuration: ApiConfiguration, edges: ApiEdges, open: OpenDatabase): Promise<RunningApi> {
  const { clock, report = reportOnStderr } = edges;
  const { database } = open;
  const { apiBase, app: tiktokApp } = configuration.tiktok;
  const seal = await openSeal(configuration.secretKey);
  const server = await createHttpServer(configuration.trustProxy, report);
  // Known once the server listens; every use comes later, from a request.
  let publicUrl = configuration.publicUrl ?? '';

  const ending = new AbortController();
  const client = createTikTokClient(apiBase, ending.signal, () => takeTurn(database, ending.signal));
  const redirectUri = () => `${publicUrl}${callbackPath}`;
  const connection = createConnection({ database, clock, client, seal, apiBase, tiktokApp, redirectUri });
  const audit = { database, clock, publicUrl: () => publicUrl };
  const auditRuns = createAuditRuns(audit, report);
  const pull = startReportingPull({
    database,
    clock,
    client,
    connection,
    report,
    afterStructure: auditRuns.run,
    ending: ending.signal,
  });
  const integrationOf = (appId: string) => readIntegration({ database, clock, canConnect: tiktokApp !== null }, appId);
  const requestFigures = pull.request;
  let forwarding: ForwardingWorker | null = null;

  async function pageUrlOf(appId: string): Promise<string> {
    const [link] = await listLinks(database, appId);
    return link === undefined ? publicUrl : presentLink(link, publicUrl).url;
  }

  addContractRoutes(
    server,
    auditRuns.afterSaving({
      ...identityHandler(tiktokApp !== null),
      ...integrationHandler(integrationOf),
      ...pageAnchorsHandler(configuration.pageAnchorsFile),
      ...metricsHandler({ database, clock, requestFigures }),
      ...signalLinkHandlers(database, clock, () => publicUrl),
      ...forwardingHandlers(database, clock),
      ...erasureHandler(database),
      ...eventMappingHandlers(database, clock),
      ...auditHandler(audit),
      ...tiktokHandlers({
        database,
        clock,
        client,
        connection,
        seal,
        integrationOf,
        pageUrlOf,
        requestPull: pull.request,
      }),
    }),
    { authenticate: authenticateWith(database), answerOnce: createAnswerOnce(database, clock) },
  );
  addSdkRoutes(server, {
    intake: createIntake(database),
    clock,
    limits: createCallLimits(configuration.sdkCallRates),
    appOfKey: (apiKey) => appOfApiKey(database, apiKey, clock.now()),
  });
  const clicks = addClickIntake(server, {
    database,
    clock,
    dataDir: configuration.dataDir,
    publicUrl: () => publicUrl,
    report,
    visitorPatience: edges.visitorPatience,
  });
  const retention = startRetention(database, clock, report);
  addCallbackRoute(server, connection, pull.request, report);
  server.get('/health', { schema: { summary: 'Whether the API and its database answer' } }, async () => {
    await database.selectFrom('app').select('app_id').limit(1).execute();
    return { status: 'ok' };
  });

  async function close(): Promise<void> {
    ending.abort();
    await forgetAddress(configuration.dataDir, publicUrl);
    await server.close();
    await Promise.all([pull.close(), forwarding?.close(), retention.close(), clicks.close()]);
    await auditRuns.close();
  }
  try {
    const url = await server.listen({ host: configuration.host, port: configuration.port });
    if (configuration.publicUrl === null) publicUrl = url;
    await noteAddress(configuration.dataDir, publicUrl);
    forwarding = forwardThrough(
      client,
      { database, seal, publicUrl: () => publicUrl },
      { clock, report, ending: ending.signal },
    );
    return { url, close };
  } catch (error) {
    await close();
    throw portProblem(error, configuration);
  }
}

/**
 * Starts the API and everything it needs. It answers when this returns.
 * @throws StartProblem with a sentence for people: a taken port, a folder that cannot be written, an unreachable database
 */
export async function startApi(configuration: ApiConfiguration, edges: ApiEdges): Promise<RunningApi> {
  await prepareDataFolder(configuration.dataDir);
  await checkPageAnchorsFile(configuration.pageAnchorsFile);
  const open = await openDatabase(configuration.database);
  try {
    const api = await serve(configuration, edges, open);
    return {
      url: api.url,
      async close() {
        await api.close();
        await open.close();
      },
    };
  } catch (error) {
    await open.close();
    throw error;
  }
}

/** A worker without routes: it forwards what the API processes on the same database took in. */
export interface RunningWorker {
  /** Settles what is under way, then ends. */
  close(): Promise<void>;
}

/**
 * Starts a worker beside any number of API processes. It needs their SECRET_KEY (or their data folder's key file) and PUBLIC_URL.
 * @throws StartProblem with a sentence for people
 */
export async function startWorker(configuration: ApiConfiguration, edges: ApiEdges): Promise<RunningWorker> {
  await prepareDataFolder(configuration.dataDir);
  const { clock, report = reportOnStderr } = edges;
  const { database, close } = await openDatabase(configuration.database);
  try {
    const seal = await openSeal(configuration.secretKey);
    const ending = new AbortController();
    const client = createTikTokClient(configuration.tiktok.apiBase, ending.signal);
    const publicUrl = () => publicUrlOf(configuration);
    const forwarding = forwardThrough(client, { database, seal, publicUrl }, { clock, report, ending: ending.signal });
    return {
      async close() {
        ending.abort();
        await forwarding.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
