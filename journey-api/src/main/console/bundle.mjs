// What the browser loads: console.css and console.js on every page, charts.js where there are charts. And for
// people: licences.txt with the licences of what is in them, packages.json with names and versions.

import { build } from 'esbuild';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from 'sass';

const BROWSERS = ['chrome109', 'edge109', 'firefox115', 'safari15.6'];

/** Builds into the directory. */
export async function bundle(root, directory) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    charset: 'utf8',
    // The licences are in a file beside.
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    minify: true,
    sourcemap: false,
    target: BROWSERS,
    write: true,
  };
  const modules = path.join(root, 'node_modules');
  const styles = compile(path.join(root, 'styles', 'console.scss'), {
    loadPaths: [modules],
    quietDeps: true,
  });
  const built = await Promise.all([
    build({
      ...common,
      stdin: { contents: styles.css, loader: 'css', resolveDir: root, sourcefile: 'console.css' },
      // Icons of a table's sorted column and the like: within the file, as the policy allows (img-src data:).
      loader: { '.svg': 'dataurl' },
      outfile: path.join(directory, 'console.css'),
    }),
    ...['console', 'charts'].map((name) =>
      build({
        ...common,
        entryPoints: [path.join(root, 'scripts', `${name}.js`)],
        // A classic script, loaded with defer.
        format: 'iife',
        outfile: path.join(directory, `${name}.js`),
      }),
    ),
  ]);
  const inputs = built.flatMap((result) => Object.keys(result.metafile.inputs));
  const read = styles.loadedUrls.map((url) => url.pathname);
  describe(root, modules, packagesOf([...inputs, ...read]), directory);
}

function packagesOf(files) {
  const names = new Set();
  for (const file of files) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
    if (name) {
      names.add(name);
    }
  }
  return [...names].sort();
}

function describe(root, modules, names, directory) {
  const packages = [];
  const texts = [];
  for (const name of names) {
    const home = path.join(modules, ...name.split('/'));
    const { version, license } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
    const files = licenceFiles(root, home, name);
    if (files.length === 0) {
      throw new Error(`${name} comes without the text of its licence: put it into licences/${name}.txt`);
    }
    const texts_ = files.map((file) => readFileSync(file, 'utf8').trim());
    const first = texts_.find((text) => /licen[cs]e|permission/i.test(text)) ?? '';
    packages.push({ name, version, licence: license ?? named(first) });
    texts.push(`${name} ${version}\n${'='.repeat(name.length + version.length + 1)}\n\n${texts_.join('\n\n')}\n`);
  }
  writeFileSync(path.join(directory, 'packages.json'), `${JSON.stringify(packages, null, 2)}\n`);
  writeFileSync(path.join(directory, 'licences.txt'), texts.join('\n\n'));
}

/** The package's own, its notices and those of what it holds in turn, or the text kept here. */
function licenceFiles(root, home, name) {
  const kept = path.join(root, 'licences', `${name}.txt`);
  if (existsSync(kept)) {
    return [kept];
  }
  const own = readdirSync(home)
    .filter((file) => /^(licen[cs]e|notice|copying)(\..*)?$/i.test(file))
    .sort()
    .map((file) => path.join(home, file));
  const held = path.join(home, 'licenses');
  const others = existsSync(held) ? readdirSync(held).sort().map((file) => path.join(held, file)) : [];
  return [...own, ...others];
}

/** For a package whose description names no licence. */
function named(text) {
  if (/zero.clause/i.test(text)) {
    return '0BSD';
  }
  throw new Error(`Of which licence is this? ${text.slice(0, 60)}`);
}
