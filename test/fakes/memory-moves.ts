import type { Move, MoveStore } from '../../functions/organisation/move.port.ts';

/** Moves in memory. */
export function memoryMoves(): MoveStore & { readonly moves: Map<string, Move> } {
  const moves = new Map<string, Move>();
  return {
    moves,
    async get(opdId) {
      return moves.get(opdId);
    },
    async put(move) {
      moves.set(move.opdId, structuredClone(move));
    },
  };
}
