/** The report of a bug: what broke and where, the page and the browser. The question in the address is left out; it may name data. */
export function bugText(error: unknown): string {
  const what = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  const page = location.hash.replace(/\?.*$/, '');
  return [`Wayfold ${version}`, new Date().toISOString(), `page ${page || '#/'}`, navigator.userAgent, '', what].join(
    '\n',
  );
}

/** The version of the page. */
export const version = '0.1.0';
