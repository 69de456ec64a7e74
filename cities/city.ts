import { z } from 'zod';
import { endedTask, type Fault, faultsOfOpds, opdSchema } from './opds.ts';

export { opdKinds } from './opds.ts';

/** The cities whose areas have shapes, by the name of the file in `cities/shapes/`. */
const shapes = ['kota-tangerang'] as const;

const slug = z.string().regex(/^[a-z0-9-]{3,80}$/);

const httpsUrl = z.url({ protocol: /^https$/, error: 'must be an https address' });

/** Where people write to: an e-mail address, or a page. */
const contactAddress = z.union([z.email(), httpsUrl], { error: 'must be an e-mail address or an https address' });

/** Of the authorization request, what binds its answer to the portal (RFC 6749 §4.1.1, RFC 7636, OpenID Connect Core §3.1.2.1). */
const ownParameters = ['response_type', 'client_id', 'redirect_uri', 'state', 'nonce', 'code_challenge', 'code_challenge_method'];

/** A login service of the city's own, by OpenID Connect (docs/settings.md, "A login service of the city's own"). */
const identityProviderSchema = z
  .strictObject({
    /** As its tokens spell it in `iss`; `<issuer>/.well-known/openid-configuration` must answer. */
    issuer: httpsUrl,
    /** The portal: a public client with authorization code and PKCE. */
    clientId: z.string().min(1),
    /** The API: what its access tokens bear in `aud`. */
    audience: z.string().min(1),
    /** Where its keys are, if not at `<issuer>/.well-known/jwks.json`. */
    jwksUri: httpsUrl.optional(),
    /** Where tokens are asked for, if not at the issuer's own origin. */
    signInOrigin: httpsUrl.optional(),
    /** What the sign-in asks beside, so that the access token is for the API: its own `scope`, and `resource` (RFC 8707) or `audience`. */
    signInParameters: z.record(z.string(), z.string().min(1)).optional(),
    /** The claim that lists the groups of docs/access.md, "Who is calling". */
    groupsClaim: z.string().min(1).default('groups'),
    /** The claim that names the person in the page's corner. */
    nameClaim: z.string().min(1).default('name'),
  })
  .refine(({ audience, clientId }) => audience !== clientId, {
    path: ['audience'],
    error:
      'must differ from clientId: an ID token bears the client in aud, so the API needs an audience of its own, or ID tokens would pass for access tokens (RFC 9068 §4, RFC 8725 §3.9)',
  })
  .refine(({ signInParameters = {} }) => !ownParameters.some((name) => name in signInParameters), {
    path: ['signInParameters'],
    error: `must leave ${ownParameters.join(', ')} to the portal`,
  });

/** What the identity register may tell under its agreement (hak akses): each is asked for by name, and nothing else leaves it. */
export const registerElements = ['name', 'birth-date', 'sex', 'address', 'kelurahan', 'family', 'status'] as const;

/** Without these nobody could be told from another, or from somebody who died. */
const neededElements = ['name', 'birth-date', 'status'] as const;

/** The agreement with Disdukcapil (PKS, Permendagri 102/2019) under which the register answers; past its end there is no family and no matching. */
const agreementSchema = z.strictObject({
  number: z.string().min(1),
  /** The last day on which it holds, in the city's time. */
  until: z.iso.date(),
  elements: z
    .array(z.enum(registerElements))
    .refine((all) => neededElements.every((one) => all.includes(one)), { error: `must include ${neededElements.join(', ')}` }),
  /** Codes of `purposes` for which officers may use it. Residents' own profiles need none. */
  purposes: z.array(slug),
});

/** What looking a person up for a purpose gives, and how the person learns of it. */
const lookUpSchema = z.strictObject({
  /** `rows`: what the datasets of this purpose hold. `on-list`: on which of them the person is, yes or no. `alive-and-resident`: yes or no, of the register. */
  answer: z.enum(['rows', 'on-list', 'alive-and-resident']),
  /** `shown`: at once. `delayed`: after so many days, for a reason. `in-person`: at a counter alone, never on a screen that somebody else may hold. */
  receipt: z.discriminatedUnion('is', [
    z.strictObject({ is: z.literal('shown') }),
    z.strictObject({ is: z.literal('delayed'), days: z.number().int().min(1).max(365), reason: z.string().min(1) }),
    z.strictObject({ is: z.literal('in-person') }),
  ]),
  /** The last day on which anybody may look for it. */
  until: z.iso.date().optional(),
});

