import * as z from 'zod/mini';
import { AppId } from '#lib/appsprint/contract';
import { keptItem } from '#lib/storage';

/** Where AppSprint is, the access token for it, and the app that was picked. Only the background reads it. */
export const Connection = z.object({
  apiAddress: z.url({ protocol: /^https?$/ }),
  token: z.string().check(z.minLength(1)),
  appId: AppId,
});
export type Connection = z.infer<typeof Connection>;

const item = keptItem<Connection | null>('connection', (kept) => z.safeParse(Connection, kept).data ?? null);

/** The saved connection, or null where there is none or the saved one cannot be understood. */
export function savedConnection(): Promise<Connection | null> {
  return item.read();
}

export async function saveConnection(connection: Connection): Promise<void> {
  await item.write(connection);
}

export async function forgetConnection(): Promise<void> {
  await item.remove();
}

/** The API address in the one form it is kept in, or null where it is no web address. A trailing slash is dropped. */
export function apiAddressOf(entered: string): string | null {
  const address = URL.parse(entered.trim());
  if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '' || address.password !== '')
    return null;
  return `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
}
