import * as z from 'zod';

const flag = z.stringbool().or(z.boolean()).default(false);

/** The GenerateSecretString of an AWS::SecretsManager::Secret. */
export const generateSecretString = z.strictObject({
  PasswordLength: z.coerce.number().int().min(1).max(4096).default(32),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: flag,
  ExcludeNumbers: flag,
  ExcludePunctuation: flag,
  ExcludeUppercase: flag,
  IncludeSpace: flag,
  RequireEachIncludedType: z.stringbool().or(z.boolean()).default(true),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});

// The characters of each type: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html
const lowercase = 'abcdefghijklmnopqrstuvwxyz';
const uppercase = lowercase.toUpperCase();
const numbers = '0123456789';
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/**
 * A secret as CloudFormation would generate it: a password, or the template's JSON object with the password under its key.
 * `randomBelow` gives a whole number from 0 to below its argument, evenly and beyond guessing.
 * Throws when the properties exclude every character, or ask for more types than the password is long.
 */
export function generatedSecret(properties: z.infer<typeof generateSecretString>, randomBelow: (limit: number) => number): string {
  const password = generatedPassword(properties, randomBelow);
  const { SecretStringTemplate, GenerateStringKey } = properties;
  if (SecretStringTemplate === undefined && GenerateStringKey === undefined) return password;
  if (SecretStringTemplate === undefined || GenerateStringKey === undefined) {
    throw new Error('SecretStringTemplate and GenerateStringKey come together or not at all');
  }
  const template = z.record(z.string(), z.unknown()).parse(JSON.parse(SecretStringTemplate));
  return JSON.stringify({ ...template, [GenerateStringKey]: password });
}

function generatedPassword(properties: z.infer<typeof generateSecretString>, randomBelow: (limit: number) => number): string {
  const types = [
    properties.ExcludeLowercase ? '' : lowercase,
    properties.ExcludeUppercase ? '' : uppercase,
    properties.ExcludeNumbers ? '' : numbers,
    properties.ExcludePunctuation ? '' : punctuation,
    properties.IncludeSpace ? ' ' : '',
  ]
    .map((characters) => [...characters].filter((character) => !properties.ExcludeCharacters.includes(character)))
    .filter((characters) => characters.length > 0);
  const all = types.flat();
  if (all.length === 0) throw new Error('the secret excludes every character');
  const required = properties.RequireEachIncludedType ? types : [];
  if (required.length > properties.PasswordLength) throw new Error('the secret is too short to hold a character of each type');
  const pick = (characters: readonly string[]) => characters[randomBelow(characters.length)] ?? '';
  const free = Array.from({ length: properties.PasswordLength - required.length }, () => pick(all));
  return shuffled([...required.map(pick), ...free], randomBelow).join('');
}

/** Fisher and Yates: every order is as likely as any other. */
function shuffled(characters: readonly string[], randomBelow: (limit: number) => number): readonly string[] {
  const left = [...characters];
  return characters.flatMap(() => left.splice(randomBelow(left.length), 1));
}