/** What a QR code of minutes takes (functions/qr-code: 106 bytes) less the way to their page, `/periksa/` and the number. */
const mostAddressCharacters = 77;

/** What a city of the shipped size costs at the most, and room for a busy month (docs/cost.md). */
const usualBudgetUsd = 40;

const settingsSchema = z.strictObject({
  id: slug,
  name: z.string(),
  /** Kemendagri area code, e.g. `36.71`. */
  areaCode: z.string().regex(/^[0-9]{2}\.[0-9]{2}$/),
  /** Where the portal is reached; the laptop sets its own. */
  publicUrl: z
    .url()
    .max(mostAddressCharacters, `may have ${mostAddressCharacters} characters: a longer one does not fit the QR code of minutes`),
  region: z.string().default('ap-southeast-3'),
  /** The city's own login service; without it, the stack's Cognito pool. */
  identityProvider: identityProviderSchema.optional(),
  /** The certificate of `publicUrl`'s host, for CloudFront (which reads it in us-east-1); without it, CloudFront's own name. */
  certificateArn: z
    .string()
    .regex(/^arn:aws:acm:us-east-1:[0-9]{12}:certificate\/[0-9a-f-]+$/)
    .optional(),
  /**
   * How long nobody can remove an archived day of access records, and whether administrators with the right to lift a lock can (`governance`) or nobody at all,
   * AWS's root user included, until it ends (`compliance`).
   */
  archive: z
    .strictObject({ retentionDays: z.number().int().min(1).max(36_500), lock: z.enum(['governance', 'compliance']) })
    .default({ retentionDays: 365, lock: 'governance' }),
  /** Where alarms are sent. */
  alarmEmail: z.email().optional(),
  /** Where `docs/runbook.md` is read: an alarm's text links its section there. */
  runbookUrl: z.union([httpsUrl, z.literal('docs/runbook.md')]).default('docs/runbook.md'),
  /** What the city's AWS account may cost in a month, in US dollars; `alarmEmail` is told before it does. */
  monthlyBudgetUsd: z.number().positive().default(usualBudgetUsd),
  /** The front door as the first deployment made it (outputs `FrontDoorId` and `AccessLogBucketName`), so that its faults are watched and, with a bucket, its reads are logged. */
  frontDoor: z
    .strictObject({
      distributionId: z.string().regex(/^E[A-Z0-9]{5,20}$/),
      /** Where its log of reads goes; without it there is none. */
      logBucket: z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
        .optional(),
    })
    .optional(),
  /** Whether everybody signs in with a second factor; the pool knows no rule for stewards alone. */
  mfa: z.enum(['optional', 'required']).default('optional'),
  /** Whom the public writes to: the walidata (the portal, weaknesses of it) and the PPID (objections, UU KIP 14/2008 Pasal 35). The portal names who is set. */
  contact: z.strictObject({ walidata: contactAddress.optional(), ppid: contactAddress.optional() }).default({}),
  /** Under which licence open data are that name none: an identifier (`CC-BY-4.0`) or an address. */
  licence: z.string().min(1).optional(),
  /** Whose shapes its maps are drawn with; without them it has none. */
  shapes: z.enum(shapes).optional(),
  /** Who touched records, their archive and published data, by CloudTrail. */
  dataEvents: z.boolean().default(false),
  /** A key of the city's own for tables, buckets and secrets, instead of AWS's. */
  ownKey: z.boolean().default(false),
  /** A reader that asks the public address again and again, and rings when it gets no answer. */
  canary: z.strictObject({ everyMinutes: z.number().int().min(1).max(60) }).optional(),
  /** Whether X-Ray traces the functions: it costs as much as they do. */
  tracing: z.boolean().default(false),
  /**
   * How a changed function takes its requests over: a tenth of them for ten minutes and then all, a tenth more each minute, or all at once and whatever
   * rings.
   */
  trafficShift: z.enum(['canary', 'linear', 'at-once']).default('canary'),
  /** The vault of another AWS account into which AWS Backup copies each night what the city keeps; without it there are no copies but those of this account. */
  copies: z
    .strictObject({ vaultArn: z.string().regex(/^arn:aws:backup:[a-z0-9-]+:[0-9]{12}:backup-vault:[A-Za-z0-9_-]{2,50}$/) })
    .optional(),
  /** WAF on the API's stage. */
  firewall: z.boolean().default(false),
  note: z.string().optional(),
  opds: z.array(opdSchema),
  institutions: z.array(z.strictObject({ id: slug, name: z.string() })),
  /** Why data are asked for. With `lookUp`, officers may look persons up for it, too. */
  purposes: z.array(z.strictObject({ id: slug, name: z.string(), lookUp: lookUpSchema.optional() })),
  /** The OPD whose dataset may be the identity register; without it none may. */
  registerOpd: slug.optional(),
  /** Without it the register answers nobody: no family, no matching. */
  registerAgreement: agreementSchema.optional(),
  /** The purpose, one of `purposes` with a `lookUp`, for which aid lists are compared each night and their findings opened; without it there are no findings. */
  findingsPurpose: slug.optional(),
  /** OPDs whose operators set and lift safety locks, beside the one that keeps the register. */
  safetyLockOpds: z.array(slug).default([]),
  /** A dataset that lists officials by NIK, beside those whose account is one of an office: every look at one of them goes to the Inspektorat. */
  officialsDataset: slug.optional(),
  /** Days on which nobody works, beside Saturdays and Sundays: national holidays and shared leave (SKB 3 Menteri, each year). */
  holidays: z.array(z.iso.date()).default([]),
  /** Pairs of programmes, by dataset id, that nobody may receive in overlapping periods. */
  exclusiveProgrammes: z.array(z.tuple([slug, slug])).default([]),
});

