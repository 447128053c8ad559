/** Checks that passed and failed. A step that has no tests of its own counts as one. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** What failed and how, a text each: said again at the end of the run, which is what is left of a long record. */
  readonly failures?: readonly string[];
}

/** Where one run of `npm test` keeps what it makes, so that two runs in one clone never meet. */
export interface RunFolder {
  readonly path: string;
  /** The built extension for Chromium. */
  readonly chromiumExtension: string;
  /** The same for Firefox. */
  readonly firefoxExtension: string;
  /** Environment of every command of the run. */
  readonly environment: NodeJS.ProcessEnv;
}

export interface Step {
  readonly name: string;
  /** Names of earlier steps without which this one has nothing to work on. */
  readonly needs?: readonly string[];
  run(folder: RunFolder): Promise<Count>;
}

export const onePassed: Count = { passed: 1, failed: 0 };
export const oneFailed: Count = { passed: 0, failed: 1 };
