// The embedded database, in a thread of its own so that a slow statement never stalls a page.
// Values cross the thread as PostgreSQL's own text: parser functions cannot be posted, and the
// client then reads them exactly as it reads a PostgreSQL server's.
import { readFile, writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
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

async function run(database, request) {
  if (request.kind === 'query') {
    // Without parameters the simple protocol serves: fewer messages, and a migration may hold several statements.
    const result =
      request.params.length > 0
        ? await database.query(request.text, request.params, { rowMode: 'array' })
        : (await database.exec(request.text, { rowMode: 'array' })).at(-1);
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
