import type { Grant } from '../model/grant.ts';

/** The four answers of access.md, beside yes. */
export type DenyAnswer = 401 | 403 | 404 | 410;

/** Every decision is a value; `rule` names the row of access.md, `reason` is what is logged, `how` is the 403's sentence (Bahasa Indonesia) for the caller. */
export type Decision =
  | {
      readonly effect: 'allow';
      readonly rule: string;
      readonly reason: string;
      /** The grant that a read rests on: what it leaves out is left out of the answer. */
      readonly grant?: Grant;
    }
  | {
      readonly effect: 'deny';
      readonly answer: DenyAnswer;
      readonly rule: string;
      readonly reason: string;
      readonly how?: string;
      readonly grant?: undefined;
    };
