import { type AccountListAnchors, accountList } from '../account-list/index.ts';
import { type CreationAnchors, creation, type DraftAnchors, drafts } from '../creation/index.ts';
import { type PixelPageAnchors, pixelPage } from '../pixel-page/index.ts';
import { builtInAnchors } from './anchors.ts';

/** One table for each page that is no list of Ads Manager. Apart from those of the lists, whose script has to stay small. */
export interface FormTables {
  readonly creation: CreationAnchors;
  readonly drafts: DraftAnchors;
  readonly 'pixel-page': PixelPageAnchors;
  readonly 'account-list': AccountListAnchors;
}

/** What the readers of the creation flow, of pixel pages and of Business Center look for. */
export interface FormAnchors extends FormTables {
  readonly version: number;
}

export const builtInFormAnchors: FormAnchors = {
  version: builtInAnchors.version,
  creation,
  drafts,
  'pixel-page': pixelPage,
  'account-list': accountList,
};
