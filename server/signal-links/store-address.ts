import type { Destinations, DestinationsDraft } from '#lib/appsprint/contract';

const appStoreId = /^(?:id)?(\d+)$/;
const playPackage = /^[\w.]+$/;
const headerText = /^[\x21-\x7e]+$/;

/** An address as a `Location` header can carry it: characters beyond ASCII are percent-encoded, everything else stays as written. */
export function headerAddress(address: string): string {
  return headerText.test(address) ? address : new URL(address).href;
}

/** The addresses of the stores, where an App Store id or a Play package stands for one. */
export function destinationsOf({ ios, android, web }: DestinationsDraft): Destinations {
  const id = ios === null ? undefined : appStoreId.exec(ios)?.[1];
  const isPackage = android !== null && playPackage.test(android);
  return {
    ios: id === undefined ? ios : `https://apps.apple.com/app/id${id}`,
    android: isPackage ? `https://play.google.com/store/apps/details?id=${android}` : android,
    web,
  };
}
