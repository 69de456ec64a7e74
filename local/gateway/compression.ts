import { promisify } from 'node:util';
import { deflate, gzip } from 'node:zlib';
import { codingFor } from '../content-coding.ts';
import type { Answer } from './gateway-response.ts';

const coders = { gzip: promisify(gzip), deflate: promisify(deflate) };

/**
 * An answer as API Gateway sends it ("Receive an API response with a compressed payload"): compressed where the request names a coding that it has, the answer is at
 * least `minimumBytes` long whatever its type, and has no coding yet. It documents no difference for HEAD, and no `Vary`.
 */
export async function asAccepted(answer: Answer, acceptEncoding: string | undefined, minimumBytes: number | undefined): Promise<Answer> {
  if (minimumBytes === undefined || Buffer.byteLength(answer.body) < minimumBytes) return answer;
  if (Object.keys(answer.headers).some((name) => name.toLowerCase() === 'content-encoding')) return answer;
  const coding = codingFor(acceptEncoding, ['gzip', 'deflate']);
  if (coding === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'Content-Encoding': coding }, body: await coders[coding](answer.body) };
}
