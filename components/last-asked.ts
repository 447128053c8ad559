/**
 * Asks, and gives each answer to `take` but those to a question that was asked before one that is answered already: they are older
 * than what was taken.
 */
export function lastAsked<T>(ask: () => Promise<T>, take: (answer: T) => void): () => Promise<void> {
  let questions = 0;
  let newestTaken = 0;
  return async () => {
    questions += 1;
    const question = questions;
    const answer = await ask();
    if (question < newestTaken) return;
    newestTaken = question;
    take(answer);
  };
}
