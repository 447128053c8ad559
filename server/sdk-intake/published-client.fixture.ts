import { randomUUID } from 'node:crypto';

/** What a call came to: an answer, or none within the time-out. */
export type Arrival = { readonly status: number; readonly body: Record<string, unknown> } | null;
/** Carries one call; may lose it on the way, or lose its answer. */
export type Network = (call: { method: string; path: string; apiKey: string; body?: object }) => Promise<Arrival>;

/** What the published SDKs keep and send (observed of Android 1.1.4). */
const queueLength = 100;
const batchLength = 50;
const refreshEvery = 120_000;

interface QueuedEvent {
  readonly eventId: string;
  readonly appsprintId: string;
  readonly eventType: string;
  readonly timestamp: number;
}

/** Answers upon which a call is tried again later; no answer at all is one of them. */
function isTemporary(arrival: Arrival): boolean {
  return arrival === null || [408, 409, 429].includes(arrival.status) || arrival.status >= 500;
}

function isUnknownInstall(arrival: Arrival): boolean {
  return arrival?.status === 404 && arrival.body.error === 'install_not_found';
}

/** A device with the published SDK: registers first, keeps events until they are delivered, heals by registering again. */
export class PublishedClient {
  readonly sdkId = randomUUID();
  readonly dropped: QueuedEvent[] = [];
  queue: QueuedEvent[] = [];
  isDisabled = false;
  attributionParams: unknown = null;
  private isRegistered = false;
  private refreshedAt = Number.NEGATIVE_INFINITY;
  private apiKey: string;
  private readonly network: Network;
  private readonly customerUserId: string | null;
  private now: number;

  constructor(network: Network, apiKey: string, now: string, customerUserId: string | null = null) {
    this.network = network;
    this.apiKey = apiKey;
    this.customerUserId = customerUserId;
    this.now = Date.parse(now);
  }

  /** A launch, or the next try after a wait: install, customer-user-id, events, attribution, in that order. */
  async configure(): Promise<void> {
    await this.track('session_start');
    await this.refresh();
  }

  /** The same device id under another key registers again and begins a session. */
  async changeKey(apiKey: string): Promise<void> {
    this.apiKey = apiKey;
    this.isRegistered = false;
    await this.configure();
  }

  async track(eventType: string, fields: object = {}): Promise<string> {
    this.now += 1;
    const event = { eventId: randomUUID(), appsprintId: this.sdkId, eventType, timestamp: this.now, ...fields };
    this.queue.push(event);
    this.dropped.push(...this.queue.splice(0, this.queue.length - queueLength));
    await this.flush();
    return event.eventId;
  }

  async foreground(passed: number): Promise<void> {
    this.now += passed;
    await this.flush();
    await this.refresh();
  }

  async flush(): Promise<void> {
    while (this.queue.length > 0 && !this.isDisabled) {
      if (!this.isRegistered && !(await this.register())) return;
      const batch = this.queue.slice(0, batchLength);
      const arrival = await this.send('POST', '/v1/sdk/events/batch', { events: batch });
      if (isUnknownInstall(arrival)) this.isRegistered = false;
      else if (isTemporary(arrival) || this.isDisabled) return;
      else {
        if ((arrival?.status ?? 0) >= 300) this.dropped.push(...batch);
        this.queue.splice(0, batch.length);
      }
    }
  }

  private async register(): Promise<boolean> {
    const body = {
      appsprintId: this.sdkId,
      installTimestamp: new Date(this.now).toISOString(),
      sdkPlatform: 'android',
    };
    const arrival = await this.send('POST', '/v1/sdk/install', body);
    this.isRegistered = arrival !== null && arrival.status < 300;
    if (this.isRegistered && this.customerUserId !== null) {
      const named = { appsprintId: this.sdkId, customerUserId: this.customerUserId };
      await this.send('POST', '/v1/sdk/customer-user-id', named);
    }
    return this.isRegistered;
  }

  private async refresh(): Promise<void> {
    if (!this.isRegistered || this.now - this.refreshedAt < refreshEvery) return;
    const arrival = await this.send('GET', `/v1/sdk/attribution/${this.sdkId}`);
    if (arrival?.status !== 200) return;
    this.refreshedAt = this.now;
    this.attributionParams = arrival.body.attributionParams;
  }

  private async send(method: string, path: string, body?: object): Promise<Arrival> {
    if (this.isDisabled) return null;
    const arrival = await this.network({ method, path, apiKey: this.apiKey, ...(body === undefined ? {} : { body }) });
    if (arrival?.status === 401 || arrival?.status === 403) this.isDisabled = true;
    return arrival;
  }
}
