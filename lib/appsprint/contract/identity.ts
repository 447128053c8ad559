import * as z from 'zod/mini';
import { AppId } from './ids.ts';

/** What an access token may do. */
export const Scope = z.enum(['read', 'configure', 'test-events']);
export type Scope = z.infer<typeof Scope>;

/** What a server can do; the extension hides the rest and says why. */
export const Capability = z.enum([
  'audit',
  'metrics',
  'signal-links',
  'test-events',
  'event-mapping',
  'event-log',
  'tiktok-connection',
]);

/** Answer of `GET /v1/me`. */
export const Identity = z.object({
  token: z.object({ name: z.string() }),
  scopes: z.array(Scope),
  apps: z.array(z.object({ id: AppId, name: z.string() })),
  capabilities: z.array(z.string()),
});
export type Identity = z.infer<typeof Identity>;
