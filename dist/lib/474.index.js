export const id = 474;
export const ids = [474];
export const modules = {

/***/ 70474:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/input-table.ts
var input_table = __webpack_require__(6914);
// EXTERNAL MODULE: ./src/nearest.ts
var nearest = __webpack_require__(37909);
// EXTERNAL MODULE: ./src/values.ts
var src_values = __webpack_require__(74777);
;// CONCATENATED MODULE: ./src/arguments.ts





const COMMANDS = ['build', 'dockerfile', 'inspect'];
/**
 * Reads the words after `ship-go`. Every input of the step is a flag of the same name; a switch may stand
 * alone (`--cgo`), a list may be given more than once, and a value may begin with a dash.
 *
 * @throws UserError naming an unknown command or flag, and the nearest that exists
 */
function parseCommandLine(words) {
    const [command, ...rest] = words;
    if (command === undefined || command === 'help' || words.includes('--help') || words.includes('-h')) {
        return { command: 'help' };
    }
    if (command === 'version' || command === '--version')
        return { command: 'version' };
    const known = COMMANDS.find((name) => name === command);
    if (known === undefined) {
        throw new errors/* UserError */.yo(`Unknown command ${(0,src_values/* show */.WU)(command)}${suggestion(command, COMMANDS)}; commands: ${COMMANDS.join(', ')}. See ship-go --help.`);
    }
    if (known === 'inspect') {
        const { values, positionals } = read(rest, []);
        if (positionals.length === 0)
            throw new errors/* UserError */.yo('inspect needs a file: ship-go inspect <file>…');
        return { command: known, files: positionals, json: 'json' in values, verbose: 'verbose' in values };
    }
    const { values, positionals } = read(rest, input_table/* INPUT_NAMES */.Q);
    const [folder, extra] = positionals;
    if (extra !== undefined) {
        throw new errors/* UserError */.yo(`${known} takes one folder, and ${(0,src_values/* show */.WU)(extra)} is a second; packages are chosen with --packages.`);
    }
    if (folder !== undefined && values['working-directory'] !== undefined) {
        throw new errors/* UserError */.yo(`The folder is given twice: ${(0,src_values/* show */.WU)(folder)} and --working-directory.`);
    }
    const inputs = Object.fromEntries(input_table/* INPUT_NAMES */.Q.flatMap((name) => {
        const given = name === 'working-directory' && folder !== undefined ? [folder] : values[name];
        if (given === undefined)
            return [];
        const last = given.at(-1) ?? '';
        return [[name, isList(name) ? given.join('\n') : last]];
    }));
    return { command: known, inputs, verbose: 'verbose' in values };
}
function isList(name) {
    return input_table/* INPUTS */.m[name].kind === 'words' || input_table/* INPUTS */.m[name].kind === 'lines';
}
function read(words, names) {
    const alone = [...(names.length === 0 ? ['json'] : []), 'verbose'];
    const switches = names.filter((name) => input_table/* INPUTS */.m[name].kind === 'switch');
    const joined = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? '';
        if (word === '--') {
            joined.push(...words.slice(at));
            break;
        }
        const name = names.find((candidate) => word === `--${candidate}`);
        const next = words[at + 1];
        if (name === undefined)
            joined.push(word);
        else if (switches.includes(name) && !['true', 'false', 'read'].includes(next ?? ''))
            joined.push(`${word}=true`);
        else if (next === undefined)
            throw new errors/* UserError */.yo(`${word} needs a value: ${input_table/* INPUTS */.m[name].help}.`);
        else {
            // Joined, because parseArgs takes a separate value that begins with a dash for a flag.
            joined.push(`${word}=${next}`);
            at++;
        }
    }
    const options = {};
    for (const name of names)
        options[name] = { type: 'string', multiple: true };
    for (const name of alone)
        options[name] = { type: 'boolean' };
    const { values, positionals, tokens } = (0,external_node_util_.parseArgs)({
        args: joined,
        options,
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    for (const token of tokens) {
        if (token.kind === 'option' && ![...names, ...alone].includes(token.name)) {
            const flag = token.rawName;
            throw new errors/* UserError */.yo(`Unknown flag ${flag}${suggestion(token.name, [...names, ...alone], '--')}. See ship-go --help.`);
        }
    }
    return { values: values, positionals };
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
        '  ship-go inspect <file>…        what Go binaries say of themselves; --json for an array of records',
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

// EXTERNAL MODULE: ./src/inputs.ts + 1 modules
var inputs = __webpack_require__(18360);
// EXTERNAL MODULE: ./src/inspect/inspect.ts + 10 modules
var inspect = __webpack_require__(87359);
// EXTERNAL MODULE: ./src/publish/log.ts
var publish_log = __webpack_require__(51033);
// EXTERNAL MODULE: ./src/publish/terminal.ts
var terminal = __webpack_require__(17235);
// EXTERNAL MODULE: ./src/ship.ts + 56 modules
var ship = __webpack_require__(58372);
// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
// EXTERNAL MODULE: ./src/entries/machine.ts
var machine = __webpack_require__(53997);
;// CONCATENATED MODULE: ./src/entries/cli.ts









/** The command line: words in, the pipeline, its answer on standard output and all else on standard error. */
async function run() {
    const verbose = process.argv.includes('--verbose');
    const log = (0,publish_log/* terminalLog */.dg)(verbose ? { ...process.env, RUNNER_DEBUG: '1' } : process.env);
    try {
        const command = parseCommandLine(process.argv.slice(2));
        process.stdout.write(await (0,machine/* withHost */.R)(log, (host) => answer(command, host)));
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
            return (0,terminal/* terminalSummary */.jg)(await (0,ship/* ship */.dx)((0,inputs/* parseInputs */.T)(line.inputs), host), host.cwd, hasColours());
        case 'dockerfile':
            return await (0,ship/* shipDockerfile */.LX)((0,inputs/* parseInputs */.T)(line.inputs), host);
        case 'inspect': {
            const inspected = await (0,inspect/* inspectFiles */.I)(line.files, host);
            return line.json ? `${JSON.stringify(inspected, null, 2)}\n` : (0,terminal/* inspectedText */.hm)(inspected);
        }
    }
}
function hasColours() {
    return process.stdout.isTTY && process.stdout.hasColors() && !process.env['NO_COLOR'];
}


/***/ })

};
