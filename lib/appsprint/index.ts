export { type Access, type CallAnswer, type Client, createClient } from './client.ts';
export { ApiError, type Outlook, type Problem, problemOf, waitingProblem } from './problem.ts';
