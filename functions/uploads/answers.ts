import * as z from 'zod';
import { questionAnswerSchema } from '../model/question.ts';
import type { Upload } from '../model/upload.ts';
import { transition } from './transition.ts';
import type { MoveCondition } from './upload.port.ts';

/**
 * An object in the inbox beside the file that it speaks of: the answers of its clerk. Its event has the file checked again under them, also where the one who put it
 * there crashed before the upload said so.
 */
export const answersOrderSchema = z.strictObject({
  kind: z.literal('answers'),
  /** How many answers stood before: of two who answer the same questions, one alone is heard. */
  standing: z.number().int().nonnegative(),
  answers: z.array(questionAnswerSchema).min(1),
});
export type AnswersOrder = z.infer<typeof answersOrderSchema>;

/** Where such an object lies: under the key of the file. Nobody outside is ever given an address below that. */
export function answersKeyOf({ key }: Pick<Upload, 'key'>, secret: string): string {
  return `${key}/${secret}`;
}

export function standingAnswers({ answers = [] }: Pick<Upload, 'answers'>): number {
  return answers.length;
}

/** The condition under which a change made from this copy of the upload may be written: nobody has answered meanwhile. */
export function unlessAnswered(upload: Pick<Upload, 'answers'>): MoveCondition {
  return { answers: standingAnswers(upload) };
}

/** The upload under these answers, to be checked again. */
export function answered(upload: Upload, { answers }: Pick<AnswersOrder, 'answers'>, now: Date): Upload {
  return transition(upload, 'checking', now, { answers: [...(upload.answers ?? []), ...answers], message: answersTaken });
}

const answersTaken = 'Jawaban diterima; berkas menunggu giliran diperiksa lagi menurut jawaban itu.';
