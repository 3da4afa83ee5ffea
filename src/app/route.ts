/** Where the page is. Every state that can be shared or reloaded is in it. */
export type Route =
  | { page: 'start' }
  | { page: 'data'; dataset?: string }
  | { page: 'import' }
  | { page: 'explore'; kind: string; dataset?: string; spec?: unknown }
  | { page: 'views' }
  | { page: 'boards'; board?: string; dataset?: string }
  | { page: 'segments' }
  | { page: 'stages'; model?: string }
  | { page: 'touchpoints' }
  | { page: 'people' }
  | { page: 'catalogue' };

/** A location's hash as a route; what it does not know is the first screen. The spec is untrusted. */
export function parseRoute(hash: string): Route {
  const [path, query] = splitOnce(hash.replace(/^#\/?/, ''), '?');
  const [page, ...rest] = path.split('/').map(decoded);
  const params = new URLSearchParams(query);
  switch (page) {
    case 'data':
      return rest[0] ? { page, dataset: rest[0] } : { page };
    case 'stages':
      return rest[0] ? { page, model: rest[0] } : { page };
    case 'import':
    case 'views':
    case 'segments':
    case 'touchpoints':
    case 'people':
    case 'catalogue':
      return { page };
    case 'boards': {
      const dataset = params.get('d');
      return { page, ...(rest[0] ? { board: rest[0] } : {}), ...(rest[0] && dataset ? { dataset } : {}) };
    }
    case 'explore':
      return rest[0] ? explore(rest[0], params) : { page: 'start' };
    case undefined:
    default:
      return { page: 'start' };
  }
}

function explore(kind: string, params: URLSearchParams): Route {
  const dataset = params.get('d');
  const spec = readJson(params.get('s'));
  return { page: 'explore', kind, ...(dataset ? { dataset } : {}), ...(spec === undefined ? {} : { spec }) };
}

/** The hash that leads to a route, with `#`. */
export function routeHref(route: Route): string {
  switch (route.page) {
    case 'start':
      return '#/';
    case 'data':
      return route.dataset === undefined ? '#/data' : `#/data/${encodeURIComponent(route.dataset)}`;
    case 'stages':
      return route.model === undefined ? '#/stages' : `#/stages/${encodeURIComponent(route.model)}`;
    case 'import':
    case 'views':
    case 'segments':
    case 'touchpoints':
    case 'people':
    case 'catalogue':
      return `#/${route.page}`;
    case 'boards': {
      if (route.board === undefined) return '#/boards';
      const on = route.dataset === undefined ? '' : `?d=${encodeURIComponent(route.dataset)}`;
      return `#/boards/${encodeURIComponent(route.board)}${on}`;
    }
    case 'explore': {
      const params = [
        ...(route.dataset === undefined ? [] : [`d=${encodeURIComponent(route.dataset)}`]),
        ...(route.spec === undefined ? [] : [`s=${encodeURIComponent(JSON.stringify(route.spec))}`]),
      ];
      return `#/explore/${encodeURIComponent(route.kind)}${params.length > 0 ? `?${params.join('&')}` : ''}`;
    }
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
