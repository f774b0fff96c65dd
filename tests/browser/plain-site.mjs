import { createServer } from 'node:http';

/**
 * A web site that is nothing but HTML files, on a host of its own. `pages` maps paths to what stands in the body. Promises
 * `{url, stop}`.
 */
export async function plainSite(pages) {
  const server = createServer((request, response) => {
    const body = pages[new URL(request.url, 'http://localhost').pathname];
    response.writeHead(body === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
    const head =
      '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Gärtnerei Muster</title>';
    response.end(
      `<!doctype html><html lang="de"><head>${head}<link rel="icon" href="data:,"></head><body>${body ?? ''}</body></html>`,
    );
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${server.address().port}`,
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}
