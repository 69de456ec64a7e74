/** A mutant that no test can tell from the code, and why: by its file, the code it replaces and what it puts there. */
export type Explained = { readonly file: string; readonly code: string; readonly replacement: string; readonly why: string };

/** Survivors that were looked at one by one. Whatever survives and is not here fails the proof. */
export const explained: readonly Explained[] = [
  {
    file: 'functions/access/grant.ts',
    code: 'grantsFrom !== undefined',
    replacement: 'true',
    why: 'A moment that is not said is no number, and no grant is from before it; the type asks for the look.',
  },
  {
    file: 'functions/identity/authorize.ts',
    code: "decision.effect === 'deny'",
    replacement: 'true',
    why: 'An allow has no answer, so its answer is not 401; the type asks for the look.',
  },
  {
    file: 'functions/identity/authorize.ts',
    code: 'false',
    replacement: 'true',
    why: 'Whose grants to read goes by institutions, and a citizen belongs to none.',
  },
  {
    file: 'functions/identity/authorize.ts',
    code: "typeof opdId === 'string'",
    replacement: 'true',
    why: 'Rules of the city ask for no OPD: they take a target without one either way.',
  },
  {
    file: 'functions/identity/authorize.ts',
    code: "{ kind: 'city' }",
    replacement: '{}',
    why: 'Rules of the city look at the action alone; the type asks for the kind.',
  },
  {
    file: 'functions/identity/authorize.ts',
    code: "'city'",
    replacement: '""',
    why: 'The same.',
  },
  {
    file: 'functions/identity/bearer-token.ts',
    code: "''",
    replacement: '"Stryker was here!"',
    why: 'A header without a value is no bearer token, whatever stands for the value.',
  },
  {
    file: 'functions/identity/issuer-keys.ts',
    code: '[]',
    replacement: '["Stryker was here"]',
    why: 'Before the first fetch: a text has no kid, so it is never the key asked for.',
  },
  {
    file: 'functions/identity/jwt-verifier.ts',
    code: 'current?.keys !== keys',
    replacement: 'true',
    why: 'A verifier for each token decides the same, only slower.',
  },
  {
    file: 'functions/identity/token-claims.ts',
    code: '[]',
    replacement: '["Stryker was here"]',
    why: 'Twice: groups that mean nothing are passed over, and an audience of that name is not ours.',
  },
  {
    file: 'functions/identity/token-header.ts',
    code: '{ return undefined; }',
    replacement: '{}',
    why: 'A function that ends gives undefined, too.',
  },
];
