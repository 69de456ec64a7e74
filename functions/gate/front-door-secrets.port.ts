/** The values by which the front door shows that it is the one that asks: the one in force, and the one before it, where there is one. Rejects where they can't be read. */
export type FrontDoorSecrets = { readonly read: () => Promise<readonly string[]> };
