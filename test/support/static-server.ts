import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

export interface StaticServer {
  /** with a slash at the end */
  url: string;
  /** paths asked for so far */
  requests: string[];
  close(): Promise<void>;
}

/** A plain static server: no compression, no headers of its own, the site in a sub-folder. `change` may rewrite the text of index.html. */
export async function serveFolder(
  folder: string,
  options: { under?: string; port?: number; change?: (html: string) => string } = {},
): Promise<StaticServer> {
  const under = options.under ?? '/some/folder/';
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    requests.push(path);
    const relative = path.startsWith(under) ? path.slice(under.length) || 'index.html' : null;
    const file = relative === null ? null : join(folder, normalize(relative));
    const known = file !== null && file.startsWith(folder) && statSync(file, { throwIfNoEntry: false })?.isFile();
    if (!known) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
    if (relative === 'index.html' && options.change) {
      const chunks: Buffer[] = [];
      createReadStream(file)
        .on('data', (chunk) => chunks.push(Buffer.from(chunk)))
        .on('end', () => response.end(options.change?.(Buffer.concat(chunks).toString('utf8'))));
      return;
    }
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${under}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
