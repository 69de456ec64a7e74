import type { NoticeChoice } from '../model/notice-choice.ts';

/** Who wants to be told by mail. */
export interface NoticeChoices {
  get(person: string): Promise<NoticeChoice | undefined>;
  /** All of them, strongly consistent. */
  list(): Promise<readonly NoticeChoice[]>;
  /** Puts it over whatever stands. */
  put(choice: NoticeChoice): Promise<void>;
  drop(person: string): Promise<void>;
  /** Moves `toldUntil` on, of the choice of that moment (`since`) alone: one that was taken back, or made anew, stays as it is. */
  told(choice: NoticeChoice, until: string): Promise<void>;
}
