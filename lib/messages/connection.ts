import type { Problem } from '#lib/appsprint';
import type { AppId, EventMapping, Integration } from '#lib/appsprint/contract';

/** What the popup and the options page show of the connection. The token is not part of it. */
export type ConnectionState =
  | { readonly state: 'not-connected' }
  | { readonly state: 'failed'; readonly apiAddress: string; readonly problem: Problem }
  | {
      readonly state: 'connected';
      readonly apiAddress: string;
      readonly apps: readonly { readonly id: AppId; readonly name: string }[];
      readonly appId: AppId;
      readonly integration: Integration;
    };

/** Either the wanted thing or the problem; used where a person asked and waits. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What became of a changed event mapping. `conflict`: somebody else changed it meanwhile, and `current` is what holds now. */
export type MappingSaving =
  | { readonly state: 'saved'; readonly mapping: EventMapping }
  | { readonly state: 'conflict'; readonly current: EventMapping }
  | { readonly state: 'failed'; readonly problem: Problem };
