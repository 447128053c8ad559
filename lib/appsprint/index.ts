export { type Access, type CallAnswer, type Client, createClient, type Manner } from './client.ts';
export type { KeptAnswer, Line, Question } from './line.ts';
export { ApiError, type Outlook, type Problem, problemOf, waitingProblem } from './problem.ts';
