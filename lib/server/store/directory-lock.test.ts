import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DirectoryHeldError, lockDirectory, lockDirectorySoon } from './directory-lock';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'troupe-lock-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe.each(['linux', 'darwin'] as const)('the directory lock, the way of %s', (platform) => {
  test.skipIf(platform === 'linux' && process.platform !== 'linux')(
    'lets one holder in at a time',
    async () => {
      const held = await lockDirectory(directory, 'start', platform);
      const refused = lockDirectory(directory, 'start', platform);
      await expect(refused).rejects.toThrow(`in use by process ${process.pid}`);
      await expect(refused).rejects.toBeInstanceOf(DirectoryHeldError);
      await (await lockDirectory(directory, 'store', platform)).release();
      await held.release();
      await (await lockDirectory(directory, 'start', platform)).release();
    },
  );

  test('knows the directory by whatever name', async () => {
    const held = await lockDirectory(directory, 'start', platform);
    const other = `${directory}-link`;
    await symlink(directory, other);
    await expect(lockDirectory(other, 'start', platform)).rejects.toThrow('in use');
    await rm(other);
    await held.release();
  });
});

test('a file left by a process that is gone, or by an earlier one of the same number, does not count', async () => {
  await writeFile(path.join(directory, 'start.lock'), '4194304 Thu Jan  1 00:00:00 1970');
  await (await lockDirectory(directory, 'start', 'darwin')).release();
  await writeFile(path.join(directory, 'start.lock'), `${process.pid} Thu Jan  1 00:00:00 1970`);
  await (await lockDirectory(directory, 'start', 'darwin')).release();
});

test('a killed holder leaves the directory free at once', async () => {
  const program = path.join(directory, 'hold.mts');
  const lockModule = path.resolve('lib/server/store/directory-lock.ts');
  await writeFile(
    program,
    `import { lockDirectory } from ${JSON.stringify(lockModule)};
     await lockDirectory(process.argv[2], 'store');
     process.send('held');
     setInterval(() => {}, 1000);`,
  );
  const holder = fork(program, [directory], { execArgv: ['--import', import.meta.resolve('tsx')] });
  await once(holder, 'message');
  await expect(lockDirectory(directory, 'store')).rejects.toThrow(`process ${holder.pid}`);
  holder.kill('SIGKILL');
  await (await lockDirectorySoon(directory, 'store', 5000)).release();
});
