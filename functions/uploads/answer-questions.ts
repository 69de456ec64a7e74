import * as z from 'zod';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import { onDataset } from '../datasets/on-dataset.ts';
import type { Published } from '../datasets/published.port.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, invalidRequest, notFound } from '../http/problem.ts';
import { uploadStates } from '../messages/upload-state.ts';
import type { QuestionAnswer } from '../model/question.ts';
import type { Upload } from '../model/upload.ts';
import { type AnswersOrder, answered, answersKeyOf, standingAnswers, unlessAnswered } from './answers.ts';
import type { Inbox } from './inbox.port.ts';
import { knownUpload } from './known-upload.ts';
import { reportKeyOf } from './report-key.ts';
import { fileIsGone, isStillKept } from './still-kept.ts';
import type { UploadStore } from './upload.port.ts';
import { uploadAnswer } from './upload-answer.ts';

type Ports = {
  readonly datasets: Pick<DatasetStore, 'get'>;
  readonly uploads: Pick<UploadStore, 'get' | 'move'>;
  readonly published: Pick<Published, 'getText'>;
  readonly inbox: Pick<Inbox, 'putText'>;
  /** 32 hexadecimal digits that nobody can guess. */
  readonly secrets: () => string;
};

/**
 * Answers what was asked about a file, all of it at once; the file is then checked again under the answers. The same answers again change nothing. 409 for
 * questions or readings that do not stand, and where the file is kept no longer; 400 where a question is left open or answered twice.
 */
export function answerQuestions(ports: Ports): Operation<'answerQuestions'> {
  return (call) =>
    onDataset(ports.datasets, call, 'upload', async (dataset) => {
      const upload = knownUpload(await ports.uploads.get(call.params.datasetId, call.params.uploadId), call.principal, 'upload', dataset);
      if (!upload) return notFound;
      const { answers } = call.body;
      if (isAnswered(upload, answers)) return ok(uploadAnswer(upload, call));
      if (dataset.state === 'withdrawn') return conflict('Dataset ini sudah ditarik, jadi tidak menerima jawaban.');
      if (upload.state !== 'asking')
        return conflict(`Unggahan ini ${uploadStates[upload.state].clause}: tidak ada pertanyaan yang menunggu jawaban.`);
      if (await isSourceGone(ports, upload, call.now)) return conflict(fileIsGone);
      const asked = await standingQuestions(ports, upload);
      if (!asked) return conflict(questionsAreGone);
      return wrongWith(asked, answers) ?? take(ports, upload, call);
    });
}

function isAnswered({ answers: known = [] }: Upload, answers: readonly QuestionAnswer[]): boolean {
  return answers.every(({ questionId, readingId }) => known.some((one) => one.questionId === questionId && one.readingId === readingId));
}

/** A correction and the publishing of valid rows are checked on the file of the upload that they come from, which goes before their questions do. */
async function isSourceGone({ uploads }: Ports, { datasetId, derivedFrom }: Upload, now: Date): Promise<boolean> {
  if (derivedFrom === undefined) return false;
  const received = (await uploads.get(datasetId, derivedFrom.original))?.at.received;
  return received === undefined || !isStillKept(received, now);
}

/** The order first: its event finishes what a crash after it would leave undone. */
async function take(ports: Ports, upload: Upload, call: Call<'answerQuestions'>): Promise<Answer<'answerQuestions'>> {
  const { answers } = call.body;
  const order: AnswersOrder = { kind: 'answers', standing: standingAnswers(upload), answers };
  await ports.inbox.putText(answersKeyOf(upload, ports.secrets()), JSON.stringify(order));
  const checking = answered(upload, order, call.now);
  if ((await ports.uploads.move(checking, ['asking'], unlessAnswered(upload))) === 'moved') return ok(uploadAnswer(checking, call));
  const standing = (await ports.uploads.get(upload.datasetId, upload.uploadId)) ?? upload;
  return isAnswered(standing, answers) ? ok(uploadAnswer(standing, call)) : conflict(othersWereFaster);
}

const othersWereFaster =
  'Pertanyaan ini sudah dijawab orang lain, atau unggahannya sudah dibatalkan. Muat ulang halaman untuk melihat keadaannya.';

/** What answering needs of a report. */
const askedSchema = z.looseObject({
  questions: z.array(z.looseObject({ questionId: z.string(), readings: z.array(z.looseObject({ readingId: z.string() })) })),
});
type Asked = z.infer<typeof askedSchema>['questions'];

const questionsAreGone =
  'Pertanyaan unggahan ini terlalu lama tidak dijawab, jadi tidak disimpan lagi. Tidak ada yang terbit darinya; unggah lagi berkasnya.';

/** They stand in the report alone: their examples are cells. Undefined once the bucket removed it, which may be hours before the upload is cancelled. */
async function standingQuestions(ports: Ports, upload: Upload): Promise<Asked | undefined> {
  const text = await ports.published.getText(reportKeyOf(upload));
  return text === undefined ? undefined : askedSchema.parse(JSON.parse(text)).questions;
}

function wrongWith(asked: Asked, answers: readonly QuestionAnswer[]): Answer<'answerQuestions'> | undefined {
  const known = new Map(asked.map(({ questionId, readings }) => [questionId, readings.map(({ readingId }) => readingId)]));
  if (answers.some(({ questionId, readingId }) => !known.get(questionId)?.includes(readingId))) {
    return conflict(
      'Pertanyaan atau pilihan jawaban itu tidak ada pada berkas ini. Muat ulang halaman, lalu jawab pertanyaan yang tertera.',
    );
  }
  const given = new Set(answers.map(({ questionId }) => questionId));
  if (given.size < answers.length)
    return invalidRequest([{ where: 'answers', what: 'satu pertanyaan dijawab dua kali; pilih satu jawaban' }]);
  const open = asked.filter(({ questionId }) => !given.has(questionId)).map(({ questionId }) => questionId);
  if (open.length === 0) return undefined;
  return invalidRequest([{ where: 'answers', what: `jawab semua pertanyaan sekaligus; yang belum: ${open.join(', ')}` }]);
}
