/** A command was written wrongly. The message is a part of a sentence: what is wrong. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem';
}
