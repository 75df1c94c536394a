export const id = 60;
export const ids = [60];
export const modules = {

/***/ 91060:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/input-table.ts
var input_table = __webpack_require__(6914);
// EXTERNAL MODULE: ./src/inspect/executable.ts + 7 modules
var executable = __webpack_require__(19311);
// EXTERNAL MODULE: ./src/inspect/inspect.ts + 1 modules
var inspect = __webpack_require__(36920);
// EXTERNAL MODULE: ./src/toolchain/releases.ts
var toolchain_releases = __webpack_require__(65437);
// EXTERNAL MODULE: ./src/advice/report.ts + 14 modules
var report = __webpack_require__(10216);
;// CONCATENATED MODULE: ./src/advice/files.ts






const FROM_ANYWHERE = {
    toolchainSource: 'auto',
    goDownloadBaseUrl: input_table/* INPUTS */.m['go-download-base-url'].default,
};
/**
 * Reports on any Go binaries, also those built elsewhere. None is run. Their Go is held against today's release
 * list, where that can be had.
 *
 * @param paths absolute, or relative to the folder that the host starts from
 * @throws UserError naming the first file that is no Go binary
 */
async function reportFiles(paths, host, releases = (0,toolchain_releases/* releaseList */.O)(FROM_ANYWHERE, host)) {
    const asked = releases();
    // It is awaited below; until then an interruption must not be taken for a bug.
    asked.catch(() => undefined);
    const inspected = await (0,inspect/* inspectFiles */.I)(paths, host);
    const subjects = await Promise.all(inspected.map(async ({ path, size, buildInfo }) => {
        const file = (0,external_node_path_.resolve)(host.cwd, path);
        return { path, file, size, buildInfo, executable: await (0,executable/* readExecutable */.p)(file, path) };
    }));
    return await (0,report/* readReports */.oh)(subjects, await asked, host);
}

// EXTERNAL MODULE: ./src/advice/require.ts
var advice_require = __webpack_require__(96015);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/nearest.ts
var nearest = __webpack_require__(37909);
// EXTERNAL MODULE: ./src/values.ts
var src_values = __webpack_require__(74777);
;// CONCATENATED MODULE: ./src/arguments.ts





/** The commands that do something; `help` and `version` are answered here. */
const COMMANDS = ['build', 'dockerfile', 'inspect', 'report'];
/**
 * Reads the words after `ship-go`. Every input of the step is a flag of the same name; a switch may stand
 * alone (`--cgo`), a list may be given more than once, and a value may begin with a dash.
 *
 * @throws UserError naming an unknown command or flag, and the nearest that exists
 */
function parseCommandLine(words) {
    const [command = 'help', ...rest] = words;
    if (['help', '--help', '-h'].includes(command))
        return { command: 'help' };
    if (['version', '--version'].includes(command))
        return { command: 'version' };
    const known = COMMANDS.find((name) => name === command);
    if (known === undefined) {
        throw new errors/* UserError */.yo(`Unknown command ${(0,src_values/* show */.WU)(command)}${suggestion(command, COMMANDS)}; commands: ${COMMANDS.join(', ')}. See ship-go --help.`);
    }
    const { flags, values, positionals } = read(rest, INPUTS_OF[known] ?? input_table/* INPUT_NAMES */.Q, OWN_FLAGS[known]);
    if (flags.has('help'))
        return { command: 'help' };
    const verbose = flags.has('verbose');
    if (known === 'inspect' || known === 'report') {
        if (positionals.length === 0)
            throw new errors/* UserError */.yo(`${known} needs a file: ship-go ${known} <file>…`);
        const about = { files: positionals, json: flags.has('json'), verbose };
        if (known === 'inspect')
            return { command: known, ...about };
        return { command: known, ...about, require: values.get('require')?.join('\n') ?? '' };
    }
    const [folder, extra] = positionals;
    if (extra !== undefined) {
        throw new errors/* UserError */.yo(`${known} takes one folder, and ${(0,src_values/* show */.WU)(extra)} is a second; packages are chosen with --packages.`);
    }
    if (folder !== undefined) {
        if (values.has('working-directory')) {
            throw new errors/* UserError */.yo(`The folder is given twice: ${(0,src_values/* show */.WU)(folder)} and --working-directory.`);
        }
        values.set('working-directory', [folder]);
    }
    const inputs = Object.fromEntries([...values].map(([name, given]) => [name, isList(name) ? given.join('\n') : (given.at(-1) ?? '')]));
    return known === 'build'
        ? { command: known, inputs, verbose }
        : { command: known, inputs, explain: flags.has('explain'), verbose };
}
function isList(name) {
    return input_table/* INPUTS */.m[name].kind === 'words' || input_table/* INPUTS */.m[name].kind === 'lines';
}
const OWN_FLAGS = {
    build: ['help', 'verbose'],
    dockerfile: ['help', 'verbose', 'explain'],
    inspect: ['help', 'verbose', 'json'],
    report: ['help', 'verbose', 'json'],
};
/** The inputs that are flags of a command which takes not all of them. */
const INPUTS_OF = {
    inspect: [],
    report: ['require'],
};
/** Reads the words after the command, for which the inputs `names` and the flags `own` are known. */
function read(words, names, own) {
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: joinValues(words, names),
        options: {
            ...Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
            ...Object.fromEntries(own.map((name) => [name, { type: 'boolean' }])),
            help: { type: 'boolean', short: 'h' },
        },
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const flags = new Set();
    const values = new Map();
    const positionals = [];
    for (const token of tokens) {
        if (token.kind === 'positional')
            positionals.push(token.value);
        if (token.kind !== 'option')
            continue;
        const name = names.find((one) => one === token.name);
        const alone = own.find((one) => one === token.name);
        if (name !== undefined)
            values.set(name, [...(values.get(name) ?? []), token.value ?? '']);
        else if (alone === undefined) {
            const near = suggestion(token.name, [...names, ...own], '--');
            throw new errors/* UserError */.yo(`Unknown flag ${token.rawName}${near}. See ship-go --help.`);
        }
        else if (token.value === undefined)
            flags.add(alone);
        else
            throw new errors/* UserError */.yo(`${token.rawName} takes no value, and ${(0,src_values/* show */.WU)(token.value)} is one.`);
    }
    return { flags, values, positionals };
}
/** The words with each input joined to its value, because parseArgs takes a word that begins with a dash for a flag. */
function joinValues(words, names) {
    const joined = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? '';
        if (word === '--')
            return [...joined, ...words.slice(at)];
        const name = names.find((candidate) => word === `--${candidate}`);
        const next = words[at + 1];
        if (name === undefined)
            joined.push(word);
        else if (input_table/* INPUTS */.m[name].kind === 'switch' && !['true', 'false', 'read'].includes(next ?? ''))
            joined.push(`${word}=true`);
        else if (next === undefined)
            throw new errors/* UserError */.yo(`${word} needs a value: ${input_table/* INPUTS */.m[name].help}.`);
        else {
            joined.push(`${word}=${next}`);
            at++;
        }
    }
    return joined;
}
function suggestion(word, known, prefix = '') {
    const found = (0,nearest/* nearest */.p)(word, known);
    return found === undefined ? '' : ` (did you mean ${prefix}${found}?)`;
}
/** What `ship-go --help` prints. */
function helpText() {
    const flags = input_table/* INPUT_NAMES */.Q.filter((name) => name !== 'working-directory').map((name) => {
        const { default: value, help } = input_table/* INPUTS */.m[name];
        return `  --${name.padEnd(24)} ${help}${value === '' ? '' : ` [${value}]`}`;
    });
    return [
        'ship-go: a Go module to verified binaries, build info and a Dockerfile that ships only the binary',
        '',
        'Usage:',
        '  ship-go build [dir]            build, inspect, verify, and write everything to output-dir',
        '  ship-go dockerfile [dir]       print the Dockerfile; builds first unless --base-image is given',
        '                                 --explain says line by line why each line is there',
        '  ship-go inspect <file>…        what Go binaries say of themselves; --json for an array of records',
        '  ship-go report <file>…         what is advised in production, seen on the binaries; --json, --require',
        '',
        'Flags of build and dockerfile, which are the inputs of the step:',
        ...flags,
        '',
        '  --verbose                  say every command that is run',
        '',
        'Exit code: 0; 1 for an error that the message tells how to mend; 130 when interrupted.',
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./src/dockerfile/explain.ts
/** Lines of the whole file. */
const ANYWHERE = [
    [
        /^# syntax=/,
        'BuildKit fetches the newest reader of this grammar, whatever the Docker that builds is: COPY --link, the script below and the rules of Dockerfile.dockerignore need no newer Docker than yours.',
    ],
    [
        /^FROM --platform=\$BUILDPLATFORM \S+ AS build$/,
        'Compiles on the platform of the machine, whatever the target: Go cross-compiles, so nothing is emulated. Debian’s image and not Alpine’s, which has no git: without git a binary is silently not stamped. --build-context build=… replaces this stage, and then its image is not even pulled.',
    ],
    [
        /^FROM gcr\.io\/distroless\/static-\S+ AS /,
        'The smallest base that runs it: the binary is static and needs no library, and of files only what this holds: certificates, time zones, a user who is not root, /tmp.',
    ],
    [
        /^FROM gcr\.io\/distroless\/base-nossl-\S+ AS /,
        'The smallest base that runs it: the binary asks for a dynamic loader or for glibc, and this holds them.',
    ],
    [
        /^FROM gcr\.io\/distroless\/base-debian\S+ AS /,
        'The smallest base that runs it: the binary needs libssl, libcrypto, zlib or zstd beside glibc.',
    ],
    [
        /^FROM gcr\.io\/distroless\/cc-\S+ AS /,
        'The smallest base that runs it: the binary needs libstdc++, libgcc or libgomp beside glibc.',
    ],
    [/^FROM \S+ AS /, 'The base that was asked for (base-image).'],
    [/^ARG TARGET(?:OS|ARCH|VARIANT)$/, 'Set by BuildKit for each platform. A default here would win over it.'],
];
/** Lines of the stage that compiles. */
const BUILD = [
    [
        /^RUN echo .*exit 1$/,
        'This stage cannot give the bytes that were built and inspected, so it stops: it must not ship others, or a binary without its commit.',
    ],
    [
        /^ENV CGO_ENABLED=0 GOTOOLCHAIN=go(\S+)$/,
        (version) => `Go ${version} and no other, whatever go.mod or the image would have; and no C compiler, which would link what this machine has.`,
    ],
    [
        /^ARG GO/,
        'For a module proxy of your own (--build-arg). An argument, because such an address may hold only there.',
    ],
    [/^WORKDIR /, 'Where the sources are mounted. With -trimpath the folder leaves no trace in the binary.'],
    [
        /^RUN --mount=type=bind,target=\./,
        'The sources are mounted and not copied: no layer ever holds them. All of the repository, because .git has to agree with the files: that is how a binary learns its commit, and that nothing was changed.',
    ],
    [/--mount=type=cache,id=go-mod/, 'Modules that were fetched stay for the next build on this machine.'],
    [/--mount=type=cache,id=go-build/, 'So do the packages that were compiled.'],
    [
        /--mount=type=secret,id=netrc/,
        'For private modules: --secret id=netrc,src=$HOME/.netrc. It is there while this runs, in no layer and in no history.',
    ],
    [/^set -eu$/, 'Stops at the first command that fails.'],
    [/^folder=/, 'The platform as ship-go names its folders under output-dir.'],
    [/^set -- /, 'The mains. All of a platform by one command, so that packages load once.'],
    [/^case /, 'What each platform is to Go.'],
    [
        /^ {2}\S+\) export/,
        'The level of the processor is said outright: an image’s own default may be another, and then so are the bytes.',
    ],
    [/^ {2}\*\) echo/, 'Of a platform that was not inspected no binary is shipped.'],
    [/^esac$/, ''],
    [
        /^export (?!GIT_)/,
        'A setting of Go on the machine that built. The bytes depend on it, or fetching the modules does.',
    ],
    [
        /^export GIT_CONFIG_COUNT/,
        'Git refuses a checkout of another user’s, as a mounted one is, and Go would then stamp nothing.',
    ],
    [/^go build/, 'The very command that ship-go ran, so that it gives the very bytes.'],
    [
        /^ {2}-trimpath /,
        'No folder of the machine is in the binary: the same commit gives the same bytes anywhere.',
    ],
    [/^ {2}-buildvcs=true /, 'Embeds the commit, outright: a setting of the machine may say otherwise.'],
    [/^ {2}-buildvcs=false /, 'There is no commit to embed, or none was wanted (buildvcs).'],
    [
        /^ {2}'?-ldflags=/,
        'Of one main alone: leaves out symbols and debug information (strip), and stamps what it declares (stamp).',
    ],
    [
        /^ {2}'?-tags=/,
        'The build tags of tags, build-flags and GOFLAGS; only the last -tags counts, so this has them all.',
    ],
    [/^ {2}'?-/, 'A flag of yours (build-flags, gcflags).'],
    [/^ {2}-- "\$@"$/, ''],
    [
        /^check\(\) \{$/,
        'Asks each binary for its commit: without a usable .git go build succeeds and stamps nothing.',
    ],
    [/^check /, 'The commit that was built, and whether there were changes.'],
    [/^ {2}\[ -e /, 'Not every main stands on every platform.'],
    [/^ {2}case /, ''],
    [/^ {2}(?:echo|git status|exit)/, ''],
    [/^\}$/, ''],
    [/^EOF$/, ''],
];
/** Why a label is there. What is not listed is the user's. */
const LABELS = new Map(Object.entries({
    'org.opencontainers.image.title': 'The main’s name.',
    'org.opencontainers.image.source': 'The repository; the base’s own, which would be inherited, is not it.',
    'org.opencontainers.image.revision': 'The commit, as the binary says it too.',
    'org.opencontainers.image.version': 'What was stamped.',
    'org.opencontainers.image.created': 'The commit’s time and not now: one commit, one image.',
    'org.opencontainers.image.base.name': 'What it stands on, for those who rebuild when that changes.',
    'org.opencontainers.image.base.digest': 'Exactly which.',
    'ship-go.go-version': 'Built with a release candidate: it cannot be mistaken for a release.',
}));
/** Lines of a stage that is an image. */
const IMAGE = [
    [/^(?:LABEL| {5}) ([\w./-]+)=/, (key) => LABELS.get(key) ?? 'A label of yours (labels).'],
    [/^(?:LABEL| {5}) /, 'A label of yours (labels).'],
    [/^ENV /, 'Asked for (runtime-env).'],
    [
        /^WORKDIR \/$/,
        'The distroless bases start in /home/nonroot, which some platforms may not enter (distroless#718).',
    ],
    [/^WORKDIR /, 'Asked for (workdir).'],
    [
        /^COPY --link/,
        'The binary and nothing else, in a layer that does not depend on the base’s (--link): another base rebuilds nothing. --chmod, because what was downloaded as an artifact has lost its modes.',
    ],
    [/^EXPOSE /, 'Asked for (expose). It opens nothing; it is for readers.'],
    [/^USER 0:/, 'Asked for (user): root.'],
    [/^USER /, 'Not root, and by number: Kubernetes cannot tell that a name is not root’s.'],
    [/^STOPSIGNAL /, 'Asked for (stop-signal).'],
    [
        /^ENTRYPOINT /,
        'Without a shell, which the base does not have: the program is process 1, and gets the signals itself.',
    ],
    [/^CMD /, 'Asked for (args): what the program gets unless the container is given arguments of its own.'],
];
/** What a line's reason is where no rule knows it. */
const UNKNOWN = 'From your own template.';
/** How long a line of an explanation may be, in characters. */
const WIDTH = 96;
/**
 * A Dockerfile of ours with a reason below each line. Comments are their own reasons; what only ends or continues the
 * line before has none.
 */
function explain(dockerfile) {
    let rules = BUILD;
    return dockerfile
        .split('\n')
        .flatMap((line) => {
        if (line.startsWith('FROM '))
            rules = line.endsWith(' AS build') ? BUILD : IMAGE;
        return [line, ...wrapped(reasonFor(line, rules)).map((text) => `    │ ${text}`)];
    })
        .join('\n');
}
function reasonFor(line, rules) {
    if (line === '' || (line.startsWith('#') && !line.startsWith('# syntax=')))
        return '';
    for (const [pattern, reason] of [...ANYWHERE, ...rules]) {
        const match = pattern.exec(line);
        if (match !== null)
            return typeof reason === 'string' ? reason : reason(...match.slice(1));
    }
    return UNKNOWN;
}
function wrapped(text) {
    const lines = [];
    for (const word of text.split(' ')) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + 1 + word.length <= WIDTH)
            lines[lines.length - 1] = `${last} ${word}`;
        else if (word !== '')
            lines.push(word);
    }
    return lines;
}

