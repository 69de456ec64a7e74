/** The primes of the published fingerprint below 168. */
const primes = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157] as const;
const generator = 65_537;

/** For each prime, the remainders that powers of the generator leave. */
const powers = primes.map((prime) => ({ prime: BigInt(prime), remainders: remaindersOf(prime) }));

/**
 * True for an RSA modulus as a faulty library of smart cards makes them, whose private key is computed in days (CVE-2017-15361, "ROCA"; Nemec et al.,
 * The Return of Coppersmith's Attack, §3.2): it is a power of 65537 to every one of these primes. Of sound keys one in 130 million is.
 */
export function isRocaModulus(modulus: bigint): boolean {
  return powers.every(({ prime, remainders }) => remainders.has(modulus % prime));
}

function remaindersOf(prime: number): ReadonlySet<bigint> {
  const remainders = new Set<bigint>();
  for (let power = 1; !remainders.has(BigInt(power)); power = (power * generator) % prime) remainders.add(BigInt(power));
  return remainders;
}
