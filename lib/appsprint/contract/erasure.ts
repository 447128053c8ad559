import * as z from 'zod/mini';
import { AppId } from './ids.ts';

/** Which install is erased, by the id its SDK gave it. */
export const InstallParams = z.object({ appId: AppId, sdkId: z.string().check(z.minLength(1), z.maxLength(128)) });

/** What was deleted of one install. */
export const Erasure = z.object({ installs: z.int(), events: z.int(), clicks: z.int() });
export type Erasure = z.infer<typeof Erasure>;
