export type { ApiConfiguration, DatabaseConfiguration, SecretKeySource, TikTokApp } from './configuration.ts';
export { prepareDataFolder } from './data-folder.ts';
export { configurationFrom } from './environment.ts';
export { StartProblem } from './start-problem.ts';
