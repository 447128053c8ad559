export { createIntake, type Intake } from './intake.ts';
export { addSdkRoutes, type SdkEdges } from './routes.ts';
