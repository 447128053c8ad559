/** Where the data is: the embedded PostgreSQL in a folder of ours, or a PostgreSQL that somebody else runs. */
export type DatabaseConfiguration =
  | {
      readonly kind: 'embedded';
      /** Folder that holds the cluster, its log and its lock. Several processes may share it. */
      readonly dataDir: string;
      /** `off` gives up safety against power loss for speed: for throw-away demo and test data only. */
      readonly durability: 'full' | 'off';
    }
  | { readonly kind: 'url'; readonly url: string };

/** Where the key comes from that seals the tokens at rest. */
export type SecretKeySource =
  /** `former`: keys that only open what they sealed once. */
  | { readonly kind: 'text'; readonly text: string; readonly former?: readonly string[] }
  /** A file with mode 0600, made on first use; one key a line, of which the first seals. */
  | { readonly kind: 'file'; readonly path: string };

/** The app that TikTok's developer portal registered for this server; without it nobody can connect. */
export interface TikTokApp {
  readonly id: string;
  readonly secret: string;
}

/** Everything that differs from one running API to another. */
export interface ApiConfiguration {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Address of the API as the world reaches it; null: `http://HOST:PORT`, known once the server listens. */
  readonly publicUrl: string | null;
  /** Folder for what is kept beside the database: clicks that wait for it. */
  readonly dataDir: string;
  readonly database: DatabaseConfiguration;
  readonly tiktok: {
    /** Without a trailing slash. */
    readonly apiBase: string;
    readonly app: TikTokApp | null;
  };
  /** Addresses and ranges whose `X-Forwarded-For` is believed. */
  readonly trustProxy: readonly string[];
  readonly secretKey: SecretKeySource;
  /** JSON file with the update of the page anchors that extensions get; null: there is none. */
  readonly pageAnchorsFile: string | null;
  /** Calls of SDKs a minute, by this process, above which it answers 429; 0 switches a limit off. */
  readonly sdkCallRates: { readonly perAddress: number; readonly perApp: number };
}
