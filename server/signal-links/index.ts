export { addClickIntake } from './intake.ts';
export { presentLink, signalLinkHandlers } from './link-routes.ts';
export { createLink, listLinks } from './links.ts';
