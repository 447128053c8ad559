export { knownLinksOf } from './inspection.ts';
export { addClickIntake } from './intake.ts';
export { presentLink, signalLinkHandlers } from './link-routes.ts';
export { changeLink, createLink, listLinks } from './links.ts';
