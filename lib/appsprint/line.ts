import type { ApiError } from './problem.ts';

/** An answer as it came, with the tag by which AppSprint says that it still holds. */
export interface KeptAnswer {
  readonly tag: string;
  readonly text: string;
}

/** One question to an API, from before it is asked until it was answered. */
export interface Question {
  /** Why the API is to be left alone just now; null: it may be asked. */
  readonly rest: Rest | null;
  /** The last answer to the same question. */
  readonly kept: KeptAnswer | null;
  /** The API was reached. `fresh` is what it answered, where that can be kept. */
  answered(fresh: KeptAnswer | null): Promise<void>;
  /** The API was not reached, or wants to be left alone. */
  failed(error: ApiError): Promise<void>;
}

export interface Rest {
  /** What was wrong when the API was asked last. */
  readonly error: ApiError;
  /** Whether the API itself asked to be left alone. */
  readonly isAskedFor: boolean;
}

/** What all clients of one browser share. */
export interface Line {
  /** @param address of the question, with its query */
  begin(address: string): Promise<Question>;
}

/** For a client that shares nothing. */
export const ownLine: Line = {
  begin: async () => ({
    rest: null,
    kept: null,
    answered: () => Promise.resolve(),
    failed: () => Promise.resolve(),
  }),
};
