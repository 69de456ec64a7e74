/** Code that is mutated together, and the tests that must fail then. Apart, since a mutant in a module's top level runs every test of its room. */
export type MutatedRoom = {
  readonly name: string;
  readonly code: readonly string[];
  readonly tests: readonly string[];
  readonly otherTests?: readonly string[];
};

const asSteward = ['functions/accounts/**/*.ts', '!functions/accounts/handler.ts'];
const testsOfAccounts = ['test/accounts/**/*.test.ts'];

export const mutatedRooms = [
  {
    name: 'access',
    code: ['functions/access/**/*.ts', 'functions/model/{grant,principal}.ts'],
    tests: ['test/access/**/*.test.ts', 'test/access-matrix/decide.test.ts', 'test/model/{grant,principal,unit-principal}.test.ts'],
  },
  { name: 'accounts', code: asSteward, tests: testsOfAccounts },
  {
    name: 'gate',
    code: ['functions/{gate,tokens}/**/*.ts', '!functions/{gate,tokens}/handler.ts', 'functions/model/{account,subject}.ts'],
    tests: [
      'test/{gate,tokens}/**/*.test.ts',
      'test/model/account.test.ts',
      'test/units/units-in-body.test.ts',
      'test/http/constant-time-404.test.ts',
    ],
    otherTests: testsOfAccounts,
  },
  {
    name: 'persons',
    code: [
      'functions/persons/{case-number,decide-case,grant-search}.ts',
      'functions/model/case-look.ts',
      'functions/helpdesk/on-ticket.ts',
    ],
    // Those quick enough to run once for each mutant: a profile or a finding is made of a whole city.
    tests: [
      'test/persons/{case-numbers,case-stores,decide-case,grant-search,register-section,resting-right,search-persons}.test.ts',
      'test/model/case-look.test.ts',
      'test/helpdesk/{on-ticket,tickets}.test.ts',
    ],
  },
] as const satisfies readonly MutatedRoom[];

export function roomNamed(name: string): MutatedRoom | undefined {
  return mutatedRooms.find((room) => room.name === name);
}
