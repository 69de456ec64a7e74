import { limits } from '../../limits.ts';
import { type CellFormat, customFormat } from '../workbook/date-format.ts';
import { WorkbookFault } from '../workbook/workbook-fault.ts';
import { tooMuchStyle } from './messages.ts';

/** What the style of an element says that matters: whether it is shown at all, whether it is struck out, and Excel's number format. */
export type ElementStyle = { readonly hidden: boolean; readonly struck: boolean; readonly format: CellFormat };

export type PageStyles = {
  /** Takes the text of a `style` element, piece by piece. Throws `WorkbookFault` beyond `limits.maxPageStyleCharacters`, all together. */
  readonly add: (css: string) => void;
  /** The element ends: its rules hold from here on. */
  readonly close: () => void;
  /** Of an element with these attributes. */
  readonly of: (attributes: Readonly<Record<string, string>>) => ElementStyle;
};

/** `format` is absent where none is named; what is named may show numbers as they are. */
type Declared = { readonly hidden: boolean; readonly struck: boolean; readonly format?: { readonly shown: CellFormat } };

const plain: ElementStyle = { hidden: false, struck: false, format: undefined };
const hiding = /(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*(?:all|screen))(?![\w-])/i;
const striking = /(?:^|[;{\s])text-decoration(?:-line)?\s*:[^;}]{0,80}\bline-through(?![\w-])/i;
const numberFormat = /mso-number-format\s*:\s*("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|[^;}]+)/i;

/** Styles of elements, and of the classes that the page's own style sheet names, as Excel writes them. What is linked is not loaded. */
export function createPageStyles(): PageStyles {
  const classes = new Map<string, Declared>();
  const known = new Map<string, ElementStyle>();
  let sheet = '';
  let characters = 0;

  return {
    add(css) {
      characters += css.length;
      if (characters > limits.maxPageStyleCharacters) throw new WorkbookFault(tooMuchStyle);
      sheet += css;
    },
    close() {
      addClasses(sheet, classes);
      sheet = '';
      known.clear();
    },
    of({ style = '', class: names = '', hidden }) {
      if (style === '' && names === '' && hidden === undefined) return plain;
      const key = `${hidden === undefined ? '' : 'hidden'}\n${names}\n${style}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const own = declared(style);
      const all = names.split(/\s+/).flatMap((name) => classes.get(name.toLowerCase()) ?? []);
      const format = own.format ?? all.findLast((one) => one.format !== undefined)?.format;
      const found = {
        hidden: hidden !== undefined || own.hidden || all.some((one) => one.hidden),
        struck: own.struck || all.some((one) => one.struck),
        format: format?.shown,
      };
      if (known.size >= limits.maxKnownPageStyles) known.clear();
      known.set(key, found);
      return found;
    },
  };
}

function declared(declarations: string): Declared {
  const value = numberFormat.exec(declarations)?.[1];
  const effects = { hidden: hiding.test(declarations), struck: striking.test(declarations) };
  return value === undefined ? effects : { ...effects, format: { shown: formatOf(withoutEscapes(value)) } };
}

/** Adds the rules for a class alone (`.xl65`, `td.xl65`), outside of `@media` and its like. A comment that nothing ends goes on to the end. */
function addClasses(sheet: string, found: Map<string, Declared>): void {
  let depth = 0;
  let selector = '';
  let declarations = '';
  for (const [token] of sheet.replaceAll(/\/\*[\s\S]*?(?:\*\/|$)|<!--|-->/g, ' ').matchAll(cssTokens)) {
    if (token === '{') depth++;
    else if (token !== '}') {
      if (depth === 0) selector += token;
      else declarations += token;
    } else if (--depth <= 0) {
      const names = classNames(selector);
      const rule = names.length === 0 ? undefined : declared(declarations);
      for (const name of names) if (rule !== undefined) found.set(name, merged(found.get(name), rule));
      depth = 0;
      selector = '';
      declarations = '';
    }
  }
}

/** Strings, braces, and what stands between them. */
const cssTokens = /"(?:[^"\\]|\\[\s\S])*"|[{}]|(?:[^{}"\\]|\\[\s\S])+|[\s\S]/g;

function classNames(selectors: string): string[] {
  if (selectors.includes('@')) return [];
  return selectors.split(',').flatMap((selector) => /^\s*[a-z0-9]*\.([\w-]+)\s*$/i.exec(selector)?.[1]?.toLowerCase() ?? []);
}

function merged(before: Declared | undefined, after: Declared): Declared {
  return { ...before, ...after, hidden: after.hidden || before?.hidden === true, struck: after.struck || before?.struck === true };
}

/** `"\[$-409\]d\\-mmm"` → `[$-409]d\-mmm`; Excel writes quotes as `\0022`. */
function withoutEscapes(value: string): string {
  const text = value.trim().replace(/^(["'])([\s\S]*)\1$/, '$2');
  return text.replaceAll(/\\(?:([0-9a-f]{4})|([\s\S]))/gi, (_, code: string | undefined, character: string | undefined) =>
    code === undefined ? (character ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Formats that Excel names in a page. */
const namedFormats: Readonly<Record<string, string>> = {
  general: '',
  fixed: '0.00',
  standard: '#,##0.00',
  percent: '0.00%',
  scientific: '0.00E+00',
  'short date': 'd/m/yyyy',
  'medium date': 'd-mmm-yy',
  'long date': 'd mmmm yyyy',
  'short time': 'h:mm',
  'medium time': 'h:mm AM/PM',
  'long time': 'h:mm:ss',
  'general date': 'd/m/yyyy h:mm',
};

function formatOf(written: string): CellFormat {
  return customFormat(namedFormats[written.toLowerCase()] ?? written);
}
