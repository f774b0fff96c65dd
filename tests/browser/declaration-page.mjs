import { createServer } from 'node:http';

const text = [
  '<!doctype html><html lang="de"><title>Datenschutz</title><h1>Datenschutzerklärung</h1>',
  '<p>Wir verarbeiten Ihre E-Mail-Adresse zu dem Zweck, Ihnen den Newsletter zu senden.</p>',
  '<p>Die Körbler GmbH erhebt, verarbeitet und nutzt diese Daten in unserem Auftrag als Auftragsverarbeiter.</p>',
  '<p>Sie haben das Recht auf Auskunft, Löschung und Widerruf.</p>',
].join('\n');

/** A company's privacy declaration on a server of its own: the bridge reads what it is linked to. Promises `{url, stop}`. */
export async function publishDeclaration() {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(text),
  );
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/datenschutz`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
