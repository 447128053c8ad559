import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offerFormPart } from '#lib/form-part';
import { followForms } from '#lib/setup-marks';

/** Put into a tab by the background when the content script there asks for it. */
export default defineUnlistedScript(() => offerFormPart(followForms));
