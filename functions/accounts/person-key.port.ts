/** The city's key for the persons of NIKs, at least 256 bits; throws when it can't be had. Nothing is ever hashed without it. */
export type PersonKey = () => Promise<Uint8Array>;
