import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { followForms } from '#lib/setup-marks';
import { offerFormPart } from './ads-manager.content/form-part.ts';

/** Put into a tab by the background when the content script there asks for it. */
export default defineUnlistedScript(() => offerFormPart(followForms));
