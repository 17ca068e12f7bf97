import path from 'node:path';
import { openStore } from '@/lib/server/store/connect';
import { connectOnce } from '@/lib/server/store/postgres';
import { findPostgres, startCluster } from '@/scripts/test/cluster';
import type { Bench } from '../bench';
import { freePort, type Place, startProduct } from '../product';
import type { Section } from '../report';
import { Requests } from '../requests';
import { Session } from '../session';
import { measureIdentities } from './identity';

/** The same once more with the product on a PostgreSQL server, which waits for the disk as one does. */
export async function measureIdentitiesOnPostgres(
  place: Place,
  { account, times }: Pick<Bench, 'account' | 'times'>,
): Promise<Section> {
  const programs = findPostgres();
  if (!programs) {
    const notes = ['PostgreSQL is not installed here, so only the embedded database was asked.'];
    return { title: 'Identities on PostgreSQL', tables: [], goals: [], notes };
  }
  const cluster = await startCluster(programs, { isDurable: true });
  try {
    const [databaseUrl, another] = await makeDatabases(cluster.url, ['product', 'bare']);
    const dataDir = path.join(place.scratch, 'postgres-data');
    const product = await startProduct({ ...place, dataDir, databaseUrl }, await freePort());
    const session = await Session.signIn(product.origin, account.email, account.password);
    const requests = new Requests(product.origin, session);
    const openAnother = () => openStore({ databaseUrl: another, dataDir: '', poolSize: 1 });
    const section = await measureIdentities({ requests, times }, { name: 'PostgreSQL', openAnother });
    requests.close();
    await product.stop();
    return section;
  } finally {
    await cluster.stop();
  }
}

async function makeDatabases(cluster: string, names: string[]): Promise<string[]> {
  const client = await connectOnce(cluster);
  for (const name of names) await client.query(`create database ${name}`);
  await client.end();
  return names.map((name) => Object.assign(new URL(cluster), { pathname: `/${name}` }).href);
}
