// node build.mjs DIRECTORY [STAMP]
//
// Builds the console's styles and scripts into DIRECTORY, and does nothing if neither what they are made of
// nor what was made has changed since STAMP was written. Fetches packages only if package-lock.json is another
// than the one node_modules was made from.
//
// node_modules lies here, ignored by git, not below target/: it outlives `clean`, so that what was built once
// can be built again offline. Nothing that reads this project's sources looks below src/main/console.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const NEEDED = 'The console needs Node.js 20.19 or later, and npm, to be built';
const BUILT = ['charts.js', 'console.css', 'console.js', 'licences.txt', 'packages.json'];

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** Of names and contents, so that neither the time of a checkout nor the platform's order counts. */
function digest(root, names) {
  const hash = createHash('sha256');
  for (const name of names) {
    const file = path.join(root, name);
    hash.update(`${name}\0`).update(existsSync(file) ? readFileSync(file) : 'none').update('\0');
  }
  return hash.digest('hex');
}

function sources() {
  return readdirSync(HERE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(HERE, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => !name.startsWith('node_modules/'))
    .sort();
}

function install() {
  const stamp = path.join(HERE, 'node_modules', '.journey-lock');
  const lock = digest(HERE, ['package.json', 'package-lock.json']) + ` ${process.platform} ${process.arch}`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    return;
  }
  // npm is a script on Windows, which only a shell starts. Nothing of these arguments comes from outside.
  const windows = process.platform === 'win32';
  const npm = spawnSync(
    windows ? 'npm.cmd' : 'npm',
    ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: HERE, shell: windows, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (npm.error) {
    stop(`${NEEDED}: npm cannot be started (${npm.error.code})`);
  }
  if (npm.status !== 0) {
    stop(`The console's packages could not be fetched: npm ci ended with ${npm.status}`);
  }
  writeFileSync(stamp, lock);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`${NEEDED}; this is ${process.versions.node}`);
}
const [directory, stamp] = process.argv.slice(2).map((argument) => path.resolve(argument));
if (!directory) {
  stop('Say where to build: node build.mjs DIRECTORY [STAMP]');
}

const state = () => `${digest(HERE, sources())} ${digest(directory, BUILT)}\n`;
if (!(stamp && existsSync(stamp) && readFileSync(stamp, 'utf8') === state())) {
  install();
  const { bundle } = await import('./bundle.mjs');
  mkdirSync(directory, { recursive: true });
  await bundle(HERE, directory);
  if (stamp) {
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, state());
  }
}
