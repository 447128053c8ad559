/** A call that the page itself made to its own server, as the tap saw it. All of it is untrusted. */
export interface PageCall {
  /** Counts up in the order in which the page made its calls. */
  readonly number: number;
  readonly path: string;
  /** `aadvid` of the call's query. */
  readonly advertiser: string | null;
  /** Body of the request as id-safe JSON; null where there was none or it could not be read. */
  readonly request: unknown;
  /**
   * `failed`: the page got no reply either. `unreadable`: the page may have got a reply that the tap could not hand over,
   * so what is known of the page's replies has a gap.
   */
  readonly state: 'pending' | 'answered' | 'failed' | 'unreadable';
  /** The reply as id-safe JSON; null unless answered. */
  readonly reply: unknown;
}
