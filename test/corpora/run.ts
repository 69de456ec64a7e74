import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Client, follow, member, putHeaders, send, textMember } from '../../demo/client.ts';
import { demoAccounts } from '../../local/accounts.ts';
import { startLaptop } from '../../local/laptop.ts';
import { currentAssembly } from '../../local/synthesize.ts';

/**
 * `npm run corpus`: sends every real file through the whole way, as a clerk and the steward would, and writes what became of each to
 * docs/corpus-outcomes.md. Exits 1 when fewer than 75 are published, or one ends stuck or without a message to act on.
 */
const root = resolve(import.meta.dirname, '../..');
const corpus = resolve(root, '../shared/corpora/real');
const leastPublished = 75;

type Outcome = {
  readonly file: string;
  readonly outcome: string;
  readonly rows: string;
  readonly dialect: string;
  readonly message: string;
};

const files = listFiles();
if (files.length === 0) {
  console.log('The corpus folder is absent: nothing to send, 0 files.');
  process.exit(0);
}
const home = mkdtempSync(join(tmpdir(), 'satudata-corpus-'));
const laptop = await startLaptop({
  assemblyDirectory: await currentAssembly(root, console.error),
  home,
  port: 0,
  accounts: demoAccounts(join(root, 'cities/kota-tangerang.json')),
});
const client: Client = { url: laptop.url, token: laptop.issueToken };
const keptAnswers = readAnswers();
const outcomes: Outcome[] = [];
for (const [place, file] of files.entries()) {
  const outcome = await sendFile(file, place);
  outcomes.push(outcome);
  console.log(`${outcome.outcome.padEnd(10)} ${file}  ${outcome.message}`);
}
await laptop.stop();
rmSync(home, { recursive: true, force: true });
report();

function listFiles(): string[] {
  try {
    return readdirSync(corpus)
      .filter((name) => name !== 'INDEX.tsv')
      .sort();
  } catch {
    return [];
  }
}

async function sendFile(file: string, place: number): Promise<Outcome> {
  const datasetId = `korpus-${String(place).padStart(2, '0')}-${file
    .replace(/\.[a-z]+$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')}`.slice(0, 80);
  const path = `/v1/datasets/${datasetId}`;
  const processing = { basis: 'Uji', purposes: ['pengaduan'], retentionUntil: '2031-12-31' };
  await send(client, 'diskominfo', 'POST', '/v1/datasets', {
    datasetId,
    title: file,
    description: file,
    access: 'open',
    cadence: 'ad-hoc',
    processing,
  });
  const bytes = readFileSync(join(corpus, file));
  const started = await send(client, 'diskominfo', 'POST', `${path}/uploads`, { fileName: file, size: bytes.length });
  if (started.status !== 201) return { file, outcome: 'rejected', rows: '', dialect: '', message: whyRefused(started.body) };
  await fetch(textMember(started.body, 'put', 'url'), { method: 'PUT', headers: putHeaders(started.body), body: bytes });
  const uploadId = textMember(started.body, 'uploadId');
  const questions = await answerQuestions(file, path, uploadId, await follow(client, 'diskominfo', datasetId, uploadId));
  const checked = await follow(client, 'diskominfo', datasetId, uploadId);
  const report = await send(client, 'diskominfo', 'GET', `${path}/uploads/${uploadId}/report`);
  const dialect = describeDialect(member(report.body, 'dialect'));
  const state = textMember(checked, 'state');
  if (state !== 'in-review') return { file, outcome: state, rows: '', dialect, message: firstError(report.body) };
  const approved = await approve(path, uploadId);
  return { file, dialect, ...approved, message: [questions, approved.message].filter((words) => words !== '').join('; ') };
}

