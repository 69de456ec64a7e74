import { readFileSync } from 'node:fs';
import { type Client, follow, member, putHeaders, send, textMember } from '../../demo/client.ts';

/** Who delivers the files of a corpus, and who approves them. */
const operator = 'diskominfo';
const steward = 'kominfo';

/** For a question of a file, which of its readings a clerk who knows the file would choose; undefined where nobody has decided. */
export type Answerer = (questionId: string, readingIds: readonly string[]) => string | undefined;

/** What became of a file that was sent as a clerk and the steward would. */
export type Sent = {
  readonly file: string;
  readonly datasetId: string;
  /** The upload's last state; `refused` where the file was not taken at all. */
  readonly state: string;
  /** Ids of the questions that were asked, in order. */
  readonly asked: readonly string[];
  /** Why it was not published, or what the steward had to do first. */
  readonly message: string;
  readonly report: unknown;
  /** Of a published file. */
  readonly rows?: number;
  readonly standard?: unknown;
  readonly csv?: string;
};

type Delivery = { readonly file: string; readonly path: string; readonly datasetId: string; readonly answerOf: Answerer };

/** Registers a dataset for the file, sends it, answers what is asked, approves it, and reads what is published. */
export async function sendFile(client: Client, { file, path, datasetId, answerOf }: Delivery): Promise<Sent> {
  await register(client, datasetId, file);
  const bytes = readFileSync(path);
  const base = `/v1/datasets/${datasetId}/uploads`;
  const started = await send(client, operator, 'POST', base, { fileName: file, size: bytes.length });
  if (started.status !== 201) return { file, datasetId, state: 'refused', asked: [], message: whyRefused(started.body), report: undefined };
  const put = await fetch(textMember(started.body, 'put', 'url'), { method: 'PUT', headers: putHeaders(started.body), body: bytes });
  if (!put.ok) throw new Error(`${file} was not taken: ${put.status}`);
  const uploadId = textMember(started.body, 'uploadId');
  const checked = await follow(client, operator, datasetId, uploadId);
  const { upload, asked } = await answerAll(client, { base, uploadId, datasetId }, checked, answerOf);
  const { body: report } = await send(client, operator, 'GET', `${base}/${uploadId}/report`);
  const state = textMember(upload, 'state');
  const found = { file, datasetId, asked, report };
  if (state !== 'in-review') return { ...found, state, message: state === 'asking' ? questionOf(report) : firstError(report) };
  const approved = await approve(client, datasetId, uploadId);
  if (approved.state !== 'published') return { ...found, ...approved };
  const { body: standard } = await send(client, operator, 'GET', `/v1/datasets/${datasetId}/standard`);
  const { body: page } = await send(client, operator, 'GET', `/v1/datasets/${datasetId}/rows?limit=1`);
  return { ...found, ...approved, rows: Number(member(page, 'total')), standard, csv: await csvOf(client, datasetId) };
}

async function register(client: Client, datasetId: string, title: string): Promise<void> {
  const processing = { basis: 'Uji', purposes: ['pengaduan'], retentionUntil: '2031-12-31' };
  const registration = { datasetId, title, description: title, access: 'open', cadence: 'ad-hoc', processing };
  const answer = await send(client, operator, 'POST', '/v1/datasets', registration);
  if (answer.status !== 201) throw new Error(`no dataset for ${title}: ${answer.status} ${answer.text}`);
}

/** What startUpload says of a file that no name like this one's can hold. */
function whyRefused(problem: unknown): string {
  const violations = member(problem, 'violations');
  const first: unknown = Array.isArray(violations) ? violations[0] : undefined;
  return `${textMember(first, 'where')}: ${textMember(first, 'what')}`;
}

type Place = { readonly base: string; readonly uploadId: string; readonly datasetId: string };

/** Until nothing is asked any more, or something that nobody has decided. */
async function answerAll(
  client: Client,
  { base, uploadId, datasetId }: Place,
  checked: unknown,
  answerOf: Answerer,
): Promise<{ readonly upload: unknown; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  let upload = checked;
  while (textMember(upload, 'state') === 'asking') {
    const { body: report } = await send(client, operator, 'GET', `${base}/${uploadId}/report`);
    const questions = questionsOf(report);
    asked.push(...questions.map((question) => textMember(question, 'questionId')));
    const answers = questions.flatMap((question) => {
      const questionId = textMember(question, 'questionId');
      const readingId = answerOf(questionId, readingsOf(question));
      return readingId === undefined ? [] : [{ questionId, readingId }];
    });
    if (answers.length < questions.length) break;
    const answered = await send(client, operator, 'POST', `${base}/${uploadId}/answers`, { answers });
    if (answered.status !== 200) throw new Error(`${uploadId} was not answered: ${answered.status} ${answered.text}`);
    upload = await follow(client, operator, datasetId, uploadId);
  }
  return { upload, asked };
}

export function questionsOf(report: unknown): readonly unknown[] {
  const questions = member(report, 'questions');
  return Array.isArray(questions) ? questions : [];
}

function readingsOf(question: unknown): readonly string[] {
  const readings = member(question, 'readings');
  return Array.isArray(readings) ? readings.map((reading) => textMember(reading, 'readingId')) : [];
}

function questionOf(report: unknown): string {
  return questionsOf(report)
    .map((question) => `${textMember(question, 'questionId')}: ${textMember(question, 'text')}`)
    .join(' ');
}

/** As the steward does: a file with personal columns is shared on request only. */
async function approve(client: Client, datasetId: string, uploadId: string): Promise<Pick<Sent, 'state' | 'message'>> {
  const path = `/v1/datasets/${datasetId}`;
  const review = { decision: 'approve', reasons: [] };
  let answer = await send(client, steward, 'POST', `${path}/uploads/${uploadId}/review`, review);
  let message = '';
  if (answer.status === 409) {
    message = 'personal columns: shared on request';
    await send(client, steward, 'PUT', `${path}/access`, { access: 'limited', sharing: 'by-request', reason: 'Memuat data pribadi' });
    answer = await send(client, steward, 'POST', `${path}/uploads/${uploadId}/review`, review);
  }
  if (answer.status !== 200) return { state: 'in-review', message: textMember(answer.body, 'detail') };
  return { state: textMember(answer.body, 'state'), message };
}

async function csvOf(client: Client, datasetId: string): Promise<string> {
  const link = await send(client, operator, 'GET', `/v1/datasets/${datasetId}/files/csv`, undefined, { Accept: 'application/json' });
  if (link.status !== 200) throw new Error(`no CSV of ${datasetId}: ${link.status} ${link.text}`);
  return (await fetch(textMember(link.body, 'url'))).text();
}

function firstError(report: unknown): string {
  const errors = member(report, 'errors');
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  return `${textMember(first, 'type')}: ${textMember(first, 'message')} ${textMember(first, 'mend')}`.trim();
}
