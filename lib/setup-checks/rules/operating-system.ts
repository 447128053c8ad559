import { type Rule, right, unverified, type Verdict, whenRead, wrong } from '../verdict.ts';

const shouldBe = 'One operating system: iOS or Android.';

/**
 * One operating system in each ad group (AppSprint docs, TikTok Ads page, step 5). Automatic targeting has no operating system setting at all
 * (TikTok API document on targeting modes), so it is wrong without looking for one.
 */
export const operatingSystemRule: Rule = {
  name: 'operating-system',
  title: 'Operating system',
  shouldBe,
  needs: ['operating-system', 'targeting-mode'],
  decide(readings): Verdict {
    const systems = whenRead('operating-system', readings['operating-system'], (chosen, seen) =>
      chosen.length === 1
        ? right('operating-system', seen)
        : wrong('operating-system', {
            seen,
            shouldBe,
            whatToDo: 'Under Device choose iOS or Android alone, and make a second ad group for the other.',
          }),
    );
    const mode = readings['targeting-mode'];
    if (mode.state === 'unreadable' && systems.verdict === 'later') return unverified('targeting-mode', mode.reason);
    if (mode.state !== 'found' || mode.value === 'custom') return systems;
    return whenRead('targeting-mode', mode, (_, seen) =>
      wrong('targeting-mode', {
        seen,
        shouldBe: 'Custom targeting, with one operating system.',
        whatToDo: 'Switch to custom targeting, then choose iOS or Android alone under Device.',
      }),
    );
  },
};
