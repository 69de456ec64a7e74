import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Gateway } from './gateway/gateway.ts';
import { type Site, sendSiteFile } from './site.ts';

/** The login's own handler; it gets the request with the path as the browser sent it. */
export type LoginHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Pages that the laptop has and the cloud has not, by their exact path. */
export type OwnPages = Readonly<Record<string, (response: ServerResponse) => Promise<void>>>;

/**
 * The address that people use: the site's files under `/assets/`, the login under `/oidc/`, the laptop's own pages, everything else to the API's stage.
 * Only exact prefixes of the raw path count; nothing is decoded or normalised on the way.
 */
export function frontDoor(
  site: Site,
  login: LoginHandler,
  gateway: Gateway,
  onFault: (error: unknown) => void,
  ownPages: OwnPages = {},
): RequestListener {
  const answerTo = (path: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (path.startsWith('/oidc/')) return login(request, response);
    if (path.startsWith('/assets/')) return sendSiteFile(site, path.slice(1), request, response);
    const own = Object.hasOwn(ownPages, path) ? ownPages[path] : undefined;
    return own ? own(response) : gateway(request, response);
  };
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    answerTo(path, request, response).catch((error: unknown) => {
      onFault(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };
}
