// Finds a Chromium for the browser tests and the screenshots, and installs Debian's where there is none. Run by hand it prints
// where the browser is. CHROMIUM_PATH names one that stands elsewhere.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
// The page speaks Chinese as well, and a picture of it needs the letters.
const PACKAGES = ['chromium', 'fonts-noto-cjk', 'fonts-dejavu-core'];

const ADVICE =
  'Set CHROMIUM_PATH to a browser, or MIGRATE_LLM_SKIP_BROWSER=1 to leave the browser tests out.';

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(ensureChromium());

/** The path of a Chromium. Throws an Error that says what to do where there is none and none can be installed. */
export function ensureChromium() {
  const found = find();
  if (found) return found;
  if (!isProgram('apt-get')) throw new Error(`There is no Chromium and no apt-get here. ${ADVICE}`);
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  run([...asRoot, 'apt-get', 'update', '-qq']);
  run([...asRoot, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...PACKAGES]);
  const installed = find();
  if (!installed) throw new Error(`apt-get brought no Chromium. ${ADVICE}`);
  return installed;
}

function run(command) {
  console.error(`$ ${command.join(' ')}`);
  const [program, ...parameters] = command;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, error } = spawnSync(program, parameters, { stdio: ['ignore', 2, 2], env: environment });
  if (status !== 0) throw new Error(`"${command.join(' ')}" failed (${error?.message ?? status}). ${ADVICE}`);
}

function find() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  return NAMES.map(pathOf).find((path) => path !== undefined);
}

function isProgram(name) {
  return pathOf(name) !== undefined;
}

function pathOf(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
