export { type Access, type CallAnswer, type Client, createClient } from './client.ts';
export { ApiError, type Problem, problemOf } from './problem.ts';
