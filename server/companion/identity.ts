import { AppId, Capability } from '#lib/appsprint/contract';
import type { Handlers } from '../http/index.ts';

/** Handler of `GET /v1/me`. A server that nobody registered with TikTok cannot connect, and says so by leaving that out. */
export function identityHandler(canConnectTikTok: boolean): Pick<Handlers, 'identity'> {
  const capabilities = Capability.options.filter((name) => name !== 'tiktok-connection' || canConnectTikTok);
  return {
    async identity({ caller }) {
      return {
        data: {
          token: { name: caller.tokenName },
          scopes: [...caller.scopes],
          apps: caller.apps.map(({ id, name }) => ({ id: AppId.parse(id), name })),
          capabilities,
        },
      };
    },
  };
}
