/** The program cannot start or do what a command asked. The message is one sentence for a person, with the remedy. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
