import Sqlite from 'better-sqlite3';
import mysql from 'mysql2/promise';

/**
 * New tables at `rawUrl`, made like those of the bridge at `url` (without foreign keys), and a `commit(count)` that
 * inserts as many copies of the newest row of each in one durable transaction. `tables` names for each table the columns
 * in which two copies must differ.
 */
export function openRaw(url, rawUrl, tables) {
  return url.startsWith('sqlite:') ? openSqlite(path(url), path(rawUrl), tables) : openMysql(url, rawUrl, tables);
}

const path = (url) => url.slice('sqlite:'.length);

function openSqlite(source, target, tables) {
  const from = new Sqlite(source, { readonly: true });
  const to = new Sqlite(target);
  to.pragma('journal_mode = WAL');
  to.pragma('synchronous = FULL');
  to.pragma('foreign_keys = OFF');
  const inserts = Object.entries(tables).map(([table, keys]) => {
    const statements = from.prepare('SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL').all(table);
    for (const { sql } of statements) to.exec(sql);
    const row = from.prepare(`SELECT * FROM ${table} ORDER BY rowid DESC LIMIT 1`).get();
    const columns = Object.keys(row);
    const values = `(${columns.map(() => '?').join(', ')})`;
    const statement = (count) => to.prepare(`INSERT INTO ${table} VALUES ${Array(count).fill(values).join(', ')}`);
    const prepared = new Map();
    const copy = copier(row, keys);
    return (count) => {
      if (!prepared.has(count)) prepared.set(count, statement(count));
      prepared.get(count).run(Array.from({ length: count }, copy).flat());
    };
  });
  from.close();
  const write = to.transaction((count) => inserts.forEach((insert) => insert(count)));
  return { commit: (count) => write.immediate(count), close: () => to.close() };
}

async function openMysql(source, target, tables) {
  const to = await mysql.createConnection(target);
  await to.query('SET SESSION foreign_key_checks = 0');
  const from = new URL(source).pathname.slice(1);
  const copies = [];
  for (const [table, keys] of Object.entries(tables)) {
    await to.query(`CREATE TABLE ${table} LIKE ${from}.${table}`);
    const [[row]] = await to.query(`SELECT * FROM ${from}.${table} LIMIT 1`);
    copies.push({ table, copy: copier(row, keys) });
  }
  return {
    commit: async (count) => {
      await to.beginTransaction();
      for (const { table, copy } of copies) {
        await to.query(`INSERT INTO ${table} VALUES ?`, [Array.from({ length: count }, copy)]);
      }
      await to.commit();
    },
    close: () => to.end(),
  };
}

/** Copies of a row that differ from each other in the columns `keys`, and are as long as it. */
function copier(row, keys) {
  let number = 0;
  return () => {
    number += 1;
    return Object.entries(row).map(([column, value]) => {
      if (!keys.includes(column)) return value;
      return typeof value === 'number' ? number : String(number).padStart(value.length, '0');
    });
  };
}
