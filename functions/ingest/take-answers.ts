import type { Upload } from '../model/upload.ts';
import { type AnswersOrder, answered, answersOrderSchema, standingAnswers, unlessAnswered } from '../uploads/answers.ts';
import type { IngestPorts } from './ports.ts';
import type { Arrival } from './s3-event.ts';
import { standing } from './standing-upload.ts';

/**
 * The upload under the answers that have arrived, if it still waits for them: mostly the one who put them there has moved it on already. Orders that lost a race, or came
 * again, change nothing.
 */
export async function takeAnswers(ports: IngestPorts, upload: Upload, arrival: Arrival): Promise<Upload> {
  if (upload.state !== 'asking') return upload;
  const order = await readAnswers(ports, arrival);
  if (order.standing !== standingAnswers(upload)) return upload;
  const checking = answered(upload, order, ports.now());
  const moved = await ports.uploads.move(checking, ['asking'], unlessAnswered(upload));
  return moved === 'moved' ? checking : standing(ports, upload);
}

async function readAnswers({ inbox }: IngestPorts, { key, versionId }: Arrival): Promise<AnswersOrder> {
  const blocks: Uint8Array[] = [];
  for await (const block of inbox.read(key, versionId, 0)) blocks.push(block);
  return answersOrderSchema.parse(JSON.parse(Buffer.concat(blocks).toString('utf8')));
}
