import { childOf, childrenOf, element, elementsOf, parseXml, prefixOf, writeXml, type XmlElement } from './xml.ts';

/** How a cell looks. */
export type Look = {
  /** Keeps what is typed exactly as it is: leading zeros, long numbers, an equals sign. */
  readonly text?: true;
  /** An Excel number format code. */
  readonly numberFormat?: string;
  readonly bold?: true;
  readonly link?: true;
  readonly size?: number;
  /** RGB, six hexadecimal digits. */
  readonly fill?: string;
  readonly wrap?: true;
};

/** Excel's built-in format `@`. */
const textFormatId = '49';
/** Custom formats begin here (ECMA-376 Part 1, 18.8.30). */
const firstCustomFormat = 164;
const linkColor = '0563C1';

export const emptyStyles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

type Change = Readonly<Record<string, string>>;
const textChange: Change = { numFmtId: textFormatId, applyNumberFormat: '1' };

/** A workbook's `styles.xml`, to which looks are added; what was there keeps its place. Each answer is worked out once: a million cells share a few. */
export class StyleBook {
  readonly #root: XmlElement;
  readonly #fonts: XmlElement;
  readonly #fills: XmlElement;
  readonly #styles: XmlElement;
  readonly #known = new Map<string, number>();
  readonly #looks = new WeakMap<Look, number>();

  /** Throws for styles that lack what every workbook has. */
  constructor(xml: string) {
    this.#root = parseXml(xml);
    this.#fonts = demand(this.#root, 'fonts');
    this.#fills = demand(this.#root, 'fills');
    this.#styles = demand(this.#root, 'cellXfs');
  }

  xml(): string {
    return writeXml(this.#root);
  }

  /** The style's number for a look of our own. */
  look(look: Look): number {
    const known = this.#looks.get(look);
    if (known !== undefined) return known;
    const style = this.#once(`look ${JSON.stringify(look)}`, () => this.#addLook(look));
    this.#looks.set(look, style);
    return style;
  }

  /** The number of an existing style with a fill over it and, if asked, kept as text. */
  marked(base: number, fill: string, asText: boolean): number {
    return this.#once(`marked ${base} ${fill} ${asText}`, () =>
      this.#derive(base, { fillId: String(this.#fill(fill)), applyFill: '1', ...(asText ? textChange : {}) }),
    );
  }

  asText(base: number): number {
    return this.#once(`text ${base}`, () => this.#derive(base, textChange));
  }

  /** The style without that fill, where it has it. */
  unmarked(base: number, fill: string): number {
    return this.#once(`unmarked ${base} ${fill}`, () => {
      const used = elementsOf(this.#styles)[base]?.attributes.fillId;
      const wears = used !== undefined && isFill(elementsOf(this.#fills)[Number(used)], fill);
      return wears ? this.#derive(base, { fillId: '0' }) : base;
    });
  }

  #addLook(look: Look): number {
    const format = look.text ? textFormatId : look.numberFormat === undefined ? '0' : String(this.#format(look.numberFormat));
    const attributes = {
      numFmtId: format,
      fontId: String(this.#font(look)),
      fillId: String(look.fill === undefined ? 0 : this.#fill(look.fill)),
      borderId: '0',
      xfId: '0',
      applyNumberFormat: '1',
      applyFont: '1',
      applyFill: '1',
      applyAlignment: '1',
    };
    const alignment = this.#named('alignment', { vertical: 'top', ...(look.wrap ? { wrapText: '1' } : {}) });
    return append(this.#styles, this.#named('xf', attributes, [alignment]));
  }

  #derive(base: number, change: Change): number {
    const plain = this.#named('xf', { numFmtId: '0', fontId: '0', fillId: '0', borderId: '0', xfId: '0' });
    const { name, attributes, children } = elementsOf(this.#styles)[base] ?? plain;
    return append(this.#styles, { name, attributes: { ...attributes, ...change }, children: [...children] });
  }

  #fill(color: string): number {
    return this.#once(`fill ${color}`, () => {
      const found = elementsOf(this.#fills).findIndex((fill) => isFill(fill, color));
      if (found >= 0) return found;
      const colors = [this.#named('fgColor', { rgb: `FF${color}` }), this.#named('bgColor', { indexed: '64' })];
      return append(this.#fills, this.#named('fill', {}, [this.#named('patternFill', { patternType: 'solid' }, colors)]));
    });
  }

  #font({ bold, link, size = 11 }: Look): number {
    return this.#once(`font ${bold} ${link} ${size}`, () => {
      const parts = [
        ...(bold ? [this.#named('b')] : []),
        ...(link ? [this.#named('u')] : []),
        this.#named('sz', { val: String(size) }),
        ...(link ? [this.#named('color', { rgb: `FF${linkColor}` })] : []),
        this.#named('name', { val: 'Calibri' }),
        this.#named('family', { val: '2' }),
      ];
      return append(this.#fonts, this.#named('font', {}, parts));
    });
  }

  #format(code: string): number {
    return this.#once(`format ${code}`, () => {
      const formats = childOf(this.#root, 'numFmts') ?? insertFirst(this.#root, this.#named('numFmts'));
      const ids = childrenOf(formats, 'numFmt').map(({ attributes }) => Number(attributes.numFmtId));
      const id = Math.max(firstCustomFormat - 1, ...ids) + 1;
      append(formats, this.#named('numFmt', { numFmtId: String(id), formatCode: code }));
      return id;
    });
  }

  #named(name: string, attributes: Record<string, string> = {}, children: XmlElement[] = []): XmlElement {
    return element(`${prefixOf(this.#root.name)}${name}`, attributes, children);
  }

  #once(key: string, work: () => number): number {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const number = work();
    this.#known.set(key, number);
    return number;
  }
}

function isFill(fill: XmlElement | undefined, color: string): boolean {
  const pattern = fill && childOf(fill, 'patternFill');
  return pattern !== undefined && childOf(pattern, 'fgColor')?.attributes.rgb === `FF${color}`;
}

function demand(root: XmlElement, local: string): XmlElement {
  const found = childOf(root, local);
  if (!found) throw new Error(`the workbook's styles have no ${local}`);
  return found;
}

function insertFirst(root: XmlElement, child: XmlElement): XmlElement {
  root.children.unshift(child);
  return child;
}

/** Adds at the end, keeps the count, gives the place (from 0). */
function append(list: XmlElement, child: XmlElement): number {
  list.children.push(child);
  const count = elementsOf(list).length;
  list.attributes.count = String(count);
  return count - 1;
}
