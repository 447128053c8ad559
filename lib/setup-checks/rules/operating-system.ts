import { sentence } from '#lib/sentences';
import { type Rule, right, unverified, type Verdict, whenRead, wrong } from '../verdict.ts';

const shouldBe = sentence('checks.rightWhen.operatingSystem');

/**
 * One operating system in each ad group (AppSprint docs, TikTok Ads page, step 5). Automatic targeting has no operating system setting at all
 * (TikTok API document on targeting modes), so it is wrong without looking for one.
 */
export const operatingSystemRule: Rule = {
  name: 'operating-system',
  title: sentence('audit.rules.operatingSystem'),
  shouldBe,
  needs: ['operating-system', 'targeting-mode'],
  decide(readings): Verdict {
    const systems = whenRead('operating-system', readings['operating-system'], (chosen, seen) =>
      chosen.length === 1
        ? right('operating-system', seen)
        : wrong('operating-system', {
            seen,
            shouldBe,
            whatToDo: sentence('checks.operatingSystem.doDevice'),
          }),
    );
    const mode = readings['targeting-mode'];
    if (mode.state === 'unreadable' && systems.verdict === 'later') return unverified('targeting-mode', mode.reason);
    if (mode.state !== 'found' || mode.value === 'custom') return systems;
    return whenRead('targeting-mode', mode, (_, seen) =>
      wrong('targeting-mode', {
        seen,
        shouldBe: sentence('checks.operatingSystem.customMode'),
        whatToDo: sentence('checks.operatingSystem.doSwitchMode'),
      }),
    );
  },
};
