export const id = 552;
export const ids = [552];
export const modules = {

/***/ 7552:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./src/cache/cache.ts + 2 modules
var cache = __webpack_require__(44410);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/input-table.ts
var input_table = __webpack_require__(6914);
// EXTERNAL MODULE: ./src/inputs.ts + 1 modules
var src_inputs = __webpack_require__(18360);
// EXTERNAL MODULE: ./src/publish/log.ts
var publish_log = __webpack_require__(51033);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/collect/artifacts.ts
var collect_artifacts = __webpack_require__(96461);
// EXTERNAL MODULE: ./src/dockerfile/tag.ts
var tag = __webpack_require__(95490);
// EXTERNAL MODULE: ./src/paths.ts
var paths = __webpack_require__(8431);
;// CONCATENATED MODULE: ./src/publish/outputs.ts




/** Bytes. A longer value in the environment makes every process start fail (E2BIG at about 131,000). */
const BINARIES_LIMIT = 100_000;
/** Every output of the contract; one that does not apply is empty. */
function outputsOf(shipped, upload) {
    const { record, artifacts, toolchain, outputDir, workspace, image, caches } = shipped;
    const path = (file) => (0,paths/* outputPath */.XC)(workspace, (0,external_node_path_.join)(outputDir, file));
    const all = JSON.stringify(artifacts.map((artifact) => ({ ...artifact, path: path(artifact.path) })));
    const tooLong = Buffer.byteLength(all) > BINARIES_LIMIT;
    return {
        values: {
            'go-version': toolchain.version,
            'go-prerelease': String(toolchain.prerelease),
            'go-root': toolchain.root,
            version: record.version,
            commit: record.commit,
            date: record.date,
            dirty: String(record.dirty),
            binaries: tooLong ? '[]' : all,
            'build-info': path(collect_artifacts/* FILES */.cn.buildInfo),
            artifacts: path(collect_artifacts/* FILES */.cn.artifacts),
            checksums: path(collect_artifacts/* FILES */.cn.checksums),
            report: path(collect_artifacts/* FILES */.cn.report),
            dockerfile: image === undefined ? '' : path(image.path),
            'bake-file': image === undefined ? '' : path(image.bake),
            context: image === undefined ? '' : (0,paths/* outputPath */.XC)(workspace, shipped.context),
            'build-contexts': image === undefined ? '' : lines(relativeTo(workspace, image.buildContexts)),
            platforms: image?.platforms.join(',') ?? '',
            labels: image === undefined ? '' : lines(image.labels),
            target: image?.target ?? '',
            'image-tag': (0,tag/* imageTag */.I)(record.version, toolchain),
            'base-image': image === undefined ? '' : baseImage(image.baseImages),
            'artifact-id': upload?.id ?? '',
            'artifact-url': upload?.url ?? '',
            'artifact-digest': upload?.digest ?? '',
            'cache-hit': String(caches.hit),
            'cache-matched-key': caches.matchedKey,
        },
        warnings: tooLong
            ? [
                `The output binaries is [] because its ${artifacts.length} records are longer than an environment may hold. Read them from the file in the output artifacts: ${path(collect_artifacts/* FILES */.cn.artifacts)}`,
            ]
            : [],
    };
}
function relativeTo(workspace, folders) {
    return Object.fromEntries(Object.entries(folders).map(([name, dir]) => [name, (0,paths/* outputPath */.XC)(workspace, dir)]));
}
function baseImage(byMain) {
    const [first = '', ...others] = new Set(Object.values(byMain));
    return others.length === 0 ? first : JSON.stringify(byMain);
}
/** `key=value` lines as docker/build-push-action reads its list inputs: each line a record of CSV. */
function lines(pairs) {
    return Object.entries(pairs)
        .map(([key, value]) => csvField(`${key}=${value}`))
        .join('\n');
}
function csvField(text) {
    // `#` would start a comment where the reader was told to know them.
    return /[",\r\n#]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

;// CONCATENATED MODULE: ./src/publish/runner.ts



/** Sets the step's outputs. */
function setOutputs(values) {
    for (const [name, value] of Object.entries(values))
        core/* setOutput */.uH(name, value);
}
/**
 * Puts the chosen Go first on the PATH of the job's later steps, and nothing else: an exported GOROOT would
 * break the next Go on the machine.
 */
function addToPath(toolchain) {
    core/* addPath */.fM((0,external_node_path_.join)(toolchain.root, 'bin'));
}
/** Adds to the job summary. Never fails a run, which is done by then; some runners have no summary at all. */
async function writeSummary(markdown, { env, log }) {
    if (!env.GITHUB_STEP_SUMMARY) {
        log.debug('summary: this runner has none');
        return;
    }
    try {
        await core/* summary */.z.addRaw(markdown, true).write();
    }
    catch (error) {
        log.warning(`The job summary could not be written: ${(0,errors/* errorText */.kc)(error)}`);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./node_modules/handlebars/lib/index.js
var lib = __webpack_require__(88508);
var lib_default = /*#__PURE__*/__webpack_require__.n(lib);
// EXTERNAL MODULE: ./src/sizes.ts
var sizes = __webpack_require__(21337);
;// CONCATENATED MODULE: ./src/publish/markdown.ts
/**
 * Text as Markdown that shows it as it is: whatever could be markup, a table's border, a link, a mention or an
 * entity is written as a character reference, which never acts as structure (CommonMark 2.5). Line ends become
 * blanks; characters that turn the direction of text, or that no reader sees, are left out.
 */
function markdownText(text) {
    return text
        .replace(/\s+/gu, ' ')
        .replace(/[\p{Cc}\p{Cf}]/gu, '')
        .replace(/[^\p{L}\p{N}\p{M} ,/-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}
/** The same, set as code. */
function markdownCode(text) {
    return `<code>${markdownText(text)}</code>`;
}
/** A fence for a code block that no line of the text can close. */
function fenceFor(text) {
    const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
    return '`'.repeat(Math.max(3, longest + 1));
}

// EXTERNAL MODULE: ./src/publish/phrases.ts
var phrases = __webpack_require__(38477);
// EXTERNAL MODULE: ./src/publish/report.ts
var publish_report = __webpack_require__(24585);
;// CONCATENATED MODULE: ./src/publish/summary.ts







/** Bytes. The service drops a summary over 1 MiB, and part of that may be another's. */
const SUMMARY_LIMIT = 900_000;
/**
 * The job summary as Markdown, never over `limit` bytes: a Dockerfile that does not fit is left out, then the
 * report, then notes and binaries from the end, and the summary says so.
 */
function jobSummary(shipped, said, limit = SUMMARY_LIMIT) {
    const whole = summaryText(shipped, said);
    if (bytes(render(whole)) <= limit)
        return render(whole);
    const left = ['the Dockerfile'];
    let report = whole.report;
    let notes = whole.notes;
    let rows = whole.rows;
    const tell = () => render({
        ...whole,
        dockerfile: undefined,
        report,
        notes,
        rows,
        leftOut: `**Left out, for the service takes no more: ${left.join(', ')}.** All of it stands under output-dir: ${markdownCode(collect_artifacts/* FILES */.cn.artifacts)} has every binary.`,
    });
    if (report !== undefined && bytes(tell()) > limit) {
        report = undefined;
        left.push('the report');
    }
    const dropped = left.length;
    const total = { notes: notes.length, rows: rows.length };
    while (bytes(tell()) > limit && notes.length + rows.length > 0) {
        if (notes.length > 0)
            notes = notes.slice(0, Math.floor(notes.length / 2));
        else
            rows = rows.slice(0, Math.floor(rows.length / 2));
        left.splice(dropped, 2, `${total.notes - notes.length} of ${total.notes} warnings and notices`, `${total.rows - rows.length} of ${total.rows} binaries`);
    }
    return tell();
}
function summaryText({ record, artifacts, report, image }, { warnings, notices }) {
    return {
        title: `${markdownText(record.plan.module)} ${markdownText(record.version)}`.trim(),
        facts: facts(record),
        rows: artifacts.map(row),
        leftOut: '',
        notes: [...warnings.map((note) => noteText('⚠️', note)), ...notices.map((note) => noteText('ℹ️', note))],
        report: reportTable((0,publish_report/* digestOf */.ol)(report), artifacts.length),
        dockerfile: image === undefined
            ? undefined
            : { title: markdownText(image.path), fence: fenceFor(image.text), text: image.text.trimEnd() },
    };
}
function facts(record) {
    const go = `Go ${markdownCode(record.go.version)}${record.go.prerelease ? ' (release candidate)' : ''}`;
    const commit = record.commit === '' ? 'no repository' : `commit ${commitLink(record)}`;
    const date = record.date === '' ? [] : [markdownText(record.date)];
    return [go, commit, ...date].join(' · ');
}
/** The forges that we know write a commit's page like this; elsewhere the commit stands without a link. */
function commitLink({ source, commit, dirty }) {
    const text = markdownCode((0,phrases/* revision */.Q)(commit, dirty));
    const linked = /^https:\/\/[A-Za-z0-9.:-]+\/[A-Za-z0-9._~/-]+$/.test(source) && /^[0-9a-f]+$/.test(commit);
    return linked ? `<a href="${source}/commit/${commit}">${text}</a>` : text;
}
function row(artifact) {
    return {
        name: markdownCode(artifact.name),
        target: markdownText(artifact.target),
        size: markdownText((0,sizes/* megabytes */.i)(artifact.size)),
        linkage: markdownText(artifact.linkage),
        go: markdownText(artifact.goVersion),
        revision: artifact.revision === null ? 'none' : markdownCode((0,phrases/* revision */.Q)(artifact.revision, artifact.modified)),
    };
}
function reportTable({ open, passed }, binaries) {
    if (open.length === 0 && passed.length === 0)
        return undefined;
    return {
        rows: open.map((shared) => reportRow(shared, binaries)),
        passed: passed.map(markdownText).join(', '),
    };
}
function reportRow({ line, paths }, binaries) {
    const { id, verdict, evidence, advice, link } = line;
    const named = paths.slice(0, 3).map(markdownCode);
    const more = paths.length > named.length ? [`${paths.length - named.length} more`] : [];
    return {
        line: `<a href="${link}">${markdownText(id)}</a>`,
        verdict: markdownText(verdict),
        evidence: markdownText(evidence),
        advice: markdownText(advice),
        binaries: paths.length === binaries ? 'all' : [...named, ...more].join(', '),
    };
}
function noteText(sign, { message, at }) {
    const place = at === undefined ? '' : `${markdownCode([at.file, at.line].filter(Boolean).join(':'))} `;
    return `${sign} ${place}${markdownText(message)}`;
}
function render(text) {
    template ??= lib_default().compile((0,external_node_fs_.readFileSync)(new URL(/* asset import */ __webpack_require__(14539), __webpack_require__.b), 'utf8'), { strict: true });
    return template(text);
}
let template;
function bytes(text) {
    return Buffer.byteLength(text);
}

// EXTERNAL MODULE: ./src/publish/terminal.ts
var terminal = __webpack_require__(17235);
;// CONCATENATED MODULE: ./src/publish/upload.ts



/** The names that the input's default gives; a name like these is not insisted on. */
const DEFAULTED = /^ship-go(-\d+)?$/;
/**
 * Whether and how to upload. A name is fixed within a run, over its attempts too: from the second attempt on,
 * what stands under it is this job's own from before, because in the first a name taken twice is an error.
 */
function decideUpload(name, host) {
    if (name === '' || !host.onRunner)
        return { act: 'none' };
    const missing = missingService(host.env);
    if (missing !== undefined) {
        return DEFAULTED.test(name)
            ? { act: 'skip', why: `The files were not uploaded as an artifact: ${missing}` }
            : {
                act: 'refuse',
                why: `Input \`artifact-name\` is "${name}", but nothing can be uploaded: ${missing} Set artifact-name to the empty string to go without.`,
            };
    }
    return { act: Number(host.env.GITHUB_RUN_ATTEMPT ?? '1') > 1 ? 'replace' : 'upload' };
}
/**
 * Refuses, before anything is built, a name that was given outright where nothing can be uploaded.
 *
 * @throws UserError naming the input and the way out
 */
function requireUpload(name, host) {
    const decision = decideUpload(name, host);
    if (decision.act === 'refuse')
        throw new errors/* UserError */.yo(decision.why);
}
/** Why the artifact service cannot be used, as a sentence; undefined where it can. */
function missingService(env) {
    if (!env.ACTIONS_RUNTIME_TOKEN || !env.ACTIONS_RESULTS_URL) {
        return 'this runner offers no artifact service (ACTIONS_RUNTIME_TOKEN or ACTIONS_RESULTS_URL is missing).';
    }
    // @actions/artifact refuses these too, but with a warning of its own that asks to try again.
    const server = new URL(env.GITHUB_SERVER_URL ?? 'https://github.com').hostname.toLowerCase();
    const known = server === 'github.com' || server.endsWith('.ghe.com') || server.endsWith('.localhost');
    return known ? undefined : `the artifact service of ${server} is not one that this step can use.`;
}
/**
 * Uploads the files of the run as one artifact. Undefined where none was wanted, from a terminal, and where the
 * service is missing and the name was not given outright, which is told as a notice.
 *
 * @param service loaded only when needed: it is large
 * @throws UserError when the service is missing for a name that was given, or the upload fails
 */
async function uploadFiles({ artifactName: name, artifactRetentionDays }, { outputDir, record }, host, service = artifactService) {
    const decision = decideUpload(name, host);
    if (decision.act === 'none')
        return undefined;
    if (decision.act === 'refuse')
        throw new errors/* UserError */.yo(decision.why);
    if (decision.act === 'skip') {
        host.log.notice(decision.why);
        return undefined;
    }
    if (host.signal.aborted)
        throw new errors/* Interrupted */.j$();
    return await host.log.group(`Upload artifact ${name}`, async () => {
        try {
            const client = await service();
            if (decision.act === 'replace')
                await removeEarlier(client, name);
            const files = [...Object.keys(record.files), collect_artifacts/* FILES */.cn.record].map((file) => (0,external_node_path_.join)(outputDir, file));
            const { id, digest } = await client.uploadArtifact(name, files, outputDir, {
                ...(artifactRetentionDays === undefined ? {} : { retentionDays: artifactRetentionDays }),
            });
            return { id: String(id ?? ''), url: artifactUrl(host.env, id), digest: digest ?? '' };
        }
        catch (error) {
            throw new errors/* UserError */.yo(uploadFailure(name, error));
        }
    });
}
/** The client of @actions/artifact, as a chunk of its own. */
async function artifactService() {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(110), __webpack_require__.e(177)]).then(__webpack_require__.bind(__webpack_require__, 48177));
    return new DefaultArtifactClient();
}
async function removeEarlier(client, name) {
    // Asked first: deleting one that is not there is a warning of the client's.
    const { artifacts } = await client.listArtifacts();
    if (artifacts.some((artifact) => artifact.name === name))
        await client.deleteArtifact(name);
}
function artifactUrl(env, id) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
    if (id === undefined || !server || !repository || !run)
        return '';
    return `${server}/${repository}/actions/runs/${run}/artifacts/${id}`;
}
function uploadFailure(name, error) {
    // The storage behind the service says nothing but its status when it refuses.
    const status = typeof error === 'object' && error !== null && 'statusCode' in error
        ? `status ${String(error.statusCode)}`
        : '';
    const said = [(0,errors/* errorText */.kc)(error), status].filter(Boolean).join(', ');
    const taken = /already exists|conflict/i.test(said);
    return taken
        ? `Another job of this run has already uploaded an artifact named "${name}". Give each job its own with the input artifact-name.`
        : `The artifact "${name}" could not be uploaded: ${said}\nThe files stand in output-dir. Run the job again, or set artifact-name to the empty string to go without.`;
}

// EXTERNAL MODULE: ./src/ship.ts + 56 modules
var ship = __webpack_require__(63067);
// EXTERNAL MODULE: ./src/entries/machine.ts
var machine = __webpack_require__(53997);
;// CONCATENATED MODULE: ./src/entries/main.ts













/** The step: inputs from the runner, the pipeline, and what it says given to the runner. */
async function run() {
    const log = (0,publish_log/* runnerLog */.t1)();
    try {
        const workspace = process.env['GITHUB_WORKSPACE'] || process.cwd();
        await (0,machine/* withHost */.R)(log, workspace, async (host) => {
            const inputs = (0,src_inputs/* parseInputs */.T)(readInputs());
            requireUpload(inputs.artifactName, host);
            const shipped = await (0,ship/* ship */.dx)(inputs, host);
            const upload = await uploadFiles(inputs, shipped, host);
            const { values, warnings } = outputsOf(shipped, upload);
            for (const warning of warnings)
                log.warning(warning);
            setOutputs(values);
            addToPath(shipped.toolchain);
            log.info((0,terminal/* terminalSummary */.jg)(shipped, host.cwd, false));
            await writeSummary(jobSummary(shipped, log), host);
            await (0,cache/* saveCaches */.F)(shipped.caches, inputs, host);
        });
    }
    catch (error) {
        core/* setFailed */.C1((0,errors/* describeError */.Uc)(error));
    }
}
/** A composite action hands an input that was not given as an empty text; one that is not declared is missing. */
function readInputs() {
    const variable = (name) => `INPUT_${name.toUpperCase()}`;
    return Object.fromEntries(input_table/* INPUT_NAMES */.Q.filter((name) => process.env[variable(name)] !== undefined).map((name) => [
        name,
        core/* getInput */.V4(name),
    ]));
}


/***/ }),

/***/ 14539:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "0c16b3a44cf5eaf1263a.hbs";

/***/ })

};
