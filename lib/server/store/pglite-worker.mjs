// The embedded database, in a thread of its own so that a slow statement never stalls a page.
// Values cross the thread as PostgreSQL's own text: parser functions cannot be posted, and the
// client then reads them exactly as it reads a PostgreSQL server's.
import { readFile, writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, protocol } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';

const asText = (value) => value;
const errorMembers = [
  'code',
  'severity',
  'detail',
  'hint',
  'position',
  'schema',
  'table',
  'column',
  'constraint',
];

function faultOf(error) {
  const members = {};
  for (const name of errorMembers) if (error?.[name] !== undefined) members[name] = String(error[name]);
  return { message: error instanceof Error ? error.message : String(error), members };
}

async function open() {
  const { dataDir, loadFrom } = workerData;
  const options = { extensions: { pg_trgm, btree_gin } };
  if (dataDir) options.dataDir = dataDir;
  if (loadFrom) options.loadDataDir = new Blob([await readFile(loadFrom)]);
  const database = await PGlite.create(options);
  for (const oid of Object.keys(database.parsers)) database.parsers[oid] = asText;
  for (const oid of Object.keys(database.serializers)) database.serializers[oid] = asText;
  return database;
}

const { bind, describe: told, execute, parse, sync } = protocol.serialize;

/** The names of statements that the session keeps, by their text. */
const kept = new Map();
const MOST_KEPT = 200;

/** Parsed and planned once: for a statement that is asked all the time that is most of its work. */
async function keep(database, text) {
  const known = kept.get(text);
  if (known || kept.size >= MOST_KEPT) return known;
  const name = `kept_${kept.size}`;
  await database.execProtocol(Buffer.concat([parse({ name, text }), sync()]));
  kept.set(text, name);
  return name;
}

/** One message for the whole of a statement, where the library sends five. */
async function ask(database, { text, params, isKept }) {
  const statement = isKept ? await keep(database, text) : undefined;
  const parts = [bind({ statement, values: params }), told({ type: 'P' }), execute({}), sync()];
  const message = Buffer.concat(statement ? parts : [parse({ text }), ...parts]);
  const { messages } = await database.execProtocol(message);
  const of = (name) => messages.filter((each) => each.name === name);
  return {
    rows: of('dataRow').map(({ fields }) => fields),
    fields: of('rowDescription').flatMap(({ fields }) =>
      fields.map(({ name, dataTypeID }) => ({ name, dataTypeID })),
    ),
    ...completed(of('commandComplete')[0]?.text ?? ''),
  };
}

/** `INSERT 0 1`, `UPDATE 3`, `SELECT 7`, `BEGIN`. */
function completed(tag) {
  const words = tag.split(' ');
  const rows = words.length > 1 ? Number(words.at(-1)) : Number.NaN;
  return { command: words[0], rowCount: Number.isNaN(rows) ? null : rows };
}

async function run(database, request) {
  if (request.kind === 'query') {
    if (request.params.length > 0) return ask(database, request);
    // Without parameters the simple protocol serves: a migration may hold several statements.
    const result = (await database.exec(request.text, { rowMode: 'array' })).at(-1);
    return {
      rows: result.rows,
      fields: result.fields,
      command: result.command,
      rowCount: result.rowCount ?? null,
    };
  }
  if (request.kind === 'dump') {
    const dump = await database.dumpDataDir('none');
    await writeFile(request.file, Buffer.from(await dump.arrayBuffer()));
    return {};
  }
  await database.close();
  return {};
}

try {
  const database = await open();
  parentPort.on('message', async (request) => {
    try {
      parentPort.postMessage({ id: request.id, result: await run(database, request) });
    } catch (error) {
      parentPort.postMessage({ id: request.id, error: faultOf(error) });
    }
  });
  parentPort.postMessage({ id: 0, result: {} });
} catch (error) {
  parentPort.postMessage({ id: 0, error: faultOf(error) });
}
