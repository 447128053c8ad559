import type { CreationAnchors } from './anchors.ts';
import { choices } from './choices.ts';
import { fullVersion, labels } from './labels.ts';

/**
 * Test ids and controls: public program TikTok Ads Auto Builder, 2026-08. Checkboxes are not in it: their names follow the
 * same library's naming and the standard roles.
 */
export const creation: CreationAnchors = {
  paths: ['/i18n/creation/'],
  stepPrefixes: ['spc-'],
  stepWords: { campaign: ['campaign'], adgroup: ['adgroup'], ad: ['creative'] },
  selectors: {
    pane: '[data-testid="creation-right-pane-scroller"]',
    notForm: '#sppFormRightSideBarContainer, [data-testid^="creation_1nn_sidebar_"], [role="dialog"], [role="listbox"]',
    block: '[data-testid="lego-section-item"], [data-testid="lego-hybrid-section-item"]',
    header: '[data-testid="lego-section-item-header"], [data-testid="lego-hybrid-section-item-header"]',
    content: '[data-testid="lego-section-item-content"], [data-testid="lego-hybrid-section-item-content"]',
    radio: '[role="radio"]',
    radioOn: '.radio--checked, [aria-checked="true"]',
    checkbox: '.vi-checkbox, [role="checkbox"]',
    checkboxOn: '.is-checked, [aria-checked="true"]',
    select: '.vi-select',
    textField: 'input:not([type]), input[type="text"], input[type="url"], textarea',
    button: 'button, [role="button"]',
  },
  labels,
  choices,
  fullVersion,
};
