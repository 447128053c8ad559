import type { LinkFinding, LinkFindingCode } from './finding.ts';

/** What a finding means, for a person. */
export interface LinkFindingText {
  /** `bad`: clicks or figures are lost. `warn`: works today, but should be put right. */
  readonly severity: 'bad' | 'warn';
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

const paste = 'Paste the corrected link into Website URL.';
const choose = 'Copy one of the Signal links of this app into Website URL.';
const noData = 'TikTok does not fill it in';

const texts: Readonly<Record<LinkFindingCode, readonly [LinkFindingText['severity'], string, string]>> = {
  empty: ['warn', 'Nothing is there to check.', 'Paste the Website URL of the ad.'],
  'links-unknown': [
    'warn',
    'The Signal links of this app are not known here, or it has none.',
    'Create a Signal link in AppSprint, then check again.',
  ],
  'invisible-characters': ['bad', 'There are characters in it that cannot be seen.', paste],
  whitespace: ['bad', 'There are spaces or line breaks in it.', paste],
  'surrounding-text': ['bad', 'There are words or marks around the address.', paste],
  'html-escaped': ['bad', 'Its & signs were turned into &amp;, as in the source of a web page.', paste],
  encoded: ['bad', 'The whole address is percent-encoded, so it is no address.', paste],
  'pasted-twice': ['bad', 'There are two Signal links, one behind the other.', 'Keep one of them.'],
  'not-an-address': ['bad', 'This is no web address.', choose],
  scheme: ['bad', 'It does not begin the way the Signal link does.', paste],
  'address-case': ['warn', 'Capital letters were added at its beginning.', paste],
  redirect: [
    'bad',
    'Another address stands in front of the Signal link and may lose the macros and the ttclid.',
    'Paste the Signal link itself into Website URL.',
  ],
  'short-link': [
    'bad',
    'This is a short link. Where it leads cannot be seen, and TikTok cannot fill macros behind it.',
    'Paste the Signal link itself into Website URL.',
  ],
  'store-page': [
    'bad',
    'This is the page of an app store. Without a Signal link no install can be attributed.',
    choose,
  ],
  host: ['bad', "It leads to another host than this app's Signal link.", paste],
  'other-address': ['bad', 'This is no Signal link of this app.', choose],
  'other-app': ['bad', 'This is a Signal link of another app, which would get the installs.', choose],
  path: ['bad', "Its path is not the Signal link's.", paste],
  'path-case': ['bad', 'Its path has capital letters, which make it another path.', paste],
  'slug-misspelt': ['bad', 'The name of the link, at the end of its path, is misspelt.', paste],
  'slug-unknown': ['bad', 'This app has no Signal link of that name.', choose],
  archived: [
    'warn',
    'This Signal link is archived. It still forwards and counts.',
    'Use a link that is in use for new ads.',
  ],
  'question-mark': ['bad', 'There is no question mark between the path and the parameters.', paste],
  'double-question-mark': ['bad', 'There is a second question mark; parameters are separated by &.', paste],
  'fragment-before-query': ['bad', 'The parameters stand behind a #, so they never reach AppSprint.', paste],
  fragment: ['bad', 'What stands behind the # never reaches AppSprint.', paste],
  separator: ['bad', 'Two parameters are not separated by a plain &.', paste],
  'empty-parameter': ['warn', 'There is an & too many.', paste],
  'parameters-missing': [
    'bad',
    'It has no parameters, so AppSprint cannot tell which campaign a click came from.',
    paste,
  ],
  'parameter-missing': ['bad', 'A parameter is missing.', paste],
  'parameter-name': ['bad', 'The name of a parameter is wrong, so AppSprint does not read it.', paste],
  'parameter-duplicate': ['warn', 'A parameter is there more than once.', paste],
  'parameter-foreign': [
    'warn',
    'There is a parameter that does not belong to the Signal link.',
    'Take it out. If Ads Manager added it by itself, switch that off under Edit below the Website URL.',
  ],
  ttclid: [
    'bad',
    "A ttclid is written in, so every click would look like one person's.",
    'Take it out: TikTok appends the ttclid to each click by itself.',
  ],
  'macro-empty': ['bad', 'A parameter has no macro.', paste],
  'macro-encoded': ['bad', `The underscores of a macro are percent-encoded; ${noData} like that.`, paste],
  'macro-case': ['bad', `A macro is not in capital letters; ${noData} like that.`, paste],
  'macro-underscores': ['bad', `A macro needs two underscores on each side; ${noData} like that.`, paste],
  'macro-brackets': ['bad', `A macro stands in brackets, as other networks write them; ${noData} like that.`, paste],
  'macro-level': ['bad', 'A parameter has the macro of another one, so figures would stand on the wrong row.', paste],
  'macro-foreign': ['bad', 'A parameter has a TikTok macro that is not for this place.', paste],
  'macro-misspelt': ['bad', `A macro is misspelt; ${noData} like that.`, paste],
  'macro-filled': [
    'bad',
    'A parameter has a fixed value in place of its macro, so every click would look the same.',
    paste,
  ],
  different: ['bad', "It is not letter for letter the app's Signal link.", paste],
};

/** Sentences that are more exact for one parameter: the levels of an upgraded Smart+ campaign (TikTok help, UTM parameters, Feb 2026). */
function particular({ code, parameter, seen }: LinkFinding): string | null {
  if (parameter !== 'smart_ad_id' && parameter !== 'smart_ad_name') return null;
  if (code === 'parameter-missing')
    return 'The ad of upgraded Smart+ campaigns is missing; __CID__ is only the creative there.';
  return code === 'macro-level' && seen.startsWith('__CID')
    ? 'On upgraded Smart+ campaigns __CID__ is the creative, not the ad.'
    : null;
}

/** What a finding means and what to do, in a marketer's words. */
export function explainLinkFinding(finding: LinkFinding): LinkFindingText {
  const [severity, message, remedy] = texts[finding.code];
  return { severity, message: particular(finding) ?? message, remedy };
}
