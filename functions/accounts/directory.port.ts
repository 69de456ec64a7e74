/** An account as the login service knows it. */
export type DirectoryUser = {
  readonly sub: string;
  readonly email: string;
  readonly name: string;
  readonly disabled: boolean;
  /** Invited, and never signed in since. */
  readonly isInvited: boolean;
  /** RFC 3339. */
  readonly createdAt: string;
};

export type DirectoryPage = { readonly users: readonly DirectoryUser[]; readonly next?: string };

/** The login service's accounts (Amazon Cognito user pools). A city with an identity provider of its own has none: its accounts are kept there. */
export interface Directory {
  /** Makes an account that nobody can use yet: no mail is sent. `exists` where the address has one. */
  create(user: { readonly email: string; readonly name: string }): Promise<DirectoryUser | 'exists'>;
  /** Sends the invitation to an account that never signed in, with a password for the first time. */
  sendInvitation(email: string): Promise<void>;
  get(sub: string): Promise<DirectoryUser | undefined>;
  find(email: string): Promise<DirectoryUser | undefined>;
  /** A page of accounts; undefined for a cursor that this service did not give. */
  list(limit: number, cursor: string | undefined): Promise<DirectoryPage | undefined>;
  /** A page of those in a group, likewise; nobody where there is no such group. */
  listGroup(group: string, limit: number, cursor: string | undefined): Promise<DirectoryPage | undefined>;
  groupsOf(sub: string): Promise<string[]>;
  addToGroup(sub: string, group: string): Promise<void>;
  removeFromGroup(sub: string, group: string): Promise<void>;
  disable(sub: string): Promise<void>;
  enable(sub: string): Promise<void>;
  /** Ends sessions and refresh tokens. */
  signOut(sub: string): Promise<void>;
}
