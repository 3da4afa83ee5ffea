import { parseRoute, routeHref, type Route } from './route';

/** The route in the address bar, live. Going somewhere adds a step to the browser's history; replacing does not. */
export class Router {
  #route = $state.raw<Route>(parseRoute(location.hash));

  constructor() {
    addEventListener('hashchange', () => this.#read());
    addEventListener('popstate', () => this.#read());
  }

  get route(): Route {
    return this.#route;
  }

  go(route: Route): void {
    const href = routeHref(route);
    if (href === location.hash) return;
    history.pushState(null, '', href);
    this.#route = route;
  }

  replace(route: Route): void {
    history.replaceState(null, '', routeHref(route));
    this.#route = route;
  }

  #read(): void {
    this.#route = parseRoute(location.hash);
  }
}
