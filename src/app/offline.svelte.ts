/** Whether the page works without a network, and whether a new version waits. An update is offered, never forced. */
export class Offline {
  #ready = $state(false);
  #waiting = $state.raw<ServiceWorker | null>(null);

  /** true once everything the page needs is stored */
  get ready(): boolean {
    return this.#ready;
  }

  get updateAvailable(): boolean {
    return this.#waiting !== null;
  }

  /** Registers the service worker of the built page. */
  async start(): Promise<void> {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    const hadController = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      this.#ready = true;
      if (hadController && this.#accepted) location.reload();
    });
    try {
      const registration = await navigator.serviceWorker.register('./service.worker.js');
      this.#watch(registration);
      await navigator.serviceWorker.ready;
      this.#ready = true;
    } catch {
      this.#ready = false;
    }
  }

  /** Takes the new version and reloads. */
  accept(): void {
    this.#accepted = true;
    this.#waiting?.postMessage({ type: 'SKIP_WAITING' });
  }

  dismiss(): void {
    this.#waiting = null;
  }

  #accepted = false;

  #watch(registration: ServiceWorkerRegistration): void {
    if (registration.waiting !== null && registration.active !== null) this.#waiting = registration.waiting;
    registration.addEventListener('updatefound', () => {
      const arriving = registration.installing;
      arriving?.addEventListener('statechange', () => {
        if (arriving.state === 'installed' && navigator.serviceWorker.controller !== null) this.#waiting = arriving;
      });
    });
  }
}
