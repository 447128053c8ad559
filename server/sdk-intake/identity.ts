import { Problem } from '../http/index.ts';

interface SdkIdentity {
  readonly appsprintId?: string | undefined;
  readonly postbackId?: string | undefined;
}

/**
 * The id that an SDK gave its install. Since the Postback rename it stands in another field; the ids are of one kind.
 * @param place where the object stands in the body, such as `events.3.`; empty for the body itself
 */
export function sdkIdOf(identity: SdkIdentity, place = ''): string {
  const id = identity.appsprintId ?? identity.postbackId;
  if (id !== undefined) return id;
  const field = `${place}appsprintId`;
  const message = `"${field}" in the body: missing. Send the install's id as appsprintId (or postbackId, in newer SDKs).`;
  throw new Problem(400, 'invalid_request', message, [{ field, message: 'missing' }]);
}

/** The same id under the same name or names, as queued events of the client still carry it. */
export function echoOf({ appsprintId, postbackId }: SdkIdentity): { appsprintId?: string; postbackId?: string } {
  return {
    ...(appsprintId === undefined ? {} : { appsprintId }),
    ...(postbackId === undefined ? {} : { postbackId }),
  };
}
