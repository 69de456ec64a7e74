import { defineConfig } from 'vitest/config';
import { type MutatedRoom, mutatedRooms, roomNamed } from './rooms.ts';

/** The tests of one room that are quick enough to run once for each of its mutants. */
const room: MutatedRoom = roomNamed(process.env.MUTATED_ROOM ?? '') ?? mutatedRooms[0];

export default defineConfig({
  test: { include: [...room.tests], exclude: [...(room.otherTests ?? [])], pool: 'forks', testTimeout: 60_000 },
});
