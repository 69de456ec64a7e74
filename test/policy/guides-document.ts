import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import { type GuideName, guideNames, guideTitles } from '../../functions/messages/guide.ts';
import type { Block, GuideText, Run } from '../../web/parts/guide-text.ts';

const folder = resolve(import.meta.dirname, '../../docs/panduan');

/** What the pages show of the guides, from the same files that people read in the project: `functions/portal/guides.json`. */
export function guidesDocument(): string {
  return `${JSON.stringify(guideNames.map(guideText), undefined, 2)}\n`;
}

export function guideText(name: GuideName): GuideText {
  const [first, ...tokens] = marked.lexer(guideSource(name)).filter(({ type }) => type !== 'space');
  const title = first?.type === 'heading' ? String(first.text) : '';
  if (title !== guideTitles[name]) throw new Error(`the guide ${name} begins with “${title}”, and is called “${guideTitles[name]}”`);
  const blocks = tokens.map(blockOf);
  const about = (blocks.find(({ paragraph }) => paragraph)?.paragraph ?? []).map(({ text }) => text).join('');
  return { name, title, about, blocks };
}

export function guideSource(name: GuideName): string {
  return readFileSync(join(folder, `${name}.md`), 'utf8');
}

/** What a guide may hold; anything else is a fault of the guide. */
function blockOf(token: Token): Block {
  switch (token.type) {
    case 'heading':
      return { heading: runsOf(token.tokens ?? []) };
    case 'paragraph':
      return { paragraph: runsOf(token.tokens ?? []) };
    case 'list':
      return { list: { ordered: token.ordered === true, items: itemsOf(token).map(({ tokens }) => runsOf(tokens)) } };
    case 'table':
      return { table: { headers: cellsOf(token.header).map(({ text }) => text), rows: rowsOf(token.rows) } };
    default:
      throw new Error(`a guide holds a ${token.type}, which no page draws`);
  }
}

const itemsOf = (token: Token): readonly Tokens.ListItem[] => (token.type === 'list' ? token.items : []);
const cellsOf = (cells: readonly Tokens.TableCell[]) => cells;
const rowsOf = (rows: readonly (readonly Tokens.TableCell[])[]) => rows.map((row) => row.map(({ tokens }) => runsOf(tokens)));

function runsOf(tokens: readonly Token[]): Run[] {
  return tokens.flatMap((token): Run[] => {
    if (token.type === 'text' && 'tokens' in token && token.tokens) return runsOf(token.tokens);
    const text = plainText(token);
    if (token.type === 'strong') return [{ text, strong: true }];
    if (token.type === 'em') return [{ text, em: true }];
    if (token.type === 'codespan') return [{ text, code: true }];
    if (token.type === 'link') return [{ text, href: String(token.href) }];
    if (token.type === 'text' || token.type === 'escape') return [{ text }];
    throw new Error(`a guide holds a ${token.type} within a line, which no page draws`);
  });
}

/** Without Markdown's own entities, which the page writes itself. */
function plainText(token: Token): string {
  const text = 'text' in token ? String(token.text) : token.raw;
  return text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&quot;', '"');
}
