import { storableText } from '../database/index.ts';
import { Problem } from '../http/index.ts';

interface SdkIdentity {
  readonly appsprintId?: string | undefined;
  readonly postbackId?: string | undefined;
}

/** The id that an SDK gave its install, or null. Since the Postback rename it stands in another field; the ids are of one kind. */
export function readSdkId(identity: SdkIdentity): string | null {
  return storableText(identity.appsprintId ?? identity.postbackId ?? '') || null;
}

/** The same where nothing can be done without. @throws Problem 400 */
export function sdkIdOf(identity: SdkIdentity): string {
  const id = readSdkId(identity);
  if (id !== null) return id;
  const message =
    '"appsprintId" in the body: no text of 1 to 128 characters. Send the install\'s id as appsprintId (or postbackId, in newer SDKs).';
  throw new Problem(400, 'invalid_request', message, [{ field: 'appsprintId', message: 'missing' }]);
}

/** The same id under the same name or names, as queued events of the client still carry it. */
export function echoOf({ appsprintId, postbackId }: SdkIdentity): { appsprintId?: string; postbackId?: string } {
  return {
    ...(appsprintId === undefined ? {} : { appsprintId }),
    ...(postbackId === undefined ? {} : { postbackId }),
  };
}

/** The answer upon which every SDK registers its install again and repeats the call. */
export function installNotFound(sdkId: string): Problem {
  return new Problem(
    404,
    'install_not_found',
    `No install ${sdkId} is registered for this app. Register it and send the call again.`,
  );
}
