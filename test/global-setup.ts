import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Tests run the real binary, so dist is built once before the first of them. */
export default function buildOnce(): void {
  const script = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed, so no test can run the program.');
}
