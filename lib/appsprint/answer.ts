import { HTTPError, NetworkError, TimeoutError } from 'ky';
import * as z from 'zod/mini';
import { Failure, type Route, type RouteName, Success } from '#lib/appsprint/contract';
import { t } from '#lib/words';
import type { LimitedFetch } from './answer-size.ts';
import { ApiError, type Outlook, outlookOfStatus, problemOfStatus } from './problem.ts';

/** What came back for a question that was not refused. */
export interface Answer {
  readonly status: number;
  readonly tag: string | null;
  readonly text: string;
}

/**
 * Asks, and gives back what came.
 * @param limited how the answer is fetched: it knows whether one was too large
 * @throws ApiError where nothing came or it was a refusal
 */
export async function asked(
  name: RouteName,
  apiAddress: string,
  limited: LimitedFetch,
  now: () => number,
  ask: () => Promise<Response>,
): Promise<Answer> {
  try {
    const response = await ask();
    return { status: response.status, tag: response.headers.get('etag'), text: await response.text() };
  } catch (error) {
    const size = limited.problem();
    if (size !== null) throw malformed(name, size, 'never', error);
    if (error instanceof HTTPError) {
      const { status, headers } = error.response;
      const { error: code, message } = z.safeParse(Failure, error.data).data ?? { error: null, message: null };
      const outlook = outlookOfStatus(status, code, headers.get('retry-after'), now());
      throw new ApiError(problemOfStatus(status, message), outlook, { cause: error });
    }
    // A connection that breaks within the answer is a TypeError (Fetch standard, reading a body).
    if (error instanceof NetworkError || error instanceof TimeoutError || error instanceof TypeError) {
      throw new ApiError(
        {
          kind: 'unreachable',
          what: t('problems.unreachable.what', { address: apiAddress }),
          remedy: t('problems.unreachable.remedy'),
        },
        { again: 'away', leaveAloneFor: null },
        { cause: error },
      );
    }
    throw error;
  }
}

/**
 * The data of an answer and where its next page is.
 * @throws ApiError where it breaks the contract
 */
export function checkedAnswer(name: RouteName, route: Route, text: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    // The page of a network that wants a log-in first, say: AppSprint was not reached.
    throw malformed(name, 'it is not JSON', 'away', error);
  }
  const answer = z.safeParse(Success(route.answer), json);
  if (answer.success) return { data: answer.data.data, nextCursor: answer.data.meta.nextCursor ?? null };
  const [issue] = answer.error.issues;
  throw malformed(
    name,
    issue === undefined ? 'unknown' : `${issue.path.join('.') || 'the whole answer'} is missing or wrong`,
    'never',
    answer.error,
  );
}

function malformed(name: RouteName, detail: string, again: Outlook['again'], cause: unknown): ApiError {
  return new ApiError(
    {
      kind: 'malformed-answer',
      what: t('problems.malformed.what', { detail: `${name}: ${detail}` }),
      remedy: t('problems.malformed.remedy'),
    },
    { again, leaveAloneFor: null },
    { cause },
  );
}
