import type { Fault } from './opds.ts';

type Provider = { readonly clientId: string; readonly audience: string };
type Deployment = { readonly identityProvider?: Provider | undefined };

/**
 * No token for one deployment may pass in another. An access token bears the audience, an ID token the client (OpenID Connect Core §2): of two deployments no name is the same, in either place. A stage
 * that names none would have the city's.
 */
export function faultsOfTokens(city: Deployment, stages: Readonly<Record<string, Deployment>>): Fault[] {
  const deployments = [
    { name: 'the city', stage: undefined, provider: city.identityProvider },
    ...Object.entries(stages).map(([stage, { identityProvider }]) => ({ name: `the stage ${stage}`, stage, provider: identityProvider })),
  ];
  return deployments.flatMap((one, place) => {
    const { stage, provider } = one;
    if (stage === undefined) return [];
    if (provider === undefined) return city.identityProvider === undefined ? [] : [inherited(stage)];
    return deployments.slice(0, place).flatMap((other) => shared(stage, provider, other));
  });
}

function inherited(stage: string): Fault {
  const message =
    'must be the stage’s own, with a client and an audience of its own: by the city’s, a token for the one would be valid in the other';
  return { path: ['stages', stage, 'identityProvider'], message };
}

function shared(
  stage: string,
  own: Provider,
  { name, provider }: { readonly name: string; readonly provider: Provider | undefined },
): Fault[] {
  const taken = [provider?.clientId, provider?.audience];
  return (['clientId', 'audience'] as const).flatMap((setting) =>
    taken.includes(own[setting])
      ? [
          {
            path: ['stages', stage, 'identityProvider', setting],
            message: `must be neither client nor audience of ${name}: a token for the one would be valid in the other`,
          },
        ]
      : [],
  );
}
