import { parseSync, Visitor } from 'oxc-parser';

/** Attributes whose text people read or hear. */
const spokenAttributes = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label']);
/** Texts that are the same in every language: names, examples of values, and signs without letters. */
const same = /^(?:AppSprint|AppSprint Companion|TikTok|TikTok Ads|ID|https:\/\/…?|[^\p{L}]*)$/u;

export interface LooseWord {
  readonly line: number;
  readonly text: string;
}

/** Text for people in the JSX of a file that does not come from the catalogue. */
export function looseWordsOf(file: string, source: string): LooseWord[] {
  const found: (LooseWord & { readonly start: number })[] = [];
  const note = (text: string, start: number) => {
    const said = text.replace(/\s+/g, ' ').trim();
    if (!same.test(said)) found.push({ start, line: source.slice(0, start).split('\n').length, text: said });
  };
  const visitor = new Visitor({
    JSXText: ({ value, start }) => note(value, start),
    JSXAttribute: ({ name, value, start }) => {
      const attribute = name.type === 'JSXIdentifier' ? name.name : '';
      if (!spokenAttributes.has(attribute) || value === null) return;
      if (value.type === 'Literal' && typeof value.value === 'string') note(value.value, start);
      if (value.type === 'JSXExpressionContainer') noteExpression(value.expression, note);
    },
    JSXElement: ({ children }) => noteChildren(children, note),
    JSXFragment: ({ children }) => noteChildren(children, note),
  });
  visitor.visit(parseSync(file, source).program);
  return found.sort((one, other) => one.start - other.start).map(({ line, text }) => ({ line, text }));
}

interface Expression {
  readonly type: string;
  readonly start: number;
}

type Note = (text: string, start: number) => void;

function noteChildren(children: readonly (Expression & { readonly expression?: Expression })[], note: Note): void {
  for (const { type, expression } of children) {
    if (type === 'JSXExpressionContainer' && expression !== undefined) noteExpression(expression, note);
  }
}

/** Texts that an expression in JSX can become: its own, and those of its branches. */
function noteExpression(expression: Expression, note: Note): void {
  const { type, start } = expression;
  const part = expression as Expression & Record<string, unknown>;
  if (type === 'Literal' && typeof part.value === 'string') note(part.value, start);
  if (type === 'TemplateLiteral') {
    const quasis = part.quasis as readonly { readonly value: { readonly cooked: string | null } }[];
    note(quasis.map(({ value }) => value.cooked ?? '').join(' '), start);
  }
  if (type === 'ConditionalExpression') {
    noteExpression(part.consequent as Expression, note);
    noteExpression(part.alternate as Expression, note);
  }
  if (type === 'LogicalExpression') noteExpression(part.right as Expression, note);
}
