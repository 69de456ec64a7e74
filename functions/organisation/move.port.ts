/** `OPD#<id>` / `MOVE`: an ended OPD whose datasets are on their way; what follows a move (counts, index, messages) is done again until `endedAt` stands. */
export type Move = { readonly opdId: string; readonly begunAt: string; readonly endedAt?: string };

export interface MoveStore {
  /** Strongly consistent. */
  get(opdId: string): Promise<Move | undefined>;
  put(move: Move): Promise<void>;
}
