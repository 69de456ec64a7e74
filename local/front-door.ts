import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { BehaviourModel, FrontDoorModel } from './assembly/front-door.ts';
import { apiDoor } from './door/api-door.ts';
import type { KeptAnswers } from './door/kept-answers.ts';
import { withSecrets } from './door/origin-secrets.ts';
import { type ObjectsHandler, sendObject } from './door/send-object.ts';
import type { Gateway } from './gateway/gateway.ts';
import { wildcard } from './requests/conditions.ts';
import { type Site, sendSiteFile } from './site.ts';

/** The login's own handler; it gets the request with the path as the browser sent it. */
export type LoginHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Pages that the laptop has and the cloud has not, by their exact path. */
export type OwnPages = Readonly<Record<string, (response: ServerResponse) => Promise<void>>>;

/** What stands behind the front door. */
export type Origins = {
  readonly site: Site;
  /** The bucket that the site's files would be in. */
  readonly siteBucket: string | undefined;
  readonly gateway: Gateway;
  readonly objects: ObjectsHandler;
};

export type DoorSettings = {
  readonly door: FrontDoorModel;
  readonly origins: Origins;
  readonly login: LoginHandler;
  readonly ownPages?: OwnPages;
  /** What it keeps; without it, it keeps nothing. */
  readonly kept?: KeptAnswers;
  readonly now: () => Date;
  readonly onFault: (error: unknown) => void;
};

type Answering = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The address that people use: CloudFront's behaviours from the template, by the first pattern that fits; before them the login under `/oidc/` and the laptop's own pages. Only the raw path counts;
 * nothing is decoded or normalised on the way.
 */
export function frontDoor({ door, origins, login, ownPages = {}, kept, now, onFault }: DoorSettings): RequestListener {
  const behaviours = door.behaviours.map((behaviour) => ({
    fits: wildcard(behaviour.pattern),
    answer: answeringOf(behaviour),
  }));
  function answeringOf(behaviour: BehaviourModel): Answering {
    const { bucketName } = behaviour;
    if (bucketName === undefined) return apiDoor({ behaviour, errorSeconds: door.errorSeconds, gateway: origins.gateway, kept, now });
    if (bucketName !== origins.siteBucket)
      return (request, response) => sendObject(origins.objects, behaviour, bucketName, request, response);
    const added = Object.fromEntries(behaviour.headers.map(({ name, value }) => [name, value]));
    return (request, response) => sendSiteFile(origins.site, pathOf(request).slice(1), request, response, added);
  }
  const answerTo: Answering = async (request, response) => {
    const path = pathOf(request);
    if (path.startsWith('/oidc/')) return login(request, response);
    const own = Object.hasOwn(ownPages, path) ? ownPages[path] : undefined;
    if (own) return own(response);
    const behaviour = behaviours.find(({ fits }) => fits.test(path));
    if (behaviour === undefined) throw new Error('No behaviour takes the request');
    return behaviour.answer(request, response);
  };
  return (request, response) => {
    answerTo(request, response).catch((error: unknown) => {
      onFault(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };
}

/** The distribution as it is deployed, with what it sends of secrets. */
export function deployedDoor(
  [door = noDoor]: readonly FrontDoorModel[],
  secretValueOf: (id: string, versionId?: string) => string,
): FrontDoorModel {
  return withSecrets(door, secretValueOf);
}

/** Of a template without a distribution: everything is the API's, and nothing is kept. */
const noDoor: FrontDoorModel = {
  arn: '',
  behaviours: [
    {
      pattern: '*',
      methods: [],
      cache: { minSeconds: 0, defaultSeconds: 0, maxSeconds: 0, headers: [], query: true, gzip: false },
      forwarded: 'all',
      headers: [],
      originHeaders: [],
    },
  ],
  errorSeconds: new Map(),
};

function pathOf({ url }: IncomingMessage): string {
  return (url ?? '/').split('?', 1)[0] ?? '/';
}
