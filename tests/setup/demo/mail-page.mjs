import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { simpleParser } from 'mailparser';
import { openMailbox } from '../mailbox.mjs';

const page = Handlebars.compile(`<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="10"><title>Post der Demo</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
article{border:1px solid #c3c4c7;border-radius:4px;margin:1.5rem 0;padding:0 1rem 1rem}dl{display:grid;grid-template-columns:auto 1fr;gap:0 1rem}
dt{color:#50575e}dd{margin:0;overflow-wrap:anywhere}iframe{width:100%;height:34rem;border:1px solid #dcdcde;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere}</style></head><body><main>
<h1>Post der Demo</h1><p>Jede E-Mail der Demo kommt hier an, keine verlässt diesen Rechner.</p>
{{#each mails}}<article><h2>{{subject}}</h2>
<dl><dt>An</dt><dd>{{to}}</dd><dt>Von</dt><dd>{{from}}</dd><dt>Zeit</dt><dd>{{date}}</dd></dl>
<iframe title="{{subject}}" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="{{html}}"></iframe>
<details><summary>Als Text</summary><pre>{{text}}</pre></details></article>
{{else}}<p>Noch keine Post. Melden Sie sich auf der Website zum Newsletter an.</p>{{/each}}
</main></body></html>`);

/**
 * The demo's post office: takes the bridge's mails and shows them on a page. They lie in `directory` and stay. Promises
 * `{smtpUrl, url, stop()}`.
 */
export async function startMailPage({ directory, port }) {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const mailbox = await openMailbox({
    keep: (raw) => writeFile(join(directory, `${Date.now()}-${process.hrtime.bigint()}.eml`), raw, { mode: 0o600 }),
  });
  const server = createServer((_request, response) => {
    show(directory).then(
      (html) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    smtpUrl: mailbox.url,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await mailbox.stop();
    },
  };
}

async function show(directory) {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.eml')).sort();
  const newest = files.reverse().slice(0, 50);
  return page({ mails: await Promise.all(newest.map((name) => read(join(directory, name)))) });
}

async function read(file) {
  const { subject, to, from, date, html, text } = await simpleParser(await readFile(file));
  const shownDate = date?.toLocaleString('de-AT');
  return { subject, to: to?.text, from: from?.text, date: shownDate, html: inNewTab(html), text };
}

/** Links of a mail shown within the page open beside it. */
const inNewTab = (html) => (html ? html.replace('<head>', '<head><base target="_blank">') : '');
