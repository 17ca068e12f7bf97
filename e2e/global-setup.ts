import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from './support/ports';
import { startProduct } from './support/product';
import { clerkEnvOf, shareWorld } from './support/world';

/** Plants rows, starts the product on ports and data of its own, and answers how to end it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'troupe-e2e-'));
  const dataDir = path.join(folder, 'data');
  mkdirSync(dataDir);
  const [port = 0, remotePort = 0] = await freePorts(2);
  const origin = `http://localhost:${port}`;
  const password = `troupe-${randomBytes(9).toString('base64url')}`;
  const logFile = path.resolve('test-results/troupe.log');
  try {
    await promisify(execFile)(process.execPath, ['--import', 'tsx', 'e2e/support/plant.ts', dataDir]);
    const product = await startProduct({
      port,
      dataDir,
      logFile,
      env: {
        LOCAL_PASSWORD: password,
        CLERK_AUTHORIZED_PARTIES: `${origin},http://localhost:${remotePort}`,
      },
    });
    shareWorld({ origin, remotePort, password, folder, dataDir, logFile, clerk: clerkEnvOf(dataDir) });
    return async () => {
      await product.stop();
      rmSync(folder, { recursive: true, force: true });
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
