import { Parser } from 'htmlparser2';

/** An element of a drawn page, with all that is in it. */
export type Part = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parts: Part[];
  text: string;
};

/** Drawn HTML as its elements, as a browser would read it. */
export function partsOf(html: string): Part {
  const root: Part = { name: '', attributes: {}, parts: [], text: '' };
  const open = [root];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const part: Part = { name, attributes, parts: [], text: '' };
        open.at(-1)?.parts.push(part);
        open.push(part);
      },
      ontext: (text) => {
        for (const part of open) part.text += text;
      },
      onclosetag: () => open.pop(),
    },
    { lowerCaseAttributeNames: false, lowerCaseTags: false, recognizeSelfClosing: true },
  );
  parser.end(html);
  return root;
}

/** Every element in a part that the question holds of, itself included. */
export function all(part: Part, isAsked: (part: Part) => boolean): Part[] {
  return [...(isAsked(part) ? [part] : []), ...part.parts.flatMap((inner) => all(inner, isAsked))];
}

export function hasClass(part: Part, name: string): boolean {
  return (part.attributes.class ?? '').split(' ').includes(name);
}

/** The drawings of a figure: the narrow one and the wide one. */
export function drawingsOf(html: string): Part[] {
  return all(partsOf(html), (part) => part.name === 'svg');
}
