export { formPart, offerFormPart } from './form-part.ts';
