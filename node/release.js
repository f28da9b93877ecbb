// Lays the packages out as they are published, from `dist` as it is built: `node release.js FOLDER`.
// The addons go into packages of their own, one a platform, which npm installs where they fit and leaves out elsewhere. What `privity` asks of
// them is written here and not into package.json: a checkout has its own addon, and needs none from a registry.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2] ?? "release");
process.chdir(import.meta.dirname);
rmSync(folder, { recursive: true, force: true });

const { devDependencies, ...manifest } = JSON.parse(readFileSync("package.json", "utf8"));
const { version, license, author } = manifest;
// Where it is built in public, the packages say where: npm holds them to it.
const { GITHUB_REPOSITORY: place } = process.env;
const repository = place && { type: "git", url: `git+https://github.com/${place}.git` };
const write = (path, text) => writeFileSync(join(folder, path), text);
const LICENSES = ["LICENSE-APACHE", "LICENSE-MIT"];

const optional = {};
for (const file of readdirSync("dist").filter((name) => name.endsWith(".node"))) {
  const platform = file.slice("privity.".length, -".node".length);
  const name = `privity-${platform}`;
  const [os, cpu, libc] = platform.split("-");
  const clib = { gnu: ["glibc"], musl: ["musl"] }[libc];
  mkdirSync(join(folder, name), { recursive: true });
  const own = { name, version, description: `Privity's native addon for ${platform}.`, license, author, repository, main: file, files: [file, ...LICENSES], os: [os], cpu: [cpu], libc: clib, engines: manifest.engines };
  write(`${name}/package.json`, `${JSON.stringify(own, null, 2)}\n`);
  write(`${name}/README.md`, `# ${name}\n\nThe native addon of \`privity\` for ${platform}. Install \`privity\`: it brings this along where it fits.\n`);
  for (const kept of [`dist/${file}`, ...LICENSES]) cpSync(kept, join(folder, name, kept.replace("dist/", "")));
  optional[name] = version;
}

mkdirSync(join(folder, "privity"), { recursive: true });
for (const kept of ["dist", "types", "schema", "README.md", ...LICENSES]) {
  cpSync(kept, join(folder, "privity", kept), { recursive: true, filter: (path) => !path.endsWith(".node") });
}
write("privity/package.json", `${JSON.stringify({ ...manifest, repository, optionalDependencies: optional }, null, 2)}\n`);
console.log(["privity", ...Object.keys(optional)].join("\n"));
