import Sqlite from 'better-sqlite3';
import express from 'express';
import mysql from 'mysql2';

/** Express with nothing but a JSON body and one answer; `STORE` adds one durable insert per request. */
const { STORE = '', ANSWER } = process.env;
const answer = JSON.parse(ANSWER);
const insert = await inserter(STORE);

const app = express();
app.use(express.json());
app.post('/v1/submissions', async (request, response) => {
  await insert?.([request.headers['idempotency-key'], JSON.stringify(request.body)]);
  response.status(201).json(answer);
});
const server = app.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => server.close(() => process.exit(0)));

async function inserter(store) {
  if (store === '') return undefined;
  const table = 'CREATE TABLE submissions (idempotency_key VARCHAR(128) PRIMARY KEY, body TEXT NOT NULL)';
  const statement = 'INSERT INTO submissions VALUES (?, ?)';
  if (store.startsWith('sqlite:')) {
    const database = new Sqlite(store.slice('sqlite:'.length));
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec(table);
    const prepared = database.prepare(statement);
    return (values) => prepared.run(values);
  }
  const pool = mysql.createPool(store).promise();
  await pool.query(table);
  return (values) => pool.execute(statement, values);
}
