import type { AdvertiserId } from '#lib/appsprint/contract';
import { advertiserIdOf } from '../ids.ts';
import type { CreationAnchors } from './anchors.ts';
import type { CreationStep } from './view.ts';

/** What the address of a page of the creation flow says. */
export interface CreationAddress {
  readonly step: CreationStep;
  readonly advertiserId: AdvertiserId | null;
}

const steps: readonly CreationStep[] = ['campaign', 'adgroup', 'ad'];

/** Reads the address of a step; null for every other page. */
export function readCreationAddress(address: URL, anchors: CreationAnchors): CreationAddress | null {
  const { host, pathname, searchParams } = address;
  if (host !== 'ads.tiktok.com' || !anchors.paths.some((path) => pathname.startsWith(path))) return null;
  const last = pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const prefix = anchors.stepPrefixes.find((text) => last.startsWith(text)) ?? '';
  const step = steps.find((name) => anchors.stepWords[name].includes(last.slice(prefix.length)));
  if (step === undefined) return null;
  return { step, advertiserId: advertiserIdOf(searchParams.get('aadvid')) };
}