// EXTERNAL MODULE: ./src/inputs.ts + 1 modules
var src_inputs = __webpack_require__(18360);
// EXTERNAL MODULE: ./src/publish/log.ts
var publish_log = __webpack_require__(51033);
;// CONCATENATED MODULE: ./src/publish/answer.ts

/**
 * The answer of a command that reads strangers' binaries, as JSON or for a reader. What they say must not be a
 * command to a runner, which finds `##[` anywhere in a line.
 */
function answerText(value, text, asJson, { onRunner }) {
    if (asJson)
        return `${JSON.stringify(value, null, 2).replaceAll('##[', '#\\u0023[')}\n`;
    return onRunner ? (0,publish_log/* fenced */.OF)(text(value).trimEnd()) : text(value);
}

// EXTERNAL MODULE: ./src/publish/report.ts
var publish_report = __webpack_require__(24585);
// EXTERNAL MODULE: ./src/publish/terminal.ts
var terminal = __webpack_require__(17235);
// EXTERNAL MODULE: ./src/ship.ts + 56 modules
var ship = __webpack_require__(63067);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/entries/machine.ts
var machine = __webpack_require__(53997);
;// CONCATENATED MODULE: ./src/entries/cli.ts














/** The command line: words in, the pipeline, its answer on standard output and all else on standard error. */
async function run() {
    const { env } = process;
    let log = (0,publish_log/* terminalLog */.dg)(env);
    try {
        const line = parseCommandLine(process.argv.slice(2));
        if ('verbose' in line && line.verbose)
            log = (0,publish_log/* terminalLog */.dg)({ ...env, RUNNER_DEBUG: '1' });
        process.stdout.write(await (0,machine/* withHost */.R)(log, undefined, (host) => answer(line, host)));
    }
    catch (error) {
        log.error((0,errors/* describeError */.Uc)(error));
        process.exitCode = error instanceof errors/* Interrupted */.j$ ? 130 : 1;
    }
}
async function answer(line, host) {
    switch (line.command) {
        case 'help':
            return helpText();
        case 'version':
            return `ship-go ${version/* SHIP_GO_VERSION */.L}\n`;
        case 'build':
            return (0,terminal/* terminalSummary */.jg)(await (0,ship/* ship */.dx)((0,src_inputs/* parseInputs */.T)(line.inputs), host), host.cwd, hasColours());
        case 'dockerfile':
            return await dockerfile(line, host);
        case 'inspect':
            return answerText(await (0,inspect/* inspectFiles */.I)(line.files, host), terminal/* inspectedText */.hm, line.json, host);
        case 'report':
            return await cli_report(line, host);
    }
}
async function cli_report(line, host) {
    const required = (0,advice_require/* requiredLines */.HW)(line.require);
    const reports = await reportFiles(line.files, host);
    // At once: the report is wanted also where it falls short of what is required.
    process.stdout.write(answerText(reports, publish_report/* reportText */.UH, line.json, host));
    (0,advice_require/* keepRequired */.bZ)(reports, required);
    return '';
}
async function dockerfile({ inputs, explain: reasons }, host) {
    const text = await (0,ship/* shipDockerfile */.LX)((0,src_inputs/* parseInputs */.T)(inputs), host);
    return reasons ? explain(text) : text;
}
function hasColours() {
    return process.stdout.isTTY && process.stdout.hasColors() && !process.env['NO_COLOR'];
}


/***/ })

};
