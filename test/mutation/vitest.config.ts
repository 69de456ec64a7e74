import { defineConfig } from 'vitest/config';
import { mutatedRooms, roomNamed } from './rooms.ts';

/** The tests of one room that are quick enough to run once for each of its mutants. */
const room = roomNamed(process.env.MUTATED_ROOM ?? '');

export default defineConfig({
  test: { include: [...(room ?? mutatedRooms[0]).tests], pool: 'forks' },
});
