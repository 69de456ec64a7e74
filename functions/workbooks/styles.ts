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

/** A workbook's styles, to which looks are added; what was there keeps its place. */
export type StyleBook = {
  /** The style's number for a look of our own. */
  look(look: Look): number;
  /** The number of an existing style with a fill over it and, if asked, kept as text. */
  marked(base: number, fill: string, asText: boolean): number;
  asText(base: number): number;
  /** The style without that fill, where it has it. */
  unmarked(base: number, fill: string): number;
  xml(): string;
};

export const emptyStyles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Opens `styles.xml`. Throws where it lacks what every workbook has. */
export function styleBook(xml: string): StyleBook {
  const root = parseXml(xml);
  const prefix = prefixOf(root.name);
  const [fonts, fills, xfs] = [demand(root, 'fonts'), demand(root, 'fills'), demand(root, 'cellXfs')];
  const known = new Map<string, number>();
  const once = (key: string, make: () => number) => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const named = (name: string, attributes: Record<string, string> = {}, children: XmlElement[] = []) =>
    element(`${prefix}${name}`, attributes, children);

  const fillId = (color: string) =>
    once(`fill ${color}`, () => {
      const found = elementsOf(fills).findIndex((fill) => isFill(fill, color));
      if (found >= 0) return found;
      const pattern = named('patternFill', { patternType: 'solid' }, [
        named('fgColor', { rgb: `FF${color}` }),
        named('bgColor', { indexed: '64' }),
      ]);
      return append(fills, named('fill', {}, [pattern]));
    });
  const fontId = ({ bold, link, size }: Look) =>
    once(`font ${bold} ${link} ${size}`, () => {
      const parts = [
        ...(bold ? [named('b')] : []),
        ...(link ? [named('u')] : []),
        named('sz', { val: String(size ?? 11) }),
        ...(link ? [named('color', { rgb: `FF${linkColor}` })] : []),
        named('name', { val: 'Calibri' }),
        named('family', { val: '2' }),
      ];
      return append(fonts, named('font', {}, parts));
    });
  const formatId = (code: string) =>
    once(`format ${code}`, () => {
      const formats = childOf(root, 'numFmts') ?? insertFirst(root, named('numFmts'));
      const ids = childrenOf(formats, 'numFmt').map(({ attributes }) => Number(attributes.numFmtId));
      const id = Math.max(firstCustomFormat - 1, ...ids) + 1;
      append(formats, named('numFmt', { numFmtId: String(id), formatCode: code }));
      return id;
    });
  const derive = (base: number, change: Readonly<Record<string, string>>) =>
    once(`derive ${base} ${JSON.stringify(change)}`, () => {
      const from = elementsOf(xfs)[base] ?? named('xf', { numFmtId: '0', fontId: '0', fillId: '0', borderId: '0', xfId: '0' });
      return append(xfs, { name: from.name, attributes: { ...from.attributes, ...change }, children: [...from.children] });
    });
  const addLook = (look: Look) => {
    const format = look.text ? textFormatId : look.numberFormat === undefined ? '0' : String(formatId(look.numberFormat));
    const attributes = {
      numFmtId: format,
      fontId: String(fontId(look)),
      fillId: String(look.fill === undefined ? 0 : fillId(look.fill)),
      borderId: '0',
      xfId: '0',
      applyNumberFormat: '1',
      applyFont: '1',
      applyFill: '1',
      applyAlignment: '1',
    };
    const alignment = named('alignment', { vertical: 'top', ...(look.wrap ? { wrapText: '1' } : {}) });
    return append(xfs, named('xf', attributes, [alignment]));
  };
  /** A million cells share a few looks. */
  const numbers = new WeakMap<Look, number>();
  const textChange = { numFmtId: textFormatId, applyNumberFormat: '1' };

  return {
    look(look) {
      const style = numbers.get(look) ?? once(`look ${JSON.stringify(look)}`, () => addLook(look));
      numbers.set(look, style);
      return style;
    },
    marked: (base, fill, asText) => derive(base, { fillId: String(fillId(fill)), applyFill: '1', ...(asText ? textChange : {}) }),
    asText: (base) => derive(base, textChange),
    unmarked(base, fill) {
      const used = elementsOf(xfs)[base]?.attributes.fillId;
      const wears = used !== undefined && isFill(elementsOf(fills)[Number(used)], fill);
      return wears ? derive(base, { fillId: '0' }) : base;
    },
    xml: () => writeXml(root),
  };
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
