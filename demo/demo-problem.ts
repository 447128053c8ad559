/** Something that keeps the demo from running, as one sentence with the remedy. */
export class DemoProblem extends Error {
  override readonly name = 'DemoProblem';
}
