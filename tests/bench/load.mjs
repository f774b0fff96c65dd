import { randomBytes } from 'node:crypto';
import autocannon from 'autocannon';
import { answerWith } from './child.mjs';
import { percentiles } from './percentiles.mjs';

/** Stands for the address in the body's template. */
const addressMark = 'ADDRESS@bench.example';

/**
 * Loads one address: a warm-up, then the run that counts. Every request has an address and an idempotency key that no
 * other has. Answers `{perSecond, p50, p99, requests, refused, acknowledged}`, the last from the warm-up too.
 */
async function load({ url, headers, template, connections, seconds, warmUpSeconds }) {
  const acknowledged = [];
  await run({ url, headers, template, connections, seconds: warmUpSeconds, acknowledged });
  const { durations, elapsed, refused } = await run({ url, headers, template, connections, seconds, acknowledged });
  const requests = durations.length;
  return { perSecond: requests / elapsed, ...percentiles(durations), requests, refused, acknowledged };
}

function run({ url, headers, template, connections, seconds, acknowledged }) {
  const [start, end] = template.split(addressMark);
  const prefix = randomBytes(6).toString('hex');
  const durations = [];
  let count = 0;
  let refused = 0;
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let last = began;
    const running = autocannon(
      {
        url,
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        connections,
        duration: seconds,
        requests: [
          {
            setupRequest: (request) => {
              const name = `${prefix}-${(count += 1)}`;
              const own = { ...request.headers, 'Idempotency-Key': `bench-${name}` };
              return { ...request, headers: own, body: `${start}${name}@bench.example${end}` };
            },
            onResponse: (status, body) => {
              if (status === 201) acknowledged.push(submissionId(body));
              else refused += 1;
            },
          },
        ],
      },
      (error, result) => {
        if (error) reject(error);
        else resolve({ durations, elapsed: (last - began) / 1000, refused: refused + result.errors });
      },
    );
    running.on('response', (_client, _status, _bytes, milliseconds) => {
      durations.push(milliseconds);
      last = performance.now();
    });
  });
}

/** Read without parsing, so that the load generator stays cheap. */
function submissionId(body) {
  const name = '"submissionId":"';
  const from = body.indexOf(name) + name.length;
  return body.slice(from, body.indexOf('"', from));
}

await answerWith(load);
