import type { Scope } from '#lib/appsprint/contract';

/** Who calls with an access token, and what it opens. */
export interface Caller {
  readonly tokenName: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly apps: readonly { readonly id: string; readonly name: string }[];
}
