import * as z from 'zod/mini';

/**
 * A sentence by its name in the extension's catalogues, with what stands in its places. Beside each stands its English text, for
 * those who have no catalogue, or none with that name.
 */
const NamedSentence = z.object({
  key: z.string().check(z.maxLength(80)),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** A text as it stands on TikTok's side, a sentence, or several, one after the other. */
export const SaidByApi = z.union([z.string(), NamedSentence, z.array(NamedSentence)]);
export type SaidByApi = z.infer<typeof SaidByApi>;
