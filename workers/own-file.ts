/**
 * A file of the product's own, from the network or the service worker; else straight from what the service worker stored, since Firefox refuses every
 * fetch of a worker, unasked, when it knows that there is no network (bugzilla 2067202). @throws Error
 */
export async function ownFile(url: string): Promise<Blob> {
  const response = await fetched(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.blob();
}

async function fetched(url: string): Promise<Response> {
  try {
    return await fetch(url);
  } catch (error) {
    const stored = 'caches' in globalThis ? await caches.match(url, { ignoreSearch: true }) : undefined;
    if (stored === undefined) throw error;
    return stored;
  }
}
