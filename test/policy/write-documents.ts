import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { limits } from '../../functions/limits.ts';
import { type ProblemCode, problemCodes, problemStatuses } from '../../functions/messages/problem.ts';
import { costDocument, theCosts } from '../cost/cost-document.ts';
import { accessLevelsDocument } from './access-levels-document.ts';
import { apiDocument } from './api-document.ts';
import { describedOperations } from './described-operations.ts';
import { guidesDocument } from './guides-document.ts';
import { metadataDocument } from './metadata-document.ts';
import { normalisationsDocument } from './normalisations-document.ts';

/**
 * `npm run docs`: writes docs/api.md, docs/limits.md, docs/errors.md, the cells of docs/normalisations.md, the levels of docs/access.md, the metadata of
 * docs/data-model.md, docs/cost.md, what the page /api shows and what /panduan shows of docs/panduan/ again from the code that they describe.
 */
const root = resolve(import.meta.dirname, '../..');
const docs = `${root}/docs/`;

writeFileSync(`${root}/functions/portal/described-operations.json`, describedOperations());
writeFileSync(`${root}/functions/portal/guides.json`, guidesDocument());
writeFileSync(`${docs}api.md`, apiDocument(readFileSync(`${docs}api.md`, 'utf8')));
const src = globSync('functions/{limits.ts,limits/*.ts}', { cwd: root })
  .map((path) => readFileSync(`${root}/${path}`, 'utf8'))
  .join('\n');
const reason = (n: string) => {
  const i = src.indexOf(`\n  ${n}:`);
  const before = src.slice(0, i);
  const c = before.slice(before.lastIndexOf('/**') + 3, before.lastIndexOf('*/'));
  return c.replace(/\s*\n\s*\*\s*/g, ' ').trim();
};
writeFileSync(
  `${docs}limits.md`,
  `# Limits

Every limit of the product, from \`functions/limits.ts\`; a test compares. The unit is in the name.

| limit | value | why |
|---|---|---|
${Object.entries(limits)
  .map(([k, v]) => `| \`${k}\` | ${v} | ${reason(k)} |`)
  .join('\n')}
`,
);
const when: Readonly<Record<ProblemCode, string>> = {
  'invalid-request':
    'a parameter, header or body key is unknown or has the wrong form, or a cursor is of another query: begin again without it; `violations` names each',
  unauthorized: 'we do not know you, and knowing could help; sent by the gateway with `WWW-Authenticate`',
  forbidden: 'we know you and you may see that it exists, but not do this; `detail` says who may and how to ask',
  'not-found': 'it does not exist, or you may not know that it does: one fixed body',
  'method-not-allowed': 'the path has no such method, whatever the id; `Allow` lists those that it has',
  gone: 'it was public and is not any more, or the steward withdrew that version; `at` and `reason` say when and why',
  conflict: 'the state of things does not allow it: an id taken, an upload no longer waiting',
  'precondition-failed': '`If-Match` is not the newest `ETag`',
  'precondition-required': '`If-Match` is missing',
  'too-large': 'body or file above its limit ([limits.md](limits.md))',
  'does-not-fit':
    'the rows or cells are too many for that form of file, or a cell is too long for it; nothing is cut, and `instead` names addresses that fit',
  'too-many-requests': 'slow down',
  'internal-error': 'a fault of ours; the log has its cause under `requestId`',
  unavailable: 'what the answer needs is out of reach, among it the record without which limited rows are not read',
};
writeFileSync(
  `${docs}errors.md`,
  `# Error codes

One shape everywhere (RFC 9457): \`{ type, title, status, detail, code, requestId }\`. \`detail\` is Bahasa Indonesia; branch on \`code\`. A test compares this list with \`functions/messages/problem.ts\`.

| code | status | when |
|---|---|---|
${problemCodes.map((code) => `| \`${code}\` | ${problemStatuses[code]} | ${when[code]} |`).join('\n')}
`,
);

writeFileSync(`${docs}normalisations.md`, normalisationsDocument(readFileSync(`${docs}normalisations.md`, 'utf8')));
writeFileSync(`${docs}access.md`, accessLevelsDocument(readFileSync(`${docs}access.md`, 'utf8')));
writeFileSync(`${docs}data-model.md`, metadataDocument(readFileSync(`${docs}data-model.md`, 'utf8')));
writeFileSync(`${docs}cost.md`, costDocument(theCosts()));
