import * as z from 'zod';
import { deploymentShape, faultsOfAddress, httpsUrl, partsOfCity, stageName, stagesSchema } from './deployment.ts';
import { endedTask, type Fault, faultsOfOpds, opdSchema } from './opds.ts';
import { faultsOfTokens } from './own-tokens.ts';

export { domainOf, globalRegion } from './deployment.ts';
export { opdKinds } from './opds.ts';

/** The cities whose areas have shapes, by the name of the file in `cities/shapes/`. */
const shapes = ['kota-tangerang'] as const;

const slug = z.string().regex(/^[a-z0-9-]{3,80}$/);

/** Where people write to: an e-mail address, or a page. */
const contactAddress = z.union([z.email(), httpsUrl], { error: 'must be an e-mail address or an https address' });

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

/** What a city of the shipped size costs at the most, and room for a busy month (docs/cost.md). */
const usualBudgetUsd = 40;

const settingsSchema = z.strictObject({
  id: slug,
  name: z.string(),
  /** Kemendagri area code, e.g. `36.71`. */
  areaCode: z.string().regex(/^[0-9]{2}\.[0-9]{2}$/),
  publicUrl: deploymentShape.publicUrl.optional(),
  region: deploymentShape.region.default('ap-southeast-3'),
  identityProvider: deploymentShape.identityProvider.optional(),
  certificateArn: deploymentShape.certificateArn.optional(),
  mail: deploymentShape.mail.optional(),
  archive: deploymentShape.archive.default({ retentionDays: 365, lock: 'governance' }),
  alarmEmail: deploymentShape.alarmEmail.optional(),
  runbookUrl: deploymentShape.runbookUrl.default('docs/runbook.md'),
  monthlyBudgetUsd: deploymentShape.monthlyBudgetUsd.default(usualBudgetUsd),
  frontDoor: deploymentShape.frontDoor.optional(),
  mfa: deploymentShape.mfa.default('optional'),
  dataEvents: deploymentShape.dataEvents.default(false),
  ownKey: deploymentShape.ownKey.default(false),
  canary: deploymentShape.canary.optional(),
  tracing: deploymentShape.tracing.default(false),
  trafficShift: deploymentShape.trafficShift.default('canary'),
  copies: deploymentShape.copies.optional(),
  firewall: deploymentShape.firewall.default(false),
  firewallArn: deploymentShape.firewallArn.optional(),
  terminationProtection: deploymentShape.terminationProtection.default(true),
  /** Other deployments of the city beside the one that the file itself describes, each with what it has differently (docs/settings.md, "Stages"). */
  stages: stagesSchema.default({}),
  /** Which of them this is: written by `stageOf`, never by hand. */
  stage: stageName.optional(),
  /** Whom the public writes to: the walidata (the portal, weaknesses of it) and the PPID (objections, UU KIP 14/2008 Pasal 35). The portal names who is set. */
  contact: z.strictObject({ walidata: contactAddress.optional(), ppid: contactAddress.optional() }).default({}),
  /** Under which licence open data are that name none: an identifier (`CC-BY-4.0`) or an address. */
  licence: z.string().min(1).optional(),
  /** Whose shapes its maps are drawn with; without them it has none. */
  shapes: z.enum(shapes).optional(),
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

/** A host stands for one distribution in all of AWS, so no two deployments share an address. */
function faultsOfStages(city: Settings): Fault[] {
  const stages = Object.entries(city.stages);
  const addresses = [city.publicUrl, ...stages.map(([, { publicUrl }]) => publicUrl)];
  return stages.flatMap(([name, stage], place) => {
    const merged = withStage(city, name, stage);
    const own = faultsOfAddress(merged).map(({ path, message }) => ({ path: ['stages', name, ...path], message }));
    const isTaken = stage.publicUrl !== undefined && addresses.indexOf(stage.publicUrl) < place + 1;
    return [
      ...own,
      ...(isTaken ? [{ path: ['stages', name, 'publicUrl'], message: 'must differ from that of the other deployments' }] : []),
    ];
  });
}

/**
 * The city as one of its stages is deployed. A stage has the city's own settings but for those that belong to one deployment alone: its address with the
 * certificate, its front door with the firewall, and what costs by itself and can't be taken back in a file: a canary and copies.
 */
function withStage<C extends Settings>(city: C, stage: string, changes: Settings['stages'][string]): C {
  const own = {
    publicUrl: undefined,
    certificateArn: undefined,
    frontDoor: undefined,
    firewallArn: undefined,
    canary: undefined,
    copies: undefined,
  };
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { ...city, ...own, ...given, stages: {}, stage };
}

/** Other stacks of a deployment end in a part's name. */
function faultsOfNames({ id, stages }: Settings): Fault[] {
  const isPart = partsOfCity.some((part) => id.endsWith(`-${part}`));
  const own: Fault[] = isPart ? [{ path: ['id'], message: `must not end in ${partsOfCity.map((part) => `-${part}`).join(', ')}` }] : [];
  const names = [{ id }, ...Object.keys(stages).map((stage) => ({ id, stage }))].map(deploymentNameOf);
  const long = names.filter((name) => name.length > mostNameCharacters);
  return [
    ...own,
    ...long.map((name) => ({ path: ['id'], message: `makes a name of more than ${mostNameCharacters} characters: ${name}` })),
  ];
}

/** The longest name that a deployment makes is CloudFront's function's, of 64 characters at most, and unique in the account. */
const mostNameCharacters = 64 - 'satu-data--door-ViewerRequest'.length;

/** The city as that stage of it is deployed; undefined where it has no such stage. */
export function stageOf(city: City, stage: string): City | undefined {
  const changes = Object.hasOwn(city.stages, stage) ? city.stages[stage] : undefined;
  return changes && withStage(city, stage, changes);
}

/** What the stacks of a deployment are called by, after `satu-data-`: two of one account never share it (docs/settings.md, "Stages"). */
export function deploymentNameOf({ id, stage }: Pick<City, 'id' | 'stage'>): string {
  return stage === undefined ? id : `${id}-${stage}`;
}

/** One city's settings (`cities/<city>.json`). Strict: a misspelt setting stops the synthesis. */
export const citySchema = settingsSchema.superRefine((city, context) => {
  const faults = [
    faultsOfOpds(city.opds),
    danglingIds(city),
    tasksOfEnded(city),
    purposeOfFindings(city),
    selfExclusions(city),
    faultsOfAddress(city),
    faultsOfStages(city),
    faultsOfTokens(city, city.stages),
    faultsOfNames(city),
  ];
  for (const { path, message } of faults.flat()) {
    context.addIssue({ code: 'custom', path: [...path], message });
  }
});

export type City = z.infer<typeof citySchema>;
