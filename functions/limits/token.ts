/** Limits of reading tokens and of the keys that sign them; part of `limits`. */
export const tokenLimits = {
  /** Letters and digits of a secret: 43 hold 256 bits of chance (log2 62 = 5.95 each); what is shorter is none of ours. */
  minSecretCharacters: 43,
  /** A clerk's clock and a server's differ by less (access.md). */
  clockSkewSeconds: 60,
  /** Groups of ours in one token: an account with more kinds than this is a mistake. */
  maxGroups: 50,
  /** Claims of a token that are shown or kept: names, groups. */
  maxClaimCharacters: 200,
  /** A subject is at most 255 ASCII characters (OpenID Connect Core 1.0 §2). */
  maxSubjectCharacters: 255,
  /** A key's id: most are a thumbprint of 43 characters. */
  maxKeyIdCharacters: 256,
  /** API Gateway: the result of a Lambda authorizer. */
  maxAuthorizerResultBytes: 8 * 1024,
  /** API Gateway: a resource of an authorizer's policy. */
  maxPolicyResourceCharacters: 512,
  /** The issuer's keys are some kilobytes: an answer takes a blink, and the authorizer has 5 s for all that it does. */
  jwksMilliseconds: 3_000,
  /** Keys of large providers, with their certificates, take some 20 KB. */
  maxJwksBytes: 256 * 1024,
  /** Keys at one time: a provider has two, and a few more while it rotates them. */
  maxIssuerKeys: 50,
  /** The issuer is asked for its keys at most this often, whether it answered or not: tokens of made-up keys cost it no more, and a new key waits no longer. */
  jwksPauseSeconds: 5,
  /** While the issuer is away, a request that its known keys would serve waits for it this rarely. */
  jwksRenewalPauseSeconds: 60,
  /** A key that the issuer took back signs nothing after this, if the issuer answers. */
  jwksMaxAgeSeconds: 60 * 60,
  /** RFC 7518 §3.3. */
  minRsaKeyBits: 2_048,
} as const;
