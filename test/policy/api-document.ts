import * as z from 'zod';
import type { Content, Described } from '../../functions/answers/described.ts';
import { open } from '../../functions/answers/problems.ts';
import { answers } from '../../functions/answers.ts';
import { tags } from '../../functions/catalog/api-words.ts';
import { limits } from '../../functions/limits.ts';
import { groups, listRoutes, type OperationName } from '../../functions/routes.ts';

const begin = '<!-- from the tables of routes and answers: npm run docs -->\n';
const end = '<!-- end -->\n';
const head =
  '| method and path | operation | action | function | answers | problems | in short (Bahasa Indonesia) |\n|---|---|---|---|---|---|---|\n';

/**
 * docs/api.md with its tables of operations as the code has them, and each number before the name of a limit, as `3 (maxQuestions)`; all else
 * stays.
 */
export function apiDocument(document: string): string {
  const [before, rest] = document.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) throw new Error('docs/api.md has no place for the tables of operations');
  return withLimits(`${before}${begin}${tables()}\n${end}${after}`);
}

function tables(): string {
  const titles: Readonly<Record<string, { readonly name: string; readonly description: string }>> = tags;
  return Object.entries(groups)
    .map(([group, routes]) => {
      const tag = titles[group];
      const title = tag
        ? `### ${tag.name} (\`${group}\`)\n\n${tag.description}`
        : `### Halaman (\`${group}\`)\n\nHTML untuk orang; tidak ada dalam dokumen OpenAPI.`;
      const rows = listRoutes().filter(({ operation }) => operation in routes);
      return `\n${title}\n\n${head}${rows.map(rowOf).join('')}`;
    })
    .join('');
}

function rowOf({ method, path, operation, action, function: name }: ReturnType<typeof listRoutes>[number]): string {
  const { summary } = answers[operation];
  return `| \`${method} ${path}\` | ${operation} | ${action} | ${name} | ${successes(operation)} | ${problems(operation)} | ${summary} |\n`;
}

function successes(operation: OperationName): string {
  const { success, headers = [] }: Described = answers[operation];
  return Object.entries(success)
    .map(([status, content]) =>
      [status, [content].flat().map(contentName).join(' or '), ...headers.map((name) => `+ ${name}`)].join(' ').trim(),
    )
    .join('; ');
}

function contentName(content: Content): string {
  const schema = content instanceof z.ZodType ? content : 'written' in content ? content.written : undefined;
  if (schema) return z.globalRegistry.get(schema)?.id ?? '';
  return 'mediaType' in content ? content.mediaType : 'Location';
}

/** Those beside what every route may answer. */
function problems(operation: OperationName): string {
  const everywhere: readonly string[] = open;
  return answers[operation].problems.filter((code) => !everywhere.includes(code)).join(', ');
}

function withLimits(text: string): string {
  const known: Readonly<Record<string, number | string | readonly unknown[]>> = limits;
  return text.replace(/\d+(?= \(`(\w+)`\))/g, (number, name: string) => String(known[name] ?? number));
}
