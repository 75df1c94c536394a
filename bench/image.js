// From a changed line to a new image: ours, ko's, and a plain Dockerfile as Docker's Go guide teaches it, interleaved.
//   node bench/image.js [runs]
// Needs Go, ko (go install github.com/google/ko@v0.19.1) and either Docker or what tools/lab needs (Linux, root);
// prints medians, ratios and sizes.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const GO = '1.27.4';
const PLATFORM = 'linux/amd64'; // The guide's Dockerfile compiles for no other without emulation.
const runs = Number(process.argv[2] ?? 5);
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
// ko takes no upper-case letters in the path of a layout.
const work = join(tmpdir(), `ship-go-bench-${process.pid}`);
mkdirSync(work);
const source = join(work, 'service');

const said = (program, args, options = {}) =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options }).trim();
const withDocker = spawnSync('docker', ['buildx', 'version'], { stdio: 'ignore' }).status === 0;
const lab = withDocker
  ? {}
  : Object.fromEntries(
      said(at('tools/lab/up.sh'), [])
        .split('\n')
        .map((line) => line.split('=', 2)),
    );
const buildx = withDocker ? ['docker', 'buildx'] : [lab.BUILDX];
const registry = withDocker ? 'gcr.io' : lab.LAB_REGISTRY;

// One Go for all three.
const started = { ...process.env, ...lab, GOFLAGS: '' };
const base = ['--targets', PLATFORM, '--go-version', GO, '--cache', 'false', '--unsupported-go', 'ignore'];
cpSync(at('examples/service'), source, { recursive: true, filter: (path) => !path.endsWith('dist') });
const git = (...args) =>
  said('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: source });
git('init', '--quiet');
writeFileSync(
  join(source, 'Dockerfile'),
  `FROM golang:${GO}-trixie AS build
WORKDIR /app
COPY go.mod go.sum ./
RUN go mod download
COPY *.go ./
RUN CGO_ENABLED=0 GOOS=linux go build -o /service
FROM gcr.io/distroless/base-debian13:nonroot
WORKDIR /
COPY --from=build /service /service
USER nonroot:nonroot
ENTRYPOINT ["/service"]
`,
);
git('add', '--all');
git('commit', '--quiet', '--message', 'all');
said(process.execPath, [at('dist/cli/index.js'), 'build', source, ...base], { env: started });
const goRoot = join(toolCache(), 'go', GO, process.arch === 'arm64' ? 'arm64' : 'x64', 'bin');
const env = { ...started, PATH: `${goRoot}${delimiter}${process.env.PATH}`, GOTOOLCHAIN: 'local' };

function toolCache() {
  return (
    process.env.RUNNER_TOOL_CACHE ||
    join(process.env.XDG_CACHE_HOME ?? join(process.env.HOME, '.cache'), 'ship-go', 'tools')
  );
}

const docker = (dest, ...args) =>
  said(
    buildx[0],
    [...buildx.slice(1), 'build', '--platform', PLATFORM, '--network', 'host', '--allow', 'network.host']
      .concat(args, ['--build-arg', `GOPROXY=${said('go', ['env', 'GOPROXY'])}`])
      .concat(['--output', `type=oci,tar=false,dest=${dest}`, '.']),
    { cwd: source, env },
  );
const WAYS = {
  'ship-go': (dest) => {
    said(process.execPath, [at('dist/cli/index.js'), 'build', '.', ...base], { cwd: source, env });
    docker(dest, '-f', 'dist/Dockerfile', '--build-context', 'build=dist');
  },
  ko: (dest) =>
    said(
      'ko',
      [
        'build',
        '--push=false',
        '--bare',
        '--platform',
        PLATFORM,
        '--sbom=none',
        '--oci-layout-path',
        dest,
        '.',
      ],
      {
        cwd: source,
        env: {
          ...env,
          KO_DOCKER_REPO: `${registry}/service`,
          KO_DEFAULTBASEIMAGE: `${registry}/distroless/static-debian13:nonroot`,
        },
      },
    ),
  "Docker's guide": (dest) => docker(dest, '-f', 'Dockerfile'),
};

/** Bytes of the image's layers, as they are pulled. */
function imageSize(layout) {
  const blob = (digest) => join(layout, 'blobs', ...digest.split(':'));
  const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
  const visit = ({ digest, platform }) => {
    if (platform?.os === 'unknown') return 0;
    const { manifests, layers } = read(blob(digest));
    if (manifests !== undefined) return manifests.reduce((sum, one) => sum + visit(one), 0);
    return layers.reduce((sum, one) => sum + statSync(blob(one.digest)).size, 0);
  };
  return read(join(layout, 'index.json')).manifests.reduce((sum, one) => sum + visit(one), 0);
}

const main = join(source, 'main.go');
const text = readFileSync(main, 'utf8');
const times = Object.fromEntries(Object.keys(WAYS).map((name) => [name, []]));
const sizes = {};
for (let run = 0; run <= runs; run++) {
  for (const [name, build] of Object.entries(WAYS)) {
    writeFileSync(main, text.replace('version = "dev"', `version = "dev-${run}-${name.length}"`));
    const dest = join(work, `image-${run}-${name.length}`);
    const before = performance.now();
    build(dest);
    // The first run warms every cache, and is not counted.
    if (run > 0) times[name].push((performance.now() - before) / 1000);
    if (readdirSync(join(dest, 'blobs', 'sha256')).length === 0) throw new Error(`${name} made no image`);
    sizes[name] = imageSize(dest);
    rmSync(dest, { recursive: true });
  }
}
rmSync(work, { recursive: true, force: true });

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const ours = median(times['ship-go']);
console.log(
  `| way | seconds (median of ${runs}) | ours as a part of it | image, MB |\n| --- | --: | --: | --: |`,
);
for (const [name, list] of Object.entries(times)) {
  const time = median(list);
  console.log(
    `| ${name} | ${time.toFixed(2)} | ${(ours / time).toFixed(2)} | ${(sizes[name] / 1e6).toFixed(2)} |`,
  );
}
