export { addSdkRoutes } from './routes.ts';
