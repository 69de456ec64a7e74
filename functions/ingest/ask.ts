import type { Question } from '../model/question.ts';
import type { Upload } from '../model/upload.ts';
import { unlessAnswered } from '../uploads/answers.ts';
import { transition } from '../uploads/transition.ts';
import type { IngestPorts } from './ports.ts';
import { standing } from './standing-upload.ts';

/** Has the upload wait for its clerk, once the report with the questions lies there; where it will be found if nobody answers first. */
export async function ask(ports: IngestPorts, upload: Upload, found: Partial<Upload>, questions: readonly Question[]): Promise<Upload> {
  const now = ports.now();
  const { datasetId, uploadId } = upload;
  await ports.unanswered.note({ datasetId, uploadId, since: now.toISOString() });
  const asking = transition(upload, 'asking', now, { ...found, message: askingMessage(questions.length) });
  return (await ports.uploads.move(asking, ['checking'], unlessAnswered(upload))) === 'moved' ? asking : standing(ports, upload);
}

function askingMessage(questions: number): string {
  const what = questions === 1 ? 'Satu hal' : `${questions} hal`;
  return `${what} dalam berkas ini dapat dibaca dengan lebih dari satu cara. Jawab pertanyaannya, lalu berkas diperiksa lagi; sebelum itu tidak ada yang terbit.`;
}
