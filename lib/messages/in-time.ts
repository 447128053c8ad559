import { ApiError } from '#lib/appsprint';
import { t } from '#lib/words';

/** Milliseconds in which the background answers what needs no network, also when the browser has to start it first. */
const patience = 5_000;

/** The answer of a question that needs no network. @throws ApiError where none comes in time */
export async function inTime<T>(answer: Promise<T>): Promise<T> {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      silence.reject(
        new ApiError({ kind: 'unreachable', what: t('problems.silent.what'), remedy: t('problems.silent.remedy') }),
      ),
    patience,
  );
  try {
    return await Promise.race([answer, silence.promise]);
  } finally {
    clearTimeout(timer);
  }
}
