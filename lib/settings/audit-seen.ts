import * as z from 'zod/mini';
import { Instant } from '#lib/appsprint/contract';
import { createSetting } from './setting.ts';

/** By app id: the audit run that a person saw last, as its time by the API's clock. */
export const auditSeen = createSetting('auditSeen', z.record(z.string(), Instant), {});
