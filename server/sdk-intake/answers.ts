import type * as z from 'zod/mini';
import {
  SdkAdServicesToken,
  SdkCustomerUserId,
  SdkEvent,
  SdkEventBatch,
  SdkIdfa,
  SdkInstall,
} from '#lib/appsprint/contract';
import { storableText } from '../database/index.ts';
import { Problem } from '../http/index.ts';
import { newId } from '../uuid-v7.ts';
import { attributionParametersOf, type StoredInstall, sdkAttributionOf } from './attribution-answer.ts';
import { echoOf, installNotFound, sdkIdOf } from './identity.ts';
import type { Intake } from './intake.ts';
import { type EventReading, idOfContent, readEvent } from './sent-events.ts';

/** One call of an SDK whose key is known, with what the server saw of it. */
export interface SdkCall {
  readonly appId: string;
  readonly body: unknown;
  /** The part of the path that names an install, where there is one. */
  readonly pathId: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly receivedAt: Date;
}

/** Answers one route of the SDKs. */
export type SdkHandler = (intake: Intake, call: SdkCall) => Promise<object>;

/** More than twenty times what an SDK sends at once (50). Ours. */
const mostEvents = 1_000;

function read<T extends z.ZodMiniType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  const where = field === '' ? 'The body is no JSON object' : `"${field}" in the body is not what it has to be`;
  throw new Problem(400, 'invalid_request', `${where}: ${issue?.message ?? 'wrong type'}.`);
}

function installAnswer(install: StoredInstall, identity: Parameters<typeof echoOf>[0]): object {
  const echo = echoOf(identity);
  return {
    ...echo,
    installId: install.install_id,
    attribution: sdkAttributionOf(install),
    attributionParams: attributionParametersOf(install, echo),
  };
}

export const registers: SdkHandler = async (intake, { body: sent, pathId: _, ...call }) => {
  const body = read(SdkInstall, sent);
  const payload = Object(sent) as object;
  const install = await intake.register({ ...call, sdkId: sdkIdOf(body), body, payload });
  return installAnswer(install, body);
};

async function storeReadings(intake: Intake, call: SdkCall, readings: readonly EventReading[]): Promise<object> {
  const events = readings.flatMap((reading) => (reading.kind === 'event' ? [reading.event] : []));
  const isAllUnusable = readings.length > 0 && readings.every(({ kind }) => kind === 'unusable');
  if (isAllUnusable) sdkIdOf({});
  const { appId, ip, userAgent, receivedAt } = call;
  const stored = await intake.store({ appId, ip, userAgent, receivedAt, events });
  return { ...stored, ignored: readings.length - events.length };
}

export const storesBatch: SdkHandler = async (intake, call) => {
  const { events } = read(SdkEventBatch, call.body);
  if (events.length > mostEvents) {
    const message = `The batch has ${events.length} events, more than ${mostEvents}. Send them in several batches.`;
    throw new Problem(413, 'batch_too_large', message);
  }
  return storeReadings(
    intake,
    call,
    events.map((event) => readEvent(event, idOfContent)),
  );
};

/** The first SDK's events carry neither id nor time, so two that are alike are two events, and each gets an id of ours. */
export const storesEvent: SdkHandler = async (intake, call) => {
  read(SdkEvent, call.body);
  return storeReadings(intake, call, [readEvent(call.body, newId)]);
};

export const tellsAttribution: SdkHandler = async (intake, { appId, pathId }) => {
  const install = await intake.find({ appId, sdkId: storableText(pathId) });
  if (install === undefined) throw installNotFound(pathId);
  const { appsprintId, postbackId } = SdkInstall.parse(install.payload);
  return installAnswer(
    install,
    appsprintId === undefined && postbackId !== undefined ? { postbackId } : { appsprintId: install.sdk_id },
  );
};

/** A handler that notes one field of the body on its install. A value that is no text or number changes nothing. */
function notes(
  schema: typeof SdkCustomerUserId | typeof SdkAdServicesToken | typeof SdkIdfa,
  field: 'customerUserId' | 'adServicesToken' | 'idfa',
): SdkHandler {
  return async (intake, { appId, body: sent }) => {
    const body = read(schema, sent);
    const sdkId = sdkIdOf(body);
    const value = (body as Readonly<Record<string, unknown>>)[field];
    const payload = typeof value === 'string' || typeof value === 'number' ? { [field]: String(value) } : {};
    const install = await intake.amend({ appId, sdkId, payload });
    if (install === undefined) throw installNotFound(sdkId);
    return echoOf(body);
  };
}

export const notesCustomerUserId = notes(SdkCustomerUserId, 'customerUserId');
export const notesAdServicesToken = notes(SdkAdServicesToken, 'adServicesToken');
export const notesIdfa = notes(SdkIdfa, 'idfa');