type Settings = z.infer<typeof settingsSchema>;

/** Ids that another setting names and no entry has: a misspelt one would quietly lock nobody out, or let nobody in. */
function danglingIds({ opds, purposes, registerOpd, registerAgreement, safetyLockOpds }: Settings): Fault[] {
  const [opdIds, purposeIds] = [opds.map(({ id }) => id), purposes.map(({ id }) => id)];
  const missing = (path: readonly (string | number)[], id: string, known: readonly string[], list: string): Fault[] =>
    known.includes(id) ? [] : [{ path, message: `must be an id of ${list}; there is no ${id}` }];
  return [
    ...(registerOpd === undefined ? [] : missing(['registerOpd'], registerOpd, opdIds, 'opds')),
    ...safetyLockOpds.flatMap((id, place) => missing(['safetyLockOpds', place], id, opdIds, 'opds')),
    ...(registerAgreement?.purposes ?? []).flatMap((id, place) =>
      missing(['registerAgreement', 'purposes', place], id, purposeIds, 'purposes'),
    ),
  ];
}

/** Tasks of an OPD that ended: its successor has them only where the file says so. */
function tasksOfEnded({ opds, registerOpd, safetyLockOpds }: Settings): Fault[] {
  return [
    ...endedTask(opds, ['registerOpd'], registerOpd),
    ...safetyLockOpds.flatMap((id, place) => endedTask(opds, ['safetyLockOpds', place], id)),
  ];
}

/** Opening a finding is a look at persons, so its purpose must say how they learn of it. */
function purposeOfFindings({ purposes, findingsPurpose }: Settings): Fault[] {
  if (findingsPurpose === undefined) return [];
  const found = purposes.find(({ id }) => id === findingsPurpose);
  if (found?.lookUp) return [];
  const message = found ? 'must be a purpose with a lookUp' : `must be an id of purposes; there is no ${findingsPurpose}`;
  return [{ path: ['findingsPurpose'], message }];
}

/** A pair of one programme with itself excludes everybody who receives it. */
function selfExclusions({ exclusiveProgrammes }: Settings): Fault[] {
  return exclusiveProgrammes.flatMap(([one, other], place) =>
    one === other ? [{ path: ['exclusiveProgrammes', place], message: 'must name two programmes' }] : [],
  );
}

/** One city's settings (`cities/<city>.json`). Strict: a misspelt setting stops the synthesis. */
export const citySchema = settingsSchema.superRefine((city, context) => {
  const faults = [faultsOfOpds(city.opds), danglingIds(city), tasksOfEnded(city), purposeOfFindings(city), selfExclusions(city)];
  for (const { path, message } of faults.flat()) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});

export type City = z.infer<typeof citySchema>;
