import { type CreationView, type FormAnchors, type HealthEvent, type Replies, readFormPage } from '#lib/ads-manager';
import type { AdvertiserId } from '#lib/appsprint/contract';
import { isFresh } from '#lib/calendar';
import { isOnDarkBackground, watchMotion } from '#lib/list-figures';
import type { ListState, SetupFactsAnswer } from '#lib/messages';
import { type Box, createHost, intersection } from '#lib/overlay';
import { check, nextThingToFix, type RuleName, type SetupFinding } from '#lib/setup-checks';
import { SetupCard } from './card.ts';
import { freeCorner, isStillFree } from './corner.ts';
import { explain } from './explanation.ts';
import { MarkBar, type PlacedMark } from './mark-bar.ts';
import { type FieldMark, marksOf } from './marked-fields.ts';
import styles from './marks.css?inline';
import { Pill } from './pill.ts';
import { isUncovered, seenPart, spotOf } from './place.ts';
import { createKnownReadings } from './readings.ts';

/** What following the creation flow needs from outside. */
export interface CreationEdges {
  readonly document: Document;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly address: () => URL;
  readonly replies: Replies;
  readonly anchors: () => FormAnchors;
  readonly noteHealth: (events: readonly HealthEvent[]) => void;
  readonly askFacts: (advertiserId: AdvertiserId) => Promise<SetupFactsAnswer>;
  readonly report: (state: ListState) => void;
  readonly copy: (text: string) => Promise<void>;
  readonly openHelp: (rule: RuleName) => void;
}

/** Milliseconds between two readings of the form while something moves. */
const readAfter = 120;
/** How long a form may take to come before it counts as not recognised, in milliseconds. */
const deadline = 15_000;
/** Age in milliseconds from which the facts are asked for again when a person comes back to the page. */
const factsAge = 20_000;

