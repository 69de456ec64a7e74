/** A room whose code is mutated, and the tests that must fail then. Apart, so that a mutant of one runs no test of the other. */
export type MutatedRoom = { readonly name: string; readonly code: readonly string[]; readonly tests: readonly string[] };

export const mutatedRooms = [
  {
    name: 'access',
    code: ['functions/access/**/*.ts'],
    tests: ['test/access/**/*.test.ts', 'test/access-matrix/decide.test.ts'],
  },
  {
    name: 'identity',
    code: ['functions/identity/**/*.ts', '!functions/identity/**/*handler.ts'],
    tests: ['test/identity/**/*.test.ts'],
  },
] as const satisfies readonly MutatedRoom[];

export function roomNamed(name: string): MutatedRoom | undefined {
  return mutatedRooms.find((room) => room.name === name);
}
