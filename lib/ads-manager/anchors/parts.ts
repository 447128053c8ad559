import * as z from 'zod/mini';

/** A CSS selector. Whether the browser understands it is checked when a table is merged. */
export const Selector = z.string().check(z.minLength(1), z.maxLength(400));

/** A fixed word: a field key, an attribute's name, a piece of a path. */
const Word = z.string().check(z.minLength(1), z.maxLength(200));

export const Words = z.array(Word).check(z.maxLength(60));

/** One value for each of the three lists. */
export const byLevel = <T extends z.ZodMiniType>(value: T) => z.object({ campaign: value, adgroup: value, ad: value });