/** Keeps marks at the settings of the creation flow, through all of its steps, until it is stopped. */
export function followCreation(advertiserId: AdvertiserId, edges: CreationEdges): { look(): void; stop(): void } {
  const { document } = edges;
  const view = document.defaultView ?? window;
  const known = createKnownReadings();
  const startedAt = edges.now();
  let answer: SetupFactsAnswer | null = null;
  let askedAt = startedAt;
  let findings: readonly SetupFinding[] = [];
  let marks: readonly FieldMark[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  let openRule: RuleName | null = null;
  let corner: { readonly key: string; readonly box: Box | null } | null = null;
  let reported: ListState | null = null;

  const bar = new MarkBar({ document, open: (rule) => open(rule), reached: (rule) => bringIntoSight(rule) });
  const pill = new Pill({ document, next: () => goToNext(), open: (rule) => reach(rule) });
  const card = new SetupCard({ document, copy: edges.copy, openHelp: edges.openHelp, closed: () => close() });
  const host = createHost(document, styles, [bar.element, pill.element, card.element]);

  const report = (state: ListState) => {
    if (state === reported) return;
    reported = state;
    edges.report(state);
  };
  const ask = () => {
    askedAt = edges.now();
    edges.askFacts(advertiserId).then(
      (said) => {
        answer = said;
        readAt = Number.NEGATIVE_INFINITY;
        motion.wake();
      },
      (error: unknown) => console.debug('AppSprint Companion could not ask what to check against.', error),
    );
  };

  const read = (): void => {
    readAt = view.performance.now();
    const page = readFormPage(document, edges.address(), edges.replies, edges.anchors());
    if (page.surface !== 'creation' || answer?.state !== 'answered') {
      [findings, marks] = [[], []];
      return;
    }
    edges.noteHealth(page.health);
    findings = check(known.take(page), answer.facts);
    marks = marksOf(findings, page);
    motion.watch(marks.length === 0 ? [] : [commonAncestor(marks.map(({ place }) => place.anchor))]);
    report(stateOf(page));
  };
  const stateOf = (page: CreationView): ListState => {
    const isComing = Object.values(page.fields).every(({ state }) => state === 'not-yet' || state === 'later');
    const isUnknown = page.health.some(({ reading }) => reading === 'form');
    if (!isComing && !isUnknown) return 'marking';
    return isFresh(startedAt, deadline, edges.now()) ? 'waiting' : 'form-not-recognised';
  };

  const pass = (): string => {
    const isGone = marks.some(({ place }) => !place.anchor.isConnected);
    if (isGone || view.performance.now() - readAt >= readAfter) read();
    if (answer?.state !== 'answered') {
      clear();
      return '';
    }
    const placed = placeMarks(marks, (node) => host.owns(node));
    const [first] = marks;
    const ground = first?.place.anchor ?? document.body;
    host.show(isOnDarkBackground(ground) ? 'dark' : 'light');
    bar.show(placed);
    showPill(answer.problem?.what ?? null);
    showCard();
    return JSON.stringify([placed.map(({ box, isSeen }) => [box, isSeen]), findings]);
  };
  const clear = () => {
    bar.clear();
    pill.hide();
    card.hide();
  };
  const showPill = (notice: string | null) => {
    const { clientWidth, clientHeight } = document.documentElement;
    const viewport = { left: 0, top: 0, right: clientWidth, bottom: clientHeight };
    const { width, height } = pill.element.getBoundingClientRect();
    const key = JSON.stringify([clientWidth, clientHeight, width, height, readAt]);
    if (width > 0 && corner?.key !== key && !pill.isOpen) {
      const isOurs = (node: Node) => host.owns(node);
      const stays =
        corner !== null && isSameSize(corner.box, width, height) && isStillFree(document, corner.box, isOurs);
      corner = { key, box: stays && corner ? corner.box : freeCorner(document, { width, height }, isOurs) };
    }
    pill.show({ findings, next: nextThingToFix(findings), notice }, corner === null ? viewport : corner.box, viewport);
  };
  const showCard = () => {
    const finding = findings.find(({ rule }) => rule === openRule);
    if (finding === undefined || answer?.state !== 'answered') {
      card.hide();
      return;
    }
    card.show(explain(finding, answer.facts));
    card.place(bar.boxOf(finding.rule) ?? pill.element.getBoundingClientRect());
  };

  const open = (rule: RuleName) => {
    openRule = rule;
    showCard();
    card.focus();
    motion.wake();
  };
  const close = () => {
    const rule = openRule;
    openRule = null;
    card.hide();
    if (rule !== null) bar.focus(rule);
  };
  const bringIntoSight = (rule: RuleName) => {
    const mark = marks.find(({ finding }) => finding.rule === rule);
    const box = bar.boxOf(rule);
    const seen = mark && seenPart(mark.place.anchor);
    if (mark !== undefined && box !== null && (!seen || intersection(box, seen) === null))
      mark.place.anchor.scrollIntoView({ block: 'center' });
    motion.wake();
  };
  /** Scrolls to a setting and explains it there; of another step, it is explained at the summary. */
  const reach = (rule: RuleName) => {
    const mark = marks.find(({ finding }) => finding.rule === rule);
    mark?.place.anchor.scrollIntoView({ block: 'center' });
    pass();
    open(rule);
  };
  const goToNext = () => {
    const wrong = findings.filter(({ verdict }) => verdict === 'wrong').map(({ rule }) => rule);
    const after = openRule === null ? -1 : wrong.indexOf(openRule);
    const first = nextThingToFix(findings)?.rule;
    const target = after === -1 ? first : wrong[(after + 1) % wrong.length];
    if (target !== undefined) reach(target);
  };

  const motion = watchMotion(document, view, { ...host, clear }, pass);
  const comeBack = () => {
    if (document.visibilityState === 'visible' && !isFresh(askedAt, factsAge, edges.now())) ask();
    motion.wake();
  };
  const dismiss = (event: Event) => {
    if (host.owns(event.target as Node)) return;
    openRule = null;
    card.hide();
    pill.close();
  };
  const changes = ['input', 'change', 'focusout', 'keyup', 'click'] as const;
  for (const name of changes) document.addEventListener(name, motion.wake, { capture: true, passive: true });
  document.addEventListener('pointerdown', dismiss, { capture: true, passive: true });
  view.addEventListener('focus', comeBack);
  document.addEventListener('visibilitychange', comeBack);
  const lateCheck = view.setTimeout(() => motion.wake(), deadline + 100);
  ask();
  motion.wake();

  return {
    look() {
      readAt = Number.NEGATIVE_INFINITY;
      motion.wake();
    },
    stop() {
      motion.stop();
      for (const name of changes) document.removeEventListener(name, motion.wake, { capture: true });
      document.removeEventListener('pointerdown', dismiss, { capture: true });
      view.removeEventListener('focus', comeBack);
      document.removeEventListener('visibilitychange', comeBack);
      view.clearTimeout(lateCheck);
      host.remove();
    },
  };
}

function isSameSize(box: Box | null, width: number, height: number): box is Box {
  return box !== null && Math.abs(box.right - box.left - width) < 1 && Math.abs(box.bottom - box.top - height) < 1;
}

/** Marks of one label stand side by side. */
function placeMarks(marks: readonly FieldMark[], isOurs: (node: Node) => boolean): PlacedMark[] {
  const labels = [...new Set(marks.map(({ place }) => place.anchor))];
  return labels.flatMap((anchor) => {
    const here = marks.filter(({ place }) => place.anchor === anchor);
    const [first] = here;
    if (first === undefined) return [];
    const { boxes } = spotOf(first.place, here.length);
    const seen = seenPart(anchor);
    return here.flatMap(({ finding, place }, index) => {
      const box = boxes[index];
      if (box === undefined) return [];
      const isWhole = seen !== null && seen.top <= box.top && seen.bottom >= box.bottom && seen.right >= box.right;
      return [{ finding, box, isSeen: isWhole && isUncovered(box, place, isOurs) }];
    });
  });
}

function commonAncestor(elements: readonly Element[]): Element {
  const [first] = elements;
  let around = first?.parentElement ?? null;
  while (around !== null && !elements.every((element) => around?.contains(element))) around = around.parentElement;
  return around ?? document.body;
}
