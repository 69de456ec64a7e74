/** An upload that was asked about at that time. Its own state is the truth; this only finds it when nobody has answered for long. */
export type Unanswered = { readonly datasetId: string; readonly uploadId: string; readonly since: string };

/** `UNANSWERED` / `<since>#<datasetId>#<uploadId>`: in the order of their times, so that who looks for old ones reads no other. */
export interface UnansweredStore {
  /** Before the upload's state says that it asks. Repeatable. */
  note(asked: Unanswered): Promise<void>;
  /** The oldest before that time (RFC 3339), at most so many. */
  listBefore(time: string, limit: number): Promise<Unanswered[]>;
  /** Repeatable. */
  drop(asked: Unanswered): Promise<void>;
}
