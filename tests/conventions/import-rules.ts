import type { Import } from './sources.ts';

interface ImportRule {
  /** Files the rule is about. */
  readonly from: RegExp;
  /** Files among them that are free of it. */
  readonly except?: RegExp;
  /** Whether the import breaks the rule. */
  readonly breaks: (found: Import) => boolean;
  /** What is wrong and where the code belongs instead. */
  readonly says: string;
}

const leadsTo = (target: RegExp) => (found: Import) => target.test(found.target);
const tests = /\.test\.tsx?$/;
/** Tests and what only they are staged with. */
const testsAndFixtures = /\.(?:test|fixture)\.tsx?$/;
const areas = /^(?:bench|components|demo|entrypoints|lib|release|sandbox|server|tests)\//;

/** Who may know what: docs/architecture.md, as rules. */
const importRules: readonly ImportRule[] = [
  {
    from: /^lib\//,
    breaks: leadsTo(/^(?:entrypoints|components|demo|bench)\//),
    says: 'lib is the core and knows no page and no program: hand the value in, or move the code that needs it outward.',
  },
  {
    from: /^lib\//,
    except: tests,
    breaks: leadsTo(/^(?:server|sandbox)\//),
    says: 'lib knows neither server nor sandbox: what both sides need belongs in lib/appsprint/contract, lib/metrics, lib/signal-link or lib/setup-checks.',
  },
  {
    from: /^(?:server|sandbox)\//,
    breaks: (found) =>
      /^lib\//.test(found.target) &&
      !/^lib\/(?:appsprint\/contract|metrics|signal-link|setup-checks)\/index\.ts$/.test(found.target),
    says: 'server and sandbox share only #lib/appsprint/contract, #lib/metrics, #lib/signal-link and #lib/setup-checks with the extension: move the shared part there, or write it on this side.',
  },
  {
    from: /^sandbox\//,
    except: tests,
    breaks: leadsTo(/^server\//),
    says: 'the sandbox stands for TikTok and knows nothing of the API: what it needs comes over HTTP or in its TikTokWorld.',
  },
  {
    from: /^server\//,
    except: testsAndFixtures,
    breaks: leadsTo(/^sandbox\//),
    says: 'the API talks to TikTok over HTTP only: what it needs of the sandbox belongs in a test or in demo/.',
  },
  {
    from: /^components\//,
    breaks: (found) => areas.test(found.target) && !/^(?:components|lib)\//.test(found.target),
    says: 'components know only lib: hand the value in as a prop from the entry point.',
  },
  {
    from: /^entrypoints\//,
    except: tests,
    breaks: (found) => areas.test(found.target) && !/^(?:entrypoints|components|lib)\//.test(found.target),
    says: 'entry points wire up components and lib, nothing else: code they need belongs in lib.',
  },
  {
    from: /^entrypoints\//,
    breaks: (found) => /^entrypoints\//.test(found.target) && entryOf(found.target) !== entryOf(found.file),
    says: 'each entry point is built by itself: what two of them share belongs in lib or components.',
  },
  {
    from: areas,
    breaks: (found) =>
      // A style sheet is no code: it has no door to come through.
      /^lib\/(?!.*\.css$)/.test(found.target) &&
      !found.written.startsWith('#lib/') &&
      libFolderOf(found.target) !== libFolderOf(found.file),
    says: "a lib folder is entered through its door: import from '#lib/FOLDER', and export what is missing from its index.ts.",
  },
  {
    from: /^(?:lib|components|entrypoints)\//,
    breaks: (found) => /^zod(?:\/v4)?$/.test(found.target),
    says: "the extension uses 'zod/mini': full zod costs 84 kB a script and needs eval, which an extension may not use.",
  },
  {
    from: areas,
    except: /^(?:bench\/|components\/|entrypoints\/(?:popup|sidepanel|options)\/)/,
    breaks: leadsTo(/^react(?:-dom)?(?:\/|$)/),
    says: "React is for the extension's own pages: the overlay draws without it, so this belongs in components or a page.",
  },
  {
    from: /^entrypoints\/[^/]*\.content[./]/,
    breaks: leadsTo(/^(?:webextension-polyfill|wxt\/browser)$/),
    says: 'content scripts use the browser’s own API: what needs the polyfill belongs in the background, asked by message.',
  },
];

/** `lib/metrics` of `lib/metrics/money.ts`; the file itself for one outside lib. */
function libFolderOf(file: string): string {
  return /^lib\/[^/]+/.exec(file)?.[0] ?? file;
}

/** `popup` of `entrypoints/popup/main.tsx`. */
function entryOf(file: string): string {
  return file.split('/')[1] ?? file;
}

/** The broken rules of these imports, a line each: `FILE:LINE imports X: what is wrong and where the code belongs`. */
export function brokenRules(imports: readonly Import[]): string[] {
  return imports.flatMap((found) =>
    importRules
      .filter((rule) => rule.from.test(found.file) && !rule.except?.test(found.file) && rule.breaks(found))
      .map((rule) => `${found.file}:${found.line} imports ${found.written}: ${rule.says}`),
  );
}