/** As the list kept by hand says; gives what was asked and answered. A question that is not on the list stays open, and the file asking. */
async function answerQuestions(file: string, path: string, uploadId: string, checked: unknown): Promise<string> {
  if (textMember(checked, 'state') !== 'asking') return '';
  const asked = (await send(client, 'diskominfo', 'GET', `${path}/uploads/${uploadId}/report`)).body;
  const questions = member(asked, 'questions');
  const ids = Array.isArray(questions) ? questions.map((question) => textMember(question, 'questionId')) : [];
  const answers = ids.flatMap((questionId) => {
    const readingId = keptAnswers.get(`${file} ${questionId}`);
    return readingId === undefined ? [] : [{ questionId, readingId }];
  });
  const answer = await send(client, 'diskominfo', 'POST', `${path}/uploads/${uploadId}/answers`, { answers });
  if (answer.status !== 200) console.log(`NOT ANSWERED ${file} ${ids.join(' ')} ${answer.text}`);
  return `asked: ${answers.map(({ questionId, readingId }) => `${questionId} → ${readingId}`).join(', ')}`;
}

/** `test/corpora/answers.tsv`: by file and question, the reading that a person chose who looked at the file. */
function readAnswers(): ReadonlyMap<string, string> {
  const [, ...lines] = readFileSync(join(root, 'test/corpora/answers.tsv'), 'utf8').trim().split('\n');
  return new Map(lines.map((line) => line.split('\t')).map(([file, questionId, readingId = '']) => [`${file} ${questionId}`, readingId]));
}

/** What startUpload says of a file that no name like this one's can hold. */
function whyRefused(problem: unknown): string {
  const violations = member(problem, 'violations');
  const first: unknown = Array.isArray(violations) ? violations[0] : undefined;
  return `${textMember(first, 'where')}: ${textMember(first, 'what')}`;
}

/** As the steward does: a file with personal columns is shared on request only. */
async function approve(path: string, uploadId: string): Promise<Pick<Outcome, 'outcome' | 'rows' | 'message'>> {
  const review = { decision: 'approve', reasons: [] };
  let answer = await send(client, 'kominfo', 'POST', `${path}/uploads/${uploadId}/review`, review);
  let note = '';
  if (answer.status === 409) {
    note = 'personal columns: shared on request';
    await send(client, 'kominfo', 'PUT', `${path}/access`, { access: 'limited', sharing: 'by-request', reason: 'Memuat data pribadi' });
    answer = await send(client, 'kominfo', 'POST', `${path}/uploads/${uploadId}/review`, review);
  }
  if (answer.status !== 200) return { outcome: 'in-review', rows: '', message: textMember(answer.body, 'detail') };
  const rows = await send(client, 'diskominfo', 'GET', `${path}/rows?limit=1`);
  return { outcome: textMember(answer.body, 'state'), rows: String(member(rows.body, 'total')), message: note };
}

function describeDialect(dialect: unknown): string {
  const delimiter = textMember(dialect, 'delimiter') === '\t' ? 'TAB' : textMember(dialect, 'delimiter');
  const header = member(dialect, 'headerRows');
  if (!dialect) return '';
  const container = textMember(dialect, 'container');
  const read =
    container === 'csv' ? `${textMember(dialect, 'encoding')} \`${delimiter}\`` : `${container} “${textMember(dialect, 'sheetName')}”`;
  return `${read} header ${Array.isArray(header) ? header.join('–') : '?'}`;
}

function firstError(report: unknown): string {
  const errors = member(report, 'errors');
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return `${textMember(first, 'type')}: ${textMember(first, 'message')} ${textMember(first, 'mend')}`.trim();
}

function report(): void {
  const published = outcomes.filter(({ outcome }) => outcome === 'published').length;
  const unclear = outcomes.filter(({ outcome, message }) => outcome !== 'published' && !(outcome === 'rejected' && message.length > 40));
  const rows = outcomes.map(
    ({ file, outcome, rows: count, dialect, message }) =>
      `| ${file} | ${outcome} | ${count} | ${dialect} | ${message.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`,
  );
  const text = `# What becomes of real files

Written by \`npm run corpus\`: each file of the corpus sent through the whole way (register, upload, check, review, publish) under a standard inferred from itself.
${published} of ${outcomes.length} published; the others rejected with the message shown, which a clerk reads.

| file | outcome | rows | read as | message |
|---|---|---|---|---|
${rows.join('\n')}
`;
  writeFileSync(join(root, 'docs/corpus-outcomes.md'), text);
  console.log(`${published} of ${outcomes.length} published, ${outcomes.length - published} not; ${unclear.length} without a clear end`);
  process.exitCode = published >= leastPublished && unclear.length === 0 ? 0 : 1;
}
