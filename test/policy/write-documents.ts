import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { limits } from '../../functions/limits.ts';
import { problemTitles } from '../../functions/messages/problem.ts';
import { listRoutes } from '../../functions/routes.ts';
import { accessLevelsDocument } from './access-levels-document.ts';
import { normalisationsDocument } from './normalisations-document.ts';

/** `npm run docs`: writes docs/api.md, docs/limits.md, docs/errors.md, the cells of docs/normalisations.md and the levels of docs/access.md again from the code that they describe. */
const root = resolve(import.meta.dirname, '../..');
const docs = `${root}/docs/`;

const rows = listRoutes()
  .map((r) => `| \`${r.method} ${r.path}\` | ${r.operation} | ${r.action} | ${r.function} | ${r.summary} |`)
  .join('\n');
writeFileSync(
  `${docs}api.md`,
  `# The HTTP API

\`functions/routes.ts\` is the truth; \`GET /v1/openapi.json\` is generated from it, with every parameter and body. A test compares this list with it.

Conventions: JSON, camelCase, RFC 3339 UTC times; errors are \`application/problem+json\` ([errors.md](errors.md)); \`ETag\`/\`If-Match\` guard PATCH (412 on a stale one,
428 without one); \`Idempotency-Key\` is honoured on POST for a day (one key, one effect, the first answer again with fresh addresses, as long
as it is still allowed; 409 for another request, or once the rights of the account changed); lists are \`{ items, next? }\` with an opaque \`cursor\`; unknown query parameters and body keys are 400, named.
Send \`Authorization: Bearer <access token>\`; without the header you are the public. Who may do what: the access table in the [README](../README.md).

| method and path | operation | action | function | in short (Bahasa Indonesia) |
|---|---|---|---|---|
${rows}

## Rows

\`GET …/rows?limit&cursor|offset&version&sort&columns\`, and filters \`<column>__<op>=value\` with op \`exact, differs, contains, in, less, greater, strictly_less, strictly_greater, isnull, isnotnull\`.
\`sort=kolom,-kolom2\`. The answer is \`{ datasetId, version, total, items, next? }\`; identifiers are strings, numbers are exact JSON literals. \`Accept: text/csv\` gives the same rows as CSV.

What is compared is what is shown. Numbers compare exactly, however long, small or large the value is (\`1e40\`, \`9007199254740993.5\`); a column of whole numbers takes whole ones. Texts compare by their code points, dates and
times by the city's clock: a value with another offset is moved to it. An empty cell differs from every value, is in no other comparison, and sorts last; so does, before them, a text of an earlier standard that isn't of the column's type.

\`in\` given once holds values parted by commas, as one CSV record: \`x__in=a,b\` asks for two, \`x__in="a,b",c\` for \`a,b\` and \`c\`, a quote within quotes is doubled. Given several times, each is one value just as it stands:
\`x__in=a&x__in=b,c\` asks for \`a\` and \`b,c\`. At most ${limits.maxFilterListValues} values. Several filters hold together.

A \`cursor\` (\`next\`, in CSV in the \`Link\` header) goes on in the version that the first page came from, and belongs to its filters, order, columns and the area of a grant: repeat these with it; with others it is 400, and
\`violations\` names \`parameter cursor\`. \`limit\` may change. \`offset\` counts in the version that stands, or in the \`version\` that is named: who pages by offset sends along the \`version\` of the first answer, else a new version between two
pages would mix with it. \`next\` is a cursor always.

## Files

\`GET …/files/csv|parquet?version&period\` answers 302 to a link that lives at most 60 seconds, or with \`Accept: application/json\` 200 \`{ url, expiresAt }\`.

## Standard

\`PUT …/standard\` takes a Table Schema with the extensions of this house, or \`{ library: { standardId } }\`: the exact copy of a standard that the walidata keeps for every OPD (\`/v1/standards\`), approved already.
A standard comes with \`requiredFields\`: the names of those whose cells may not be empty, by their constraint or as part of the primary key or the period.
A field may say \`referenceCodes: kemendagri-provinsi | -kabkota | -kecamatan | -kelurahan | -wilayah\`: its cells are codes of that list, dotted or plain.
\`foreignKeys: [{ fields, reference: { resource, fields } }]\` name another dataset by its id (or this table, without a resource): each row's key must stand in its current version. The OPD must be allowed to read it.

## Upload

\`POST …/uploads { fileName, size, period?, mode?, sheet?, sha256? }\` answers \`{ uploadId, state, put: { url, headers, expiresAt } }\`: one PUT of exactly that many bytes, with those headers. Above 64 MiB, up
to 5 GiB, it answers \`{ uploadId, state, multipart: { partSize, parts } }\`: the file goes in parts of \`partSize\` bytes, numbered from 1, the last one shorter. \`POST …/parts { partNumbers: [1, 2] }\` answers
\`{ parts: [{ partNumber, size, url }], expiresAt }\`, at most 20 at a time, each a PUT of exactly \`size\` bytes; in any order, several at once, again if one fails. While the upload waits, \`GET …/uploads/{uploadId}\` shows
\`multipart: { partSize, parts, received: [1] }\`: the one who was interrupted sends the others, within 7 days. \`POST …/completion\`, without a body, makes the file of them; it is 409 with \`missingParts\` while some are
missing, and harmless when repeated. By curl: [large-files.md](large-files.md). For both kinds, \`GET …/uploads/{uploadId}\`
tells the state (\`waiting, received, checking, asking, accepted, in-review, published, rejected, returned, failed, cancelled\`), counts, and a sentence for the clerk.

\`mode\` is \`periods\` (the file's periods take the place of the same ones; the default) or \`all\` (it takes the place of everything; where that goes to the steward, the reasons begin with what is deleted). \`sheet\` names the sheet of a
workbook with several tables. Without it the one that fits the standard is read, of a returned workbook the one that was judged; where several fit, the upload is rejected, and the error's \`sheets\` lists their names.

## Questions

Where two readings fit the cells of a column that no standard settles (\`1.234\`, \`03/04/2021\`, \`1.1\` beside \`1.10\`, \`10.30\` under a name of clocks, \`120 200\`), the upload waits in the state \`asking\`. Its report has
\`questions: [{ questionId, fieldName?, text, readings: [{ readingId, text, examples? }] }]\`, at most ${limits.maxQuestions} a file; examples are cells, for the owning OPD alone. \`POST …/uploads/{uploadId}/answers { answers: [{ questionId, readingId }] }\` answers all of them at once:
200 the upload, in state \`checking\`, and the answers join the standard proposed from the file. 400 names the questions left open; 409 is for a question or reading that does not stand, or one answered by somebody else. The same answers again change nothing.
A correction and a salvagekeep the answers (\`answers\` on the upload). Unanswered for ${limits.questionDays} days, or by \`DELETE …/uploads/{uploadId}\`, the upload is cancelled.

## Correction and salvage

\`POST …/uploads/{uploadId}/mending { cells?: [{ rowNumber, fieldName, value }], notNik?: [{ rowNumber, fieldName }] }\` corrects up to ${limits.maxMendedCells} cells of a rejected or returned upload without another file; row and field as the report names them
(or the file's own label), an empty \`value\` empties the cell. \`notNik\` declares up to ${limits.maxDeclaredCells} cells that a \`person-number\` error names to hold no NIK or KK: they are passed over, and the steward is told how many, in which columns. \`POST …/uploads/{uploadId}/salvage { reason }\`, by the head of the owning OPD, has the valid rows of a rejected upload published without the others, where
the upload says \`salvageable: true\`: some rows are valid, and each error is of its own row. Both answer 201 \`{ uploadId, state }\`: a new upload, with \`derivedFrom: { kind, uploadId, reason? }\`, that is checked from the beginning; a
correction of a correction keeps the cells of the first. The clerk's file is kept ${limits.inboxDays} days from its arrival; afterwards both are 409. How many rows were left out is \`leftOut\` on the upload, on the dataset, in
searches, and on each version and its periods, until the period is delivered whole.

## Report

\`GET …/uploads/{uploadId}/report\`: \`{ valid, stats, dialect, columns, errors, warnings, errorCounts, personalColumns, truncated, mode?, changes? }\` in Frictionless's words. An error has \`type, fieldName, fieldNumber, rowNumber, cell, message, mend\`: row and column
count from 1 in the clerk's own file, empty columns included, and are absent where there is none (a column that is missing);
the owning OPD alone gets \`cell\`. An error of a key of several columns names them all in \`fieldNames\`; its \`cell\` is theirs, joined.

A valid file's report has \`mode\` and \`changes: [{ period, rows, replaced, added, removed, changed, rowNumbers: { added, changed } }]\`: what it does to the version that stands, with the first ten rows of each kind in the clerk's own
file. Warnings \`row-count-drift\`, \`new-value-drift\`, \`empty-column-drift\`, \`range-drift\`, \`thousands-drift\`
(fractions that could be thousands), \`date-order-drift\` (no day after the twelfth any more) and \`lost-value-drift\` (values that told rows apart became the same) tell what is unlike the data before; each of
them brings the steward. Numbers of rows are compared where either side has at least
${limits.minDriftRows} (\`minDriftRows\`), fewer rows of a period that stands always, ranges where both have. Rows that are the very ones that stand make no version: the upload ends \`published\` with \`unchanged: true\`
and counts as delivered. \`future-period\` and \`far-past-period\` do not.

## Changes between versions

\`GET …/versions/{n}/diff?limit&cursor\`: \`{ datasetId, version, previous?, total: { added, removed, changed }, periods: [{ period, replaced, added, removed, changed }], columns: { added, removed }, items?, next? }\`. Rows are told
apart by the primary key, where both versions' standards have the same and it is *wajib*; else as whole rows, where a changed row counts as one removed and one added. Anyone who may see the dataset gets the counts; \`items\`
(\`{ period, change: "added" | "removed" | "changed", before?, after? }\`, at most 1,000 rows and 5 MB a page) only who may read both versions, and a look at rows that are not open is recorded. A version in a list has \`changes\`
where they were counted when it was made; \`bytes\`, and of each period \`bytes\` and \`sha256\`, only for anyone who may read all of the version without a grant (as \`bytes\` of a dataset).

## Access by request

\`POST …/access-requests { purpose, legalBasis, until, officers?, columns?, area?, institution? }\`, by a member, for limited data that is shared by request: 201 \`{ requestId, state: "waiting", … }\`. \`purpose\` is a code of the city's list (a 400 lists them),
\`until\` at most ${limits.maxGrantDays} days ahead, \`officers\` subs of accounts (\`GET /v1/me\` tells one's own; an address or a name is a 400), \`area\` the Kemendagri code of a district or village of the city. \`POST …/{requestId}/decision { decision: "grant" | "refuse", reasons,
until?, withoutColumns?, area?, officers? }\` may only narrow what was asked; without \`until\` the grant runs ${limits.standingGrantDays} days, to the end of the last one in Jakarta (\`until\`), and \`POST …/grants/{institution}/renewal\` gives it as many from now, up to \`renewableUntil\`. The answer has the
\`grant\`, and \`replaced\` where another of that institution gave way. A grant is \`{ institution, purpose, legalBasis, until, renewableUntil?, officers?, columns?, withoutColumns?, area?, isLive, isWhole, revoked?, … }\`; one that is not \`isWhole\` gives
rows, never files. \`DELETE …/grants/{institution}\` is in force before it is answered. \`GET /v1/access-requests\` lists what waits for the caller as a head, \`GET …/access-requests?undone=true\` what waits on one dataset: requests, and decisions that were interrupted before their grant was made (\`isUnfinished\`; the same decision again finishes them).

## Exempted information

\`GET /v1/exemptions\`: \`{ items: [{ title }] }\`, by title; the steward also gets \`datasetId, opdId, legalBasis, reason, until, listedBy, at, isPublic\`. \`PUT …/exemption-listing { title }\` enters a closed dataset under a title for the public.

## Access records

\`GET …/access-records?from&until&principal&institution&operation&purpose&limit&cursor\`, for the head of the owning OPD: \`{ from, until, items: [{ at, principalId, name, institutions, operation, versionNumber?, uploadId?, purpose?,
grantRequestId?, rule }], next? }\`, newest first; one item each time that rows which are not open, or the cells of an upload, were read, linked to or compared. Days are UTC days, both included: the last ${limits.defaultRecordDays} without any, at most
${limits.maxRecordDays}. An answer with few items, or none, may still have \`next\`: it looks at ${limits.maxRecordDaysScanned} days and ${limits.maxRecordsScanned} records at a time. \`Accept: text/csv\` gives the same as CSV, the next page in the \`Link\` header.

## Bodies that others rely on

A dataset is \`{ datasetId, title, description, opdId, access, sharing?, cadence, state, currentVersion?, rows?, bytes?, personalColumns, updatedAt, … }\` with its revision as \`ETag\`. \`PUT …/access\` answers 200 with it, or 202 when a
loosening waits for the steward. Progress is \`{ period, at, items: [{ opdId, name, planned, due, delivered, late, rejected, missing, rows, lastUploadAt?, history }] }\`, one item for each OPD.
`,
);
const src = globSync('functions/*limits.ts', { cwd: root })
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
const when: Record<string, [string, string]> = {
  'invalid-request': [
    '400',
    'a parameter, header or body key is unknown or has the wrong form, or a cursor is of another query: begin again without it; `violations` names each',
  ],
  unauthorized: ['401', 'we do not know you, and knowing could help; sent by the gateway with `WWW-Authenticate`'],
  forbidden: ['403', 'we know you and you may see that it exists, but not do this; `detail` says who may and how to ask'],
  'not-found': ['404', 'it does not exist, or you may not know that it does: one fixed body'],
  gone: ['410', 'it was public and is not any more, or the steward withdrew that version; `at` and `reason` say when and why'],
  conflict: ['409', 'the state of things does not allow it: an id taken, an upload no longer waiting'],
  'precondition-failed': ['412', '`If-Match` is not the newest `ETag`'],
  'precondition-required': ['428', '`If-Match` is missing'],
  'too-large': ['413', 'body or file above its limit ([limits.md](limits.md))'],
  'too-many-requests': ['429', 'slow down'],
  'internal-error': ['500', 'a fault of ours; the log has its cause under `requestId`'],
  unavailable: ['503', 'what the answer needs is out of reach, among it the record without which limited rows are not read'],
};
writeFileSync(
  `${docs}errors.md`,
  `# Error codes

One shape everywhere (RFC 9457): \`{ type, title, status, detail, code, requestId }\`. \`detail\` is Bahasa Indonesia; branch on \`code\`. A test compares this list with \`functions/http/problem.ts\`.

| code | status | when |
|---|---|---|
${Object.keys(problemTitles)
  .map((k) => `| \`${k}\` | ${(when[k] ?? ['?', '?'])[0]} | ${(when[k] ?? ['?', '?'])[1]} |`)
  .join('\n')}
`,
);

writeFileSync(`${docs}normalisations.md`, normalisationsDocument(readFileSync(`${docs}normalisations.md`, 'utf8')));
writeFileSync(`${docs}access.md`, accessLevelsDocument(readFileSync(`${docs}access.md`, 'utf8')));
