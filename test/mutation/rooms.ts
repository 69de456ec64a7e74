/** Code that is mutated together, and the tests that must fail then. Apart, since a mutant in a module's top level runs every test of its room. */
export type MutatedRoom = {
  readonly name: string;
  readonly code: readonly string[];
  readonly tests: readonly string[];
  readonly otherTests?: readonly string[];
};

const keepingAccounts = [
  'account-{answer,record-store,store}',
  'assignable-groups',
  '{bind,get,invite,change,list}-{account,accounts,person}',
  'directory',
  'end-tokens',
  'keeping-accounts',
  'known-account',
  'last-change',
  'person-{holder,key}',
  'record-change',
].map((name) => `functions/identity/${name}.ts`);
const testsOfAccounts = [
  'assignable-groups',
  '{bind,invite,change}-{account,person}',
  'keeping-accounts',
  'last-change',
  'read-accounts',
].map((name) => `test/identity/${name}.test.ts`);

export const mutatedRooms = [
  {
    name: 'access',
    code: ['functions/access/**/*.ts', 'functions/identity/principal.ts'],
    tests: ['test/access/**/*.test.ts', 'test/access-matrix/decide.test.ts', 'test/identity/principal.test.ts'],
  },
  { name: 'accounts', code: keepingAccounts, tests: testsOfAccounts },
  {
    name: 'gate',
    code: [
      'functions/identity/**/*.ts',
      '!functions/identity/**/*handler.ts',
      '!functions/identity/principal.ts',
      ...keepingAccounts.map((file) => `!${file}`),
    ],
    tests: ['test/identity/**/*.test.ts', 'test/http/even-pace.test.ts'],
    otherTests: testsOfAccounts,
  },
] as const satisfies readonly MutatedRoom[];

export function roomNamed(name: string): MutatedRoom | undefined {
  return mutatedRooms.find((room) => room.name === name);
}
