export const id = 697;
export const ids = [697];
export const modules = {

/***/ 75528:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ LINKS),
/* harmony export */   IX: () => (/* binding */ pass),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   TH: () => (/* binding */ advise),
/* harmony export */   c2: () => (/* binding */ LINE_IDS),
/* harmony export */   hH: () => (/* binding */ notApplicable)
/* harmony export */ });
/** Every line of a report, in its order, and where to read more. */
const LINKS = {
    'supported-go': 'https://go.dev/doc/devel/release#policy',
    small: 'https://pkg.go.dev/cmd/link',
    static: 'https://pkg.go.dev/cmd/cgo',
    stamped: 'https://pkg.go.dev/runtime/debug#BuildInfo',
    'fast-start': 'https://pkg.go.dev/runtime#hdr-Environment_Variables',
    'graceful-shutdown': 'https://pkg.go.dev/net/http#Server.Shutdown',
    metrics: 'https://go.dev/doc/diagnostics#runtime-events',
    profiling: 'https://go.dev/doc/diagnostics#profiling',
    context: 'https://pkg.go.dev/context',
    postmortem: 'https://go.dev/doc/diagnostics#debugging',
    function: 'https://pkg.go.dev/github.com/aws/aws-lambda-go/lambda',
};
/** All of them, in the report's order. */
const LINE_IDS = Object.keys(LINKS);
/** What is as it is advised. */
function pass(evidence, advice = '') {
    return { verdict: 'pass', evidence, advice };
}
/** What could be better, and how. */
function advise(evidence, advice) {
    return { verdict: 'advice', evidence, advice };
}
/** What cannot be known here, and how it could be. */
function unknown(evidence, advice) {
    return { verdict: 'unknown', evidence, advice };
}
/** What does not concern this binary, or was not looked at. */
function notApplicable(evidence, advice = '') {
    return { verdict: 'not-applicable', evidence, advice };
}


/***/ }),

/***/ 10216:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oh: () => (/* binding */ readReports),
  gw: () => (/* binding */ reportBinaries),
  rn: () => (/* binding */ reportFile)
});

// UNUSED EXPORTS: reportOf

// EXTERNAL MODULE: ./src/collect/artifacts.ts
var artifacts = __webpack_require__(96461);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/inspect/functions.ts
var inspect_functions = __webpack_require__(29961);
// EXTERNAL MODULE: ./src/go/version.ts
var go_version = __webpack_require__(62054);
// EXTERNAL MODULE: ./src/inspect/buildinfo.ts
var buildinfo = __webpack_require__(92416);
// EXTERNAL MODULE: ./src/toolchain/support.ts
var support = __webpack_require__(54468);
// EXTERNAL MODULE: ./src/advice/line.ts
var line = __webpack_require__(75528);
;// CONCATENATED MODULE: ./src/advice/build.ts




/** Judges the Go that built a program against the releases. */
function judgeGo({ GoVersion = '' }, releases) {
    const evidence = `built with ${GoVersion || 'a Go that it does not name'}`;
    // Experiments and distributors stand behind the version: `go1.27.4 X:jsonv2`, `go1.27.4-X:jsonv2`.
    const version = (0,go_version/* parseVersion */.ot)(/^go[\w.]+/.exec(GoVersion)?.[0] ?? '');
    if (version === undefined)
        return (0,line/* unknown */.L5)(`${evidence}, which is no release`, 'Build with a release of Go.');
    if ('reason' in releases) {
        return (0,line/* unknown */.L5)(`${evidence}; ${releases.reason}`, 'Ask `ship-go report` again where the release list can be had; input `unsupported-go` holds a build to it.');
    }
    const problem = (0,support/* judgeSupport */.x)(version, releases.versions);
    return problem === undefined
        ? (0,line/* pass */.IX)(`${evidence}, a supported release with its newest patch`)
        : (0,line/* advise */.TH)(evidence, problem);
}
/** Judges whether a program says what it was built from: a commit, clean, and modules that sums pin. */
function judgeStamp(info) {
    const { Main = {}, Deps = [] } = info;
    const revision = (0,buildinfo/* setting */.Pe)(info, 'vcs.revision') ?? '';
    // What `go install path@version` builds has no repository; version and sum stand for it.
    const released = (Main.Version ?? '') !== '' && Main.Version !== '(devel)' && Main.Sum !== undefined;
    const version = Main.Version === undefined ? '' : `version ${Main.Version}`;
    const origin = [version, revision === '' ? '' : `commit ${revision.slice(0, 12)}`]
        .filter(Boolean)
        .join(', ');
    if (revision === '' && !released) {
        return (0,line/* advise */.TH)(`${origin === '' ? 'no version' : origin}; no commit`, 'Build in the repository, with git there and without -buildvcs=false, so that the commit is stamped.');
    }
    if ((0,buildinfo/* setting */.Pe)(info, 'vcs.modified') === 'true') {
        return (0,line/* advise */.TH)(`${origin}; its sources differed from that commit`, 'Commit what was changed, or have it ignored, and build again.');
    }
    const unpinned = Deps.filter((module) => !isPinned(module));
    if (unpinned.length > 0) {
        return (0,line/* unknown */.L5)(`${origin}; without a sum: ${listed(unpinned.map(moduleText))}`, 'See that these lie in the same repository, whose commit then pins them, or require a released version.');
    }
    const sums = Deps.length === 0 ? 'no dependencies' : `${Deps.length} dependencies, each with its sum`;
    return (0,line/* pass */.IX)(`${origin}; ${revision === '' ? 'from the module’s own sum' : 'clean'}; ${sums}`);
}
/** A module whose bytes a sum pins; one that is replaced by a folder, or is of a workspace, has none. */
function isPinned({ Sum, Replace }) {
    return (Replace === undefined ? Sum : Replace.Sum) !== undefined;
}
function moduleText({ Path, Version = '', Replace }) {
    return Replace === undefined ? `${Path} ${Version}`.trim() : `${Path} => ${Replace.Path}`;
}
/** The first few, and how many more. */
function listed(texts) {
    const more = texts.length - 3;
    return [...texts.slice(0, 3), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

// EXTERNAL MODULE: ./src/sizes.ts
var sizes = __webpack_require__(21337);
;// CONCATENATED MODULE: ./src/advice/names.ts

/** What the compiler appends where a function is only part of another. */
const PART = /^(func\d+|gowrap\d+|deferwrap\d+|\d+)$/;
/**
 * Takes a function's name apart.
 *
 * @param has whether a name is in the table: `pkg.a.b.func1` is part of the function `a`, or of the method `b`
 */
function readName(name, has) {
    const path = (0,inspect_functions/* packageOf */.wg)(name);
    // What the compiler makes of its own accord proves no use, as a method does not.
    if (path.includes(' '))
        return { package: path, root: name, method: true };
    const prefix = `${linkName(path)}.`;
    const [first = '', second, ...others] = segments(name.slice(prefix.length).replace(/-(fm|range\d+)/g, ''));
    const plain = { package: path, root: prefix + first, method: false };
    if (second === undefined)
        return plain;
    const method = { package: path, root: `${prefix}${first}.${second}`, method: true };
    if (first.startsWith('('))
        return method;
    if (first === 'init' || first === 'glob' || has(plain.root))
        return plain;
    return PART.test(second) && !others.some((other) => !PART.test(other)) ? plain : method;
}
/** Parts divided by dots, those within brackets left whole: `(*T[a.b])`, `M`, `func1`. */
function segments(text) {
    return text.match(/(?:\([^)]*\)|\[[^\]]*\]+|[^.([])+/g) ?? [];
}
/** An import path as the compiler writes it before a name (cmd/internal/objabi.PathToPrefix). */
function linkName(path) {
    const last = path.lastIndexOf('/') + 1;
    return path.slice(0, last) + path.slice(last).replaceAll('.', '%2e');
}
/** The names of a piece of evidence's functions, as a function table has them. */
function namesOf({ packages, functions }) {
    return packages.flatMap((path) => functions.map((name) => `${linkName(path)}.${name}`));
}
/** The name of what is left of a piece of evidence that was inlined; undefined where it never is. */
function leftOf({ packages: [path = ''], leaves }) {
    return leaves === undefined ? undefined : `${linkName(path)}.${leaves}`;
}
/** A name without its type parameters, of which a function table says only that there are some. */
function withoutTypes(name) {
    return name.replace('[...]', '');
}
/** A function's name as the source has it. */
function shownName(name) {
    return name.replaceAll('%2e', '.');
}
/** The standard library, as `moduleOf` calls it. */
const STANDARD = 'the standard library';
/** The module that a package of the program is of, by the program's own build info. */
function moduleOf(path, info) {
    const own = info.Main?.Path ?? info.Path ?? '';
    if (path === 'main')
        return own === '' ? 'main' : own;
    const modules = [own, ...(info.Deps ?? []).map(({ Path }) => Path)].filter((module) => isBelow(path, module));
    const [longest] = modules.sort((a, b) => b.length - a.length);
    if (longest !== undefined)
        return longest;
    return /^[^/]*\./.test(path) ? path : STANDARD;
}
/** Whether a package is that one or below it. */
function isBelow(path, folder) {
    return folder !== '' && (path === folder || path.startsWith(`${folder}/`));
}

;// CONCATENATED MODULE: ./src/advice/file.ts




/** Kinds of sections, by what each system's linker calls them; what is none of these is data. */
const KINDS = [
    ['function table', /gopclntab$/],
    ['debug information', /^(\.|__)z?debug_|^\.dw/],
    ['symbol table', /^(\.symtab|\.strtab|symbols|name)$/],
    ['code', /^(\.text|__text|text|code)$/],
];
/** Bytes of each kind. */
function kindsOf(sections) {
    const sums = new Map();
    for (const { name, size } of sections) {
        const kind = KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'data';
        sums.set(kind, (sums.get(kind) ?? 0) + size);
    }
    return sums;
}
/** Windows binaries have an empty symbol table, as large as a section must be, also when they are stripped. */
const SMALLEST_SYMBOLS = 1024;
/** What a debugger reads: what -s and -w leave out. */
function debugKinds(sections) {
    return [...kindsOf(sections)].filter(([kind, size]) => kind === 'debug information' || (kind === 'symbol table' && size >= SMALLEST_SYMBOLS));
}
/** What is less rounds to nothing. */
const WORTH_SAYING = 5_000;
/** Judges what a binary's size is made of. */
function judgeSize(size, sections, composition, info) {
    const kinds = [...kindsOf(sections)]
        .filter(([, bytes]) => bytes >= WORTH_SAYING)
        .sort(([, a], [, b]) => b - a);
    const debug = debugKinds(sections);
    const made = kinds.map(([kind, bytes]) => `${kind} ${(0,sizes/* megabytes */.i)(bytes)}`).join(', ');
    const modules = sumByModule(composition.packages, info)
        .filter((part) => part.size >= WORTH_SAYING)
        .slice(0, 3)
        .map((part) => `${part.name} ${(0,sizes/* megabytes */.i)(part.size)}`);
    const most = modules.length === 0 ? '' : `; most code: ${modules.join(', ')}`;
    const evidence = `${(0,sizes/* megabytes */.i)(size)}: ${made}${most}`;
    if (debug.length === 0)
        return (0,line/* pass */.IX)(evidence);
    const spent = debug.reduce((sum, [, bytes]) => sum + bytes, 0);
    return (0,line/* advise */.TH)(evidence, `Ship it without symbol table and debug information (\`strip: true\`, or -ldflags="-s -w"), which are ${(0,sizes/* megabytes */.i)(spent)}, and keep them elsewhere.`);
}
/** Bytes of code of each module, largest first. */
function sumByModule(packages, info) {
    const sums = new Map();
    for (const { name, size } of packages) {
        const owner = name === NO_PACKAGE ? name : moduleOf(name, info);
        sums.set(owner, (sums.get(owner) ?? 0) + size);
    }
    return [...sums].map(([name, size]) => ({ name, size })).sort((a, b) => b.size - a.size);
}
const NO_PACKAGE = (0,inspect_functions/* packageOf */.wg)('go:buildid');
/** Judges whether a binary stands alone. */
function judgeLinkage(executable, cgo) {
    const { linkage, interpreter, needed } = executable;
    switch (linkage) {
        case 'static':
        case 'static-pie':
            return (0,line/* pass */.IX)(`${linkage}: it needs no loader and no library`);
        case 'system':
            return (0,line/* pass */.IX)(`system: it needs only what the system always loads${needed.length === 0 ? '' : ` (${needed.join(', ')})`}`);
        case 'none':
            return (0,line/* notApplicable */.hH)('its format has no linkage');
        case 'pie':
            return (0,line/* advise */.TH)(`pie: it needs the loader ${interpreter ?? ''} and no library`, 'Build with CGO_ENABLED=0 and without -buildmode=pie, or have an image that holds this loader.');
        case 'dynamic': {
            const asked = cgo.length === 0 ? '' : `; C is called by ${cgo.join(', ')}`;
            return (0,line/* advise */.TH)(`dynamic: it needs ${[interpreter ?? '', ...needed].filter(Boolean).join(', ')}${asked}`, 'Build with CGO_ENABLED=0, or have an image that holds these libraries.');
        }
    }
}
/** Judges whether a debugger and a profiler can make sense of what a crash of this binary leaves. */
function judgePostmortem(sections) {
    const debug = debugKinds(sections).map(([kind]) => kind);
    if (debug.includes('debug information'))
        return (0,line/* pass */.IX)('its debug information is in the file itself');
    const id = sections.some(({ name }) => name === '.note.gnu.build-id')
        ? 'it has a GNU build ID'
        : 'it has no GNU build ID';
    return (0,line/* advise */.TH)(`it holds no debug information, so that only panics show lines; ${id}`, 'Build the same commit once more with `strip: false` and keep that file: its code is the same, and a core dump or a debugger needs its symbols.');
}

;// CONCATENATED MODULE: ./src/advice/evidence.ts
/**
 * What counts as evidence, as data: functions that a program's own code has to call before a line of the report
 * passes. To add a row, write it here and give it a program that has it and one that has not in
 * __tests__/advice.
 */
/** The ways to serve that we know how to judge. */
const SERVERS = [
    {
        serve: {
            what: 'net/http',
            packages: ['net/http'],
            functions: [
                'ListenAndServe',
                'ListenAndServeTLS',
                'Serve',
                'ServeTLS',
                '(*Server).ListenAndServe',
                '(*Server).ListenAndServeTLS',
                '(*Server).Serve',
                '(*Server).ServeTLS',
            ],
        },
        stop: { what: 'Shutdown of net/http', packages: ['net/http'], functions: ['(*Server).Shutdown'] },
    },
    {
        serve: { what: 'gRPC', packages: ['google.golang.org/grpc'], functions: ['(*Server).Serve'] },
        stop: {
            what: 'GracefulStop of gRPC',
            packages: ['google.golang.org/grpc'],
            functions: ['(*Server).GracefulStop'],
            leaves: '(*Server).stop',
        },
    },
    {
        serve: {
            what: 'fasthttp',
            packages: ['github.com/valyala/fasthttp'],
            functions: [
                'ListenAndServe',
                'ListenAndServeTLS',
                'ListenAndServeTLSEmbed',
                'ListenAndServeUNIX',
                'Serve',
                'ServeTLS',
                'ServeTLSEmbed',
                '(*Server).ListenAndServe',
                '(*Server).ListenAndServeTLS',
                '(*Server).ListenAndServeTLSEmbed',
                '(*Server).ListenAndServeUNIX',
                '(*Server).Serve',
                '(*Server).ServeTLS',
                '(*Server).ServeTLSEmbed',
            ],
        },
        stop: {
            what: 'Shutdown of fasthttp',
            packages: ['github.com/valyala/fasthttp'],
            functions: ['(*Server).Shutdown', '(*Server).ShutdownWithContext'],
        },
    },
];
/** Listening by oneself: a server perhaps, but none that we know how to judge. */
const LISTENS = [
    {
        what: 'net.Listen',
        packages: ['net'],
        functions: ['Listen', 'ListenTCP', 'ListenUnix', '(*ListenConfig).Listen'],
        // An agent for operators, and Lambda's retired way of being called: neither makes a server.
        except: ['github.com/google/gops', 'github.com/aws/aws-lambda-go'],
    },
    { what: 'tls.Listen', packages: ['crypto/tls'], functions: ['Listen'] },
    { what: 'FastCGI', packages: ['net/http/fcgi'], functions: ['Serve'] },
];
/** Asking for the signal that ends a process. */
const SIGNALS = [
    {
        what: 'signal.Notify',
        packages: ['os/signal'],
        functions: ['Notify', 'NotifyContext'],
        // These ask for the size of the window, or catch an interrupt for a child.
        except: [
            'github.com/chzyer/readline',
            'github.com/peterh/liner',
            'github.com/cheggaaa/pb',
            'github.com/gdamore/tcell',
            'github.com/hashicorp/go-plugin',
        ],
    },
];
/** Any of these shows metrics. */
const METRICS = [
    {
        what: 'Prometheus',
        packages: ['github.com/prometheus/client_golang/prometheus/promhttp'],
        functions: ['Handler', 'HandlerFor', 'HandlerForTransactional'],
    },
    {
        what: 'Prometheus by push',
        packages: ['github.com/prometheus/client_golang/prometheus/push'],
        functions: ['New'],
    },
    {
        what: 'Prometheus',
        packages: ['github.com/prometheus/client_golang/prometheus'],
        functions: ['NewRegistry'],
        hint: true,
        uncalled: 'Prometheus’s client is linked, but nothing is seen to serve or push what it collects',
    },
    {
        what: 'OpenTelemetry',
        packages: ['go.opentelemetry.io/otel/sdk/metric'],
        functions: ['NewMeterProvider'],
    },
    {
        what: 'VictoriaMetrics',
        packages: ['github.com/VictoriaMetrics/metrics'],
        functions: [
            'WritePrometheus',
            '(*Set).WritePrometheus',
            'InitPush',
            'InitPushWithOptions',
            '(*Set).InitPush',
        ],
    },
    {
        what: 'StatsD (Datadog)',
        packages: [
            'github.com/DataDog/datadog-go/statsd',
            'github.com/DataDog/datadog-go/v4/statsd',
            'github.com/DataDog/datadog-go/v5/statsd',
        ],
        functions: ['New', 'NewWithWriter'],
    },
    {
        what: 'runtime/metrics',
        packages: ['runtime/metrics'],
        // The compiler puts the one in place of the other.
        functions: ['Read', 'runtime_readMetrics'],
        // They read it for what they collect, whether or not that is ever shown.
        except: [
            'github.com/prometheus/client_golang',
            'go.opentelemetry.io',
            'github.com/VictoriaMetrics/metrics',
        ],
    },
    {
        what: 'expvar',
        packages: ['expvar'],
        functions: ['Handler', 'expvarHandler'],
        uncalled: 'expvar is linked, which puts its page on http.DefaultServeMux; whether that is what the program serves cannot be seen',
    },
];
/** Any of these lets a running program be profiled. */
const PROFILING = [
    {
        what: 'net/http/pprof',
        packages: ['net/http/pprof'],
        functions: ['Index', 'Profile', 'Trace', 'Cmdline', 'Symbol', 'Handler'],
        uncalled: 'net/http/pprof is linked, which puts its pages on http.DefaultServeMux; whether that is what the program serves cannot be seen',
    },
    {
        what: 'runtime/pprof',
        packages: ['runtime/pprof'],
        functions: ['StartCPUProfile'],
        // Rows of their own.
        except: [
            'net/http/pprof',
            'github.com/grafana',
            'github.com/DataDog',
            'cloud.google.com/go/profiler',
            'github.com/google/gops',
        ],
    },
    {
        what: 'Pyroscope',
        packages: ['github.com/grafana/pyroscope-go', 'github.com/pyroscope-io/client/pyroscope'],
        functions: ['Start'],
    },
    {
        what: 'Datadog',
        packages: ['gopkg.in/DataDog/dd-trace-go.v1/profiler', 'github.com/DataDog/dd-trace-go/v2/profiler'],
        functions: ['Start'],
    },
    { what: 'Google Cloud Profiler', packages: ['cloud.google.com/go/profiler'], functions: ['Start'] },
    { what: 'gops', packages: ['github.com/google/gops/agent'], functions: ['Listen'] },
];
/** What starts a handler of a function service. */
const FUNCTIONS = [
    {
        what: 'Lambda',
        packages: ['github.com/aws/aws-lambda-go/lambda'],
        functions: [
            'Start',
            'StartWithContext',
            'StartWithOptions',
            'StartHandler',
            'StartHandlerWithContext',
            'StartHandlerFunc',
            'start',
        ],
    },
    {
        what: 'Cloud Functions',
        packages: ['github.com/GoogleCloudPlatform/functions-framework-go/funcframework'],
        functions: ['Start', 'StartHostPort'],
    },
];
/** What the tag lambda.norpc leaves out: only the runtime go1.x spoke it. */
const LAMBDA_RPC = {
    what: 'Lambda’s RPC',
    packages: ['github.com/aws/aws-lambda-go/lambda'],
    functions: ['startFunctionRPC'],
};
/** Every row there is: what is to be read of a binary. */
const EVIDENCE = [
    ...SERVERS.flatMap(({ serve, stop }) => [serve, stop]),
    ...LISTENS,
    ...SIGNALS,
    ...METRICS,
    ...PROFILING,
    ...FUNCTIONS,
    LAMBDA_RPC,
];

;// CONCATENATED MODULE: ./src/advice/seen.ts

const ABSENT = { state: 'absent', said: '' };
/** Looks for a piece of evidence: is it there, and does a way lead to it from the program's own code? */
function lookFor(evidence, program) {
    const { hint, uncalled } = evidence;
    const { calls, named, inliners } = program;
    const found = namesOf(evidence).flatMap((name) => named.get(name) ?? (inliners?.has(name) === true ? [name] : []));
    const left = leftOf(evidence);
    const unread = left !== undefined && calls.has(left) && inliners === undefined;
    const first = found[0] ?? (unread ? left : undefined);
    if (first === undefined)
        return ABSENT;
    if (hint === true && uncalled !== undefined)
        return present(uncalled);
    const there = `${shownName(first)} is in the binary`;
    if (calls.source === 'presence')
        return present(`${there}, but who calls it is read only on amd64 and arm64`);
    const { begins, said } = followUses(found, evidence, program);
    if (begins === 'own')
        return { state: 'used', said };
    if (begins === 'method')
        return present(said);
    if (unread)
        return present(`${shownName(left)} is in the binary, and what calls it for cannot be read`);
    if (begins === 'except')
        return ABSENT;
    return present(uncalled ?? `${there}, but is not seen to be called: an interface or reflection may keep it`);
}
function present(said) {
    return { state: 'present', said };
}
/**
 * Follows those who use the functions, and those who use them in turn, to a plain function of the program's own:
 * that is there because other code names it. A method may be there for an interface or reflection alone, so
 * it has to be used itself; and so has what a library does within itself. The standard library is not
 * followed: what of it leads to a function is a row's own name.
 */
function followUses(functions, evidence, program) {
    let best = { begins: 'nowhere', said: '' };
    const origins = new Map(functions.map((name) => [name, name]));
    // A map goes on to what is added while it is gone through.
    for (const [name, origin] of origins) {
        for (const { by, how } of usesOf(name, program)) {
            const user = readName(by, (other) => program.calls.has(other));
            const said = `${shownName(user.root)} ${name === origin ? how : 'leads to'} ${shownName(origin)}`;
            if (isWithin(user, evidence.except)) {
                if (best.begins === 'nowhere')
                    best = { begins: 'except', said };
                continue;
            }
            if (moduleOf(user.package, program.buildInfo) === STANDARD)
                continue;
            const own = !isWithin(user, evidence.packages);
            if (own && !user.method)
                return { begins: 'own', said };
            if (own && best.begins !== 'method') {
                best = { begins: 'method', said: `${said}, but may be there for an interface or reflection alone` };
            }
            if (!origins.has(user.root))
                origins.set(user.root, origin);
        }
    }
    return best;
}
function usesOf(name, { calls, inliners }) {
    return [
        ...(inliners?.get(name) ?? []).map((by) => ({ by, how: 'calls' })),
        ...calls.callers(name).map((by) => ({ by, how: 'calls' })),
        ...calls.references(name).map((by) => ({ by, how: 'hands on' })),
    ];
}
function isWithin(user, folders = []) {
    return folders.some((folder) => isBelow(user.package, folder));
}

;// CONCATENATED MODULE: ./src/advice/function.ts



const REUSE = 'The process outlives a call: initialise outside the handler, leave no goroutine working when it returns, and flush before that, as no signal comes before the end.';
/** Judges a program that a function service starts: Lambda, Cloud Functions. */
function judgeFunction(program) {
    const seen = FUNCTIONS.map((row) => lookFor(row, program)).filter(({ state }) => state !== 'absent');
    const [first] = seen.toSorted((a, b) => Number(b.state === 'used') - Number(a.state === 'used'));
    if (first === undefined)
        return (0,line/* notApplicable */.hH)('it starts no Lambda or Cloud Functions handler');
    if (first.state === 'present')
        return (0,line/* unknown */.L5)(first.said, REUSE);
    if (lookFor(LAMBDA_RPC, program).state !== 'absent') {
        return (0,line/* advise */.TH)(`${first.said}; the RPC of the retired go1.x runtime is linked`, `Build with the tag lambda.norpc. ${REUSE}`);
    }
    return (0,line/* pass */.IX)(first.said, REUSE);
}

;// CONCATENATED MODULE: ./src/advice/operations.ts



/** Judges whether a program that serves can be stopped, measured and profiled. */
function judgeOperations(program) {
    const serving = servingOf(program);
    return {
        'graceful-shutdown': judgeShutdown(serving, program),
        metrics: judgeRows(METRICS, serving, program, {
            none: 'no metrics library is used',
            advice: 'Serve metrics, with Prometheus’s promhttp, OpenTelemetry or expvar, on a port of their own.',
        }),
        profiling: judgeRows(PROFILING, serving, program, {
            none: 'nothing that profiles is used',
            advice: 'Serve the handlers of net/http/pprof on a port that only operators reach, or start a profiler’s agent.',
        }),
    };
}
const NOTHING_SERVED = { serves: 'no', said: 'nothing is served', servers: [] };
function servingOf(program) {
    const seen = SERVERS.map((server) => ({ server, seen: lookFor(server.serve, program) }));
    const sure = seen.filter((one) => one.seen.state === 'used');
    if (sure.length > 0) {
        return {
            serves: 'yes',
            said: clauses(sure.map((one) => one.seen)),
            servers: sure.map(({ server }) => server),
        };
    }
    const perhaps = [...seen.map((one) => one.seen), ...LISTENS.map((row) => lookFor(row, program))].filter(({ state }) => state !== 'absent');
    // One is enough for doubt.
    return perhaps.length === 0
        ? NOTHING_SERVED
        : { serves: 'perhaps', said: clauses(perhaps.slice(0, 1)), servers: [] };
}
const PERHAPS = 'whether it serves cannot be seen';
const READ_THE_SOURCE = 'Look at the source for it.';
function judgeShutdown({ serves, said, servers }, program) {
    if (serves === 'no')
        return (0,line/* notApplicable */.hH)(said);
    if (serves === 'perhaps')
        return (0,line/* unknown */.L5)(`${PERHAPS}: ${said}`, READ_THE_SOURCE);
    const stops = servers.map(({ stop }) => ({ what: stop.what, ...lookFor(stop, program) }));
    const signals = SIGNALS.map((row) => lookFor(row, program));
    const stopped = stops.filter(({ state }) => state === 'used');
    const missing = stops.filter(({ state }) => state === 'absent').map(({ what }) => what);
    const caught = signals.filter(({ state }) => state === 'used');
    const advice = 'Catch SIGTERM with signal.NotifyContext, and then let requests in flight end: (*http.Server).Shutdown, or GracefulStop for gRPC.';
    if (missing.length === stops.length)
        return (0,line/* advise */.TH)(`${said}; nothing calls ${missing.join(' or ')}`, advice);
    if (signals.every(({ state }) => state === 'absent')) {
        return (0,line/* advise */.TH)(`${said}; nothing calls signal.Notify, so SIGTERM ends it at once`, advice);
    }
    if (stopped.length < stops.length) {
        const doubts = [
            ...stops.filter(({ state }) => state === 'present').map((stop) => stop.said),
            ...missing.map((what) => `nothing calls ${what}`),
        ];
        return (0,line/* unknown */.L5)([...stopped.map((stop) => stop.said), ...doubts].join('; '), READ_THE_SOURCE);
    }
    const evidence = clauses([...stopped, ...(caught.length > 0 ? caught : signals)]);
    return caught.length > 0 ? (0,line/* pass */.IX)(evidence) : (0,line/* unknown */.L5)(evidence, READ_THE_SOURCE);
}
/** A line for which any row of evidence is enough. */
function judgeRows(rows, { serves, said }, program, text) {
    if (serves === 'no')
        return (0,line/* notApplicable */.hH)(said);
    const seen = rows.map((row) => lookFor(row, program));
    const used = seen.filter(({ state }) => state === 'used');
    if (used.length > 0)
        return (0,line/* pass */.IX)(clauses(used));
    const present = seen.filter(({ state }) => state === 'present');
    if (present.length > 0)
        return (0,line/* unknown */.L5)(clauses(present), text.advice);
    if (serves === 'perhaps')
        return (0,line/* unknown */.L5)(`${text.none}, and ${PERHAPS}: ${said}`, text.advice);
    return (0,line/* advise */.TH)(`${said}; ${text.none}`, text.advice);
}
/** At most three: who wants all of them reads the source. */
function clauses(seen) {
    return seen
        .slice(0, 3)
        .map(({ said }) => said)
        .join('; ');
}

;// CONCATENATED MODULE: ./src/inspect/code.ts
/** Stretches of the section that are looked at: enough to see what is called, wherever in it Go's part lies. */
const samples = 64;
const sampleSize = 1 << 15;
/** Several times what so much code holds. */
const mostCalls = 1 << 17;
/** Called at the start of nearly every function, to grow the stack: by far the most calls in Go's code are to it. */
const mostCalled = 'runtime.morestack_noctxt';
const candidates = 64;
/** Of the functions in the samples, the part that must be called from there. Found were 36 % and more. */
const leastCalled = 0.1;
/** Of the places called from there, the part where functions must begin. Found were 95 % and more, from wrong places up to 12 %. */
const leastHits = 0.5;
/**
 * Where in the text section Go's code begins: the place from which the starts in the function table are
 * counted. That is the section's own start when Go's linker wrote the file, and somewhere behind the C
 * library's start files when the C compiler's did. No header says so: the table's own does up to Go 1.25 and
 * for fixed addresses only. So the calls themselves are asked: from the right place nearly all lead to where
 * functions begin.
 *
 * @returns undefined where no place fits
 */
async function locateCode(reader, text, functions, scanner) {
    const last = functions.at(-1);
    if (text.address === undefined || last === undefined)
        return undefined;
    const size = last.start + last.size;
    const { calls, share } = await sampleCalls(reader, text, scanner);
    const starts = new Set(functions.map(({ start }) => start));
    const fits = (begin) => {
        if (begin < 0 || begin + size > text.size)
            return false;
        const inside = calls.filter(({ from }) => from >= begin && from < begin + size);
        // Each place once: C may call one function so often that it decides alone.
        const targets = [...new Set(inside.map(({ to }) => to - begin))];
        const hits = targets.filter((to) => starts.has(to)).length;
        return hits > targets.length * leastHits && hits > functions.length * share * leastCalled;
    };
    for (const begin of beginnings(calls, functions)) {
        if (fits(begin))
            return { offset: text.offset + begin, size, address: text.address + begin };
    }
    return undefined;
}
/** Calls within the section, from stretches spread evenly over it; `share` is how much of it these are. */
async function sampleCalls(reader, text, scanner) {
    const calls = [];
    const call = (from, to, jump) => {
        // A jump mostly stays inside of its function.
        if (!jump && to >= 0 && to < text.size && calls.length < mostCalls)
            calls.push({ from, to });
    };
    const step = Math.max(sampleSize, Math.ceil(text.size / samples / 4) * 4);
    for (let at = 0; at < text.size; at += step) {
        const piece = await reader.read(text.offset + at, Math.min(sampleSize, text.size - at));
        scanner(piece, at, 0, { call, address: () => undefined });
    }
    return { calls, share: sampleSize / step };
}
/** Where Go's code may begin: with the section, and where it would if one of the places called most were `mostCalled`. */
function* beginnings(calls, functions) {
    yield 0;
    const start = functions.find(({ name }) => name === mostCalled)?.start;
    if (start === undefined)
        return;
    const counts = new Map();
    for (const { to } of calls)
        counts.set(to, (counts.get(to) ?? 0) + 1);
    const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, candidates);
    for (const [to] of most)
        yield to - start;
}

;// CONCATENATED MODULE: ./src/inspect/instructions.ts
/** The longest thing that is looked for, twice an arm64 instruction: pieces of code must overlap by as much. */
const longestMatch = 8;
/** By architecture, as Go names it. */
const scanners = new Map([
    ['amd64', scanAmd64],
    ['arm64', scanArm64],
]);
/**
 * CALL rel32 (E8), JMP rel32 (E9), and LEA of 64 bits relative to the next instruction. Instructions have any
 * length and are not decoded one after the other, so the same bytes within others are taken for them too.
 * Their targets are as good as random: of 859,250 places in the 45 MB of code of Prometheus 3.16, 393,924
 * lead to the start of another function, and 6 of these do so by chance: one for each 20,000 functions that
 * may be asked for. Of addresses none did. Nothing is missed.
 */
function scanAmd64(code, at, _page, { call, address }) {
    for (let index = 1; index + 5 <= code.length; index++) {
        const byte = code[index] ?? 0;
        if ((byte & 0xfe) === 0xe8) {
            if (!isCompared(code, index))
                call(at + index, at + index + 5 + int32(code, index + 1), byte === 0xe9);
        }
        else if (byte === 0x8d && index + 6 <= code.length && isRelative(code, index)) {
            address(at + index, at + index + 6 + int32(code, index + 2));
        }
    }
}
/**
 * Whether it is the first byte of a displacement, in a comparison of a variable with a small number. Those of
 * the write barrier's flag with 0 are everywhere in Go's code, and the 0 makes a plausible target.
 */
function isCompared(code, operand) {
    return code[operand - 2] === 0x83 && code[operand - 1] === 0x3d;
}
/** The result has 64 bits (prefix REX.W), and the operand is a displacement from the instruction pointer. */
function isRelative(code, lea) {
    return ((code[lea - 1] ?? 0) & 0xfb) === 0x48 && ((code[lea + 1] ?? 0) & 0xc7) === 0x05;
}
/** Buffer's own method, without the checks that would be half of the time. */
function int32(code, at) {
    return ((code[at] ?? 0) | ((code[at + 1] ?? 0) << 8) | ((code[at + 2] ?? 0) << 16) | ((code[at + 3] ?? 0) << 24));
}
/** BL, B, ADR, and ADRP with the ADD of its page's rest, which follows at once. */
function scanArm64(code, at, page, { call, address }) {
    for (let index = 0; index + 4 <= code.length; index += 4) {
        const top = code[index + 3] ?? 0;
        const place = at + index;
        if ((top & 0x7c) === 0x14) {
            call(place, place + ((int32(code, index) << 6) >> 4), top < 0x80);
        }
        else if ((top & 0x1f) === 0x10) {
            const word = int32(code, index);
            const value = ((word << 8) >> 13) * 4 + ((word >>> 29) & 3);
            if (top < 0x80)
                address(place, place + value);
            else if (index + 8 <= code.length) {
                const rest = addedTo(word & 31, int32(code, index + 4));
                const start = place - ((place + page) % 0x1000);
                if (rest !== undefined)
                    address(place, start + value * 0x1000 + rest);
            }
        }
    }
}
/** What an ADD of 64 bits adds to the register; undefined where the instruction is another. */
function addedTo(register, instruction) {
    const isAdd = (instruction & 0xffc00000) >>> 0 === 0x91000000;
    return isAdd && ((instruction >>> 5) & 31) === register ? (instruction >>> 10) & 0xfff : undefined;
}

// EXTERNAL MODULE: ./src/inspect/reader.ts
var inspect_reader = __webpack_require__(50341);
;// CONCATENATED MODULE: ./src/inspect/function-pointers.ts


/** Where the linker puts them; since Go 1.27 mostly into a section of their own. */
const pointerSections = /^(\.rodata|\.rdata|__rodata|__const|\.data\.rel\.ro|(\.data\.rel\.ro)?[._]+go[._]func)$/;
/** Of a file that may be loaded anywhere: C's linkers leave the pointers themselves empty and write them here. */
const relocationSections = /^\.rela(\.dyn)?$/;
/** A pointer, and a relocation: where it applies, its kind, and the pointer (Elf64_Rela). */
const pointerSize = 8;
const relocationSize = 24;
/** A hundred times what the largest programs have. */
const mostPointers = 1 << 20;
/**
 * Where constant pointers to functions stand. A function as a value is the address of such a pointer
 * (`net/http/pprof.Index·f`), so code that passes a function on takes this address and not the function's.
 *
 * @param entryAt gives the function that begins at a place, if it is of interest
 * @returns the same by the places of the pointers; all places count from the start of Go's code
 */
async function functionPointers(reader, sections, code, entryAt) {
    const found = new Map();
    const keep = (place, start) => {
        const entry = entryAt(start);
        if (entry !== undefined && found.size < mostPointers)
            found.set(place, entry);
    };
    // A real file has a few of these; a hostile one may name the whole file a thousand times.
    for (const { name, offset, size, address = 0 } of sections.filter(isRead).slice(0, 8)) {
        if (relocationSections.test(name)) {
            await (0,inspect_reader/* scan */.SQ)(reader, offset, size, relocationSize, (piece, at) => {
                const first = (relocationSize - ((at - offset) % relocationSize)) % relocationSize;
                for (let index = first; index + relocationSize <= piece.length; index += relocationSize) {
                    const start = word(piece, index + 16) - code.address;
                    if (start >= 0 && start < code.size)
                        keep(word(piece, index) - code.address, start);
                }
            });
        }
        else {
            await (0,inspect_reader/* scan */.SQ)(reader, offset, size, 0, (piece, at) => {
                const place = address - code.address + at - offset;
                for (let index = 0; index + pointerSize <= piece.length; index += pointerSize) {
                    const start = word(piece, index) - code.address;
                    if (start >= 0 && start < code.size)
                        keep(place + index, start);
                }
            });
        }
    }
    return found;
}
function isRead({ name }) {
    return pointerSections.test(name) || relocationSections.test(name);
}
/** A number of 64 bits; exact up to 2^53, beyond which nothing is loaded. */
function word(piece, at) {
    return (int32(piece, at + 4) >>> 0) * 0x1_0000_0000 + (int32(piece, at) >>> 0);
}

;// CONCATENATED MODULE: ./src/inspect/links.ts




/** Ten times what the largest programs have. */
const mostLinks = 1 << 22;
/**
 * Reads the links between functions from the machine code.
 *
 * @param kept by place, 1 for each function whose sources are of interest
 * @returns undefined where the code cannot be read: other architectures than amd64 and arm64, no text section
 */
async function readLinks(reader, { arch, sections }, functions, kept) {
    const scanner = scanners.get(arch);
    const text = sections.find(({ name }) => /^(\.text|__text)$/.test(name));
    if (scanner === undefined || text === undefined)
        return undefined;
    const code = await locateCode(reader, text, functions, scanner);
    if (code === undefined)
        return undefined;
    const starts = Uint32Array.from(functions, ({ start }) => start);
    const entryAt = entries(starts, kept);
    const pointers = await functionPointers(reader, sections, code, entryAt);
    const [calls, jumps, addresses] = [
        collect(functions.length),
        collect(functions.length),
        collect(functions.length),
    ];
    let owner = 0;
    const ownerOf = (place) => {
        // Mostly the function of the time before.
        if (place < (starts[owner] ?? 0) || place >= (starts[owner + 1] ?? 0))
            owner = lastUpTo(place, starts);
        return owner;
    };
    const visitor = {
        call: (from, to, jump) => {
            const target = entryAt(to);
            if (target !== undefined)
                (jump ? jumps : calls).add(target, ownerOf(from));
        },
        address: (from, to) => {
            const target = pointers.get(to) ?? entryAt(to);
            if (target !== undefined)
                addresses.add(target, ownerOf(from));
        },
    };
    const tooMany = await (0,inspect_reader/* scan */.SQ)(reader, code.offset, code.size, longestMatch, (piece, at) => {
        scanner(piece, at - code.offset, code.address % 0x1000, visitor);
        return calls.size() + jumps.size() + addresses.size() > mostLinks || undefined;
    });
    if (tooMany === true)
        return undefined;
    return { calls: calls.sources(), jumps: jumps.sources(), addresses: addresses.sources() };
}
/** Gives the kept function that begins at a place. Most places that are asked for are none: a map of bits says so at once. */
function entries(starts, kept) {
    const last = starts.at(-1) ?? 0;
    const bits = new Uint8Array((last >>> 7) + 1);
    for (let index = 0; index < starts.length; index++) {
        const start = starts[index] ?? 0;
        if (kept[index] === 1)
            bits[start >>> 7] = (bits[start >>> 7] ?? 0) | (1 << ((start >>> 4) & 7));
    }
    return (place) => {
        if (place < 0 || place > last || ((bits[place >>> 7] ?? 0) & (1 << ((place >>> 4) & 7))) === 0)
            return undefined;
        const index = lastUpTo(place, starts);
        return starts[index] === place && kept[index] === 1 ? index : undefined;
    };
}
/** The last function that begins at a place or before. */
function lastUpTo(place, starts) {
    let low = 0;
    for (let high = starts.length; high - low > 1;) {
        const middle = (low + high) >>> 1;
        if ((starts[middle] ?? 0) <= place)
            low = middle;
        else
            high = middle;
    }
    return low;
}
/** Collects links of one kind. Their sources come in the order of the code, so that equal ones follow one another. */
function collect(functions) {
    const targets = [];
    const sources = [];
    const latest = new Int32Array(functions).fill(-1);
    return {
        add: (target, source) => {
            if (latest[target] === source)
                return;
            latest[target] = source;
            targets.push(target);
            sources.push(source);
        },
        size: () => targets.length,
        sources: () => {
            const ends = new Uint32Array(functions + 1);
            for (const target of targets)
                ends[target + 1] = (ends[target + 1] ?? 0) + 1;
            for (let index = 0; index < functions; index++)
                ends[index + 1] = (ends[index + 1] ?? 0) + (ends[index] ?? 0);
            const sorted = new Uint32Array(targets.length);
            const next = ends.slice();
            for (let index = 0; index < targets.length; index++) {
                const target = targets[index] ?? 0;
                const at = next[target] ?? 0;
                sorted[at] = sources[index] ?? 0;
                next[target] = at + 1;
            }
            return (target) => sorted.subarray(ends[target], ends[target + 1]);
        },
    };
}

;// CONCATENATED MODULE: ./src/inspect/calls.ts



/**
 * Reads who calls whom.
 *
 * @param wanted limits which callees are remembered
 * @returns undefined where there is no function table: wasm, not Go, Go before 1.18
 * @throws UserError where the file is damaged
 */
async function readCalls(file, executable, wanted) {
    if (executable.format === 'wasm')
        return undefined;
    return await (0,inspect_reader/* withReader */.mp)(file, file, async (reader) => {
        const functions = (await (0,inspect_functions/* functionsOf */.TW)(reader, executable.sections))?.map(shorten);
        if (functions === undefined)
            return undefined;
        return graphOf(functions, await readLinks(reader, executable, functions, keep(functions, wanted)));
    });
}
/** Type arguments as Go's own traces print them (runtime.funcNameForPrint): `slices.Sort[...]`. */
function shorten(named) {
    const { name } = named;
    const start = name.indexOf('[');
    if (start < 0)
        return named;
    return {
        ...named,
        name: `${name.slice(0, start)}[...]${name.slice(name.lastIndexOf(']') + 1 || name.length)}`,
    };
}
/** Marks the wanted functions, and the methods of the same name, which may be wrappers of one. */
function keep(functions, wanted) {
    const kept = Uint8Array.from(functions, ({ name }) => (wanted(name) ? 1 : 0));
    if (!kept.includes(0))
        return kept;
    const methods = new Set(functions.filter((_, index) => kept[index] === 1).map(({ name }) => methodOf(name)));
    return kept.map((is, index) => is || (methods.has(methodOf(functions[index]?.name ?? '')) ? 1 : 0));
}
/**
 * `Shutdown` of `net/http.(*Server).Shutdown`, of `main.(*app[...]).Shutdown` and of `main.app.Shutdown-fm`;
 * empty for a function that is no method.
 */
function methodOf(name) {
    const end = name.endsWith('-fm') ? name.length - 3 : name.length;
    const dot = name.lastIndexOf('.', name.endsWith('[...]') ? name.length - 6 : end);
    return name.indexOf('.', name.lastIndexOf('/') + 1) === dot ? '' : name.slice(dot + 1, end);
}
function graphOf(functions, links) {
    // One name may stand for several functions: of all types that a generic one was made for, of both calling conventions.
    const first = new Map();
    const next = new Int32Array(functions.length).fill(-1);
    functions.forEach(({ name }, index) => {
        next[index] = first.get(name) ?? -1;
        first.set(name, index);
    });
    const named = (name) => {
        const all = [];
        for (let index = first.get(name) ?? -1; index >= 0; index = next[index] ?? -1)
            all.push(index);
        return all;
    };
    const nameOf = (index) => functions[index]?.name ?? '';
    // The last of the kinds (internal/abi, FuncIDWrapper): its number grows with Go, and no program is without one.
    const wrapperKind = functions.reduce((most, { kind }) => Math.max(most, kind), 0);
    /** The function and the wrappers that lead to it, one through another. */
    const selves = (name) => {
        const all = new Set([...named(name), ...named(`${name}-fm`)]);
        const method = methodOf(name);
        if (method === '')
            return all;
        for (const self of all) {
            for (const source of links?.calls(self) ?? []) {
                if (functions[source]?.kind === wrapperKind && methodOf(nameOf(source)) === method)
                    all.add(source);
            }
            // Wrappers that end in a jump are not marked as such. Go's compiler makes no other jumps between functions.
            for (const source of links?.jumps(self) ?? [])
                if (methodOf(nameOf(source)) === method)
                    all.add(source);
        }
        return all;
    };
    const others = (name, ...kinds) => {
        const own = selves(name);
        const all = [...own].flatMap((self) => kinds.flatMap((sources) => [...(sources?.(self) ?? [])]));
        return [...new Set(all.filter((index) => !own.has(index)).map(nameOf))].sort();
    };
    return {
        source: links === undefined ? 'presence' : 'call-sites',
        has: (name) => first.has(name),
        find: (match) => [...first.keys()].filter((name) => match(name)),
        callers: (name) => others(name, links?.calls, links?.jumps),
        references: (name) => others(name, links?.addresses),
    };
}

// EXTERNAL MODULE: ./src/inspect/pclntab.ts
var pclntab = __webpack_require__(43366);
;// CONCATENATED MODULE: ./src/inspect/inlined.ts



/** The inline tree's place among what an entry points to (internal/abi, FUNCDATA_InlTree). */
const treeIndex = 3;
/** In an entry, before those places (runtime._func): how many line tables it points to; and behind the kind how many others. */
const lineTablesAt = 28;
const othersBehindKind = 3;
/** Where the kind stands since Go 1.20. Trees of older ones have another form. */
const kindAt120 = 40;
const none = 0xffffffff;
/** Of a node: a byte for its kind, three empty ones, the name, the place in the code, the first line (runtime.inlinedCall). */
const nodeSize = 16;
/** So many trees do not fit into a wrong place by chance. */
const inlined_samples = 64;
/** Where linkers put the trees, beside the section of the table itself. */
const treeSections = /^(\.rodata|\.rdata|__rodata|\.data\.rel\.ro)$/;
/**
 * Into which functions others were inlined. The compiler notes it for the traces of a panic, and stripping leaves
 * that; but a function of which no instruction is left is not noted.
 *
 * @param names of the functions that are asked for
 * @returns for each that was inlined, the names of those that hold it; undefined where that cannot be read: no
 * function table, or Go before 1.20
 * @throws UserError where the file is damaged
 */
async function readInliners(file, executable, names) {
    return await (0,inspect_reader/* withReader */.mp)(file, file, async (reader) => {
        const place = await (0,inspect_functions/* findTable */.UI)(reader, executable.sections);
        const parts = place === undefined ? undefined : await (0,pclntab/* readTableParts */.F3)(reader, place);
        if (place === undefined || parts?.table.kindAt !== kindAt120)
            return undefined;
        const wanted = placesOf(names, parts.names);
        if (wanted.size === 0)
            return new Map();
        const { trees, places } = readTrees(parts);
        for (const { name, offset, size } of executable.sections) {
            const own = place.offset >= offset && place.offset < offset + size;
            if (!own && !treeSections.test(name))
                continue;
            const words = wordsOf(await reader.read(offset, size), parts.table.big);
            const base = findBase(words, trees, parts);
            if (base !== undefined)
                return inliners(words, base, trees, places, wanted, parts.names);
        }
        return undefined;
    });
}
/** All of a node is words, and it stands at a whole one. Numbers of the other byte order are turned round. */
function wordsOf(bytes, big) {
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 4));
    if (big)
        whole.swap32();
    return new Uint32Array(whole.buffer, whole.byteOffset, whole.length / 4);
}
/** Where these names stand among all; those that do not are left out. */
function placesOf(wanted, names) {
    return new Map(wanted.map((name) => [names.indexOf(`\0${name}\0`) + 1, name]).filter(([place]) => place > 0));
}
function readTrees({ table, index, entries }) {
    const trees = [];
    const places = [];
    for (let at = 0; at < table.count * 8; at += 8) {
        const entry = index.u32(at + 4);
        const others = entry + table.kindAt + othersBehindKind;
        const first = others + 1 + 4 * entries.u32(entry + lineTablesAt);
        for (let other = 0; other < entries.u8(others); other++) {
            const place = entries.u32(first + 4 * other);
            if (place === none)
                continue;
            places.push(place);
            if (other !== treeIndex)
                continue;
            trees.push({ at: place, owner: entries.u32(entry + 4), code: index.u32(at + 8) - index.u32(at) });
        }
    }
    return { trees, places: Uint32Array.from(places).sort() };
}
/**
 * Where in a section all trees begin, in words. What says so is the runtime's own record of the module, whose form
 * changes from Go to Go; so the trees are asked: this is the one place from which each begins with what may be a node.
 */
function findBase(words, trees, { table, names }) {
    const step = Math.ceil(trees.length / inlined_samples);
    const asked = trees.filter((_, index) => index % step === 0);
    const last = asked.reduce((most, { at }) => Math.max(most, at), 0);
    const end = words.length - (last + nodeSize) / 4;
    for (let base = 0; base <= end; base++) {
        if (asked.every((tree) => mayBegin(words, base + tree.at / 4, tree.code, table.big, names)))
            return base;
    }
    return undefined;
}
function mayBegin(words, at, code, big, names) {
    const [kind = 0, name = 0, place = 0] = [words[at], words[at + 1], words[at + 2]];
    const alone = big ? (kind & 0xffffff) === 0 : kind < 0x100;
    return alone && place < code && name > 0 && name < names.length && names[name - 1] === 0;
}
function inliners(words, base, trees, places, wanted, names) {
    // Equal trees are written once; a hostile table may give every function the longest.
    const inside = new Map();
    const found = new Map();
    for (const { at, owner } of trees) {
        const held = inside.get(at) ?? heldBy(words, base + at / 4, base + endOf(at, places) / 4, wanted);
        inside.set(at, held);
        for (const name of held) {
            const owners = found.get(name) ?? [];
            found.set(name, owners);
            owners.push(nameAt(names, owner));
        }
    }
    return found;
}
/** The first place behind that of a tree; the last one is taken for a single node. */
function endOf(tree, places) {
    let low = 0;
    for (let high = places.length; low < high;) {
        const middle = (low + high) >>> 1;
        if ((places[middle] ?? 0) <= tree)
            low = middle + 1;
        else
            high = middle;
    }
    return places[low] ?? tree + nodeSize;
}
const NOTHING = new Set();
function heldBy(words, start, end, wanted) {
    let held;
    for (let at = start; at + nodeSize / 4 <= Math.min(end, words.length); at += nodeSize / 4) {
        const name = wanted.get(words[at + 1] ?? 0);
        if (name !== undefined)
            held = (held ?? new Set()).add(name);
    }
    return held ?? NOTHING;
}
function nameAt(names, at) {
    return names.toString('utf8', at, Math.max(at, names.indexOf(0, at)));
}

;// CONCATENATED MODULE: ./src/advice/program.ts





const EVIDENT = new Set(EVIDENCE.flatMap(namesOf));
/**
 * Reads a program's functions and calls.
 *
 * @returns undefined where there is no function table to be read
 */
async function readProgram(file, executable, buildInfo) {
    // Whose callers matter is known only on the way; to remember all costs less than to go through the code twice.
    const calls = await readCalls(file, executable, () => true);
    if (calls === undefined)
        return undefined;
    const inlined = EVIDENCE.filter((row) => mayBeInlined(row, calls)).flatMap(namesOf);
    const inliners = inlined.length === 0 ? new Map() : await readInliners(file, executable, inlined);
    return programOf(calls, buildInfo, inliners);
}
/** Whether code outside of its package calls what is left of it. To read the trees of what was inlined takes long. */
function mayBeInlined(row, calls) {
    const left = leftOf(row);
    if (left === undefined || !calls.has(left))
        return false;
    if (calls.source === 'presence')
        return true;
    return calls.callers(left).some((by) => !row.packages.some((path) => isBelow((0,inspect_functions/* packageOf */.wg)(by), path)));
}
/** A program by its calls. */
function programOf(calls, buildInfo, inliners = new Map()) {
    const named = new Map();
    for (const name of calls.find((one) => EVIDENT.has(withoutTypes(one)))) {
        const plain = withoutTypes(name);
        named.set(plain, [...(named.get(plain) ?? []), name]);
    }
    return { calls, buildInfo, inliners, named };
}

;// CONCATENATED MODULE: ./src/advice/report.ts









/**
 * Reads binaries and reports on each. None is run.
 *
 * @param releases what Go there is, as far as the report may know it
 */
async function readReports(subjects, releases, host) {
    const reports = [];
    // One after another: each is held in memory while it is read.
    for (const subject of subjects) {
        if (host.signal.aborted)
            throw new errors/* Interrupted */.j$();
        const { file, executable, buildInfo } = subject;
        const composition = await (0,inspect_functions/* compositionOf */.k$)(file, executable);
        const program = await readProgram(file, executable, buildInfo);
        reports.push(reportOf({ ...subject, composition, program }, releases));
    }
    return reports;
}
/** What a binary's facts come to, line by line. */
function reportOf(facts, releases) {
    const { path, size, executable, buildInfo, composition, program } = facts;
    const { sections } = executable;
    const judged = {
        'supported-go': judgeGo(buildInfo, releases),
        small: judgeSize(size, sections, composition, buildInfo),
        static: judgeLinkage(executable, program === undefined ? [] : callersOfC(program)),
        stamped: judgeStamp(buildInfo),
        'fast-start': (0,line/* notApplicable */.hH)('not run: `report` reads the file alone'),
        ...(program === undefined ? UNREADABLE : judgeOperations(program)),
        context: (0,line/* notApplicable */.hH)('not looked at: it takes the source'),
        postmortem: judgePostmortem(sections),
        function: program === undefined ? UNREADABLE.metrics : judgeFunction(program),
    };
    return { path, lines: line/* LINE_IDS */.c2.map((id) => ({ id, ...judged[id], link: line/* LINKS */.A[id] })) };
}
const NO_TABLE = (0,line/* unknown */.L5)('its function table cannot be read', 'Look at the same program built for linux/amd64 or linux/arm64, by Go 1.18 or newer.');
const UNREADABLE = { 'graceful-shutdown': NO_TABLE, metrics: NO_TABLE, profiling: NO_TABLE };
/** The packages that call C: cgo writes a function for each one that they call. */
function callersOfC({ calls }) {
    const wrappers = calls.find((name) => /\._C2?func_/.test(name));
    return [...new Set(wrappers.map(inspect_functions/* packageOf */.wg))].sort();
}
/** Reports on what was built. A run of the same commit another day must write the same, so it asks no release list. */
async function reportBinaries(binaries, host) {
    return await readReports(binaries, { reason: 'whether that is supported changes from day to day' }, host);
}
/** report.json. */
function reportFile(reports) {
    return { path: artifacts/* FILES */.cn.report, text: `${JSON.stringify(reports, null, 2)}\n` };
}


/***/ }),

/***/ 96015:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bt: () => (/* binding */ requiredOfBuild),
/* harmony export */   HW: () => (/* binding */ requiredLines),
/* harmony export */   bZ: () => (/* binding */ keepRequired)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74777);
/* harmony import */ var _line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75528);



/**
 * The input `require`: lines of the report that are binding.
 *
 * @throws UserError naming a word that is no line
 */
function requiredLines(text) {
    return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .words */ .aL)(text).map((word) => {
        const found = _line_js__WEBPACK_IMPORTED_MODULE_2__/* .LINE_IDS */ .c2.find((id) => id === word);
        if (found === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`require\` has ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(word)}; accepted: ${_line_js__WEBPACK_IMPORTED_MODULE_2__/* .LINE_IDS */ .c2.join(', ')}.`);
        return found;
    });
}
/** The same for a build, which writes no line that changes without its sources: another input is for that. */
function requiredOfBuild(text) {
    const required = requiredLines(text);
    if (required.includes('supported-go')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input `require` has "supported-go", which `ship-go report` judges by today’s release list, and report.json cannot. Set `unsupported-go: fail` instead.');
    }
    return required;
}
/**
 * Holds binaries to the lines that are required of them. What does not apply to a binary is not required of it.
 *
 * @throws UserError naming each binary and line that falls short, what was seen, and what to do
 */
function keepRequired(reports, required) {
    const short = reports.flatMap(({ path, lines }) => lines
        .filter(({ id, verdict }) => required.includes(id) && (verdict === 'advice' || verdict === 'unknown'))
        .map(({ id, verdict, evidence, advice }) => `  ${path}: ${id} is ${verdict === 'advice' ? 'not so' : 'not known'}: ${evidence}. ${advice}`));
    if (short.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo([
        'Not as input `require` asks:',
        ...short,
        'Mend that, or take the line out of `require`. What each line means: README, "The report".',
    ].join('\n'));
}


/***/ }),

/***/ 14516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ goArchitecture),
/* harmony export */   s: () => (/* binding */ nodeArchitecture)
/* harmony export */ });
/** Node's name of an architecture, where Go has another. */
const NODE_NAMES = { amd64: 'x64', '386': 'ia32' };
/** Go's name of an architecture that Node names. */
function goArchitecture(node) {
    return Object.entries(NODE_NAMES).find(([, name]) => name === node)?.[0] ?? node;
}
/** Node's name of an architecture that Go names. */
function nodeArchitecture(go) {
    return NODE_NAMES[go] ?? go;
}


/***/ }),

/***/ 44410:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ restoreCaches),
  F: () => (/* binding */ saveCaches)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/go/command.ts
var command = __webpack_require__(15619);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/cache/keys.ts

/** Changed when what an entry holds changes, so that no run reads another layout's. */
const LAYOUT = 'ship-go-1';
/**
 * Keys of the downloaded modules, which no compiler and no target changes: only the host, because paths differ,
 * and the sums. Undefined where nothing is downloaded.
 */
function moduleKeys({ os, arch, sums, vendored }) {
    if (vendored || sums === '')
        return undefined;
    const prefix = `${LAYOUT}-mod-${os}-${arch}-`;
    return { exact: `${prefix}${keys_short(sums)}`, near: [prefix] };
}
/**
 * Keys of the build cache. A job that builds few targets never serves as the exact entry of one that builds many,
 * a new dependency or commit starts from the nearest, and each commit has an entry of its own: one under a
 * constant key would freeze. Another Go's compiled packages are of no use, so no key reaches over its version.
 */
function buildKeys({ os, arch, goVersion, targets, settings, sums, commit }) {
    const go = `${LAYOUT}-build-${os}-${arch}-go${goVersion}-`;
    const plan = `${go}${digest([[...targets].sort(), settings])}-`;
    const modules = `${plan}${sums === '' ? 'none' : keys_short(sums)}-`;
    return { exact: `${modules}${commit === '' ? 'none' : commit}`, near: [modules, plan, go] };
}
/** A short digest of any plain data. */
function digest(data) {
    return keys_short((0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(data)).digest('hex'));
}
/** A commit is full, to be recognised; a digest need only tell one from another. */
function keys_short(hex) {
    return hex.slice(0, 16);
}

;// CONCATENATED MODULE: ./src/cache/sums.ts



/**
 * SHA-256 over the go.sum of every module and go.work.sum, in lower-case hex; empty where none of them is there
 * or says anything, as in a module without dependencies.
 */
async function moduleSums(module) {
    const files = [
        ...module.modules.map(({ dir }) => (0,external_node_path_.join)(dir, 'go.sum')),
        ...(module.kind === 'workspace' ? [(0,external_node_path_.join)(module.root, 'go.work.sum')] : []),
    ];
    const texts = await Promise.all(files.map((file) => (0,promises_.readFile)(file, 'utf8').catch(() => '')));
    // A checkout on Windows may have turned line ends; the sums are the same.
    const said = texts.map((text) => text.replaceAll('\r\n', '\n')).filter((text) => text.trim() !== '');
    return said.length === 0 ? '' : (0,external_node_crypto_.createHash)('sha256').update(said.join('\n')).digest('hex');
}

;// CONCATENATED MODULE: ./src/cache/cache.ts






/** How long one part of a download may take: a service slower than that is slower than compiling. */
const PATIENCE = 60_000;
/** No cache at all: from a terminal, with `cache: false`, or where the runner has no such service. */
const NONE = { hit: false, matchedKey: '', entries: [] };
/**
 * Restores the module and the build cache before the go command is first asked about packages. Never fails a
 * run: whatever goes wrong is a warning, and the build a cold one.
 */
async function restoreCaches(inputs, module, toolchain, host, load = cacheService) {
    if (inputs.cache === 'false' || !host.onRunner)
        return NONE;
    try {
        const service = await load();
        if (!service.isFeatureAvailable()) {
            host.log.debug('cache: this runner has no cache service');
            return NONE;
        }
        return await host.log.group('Restore caches', async () => {
            const wanted = await entriesFor(inputs, module, toolchain, host);
            const entries = await Promise.all(wanted.map((entry) => restore(entry, service, host)));
            return {
                hit: entries.every(({ keys, matched }) => matched === keys.exact),
                matchedKey: entries.find(({ matched }) => matched !== undefined)?.matched ?? '',
                entries,
            };
        });
    }
    catch (error) {
        host.log.warning(`The caches could not be restored, and the build is a cold one: ${(0,errors/* errorText */.kc)(error)}`);
        return NONE;
    }
}
/** Saves what did not come from its exact key, when the input `cache` allows it. Never fails a run. */
async function saveCaches(caches, inputs, host, load = cacheService) {
    const changed = caches.entries.filter(({ keys, matched }) => matched !== keys.exact);
    if (inputs.cache !== 'true' || changed.length === 0 || host.signal.aborted)
        return;
    await host.log.group('Save caches', async () => {
        const service = await load().catch((error) => {
            host.log.warning(`The caches could not be saved: ${(0,errors/* errorText */.kc)(error)}`);
        });
        if (service === undefined)
            return;
        for (const { folder, keys } of changed) {
            try {
                // Nothing was downloaded, or nothing compiled: there is no folder to save.
                if (!(await isFolder(folder)))
                    continue;
                await service.saveCache([folder], keys.exact);
            }
            catch (error) {
                host.log.warning(`The cache ${keys.exact} could not be saved: ${(0,errors/* errorText */.kc)(error)}`);
            }
        }
    });
}
/** The build cache first: its key is the one that outputs name. */
async function entriesFor(inputs, module, toolchain, host) {
    const asked = ['GOMODCACHE', 'GOCACHE', ...SETTINGS];
    const said = JSON.parse(await (0,command.go)(toolchain, ['env', '-json', ...asked], { cwd: module.dir, doing: 'say where its caches are' }, host));
    const subject = await subjectOf(inputs, module, toolchain, said, host);
    const modules = moduleKeys(subject);
    const { GOMODCACHE = '', GOCACHE = '' } = said;
    return [
        { folder: GOCACHE, keys: buildKeys(subject), fragile: false },
        // The archives, not the trees unpacked from them: a quarter of the bytes, and go unpacks what it needs.
        ...(modules === undefined
            ? []
            : [{ folder: (0,external_node_path_.join)(GOMODCACHE, 'cache', 'download'), keys: modules, fragile: true }]),
    ];
}
/** Settings of the machine that change compiled packages. */
const SETTINGS = ['GOFLAGS', 'GOEXPERIMENT', 'GOFIPS140', 'CC', 'CGO_CFLAGS'];
async function subjectOf(inputs, module, toolchain, machine, host) {
    const cgo = inputs.cgo ? ['cgo', machine.CC ?? '', machine.CGO_CFLAGS ?? ''] : ['no cgo'];
    return {
        os: host.os,
        arch: host.arch,
        goVersion: toolchain.version,
        targets: inputs.targets.map(({ name }) => name),
        settings: [
            ...cgo,
            ...[machine.GOFLAGS, machine.GOEXPERIMENT, machine.GOFIPS140, inputs.gcflags].map((text) => text ?? ''),
            inputs.tags.join(','),
            ...inputs.buildFlags,
        ],
        sums: await moduleSums(module),
        vendored: module.vendored,
        commit: module.repository?.commit ?? '',
    };
}
async function restore(entry, service, host) {
    const { folder, keys } = entry;
    const before = entry.fragile ? await filesOf(folder) : undefined;
    const matched = await service
        .restoreCache([folder], keys.exact, [...keys.near], {
        segmentTimeoutInMs: PATIENCE,
        timeoutInMs: PATIENCE,
    })
        .catch((error) => {
        host.log.warning(`The cache ${keys.exact} could not be restored: ${(0,errors/* errorText */.kc)(error)}`);
        return undefined;
    });
    if (matched === undefined && before !== undefined)
        await removeNew(folder, before, host);
    return { ...entry, matched };
}
/**
 * Takes out what a restore left that did not come to its end. A module archive cut short would fail the build,
 * where one that is not there is downloaded.
 */
async function removeNew(folder, before, host) {
    const after = await filesOf(folder);
    const changed = [...after].filter(([file, state]) => before.get(file) !== state);
    if (changed.length === 0)
        return;
    host.log.warning(`A cache came incomplete and was thrown away: ${folder}`);
    for (const [file] of changed)
        await (0,promises_.rm)(file, { force: true });
}
/** Every file below a folder, with what tells whether it was written anew. */
async function filesOf(folder) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch(() => []);
    const found = await Promise.all(entries.map(async (entry) => {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isDirectory())
            return [...(await filesOf(path))];
        const state = entry.isFile() ? await (0,promises_.stat)(path).catch(() => undefined) : undefined;
        return state === undefined ? [] : [[path, `${state.ino} ${state.size} ${state.ctimeMs}`]];
    }));
    return new Map(found.flat());
}
async function isFolder(folder) {
    return (await (0,promises_.stat)(folder).catch(() => undefined))?.isDirectory() ?? false;
}
async function cacheService() {
    return await Promise.all(/* import() */[__webpack_require__.e(110), __webpack_require__.e(838), __webpack_require__.e(91)]).then(__webpack_require__.bind(__webpack_require__, 18091));
}


/***/ }),

/***/ 96461:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cn: () => (/* binding */ FILES),
/* harmony export */   oJ: () => (/* binding */ buildInfoPath),
/* harmony export */   oj: () => (/* binding */ dockerignorePath),
/* harmony export */   qB: () => (/* binding */ artifactOf),
/* harmony export */   sJ: () => (/* binding */ isOwnName)
/* harmony export */ });
/* harmony import */ var _inspect_buildinfo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92416);

/** The files of output-dir, by the names that the contract gives them. */
const FILES = {
    record: 'ship-go.json',
    artifacts: 'artifacts.json',
    buildInfo: 'buildinfo.json',
    checksums: 'checksums.txt',
    gitignore: '.gitignore',
    bake: 'docker-bake.json',
    report: 'report.json',
};
/** Whether a name is one that ship-go gives to its own files, whatever the case: some file systems do not tell it. */
function isOwnName(name) {
    const lower = name.toLowerCase();
    return (Object.values(FILES).some((own) => own === lower) || lower.endsWith(BUILD_INFO) || lower.endsWith(IGNORE));
}
const BUILD_INFO = '.buildinfo.txt';
const IGNORE = '.dockerignore';
/** Where the text of `go version -m` on a binary stands, beside it. */
function buildInfoPath(binaryPath) {
    return binaryPath + BUILD_INFO;
}
/** The ignore rules that BuildKit reads for one Dockerfile, beside it. */
function dockerignorePath(dockerfile) {
    return dockerfile + IGNORE;
}
/** The line of artifacts.json for a binary. */
function artifactOf(binary) {
    const { main, target, executable, buildInfo } = binary;
    const modified = (0,_inspect_buildinfo_js__WEBPACK_IMPORTED_MODULE_0__/* .setting */ .Pe)(buildInfo, 'vcs.modified');
    return {
        name: main.name,
        package: main.package,
        stage: main.stage,
        target: target.name,
        os: target.os,
        arch: target.arch,
        variant: target.variant,
        path: binary.path,
        size: binary.size,
        sha256: binary.sha256,
        goVersion: (buildInfo.GoVersion ?? '').replace(/^go/, ''),
        revision: (0,_inspect_buildinfo_js__WEBPACK_IMPORTED_MODULE_0__/* .setting */ .Pe)(buildInfo, 'vcs.revision') ?? null,
        modified: modified === undefined ? null : modified === 'true',
        linkage: executable.linkage,
        interpreter: executable.interpreter,
        needed: executable.needed,
        symbolVersions: executable.symbolVersions,
    };
}


/***/ }),

/***/ 95490:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ imageTag)
/* harmony export */ });
/**
 * The version as an image tag may be written (`[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}`): without a leading `v`,
 * `+` and all else that is not allowed as `-`, and with a prerelease of Go as suffix. Empty without a version.
 */
function imageTag(version, go) {
    if (version === '')
        return '';
    const suffix = go.prerelease ? `-go${go.version}` : '';
    const tag = version
        .replace(/^v(?=\d)/, '')
        .replace(/[^A-Za-z0-9_.-]/g, '-')
        .replace(/^[.-]+/, '');
    return `${(tag || 'untagged').slice(0, 128 - suffix.length)}${suffix}`;
}


/***/ }),

/***/ 53997:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ withHost)
/* harmony export */ });
/* unused harmony export isRunner */
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _architecture_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(14516);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(83916);






/**
 * Calls `work` with this machine as a run sees it. SIGINT and SIGTERM abort the run's signal, and the
 * run's temporary folder is deleted however the run ends.
 *
 * @param workspace of the job, for the step, which starts from there; undefined for what a person or a script
 *   starts, on a runner too: that starts from the current folder
 */
async function withHost(log, workspace, work) {
    const { env } = process;
    const folder = startFolder(workspace);
    const temp = makeTemporary(env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)());
    const interruption = new AbortController();
    // Every child and every request listens; how many there are at once is no sign of a leak.
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, interruption.signal);
    const interrupt = () => {
        interruption.abort();
    };
    // Once: who asks a second time does not want to wait for the cleaning up.
    process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
    try {
        return await work({
            env: inherited(env),
            os: process.platform === 'win32' ? 'windows' : process.platform,
            arch: (0,_architecture_js__WEBPACK_IMPORTED_MODULE_4__/* .goArchitecture */ .K)(process.arch),
            cpus: (0,node_os__WEBPACK_IMPORTED_MODULE_2__.availableParallelism)(),
            cwd: folder,
            workspace: workspace === undefined ? undefined : folder,
            toolCache: env['RUNNER_TOOL_CACHE'] || (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(cacheFolder(env), 'ship-go', 'tools'),
            temp,
            log,
            signal: interruption.signal,
            onRunner: isRunner(env),
        });
    }
    catch (error) {
        // What an aborted request or a killed child throws is its own; the reader asked to stop, and is told that.
        throw interruption.signal.aborted ? new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .Interrupted */ .j$() : error;
    }
    finally {
        process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
        interruption.abort(); // what is still asked of the network is of no use any more
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(temp, { recursive: true, force: true });
    }
}
/** True on a workflow runner, whoever started us there. */
function isRunner(env) {
    return env['GITHUB_ACTIONS'] === 'true';
}
/** The go command and git give paths with links resolved (macOS has /var as one); ours must compare equal. */
function startFolder(workspace) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(workspace ?? process.cwd());
    }
    catch (error) {
        const folder = workspace === undefined ? 'The current folder' : `The workspace ${workspace}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`${folder} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .errorText */ .kc)(error)}. Start from a folder that exists.`);
    }
}
/** Without a pause between its making and the signals' handlers, so that no signal can leave it behind. */
function makeTemporary(parent) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)(parent, { recursive: true });
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(parent, 'ship-go-'));
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .UserError */ .yo(`A temporary folder in ${parent} cannot be made: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .errorText */ .kc)(error)}. Set TMPDIR to another.`);
    }
}
/** The environment without the step's own inputs. Windows spells one name `Path`, which we ask for as PATH. */
function inherited(env) {
    return Object.fromEntries(Object.entries(env)
        .filter(([name]) => !name.startsWith('INPUT_'))
        .map(([name, value]) => [/^path$/i.test(name) && process.platform === 'win32' ? 'PATH' : name, value]));
}
/** Where a person's machine keeps what can be fetched again, as Go's os.UserCacheDir has it. */
function cacheFolder(env) {
    if (process.platform === 'win32')
        return env['LOCALAPPDATA'] ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), 'AppData', 'Local');
    if (process.platform === 'darwin')
        return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), 'Library', 'Caches');
    return env['XDG_CACHE_HOME'] ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), '.cache');
}


/***/ }),

/***/ 83916:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   Uc: () => (/* binding */ describeError),
/* harmony export */   j$: () => (/* binding */ Interrupted),
/* harmony export */   kc: () => (/* binding */ errorText),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/**
 * A failure that the user can mend. The message says what happened, names the value, says what is
 * accepted and what to do next; it is shown without a stack. Anything else that is thrown is a bug of
 * ours and keeps its stack.
 */
class UserError extends Error {
    name = 'UserError';
}
/** The run was stopped from outside (SIGINT, SIGTERM, a cancelled job): exit code 130. */
class Interrupted extends Error {
    name = 'Interrupted';
    constructor() {
        super('interrupted');
    }
}
/*
 * What Node throws may be of another realm than ours (a worker, a test's sandbox): `instanceof Error` does not
 * hold for it, so its parts are looked at.
 */
/** The system's code of an error (`ENOENT`, `ECONNREFUSED`); empty when it has none. */
function errorCode(error) {
    if (typeof error !== 'object' || error === null)
        return '';
    if ('code' in error && typeof error.code === 'string')
        return error.code;
    // Every address of a host was tried, and each failed in its own way: the first tells.
    return 'errors' in error && Array.isArray(error.errors) ? errorCode(error.errors[0]) : '';
}
/** What an error says, or its code when it says nothing. */
function errorText(error) {
    const text = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
    return String(text) || errorCode(error);
}
/** What to print of anything that was thrown: its message alone, or a bug's stack. */
function describeError(error) {
    if (error instanceof UserError || error instanceof Interrupted)
        return error.message;
    if (error instanceof Error)
        return error.stack ?? error.message;
    return String(error);
}


/***/ }),

/***/ 15619:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ runGo),
/* harmony export */   go: () => (/* binding */ go)
/* harmony export */ });
/* unused harmony export goEnvironment */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _program_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80459);


/**
 * The environment of every go command that we run: what was inherited, so that proxies, GOPRIVATE, GOAUTH
 * and netrc simply work, but with our own GOROOT, and GOTOOLCHAIN=local so that the Go that was asked for
 * is the Go that runs. An inherited GOROOT breaks another Go ("compile: version … does not match").
 */
function goEnvironment(toolchain, host, extra = {}) {
    const merged = {
        ...host.env,
        GOROOT: toolchain.root,
        GOTOOLCHAIN: 'local',
        ...extra,
    };
    return Object.fromEntries(Object.entries(merged).filter((entry) => entry[1] !== undefined));
}
/**
 * Runs the go command to its end, whatever its exit code. Killed when the run is interrupted, and then
 * throws `Interrupted`.
 */
async function runGo(toolchain, args, options, host) {
    host.log.debug(`go ${args.join(' ')}`);
    const env = goEnvironment(toolchain, host, options.env);
    return await (0,_program_js__WEBPACK_IMPORTED_MODULE_1__/* .runProgram */ .m)(toolchain.go, args, { ...options, env }, host);
}
/**
 * Runs a go command that is expected to succeed and gives its standard output.
 *
 * @throws UserError with what the command said when it fails; `doing` names the attempt: "list the packages".
 */
async function go(toolchain, args, options, host) {
    const result = await runGo(toolchain, args, options, host);
    if (result.code !== 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Go ${toolchain.version} could not ${options.doing}:\n${result.stderr.trim() || result.stdout.trim()}`);
    }
    return result.stdout;
}


/***/ }),

/***/ 62054:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hs: () => (/* binding */ minorOf),
/* harmony export */   JI: () => (/* binding */ isLanguageVersion),
/* harmony export */   LD: () => (/* binding */ goSpelling),
/* harmony export */   Xk: () => (/* binding */ semverSpelling),
/* harmony export */   Zy: () => (/* binding */ compareVersions),
/* harmony export */   du: () => (/* binding */ isAtLeast),
/* harmony export */   ll: () => (/* binding */ newestFirst),
/* harmony export */   ot: () => (/* binding */ parseVersion)
/* harmony export */ });
const NUMBER = '(0|[1-9]\\d{0,8})';
const GO = new RegExp(`^(?:go)?${NUMBER}\\.${NUMBER}(?:\\.${NUMBER}|(beta|rc)${NUMBER})?$`);
const SEMVER = new RegExp(`^(?:go)?${NUMBER}\\.${NUMBER}\\.0-(beta|rc)\\.?${NUMBER}$`);
/**
 * Reads one version, as Go spells it (`1.27.4`, `1.27rc1`, `1.27`, each also with `go` before it) or a
 * prerelease as semantic versioning does (`1.27.0-rc.1`). Undefined when it is neither.
 */
function parseVersion(text) {
    const semver = SEMVER.exec(text);
    const match = semver ?? GO.exec(text);
    if (match === null)
        return undefined;
    const [patch, kind, number] = semver === null ? [match[3], match[4], match[5]] : [undefined, match[3], match[4]];
    const major = Number(match[1]);
    const minor = Number(match[2]);
    const prerelease = kind === undefined
        ? undefined
        : { kind: kind === 'rc' ? 'rc' : 'beta', number: Number(number) };
    // Up to Go 1.20 the first release of a minor was spelled without `.0`; since then that is the language version.
    const first = prerelease === undefined && isBefore121(major, minor) ? 0 : undefined;
    return { major, minor, patch: patch === undefined ? first : Number(patch), prerelease };
}
/** The version as Go spells it, without `go`: `1.27.4`, `1.27rc1`, `1.20`. */
function goSpelling(version) {
    const { major, minor, patch, prerelease } = version;
    if (prerelease !== undefined)
        return `${minorOf(version)}${prerelease.kind}${prerelease.number}`;
    if (patch === undefined || (patch === 0 && isBefore121(major, minor)))
        return minorOf(version);
    return `${minorOf(version)}.${patch}`;
}
/** The version as semantic versioning spells it, and so the tool cache's folder: `1.26.0-rc.1` for `1.26rc1`. */
function semverSpelling(version) {
    const { patch, prerelease } = version;
    const suffix = prerelease === undefined ? '' : `-${prerelease.kind}.${prerelease.number}`;
    return `${minorOf(version)}.${patch ?? 0}${suffix}`;
}
/** `1.27` of `1.27.4` and of `1.27rc1`. */
function minorOf(version) {
    return `${version.major}.${version.minor}`;
}
/** True for a language version such as `1.27`: no toolchain is called so. */
function isLanguageVersion(version) {
    return version.patch === undefined && version.prerelease === undefined;
}
/**
 * Go's own order, as go/version.Compare has it: negative, zero or positive, and
 * `1.21 < 1.21beta1 < 1.21rc1 < 1.21.0`, while `1.20rc1 < 1.20 = 1.20.0`.
 */
function compareVersions(a, b) {
    const left = sortKey(a);
    const right = sortKey(b);
    return left.map((part, at) => part - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
function sortKey(version) {
    const { major, minor, patch, prerelease } = version;
    const kind = prerelease === undefined ? 0 : prerelease.kind === 'beta' ? 1 : 2;
    return [major, minor, patch ?? -1, kind, prerelease?.number ?? 0];
}
function isBefore121(major, minor) {
    return major < 1 || (major === 1 && minor < 21);
}
/** The toolchains among these names (language versions and what cannot be read left out), newest first, no doubles. */
function newestFirst(names) {
    const found = new Map();
    for (const name of names) {
        const version = parseVersion(name);
        if (version !== undefined && !isLanguageVersion(version))
            found.set(goSpelling(version), version);
    }
    return [...found.values()].sort((a, b) => compareVersions(b, a));
}
/** Whether a Go is that release (or a release candidate of it) or newer: `isAtLeast('1.27rc1', '1.27')`. */
function isAtLeast(version, minor) {
    const [have, want] = [parseVersion(version), parseVersion(minor)];
    return have !== undefined && want !== undefined && compareVersions(have, want) >= 0;
}


/***/ }),

/***/ 76803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HR: () => (/* binding */ HttpFailure),
/* harmony export */   HX: () => (/* binding */ basic),
/* harmony export */   Jt: () => (/* binding */ get),
/* harmony export */   zA: () => (/* binding */ shownUrl)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_timers_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44942);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83916);



/** A server that did not answer as asked. `status` is undefined when there was no answer at all. */
class HttpFailure extends Error {
    name = 'HttpFailure';
    status;
    /** Of the answer; empty when there was none. */
    headers;
    constructor(message, status, headers = {}) {
        super(message);
        this.status = status;
        this.headers = headers;
    }
}
/** Pauses before the second, third and fourth try, in milliseconds. */
const PAUSES = [300, 1000, 3000];
/** A connection that says nothing for so long is given up, in milliseconds. */
const SILENCE = 20_000;
/** How long a server that is busy may ask us to wait, in milliseconds. */
const LONGEST_PAUSE = 30_000;
const MAX_REDIRECTS = 10;
const REDIRECTS = [301, 302, 303, 307, 308];
/**
 * Gets a URL, following redirects, and hands the answer's body to `take`; tries again when the connection
 * fails or breaks, and when the server says that it is busy. Proxies are those of the environment.
 *
 * @throws HttpFailure when the last try fails as well or the server refuses; Interrupted; whatever else `take` throws.
 */
async function get(url, host, take, asked = {}) {
    for (let attempt = 0;; attempt++) {
        try {
            return await getOnce(url, host, take, asked);
        }
        catch (error) {
            if (host.signal.aborted)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Interrupted */ .j$();
            const failure = asHttpFailure(error, url);
            if (failure === undefined)
                throw error;
            const least = PAUSES[attempt];
            const pause = Math.max(least ?? 0, askedPause(failure));
            if (least === undefined || pause > LONGEST_PAUSE || !mayPass(error, failure, attempt))
                throw failure;
            host.log.info(`${failure.message}; trying again in ${pause / 1000} s`);
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause, undefined, { signal: host.signal }).catch(() => {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Interrupted */ .j$();
            });
        }
    }
}
/** What the server asks us to wait, in milliseconds (RFC 9110, 10.2.3, as seconds). */
function askedPause({ headers }) {
    const seconds = Number(headers['retry-after'] ?? 0);
    return Number.isFinite(seconds) ? seconds * 1000 : 0;
}
async function getOnce(url, host, take, asked) {
    const client = new _actions_http_client__WEBPACK_IMPORTED_MODULE_1__/* .HttpClient */ .Qq('ship-go', [], { allowRedirects: false, socketTimeout: SILENCE });
    try {
        const body = await answer(client, url, asked, host, MAX_REDIRECTS);
        const stop = () => body.destroy();
        host.signal.addEventListener('abort', stop, { once: true });
        body.setTimeout(SILENCE, () => body.destroy(Object.assign(new Error('no data for 20 s'), { code: 'ETIMEDOUT' })));
        try {
            return await take(body);
        }
        finally {
            host.signal.removeEventListener('abort', stop);
            body.destroy();
        }
    }
    finally {
        client.dispose();
    }
}
async function answer(client, url, asked, host, redirects) {
    // The client knows no credentials in a URL, and would fail on a relative redirect: both are done here.
    const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    const headers = {
        ...asked.headers,
        ...(credentials === ':' ? {} : { authorization: basic(credentials) }),
    };
    const sent = asked.method === 'HEAD' ? client.head(url.href, headers) : client.get(url.href, headers);
    const { message } = await unlessInterrupted(sent, host);
    const status = message.statusCode ?? 0;
    if (status === 200)
        return message;
    message.destroy();
    const location = message.headers.location;
    if (!REDIRECTS.includes(status) || location === undefined) {
        throw new HttpFailure(`${shownUrl(url)} answered HTTP ${status}`, status, message.headers);
    }
    const next = new URL(location, url);
    if (redirects === 0 || (url.protocol === 'https:' && next.protocol !== 'https:')) {
        throw new HttpFailure(`${shownUrl(url)} redirects to ${shownUrl(next)}, which is not followed`, status);
    }
    if (next.origin === url.origin) {
        next.username = url.username;
        next.password = url.password;
        return await answer(client, next, asked, host, redirects - 1);
    }
    const others = Object.fromEntries(Object.entries(asked.headers ?? {}).filter(([name]) => name.toLowerCase() !== 'authorization'));
    return await answer(client, next, { ...asked, headers: others }, host, redirects - 1);
}
/** The header `authorization` for `name:password` (RFC 7617). */
function basic(credentials) {
    return `Basic ${Buffer.from(credentials).toString('base64')}`;
}
async function unlessInterrupted(work, host) {
    let stop = () => undefined;
    const interrupted = new Promise((_, reject) => {
        stop = () => {
            reject(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Interrupted */ .j$());
        };
        if (host.signal.aborted)
            stop();
        host.signal.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work, interrupted]);
    }
    finally {
        host.signal.removeEventListener('abort', stop);
        work.catch(() => undefined);
    }
}
/** A URL as it may be shown: without credentials, and without a query, which may hold some too. */
function shownUrl(url) {
    return `${url.protocol}//${url.host}${url.pathname}`;
}
function asHttpFailure(error, url) {
    if (error instanceof HttpFailure)
        return error;
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(error);
    const isTheConnection = NETWORK_CODES.has(code) || /^(CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HPE_)/.test(code);
    // The client's own errors, of a timeout and of a proxy's tunnel, carry no code or one of these.
    const isTheClients = /^(Request timeout|tunneling socket)/.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorText */ .kc)(error));
    if (!isTheConnection && !isTheClients)
        return undefined;
    return new HttpFailure(`${shownUrl(url)} cannot be reached: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorText */ .kc)(error)}`);
}
const NETWORK_CODES = new Set([
    ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
    ...['EHOSTDOWN', 'EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EPROTO'],
]);
function mayPass(error, failure, attempt) {
    if (failure.status !== undefined)
        return failure.status >= 500 || [408, 429].includes(failure.status);
    // A name that does not exist will not exist in a second either; a certificate stays as it is.
    const code = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(error);
    // A firewall that drops packets drops them always: who waits for it four times has lost two minutes.
    if (attempt > 0 && (code === 'ETIMEDOUT' || (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorText */ .kc)(error).startsWith('Request timeout')))
        return false;
    return code !== 'ENOTFOUND' && (code === '' || NETWORK_CODES.has(code));
}


/***/ }),

/***/ 6914:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ INPUT_NAMES),
/* harmony export */   m: () => (/* binding */ INPUTS)
/* harmony export */ });
/**
 * Every input of the step, which is every flag of the command line. action.yml repeats it, because a
 * runner reads nothing else; a test holds the two together.
 */
const INPUTS = {
    'working-directory': { default: '.', kind: 'text', help: 'Folder of the Go module or workspace' },
    'go-version': {
        default: '',
        kind: 'text',
        help: '1.27.4, 1.27rc1, 1.27, a range, stable, oldstable or rc; empty: go-version-file if set, else stable',
    },
    'go-version-file': { default: '', kind: 'text', help: 'go.mod, go.work, .go-version or .tool-versions' },
    'rc-fallback': {
        default: 'stable',
        kind: 'text',
        help: 'What rc means while no release candidate is newer than stable: stable or fail',
    },
    'unsupported-go': {
        default: 'warn',
        kind: 'text',
        help: 'warn, fail or ignore when the Go used is unsupported or behind its newest patch',
    },
    'toolchain-source': {
        default: 'auto',
        kind: 'text',
        help: 'auto (tool cache, download site, module proxy), download or module-proxy',
    },
    'go-download-base-url': { default: 'https://go.dev/dl', kind: 'text', help: 'Mirror of the download site' },
    cache: {
        default: 'true',
        kind: 'switch',
        help: 'Keep the module and build caches between runs: true, false or read',
    },
    packages: { default: '', kind: 'words', help: 'Package patterns, !pattern leaves out; empty: every main' },
    targets: {
        default: 'linux/amd64,linux/arm64',
        kind: 'words',
        help: 'os/arch[/variant], as Docker writes platforms',
    },
    'output-dir': { default: 'dist', kind: 'text', help: 'Where everything is written' },
    version: { default: '', kind: 'text', help: 'What to stamp; empty: asked of git' },
    stamp: {
        default: 'auto',
        kind: 'lines',
        help: 'import/path.variable=text lines with {{version}}, {{commit}}, {{date}}, {{branch}}, {{goVersion}}; auto; none',
    },
    ldflags: { default: '', kind: 'lines', help: 'Added to the linker flags, before ours' },
    gcflags: { default: '', kind: 'lines', help: 'Compiler flags' },
    tags: { default: '', kind: 'words', help: 'Build tags' },
    'build-flags': { default: '', kind: 'lines', help: 'More flags of go build, one a line' },
    cgo: { default: 'false', kind: 'switch', help: 'CGO_ENABLED; a target’s C compiler is CC_FOR_os_arch' },
    strip: {
        default: 'true',
        kind: 'switch',
        help: 'Leave out the symbol table and debug information (-s -w)',
    },
    buildvcs: { default: 'true', kind: 'switch', help: 'Embed the revision in the binary' },
    dirty: {
        default: 'warn',
        kind: 'text',
        help: 'warn, fail or ignore when the binary says vcs.modified=true',
    },
    'size-budget': { default: '', kind: 'text', help: '25MB or 25MiB; a larger binary fails' },
    require: {
        default: '',
        kind: 'words',
        help: 'Lines of the report that are binding: graceful-shutdown, metrics',
    },
    dockerfile: {
        default: 'Dockerfile',
        kind: 'text',
        help: 'Path of the Dockerfile under output-dir; false for none',
    },
    'dockerfile-template': { default: '', kind: 'text', help: 'A Handlebars template of your own' },
    'base-image': {
        default: 'auto',
        kind: 'text',
        help: 'auto: the smallest distroless base that runs what was linked; or an image reference',
    },
    labels: { default: '', kind: 'lines', help: 'key=value lines for the image' },
    expose: { default: '', kind: 'words', help: 'Ports the image exposes: 8080, 53/udp' },
    'runtime-env': { default: '', kind: 'lines', help: 'NAME=value lines for the image' },
    args: { default: '', kind: 'lines', help: 'Default arguments of the image, one a line' },
    user: {
        default: '65532:65532',
        kind: 'text',
        help: 'Whom the image runs as, in numbers: UID or UID:GID',
    },
    workdir: { default: '/', kind: 'text', help: 'Folder that the image starts in' },
    'stop-signal': { default: '', kind: 'text', help: 'Signal that ends a container; empty: SIGTERM' },
    'pin-digests': {
        default: 'false',
        kind: 'switch',
        help: 'Pin the base images to the digests that their registries have now',
    },
    'artifact-name': {
        default: 'ship-go',
        kind: 'text',
        help: 'Name under which output-dir is uploaded; empty for none',
    },
    'artifact-retention-days': { default: '', kind: 'text', help: 'Days the uploaded artifact is kept' },
};
/** All of them, in the table's order. */
const INPUT_NAMES = Object.keys(INPUTS);


/***/ }),

/***/ 18360:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ parseInputs),
  v: () => (/* binding */ recordInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/advice/require.ts
var advice_require = __webpack_require__(96015);
// EXTERNAL MODULE: ./src/collect/artifacts.ts
var artifacts = __webpack_require__(96461);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/values.ts
var values = __webpack_require__(74777);
;// CONCATENATED MODULE: ./src/dockerfile/image-inputs.ts



const LABEL_KEY = {
    // Docker's guideline for label keys, upper case allowed because many are written so.
    pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?$/,
    accepted: 'key=value, the key of letters, digits, `.`, `-`, `_` and `/`',
};
/** The input `labels`: `key=value` lines. */
function imageLabels(text) {
    return (0,values/* pairs */.AS)('labels', text, LABEL_KEY);
}
const ENV_NAME = {
    pattern: /^[A-Za-z_][A-Za-z0-9_]*$/,
    accepted: 'NAME=value, the name of letters, digits and `_`',
};
/**
 * Names that say they hold a secret, and what then says otherwise: every word of BuildKit's check SecretsUsedInArgOrEnv
 * (`validations.go`) and some more, as that check is an error in the Dockerfile that we write.
 */
const SECRET_NAME = /(?:^|_)(?:apikey|api_key|access_key|private_key|auth|credentials?|key|password|passphrase|pword|passwd|secret|token)(?:_|$)/i;
const NO_SECRET_NAME = /(?:^|_)(?:public|file|version)(?:_|$)/i;
/** Values that are secrets by their very form: keys in PEM, forges' and clouds' tokens, a password in a URL. */
const SECRET_VALUE = /-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{20,}|\bxox[abprs]-[\w-]{10,}|\bAKIA[0-9A-Z]{16}\b|\bsk_live_\w{10,}|\b[a-z][a-z0-9+.-]*:\/\/[^\s/?#@:]*:[^\s/?#@]+@/;
/**
 * The input `runtime-env`: `NAME=value` lines.
 *
 * @throws UserError also for what looks like a secret; then its value is not repeated.
 */
function runtimeEnv(text) {
    const found = (0,values/* pairs */.AS)('runtime-env', text, ENV_NAME);
    for (const [name, value] of Object.entries(found)) {
        const named = SECRET_NAME.test(name) && !NO_SECRET_NAME.test(name);
        if (!named && !SECRET_VALUE.test(value))
            continue;
        throw new errors/* UserError */.yo(`Input \`runtime-env\`: ${name} looks like a secret by its ${named ? 'name' : 'value'}. Whoever can pull an image can read its environment. Leave it out, and hand it to the container when it starts (docker run --env, a Kubernetes Secret), or name a file that holds it, such as ${name}_FILE.`);
    }
    return found;
}
/** The input `dockerfile`: a path with `/` under output-dir, or false. */
function dockerfilePath(value) {
    if (value === 'false')
        return false;
    const path = value.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
    const parts = path.split('/');
    if (path.startsWith('/') ||
        /^[A-Za-z]:/.test(path) ||
        parts.some((part) => part === '' || part === '.' || part === '..')) {
        throw new errors/* UserError */.yo(`Input \`dockerfile\` is ${(0,values/* show */.WU)(value)}; accepted: a path under output-dir, or false for none.`);
    }
    const own = parts.find(artifacts/* isOwnName */.sJ);
    if (own !== undefined) {
        throw new errors/* UserError */.yo(`Input \`dockerfile\` is ${(0,values/* show */.WU)(value)}; ${(0,values/* show */.WU)(own)} is a name that ship-go gives to its own files. Accepted: another, such as Dockerfile.`);
    }
    return path;
}
/** The input `base-image`. */
function imageReference(value) {
    // The reference grammar of the distribution spec, loosely: what can be wrong beyond it, BuildKit says.
    if (!/^[A-Za-z0-9][A-Za-z0-9._/:@-]*$/.test(value)) {
        throw new errors/* UserError */.yo(`Input \`base-image\` is ${(0,values/* show */.WU)(value)}; accepted: auto, or an image reference such as alpine:3.22.`);
    }
    return value;
}
/** A word of the input `expose`: `8080` is `8080/tcp`. */
function port(value) {
    const match = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/.exec(value.toLowerCase());
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? first);
    if (match === null || first < 1 || last < first || last > 65535) {
        throw new errors/* UserError */.yo(`Input \`expose\` has ${(0,values/* show */.WU)(value)}; accepted: a port from 1 to 65535, such as 8080, 53/udp or 9000-9010/tcp.`);
    }
    return `${first === last ? first : `${first}-${last}`}/${match[3] ?? 'tcp'}`;
}
/**
 * The input `user`: a number, and perhaps a group's.
 *
 * @returns `65532:65532`; a user alone has the group of the same number
 */
function imageUser(value) {
    const [user = '', group = user, more] = value.split(':');
    if (more !== undefined || ![user, group].every(isId)) {
        throw new errors/* UserError */.yo(`Input \`user\` is ${(0,values/* show */.WU)(value)}; accepted: numbers, as UID or UID:GID, such as 65532:65532. A name would mean nothing to Kubernetes, which cannot tell that it is not root's.`);
    }
    return `${Number(user)}:${Number(group)}`;
}
function isId(text) {
    // What Linux's uid_t holds; its last value means "none".
    return /^\d{1,10}$/.test(text) && Number(text) < 2 ** 32 - 1;
}
/** The input `workdir`: an absolute path of a Linux system, clean as BuildKit would make it. */
function imageWorkdir(value) {
    const parts = value.split('/').filter((part) => part !== '' && part !== '.');
    if (!value.startsWith('/') || parts.includes('..')) {
        throw new errors/* UserError */.yo(`Input \`workdir\` is ${(0,values/* show */.WU)(value)}; accepted: an absolute path in the image with \`/\` and without \`..\`, such as /data.`);
    }
    return `/${parts.join('/')}`;
}
/** Linux's signals by name (signal(7)), and real-time ones. */
const SIGNAL = /^(?:HUP|INT|QUIT|ILL|TRAP|ABRT|BUS|FPE|KILL|USR1|SEGV|USR2|PIPE|ALRM|TERM|STKFLT|CHLD|CONT|STOP|TSTP|TTIN|TTOU|URG|XCPU|XFSZ|VTALRM|PROF|WINCH|IO|PWR|SYS|RTMIN(?:\+(?:[1-9]|1[0-5]))?|RTMAX(?:-(?:[1-9]|1[0-4]))?)$/;
/** The input `stop-signal`: `SIGINT`; empty for none of its own, which is SIGTERM. */
function stopSignal(value) {
    if (value === '')
        return '';
    const number = /^(?:[1-9]|[1-5]\d|6[0-4])$/.test(value);
    const name = value.toUpperCase().replace(/^SIG/, '');
    if (!number && !SIGNAL.test(name)) {
        throw new errors/* UserError */.yo(`Input \`stop-signal\` is ${(0,values/* show */.WU)(value)}; accepted: a signal of Linux, such as SIGTERM, SIGINT or 15.`);
    }
    if (['KILL', 'STOP', '9', '19'].includes(name)) {
        throw new errors/* UserError */.yo(`Input \`stop-signal\` is ${(0,values/* show */.WU)(value)}, which no program can catch to shut down gracefully; accepted: any other, such as SIGTERM or SIGINT.`);
    }
    if (number)
        return value;
    return `SIG${name}`;
}

// EXTERNAL MODULE: ./src/input-table.ts
var input_table = __webpack_require__(6914);
// EXTERNAL MODULE: ./src/paths.ts
var paths = __webpack_require__(8431);
// EXTERNAL MODULE: ./src/plan/build-inputs.ts
var build_inputs = __webpack_require__(17161);
// EXTERNAL MODULE: ./src/plan/targets.ts
var targets = __webpack_require__(40001);
// EXTERNAL MODULE: ./src/sizes.ts
var sizes = __webpack_require__(21337);
;// CONCATENATED MODULE: ./src/inputs.ts










/**
 * Parses and validates every input, before anything is downloaded or compiled.
 *
 * @throws UserError naming the input, the value and what is accepted.
 */
function parseInputs(raw) {
    // An empty text is what `${{ inputs.x }}` gives where x was not given: the default, but where empty means none.
    const text = (name) => {
        const given = raw[name]?.trim();
        return given === undefined || (given === '' && name !== 'artifact-name') ? input_table/* INPUTS */.m[name].default : given;
    };
    return {
        workingDirectory: text('working-directory'),
        goVersion: text('go-version'),
        goVersionFile: text('go-version-file'),
        rcFallback: (0,values/* choice */.Yq)('rc-fallback', text('rc-fallback'), ['stable', 'fail']),
        unsupportedGo: (0,values/* choice */.Yq)('unsupported-go', text('unsupported-go'), ['warn', 'fail', 'ignore']),
        toolchainSource: (0,values/* choice */.Yq)('toolchain-source', text('toolchain-source'), [
            'auto',
            'download',
            'module-proxy',
        ]),
        goDownloadBaseUrl: baseUrl(text('go-download-base-url')),
        cache: (0,values/* choice */.Yq)('cache', text('cache'), ['true', 'false', 'read']),
        packages: (0,values/* words */.aL)(text('packages')),
        targets: someTargets((0,values/* words */.aL)(text('targets'))),
        outputDir: text('output-dir'),
        version: (0,build_inputs/* versionText */.KA)(text('version')),
        stamp: (0,build_inputs/* stampRequest */.rP)((0,values/* lines */.Mn)(text('stamp'))),
        ldflags: (0,build_inputs/* linkerFlagsText */.UU)((0,values/* lines */.Mn)(text('ldflags'))),
        gcflags: (0,build_inputs/* compilerFlagsText */.In)((0,values/* lines */.Mn)(text('gcflags')), (0,values/* lines */.Mn)(text('build-flags'))),
        tags: (0,values/* words */.aL)(text('tags')).map(build_inputs/* buildTag */.NQ),
        buildFlags: (0,values/* lines */.Mn)(text('build-flags')).map(build_inputs/* buildFlag */.vl),
        cgo: (0,values/* flag */.Jt)('cgo', text('cgo')),
        strip: (0,values/* flag */.Jt)('strip', text('strip')),
        buildvcs: (0,values/* flag */.Jt)('buildvcs', text('buildvcs')),
        dirty: (0,values/* choice */.Yq)('dirty', text('dirty'), ['warn', 'fail', 'ignore']),
        sizeBudget: text('size-budget') === '' ? undefined : (0,sizes/* size */.E)('size-budget', text('size-budget')),
        require: (0,advice_require/* requiredOfBuild */.Bt)(text('require')),
        dockerfile: dockerfilePath(text('dockerfile')),
        dockerfileTemplate: text('dockerfile-template'),
        baseImage: imageReference(text('base-image')),
        labels: imageLabels(text('labels')),
        expose: (0,values/* words */.aL)(text('expose')).map(port),
        runtimeEnv: runtimeEnv(text('runtime-env')),
        args: (0,values/* lines */.Mn)(text('args')),
        user: imageUser(text('user')),
        workdir: imageWorkdir(text('workdir')),
        stopSignal: stopSignal(text('stop-signal')),
        pinDigests: (0,values/* flag */.Jt)('pin-digests', text('pin-digests')),
        artifactName: artifactName(text('artifact-name')),
        artifactRetentionDays: days(text('artifact-retention-days')),
        given: new Set(Object.keys(raw).filter((name) => text(name) !== input_table/* INPUTS */.m[name].default)),
    };
}
/**
 * What ship-go.json keeps of the inputs: every one that shapes what is written, by contract name, normalised and without
 * credentials. Those of the upload are left out: they differ in the jobs of a matrix, whose files are to be the same.
 *
 * @param dir the working directory, absolute; paths are recorded from there
 * @param context absolute: where the working directory itself is recorded from
 */
function recordInputs(inputs, { dir, context }) {
    const path = (given) => (given === '' ? '' : recordedPath(dir, given));
    const url = new URL(inputs.goDownloadBaseUrl);
    url.username = '';
    url.password = '';
    return {
        'working-directory': (0,paths/* outputPath */.XC)(context, dir),
        'go-version': inputs.goVersion,
        'go-version-file': path(inputs.goVersionFile),
        'rc-fallback': inputs.rcFallback,
        'unsupported-go': inputs.unsupportedGo,
        'toolchain-source': inputs.toolchainSource,
        'go-download-base-url': url.href.replace(/\/+$/, ''),
        cache: inputs.cache,
        packages: inputs.packages,
        targets: inputs.targets.map((target) => target.name),
        'output-dir': path(inputs.outputDir),
        version: inputs.version,
        stamp: [
            ...(inputs.stamp.auto ? ['auto'] : inputs.stamp.lines.length === 0 ? ['none'] : []),
            ...inputs.stamp.lines.map(({ variable, template }) => `${variable}=${template}`),
        ],
        ldflags: inputs.ldflags,
        gcflags: inputs.gcflags,
        tags: inputs.tags,
        'build-flags': inputs.buildFlags,
        cgo: inputs.cgo,
        strip: inputs.strip,
        buildvcs: inputs.buildvcs,
        dirty: inputs.dirty,
        'size-budget': inputs.sizeBudget ?? null,
        require: inputs.require,
        dockerfile: inputs.dockerfile,
        'dockerfile-template': path(inputs.dockerfileTemplate),
        'base-image': inputs.baseImage,
        labels: inputs.labels,
        expose: inputs.expose,
        'runtime-env': inputs.runtimeEnv,
        args: inputs.args,
        user: inputs.user,
        workdir: inputs.workdir,
        'stop-signal': inputs.stopSignal,
        'pin-digests': inputs.pinDigests,
    };
}
function recordedPath(dir, given) {
    const path = (0,paths/* outputPath */.XC)(dir, (0,external_node_path_.resolve)(dir, given));
    // On Windows no way leads from one drive to another: then the name alone, as no record holds an absolute path.
    return (0,external_node_path_.isAbsolute)(path) ? (0,external_node_path_.basename)(path) : path;
}
function baseUrl(value) {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url === undefined ||
        !['http:', 'https:'].includes(url.protocol) ||
        url.search !== '' ||
        url.hash !== '') {
        throw new errors/* UserError */.yo(`Input \`go-download-base-url\` is ${(0,values/* show */.WU)(value)}; accepted: an http or https address without a query, such as https://go.dev/dl.`);
    }
    return url.href.replace(/\/+$/, '');
}
function someTargets(names) {
    if (names.length === 0)
        throw new errors/* UserError */.yo('Input `targets` is empty; accepted: os/arch[/variant], such as linux/amd64.');
    return (0,targets/* parseTargets */.Sx)(names);
}
function artifactName(value) {
    if (/[":<>|*?\r\n\\/]/.test(value)) {
        throw new errors/* UserError */.yo(`Input \`artifact-name\` is ${(0,values/* show */.WU)(value)}; the service refuses " : < > | * ? \\ / and line ends in a name.`);
    }
    return value;
}
function days(value) {
    if (value === '')
        return undefined;
    if (!/^[1-9]\d{0,2}$/.test(value)) {
        throw new errors/* UserError */.yo(`Input \`artifact-retention-days\` is ${(0,values/* show */.WU)(value)}; accepted: a number of days from 1 on.`);
    }
    return Number(value);
}


/***/ }),

/***/ 92416:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gn: () => (/* binding */ noBuildInfo),
/* harmony export */   Il: () => (/* binding */ readBuildInfos),
/* harmony export */   Pe: () => (/* binding */ setting)
/* harmony export */ });
/* unused harmony exports splitVersionText, parseVersionText, splitJson */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _go_command_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15619);
/* harmony import */ var _go_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62054);
/* harmony import */ var _modinfo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(68893);




/** The value of a build setting such as `vcs.revision`; undefined where the binary does not have it. */
function setting(info, key) {
    const found = info.Settings?.find(({ Key }) => Key === key);
    return found === undefined ? undefined : (found.Value ?? '');
}
/** The error for a file in which there is none; `said` is what the go command says of it, if anything. */
function noBuildInfo(path, said = '') {
    const more = said.trim() === '' ? '' : `\ngo version -m says: ${said.trim()}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${path} holds no Go build info: it is no Go binary, or something other than the go command built it. Name a program that \`go build\` made.${more}`);
}
/** Windows takes 32,767 characters on a command line, the shortest limit of our systems. */
const longestCommand = 16_000;
/**
 * What `go version -m` says of each file, in as few calls as possible: one for the text and one for the
 * JSON. Before Go 1.25 there is no JSON and the text is parsed into the same shape.
 *
 * @param paths as the text is to name them: relative to `cwd`, or absolute
 * @returns one for each path, in order
 * @throws UserError naming the first file that is no Go binary
 */
async function readBuildInfos(toolchain, host, cwd, paths) {
    const all = [];
    for (const batch of batches(paths))
        all.push(...(await readBatch(toolchain, host, cwd, batch)));
    return all;
}
function batches(paths) {
    const all = [];
    let length = Infinity;
    for (const path of paths) {
        length += path.length + 3;
        if (length > longestCommand) {
            all.push([]);
            length = path.length;
        }
        all.at(-1)?.push(path);
    }
    return all;
}
async function readBatch(toolchain, host, cwd, paths) {
    const printed = await (0,_go_command_js__WEBPACK_IMPORTED_MODULE_1__/* .runGo */ .a)(toolchain, ['version', '-m', '--', ...paths], { cwd }, host);
    const texts = splitVersionText(printed.stdout, paths);
    const missing = paths.find((_, index) => texts[index] === undefined);
    if (missing !== undefined) {
        const said = printed.stderr.split('\n').find((line) => line.includes(missing)) ?? printed.stderr;
        throw noBuildInfo(missing, said);
    }
    const found = texts.filter((text) => text !== undefined);
    if (!(0,_go_version_js__WEBPACK_IMPORTED_MODULE_2__/* .isAtLeast */ .du)(toolchain.version, '1.25')) {
        return found.map((text, index) => ({ text, buildInfo: parseVersionText(text, paths[index] ?? '') }));
    }
    const json = await (0,_go_command_js__WEBPACK_IMPORTED_MODULE_1__.go)(toolchain, ['version', '-m', '-json', '--', ...paths], { cwd, doing: 'read the build info' }, host);
    const infos = splitJson(json);
    return found.map((text, index) => {
        const buildInfo = infos[index];
        if (buildInfo === undefined)
            throw new Error(`go version -m -json left out ${paths[index] ?? ''}`);
        return { text, buildInfo };
    });
}
/**
 * Divides what `go version -m` prints of several files: each file's part begins with `path: ` and goes on
 * while lines begin with a tab. The paths are known, so no name can be taken for something else.
 *
 * @returns each path's text with its last newline; undefined where nothing was printed of it
 */
function splitVersionText(printed, paths) {
    let rest = printed;
    return paths.map((path) => {
        if (!rest.startsWith(`${path}: `))
            return undefined;
        const end = /\n(?!\t)/.exec(rest.slice(path.length));
        const length = end === null ? rest.length : path.length + end.index + 1;
        const text = rest.slice(0, length);
        rest = rest.slice(length);
        return text;
    });
}
/** Parses one file's part of what `go version -m` prints. */
function parseVersionText(text, path) {
    const [first = '', ...lines] = text.slice(path.length + 2).split('\n');
    return (0,_modinfo_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBuildInfo */ ._)(lines.map((line) => line.replace(/^\t/, '')).join('\n'), first);
}
/** Divides the objects that `go version -m -json` prints one after another; each ends with a lone brace. */
function splitJson(printed) {
    return printed
        .split(/^(?=\{)/m)
        .filter((part) => part.trim() !== '')
        .map((part) => JSON.parse(part));
}


/***/ }),

/***/ 19311:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ readExecutable)
});

;// CONCATENATED MODULE: ./src/inspect/elf-dynamic.ts
const PT_LOAD = 1;
const DT_NULL = 0;
const DT_NEEDED = 1;
const DT_STRTAB = 5;
const DT_STRSZ = 10;
const DT_VERNEED = 0x6ffffffe;
const DT_VERNEEDNUM = 0x6fffffff;
/** More libraries or versions than any program needs: beyond, the file is damaged. */
const most = 10_000;
/**
 * The needed libraries and the versions of their symbols, from the dynamic segment and not from the
 * section headers, which a stripped file may lack (System V ABI chapter 5; LSB "Symbol Versioning").
 */
async function readDynamic(reader, dynamic, segments, wide, big) {
    const word = wide ? 8 : 4;
    const table = await reader.view(dynamic.offset, dynamic.fileSize, big);
    const number = (at) => (wide ? table.u64(at) : table.u32(at));
    const neededAt = [];
    const single = new Map();
    for (let at = 0; at + 2 * word <= table.length; at += 2 * word) {
        // A tag's upper half is only ever set in tags that do not matter here.
        const tag = table.u32(wide && big ? at + 4 : at);
        if (tag === DT_NULL)
            break;
        if (tag === DT_NEEDED)
            neededAt.push(number(at + word));
        else if (tag === DT_STRTAB || tag === DT_STRSZ || tag === DT_VERNEED || tag === DT_VERNEEDNUM)
            single.set(tag, number(at + word));
    }
    if (neededAt.length > most)
        return reader.fail('it needs an impossible number of libraries');
    const stringsAt = single.get(DT_STRTAB);
    if (stringsAt === undefined)
        return { needed: [], symbolVersions: {} };
    const strings = await reader.view(fileOffset(reader, segments, stringsAt).offset, single.get(DT_STRSZ) ?? 0);
    const versionsAt = single.get(DT_VERNEED);
    const place = versionsAt === undefined ? undefined : fileOffset(reader, segments, versionsAt);
    return {
        needed: neededAt.map((at) => strings.text(at)),
        symbolVersions: place === undefined
            ? {}
            : readVersions(reader, await reader.view(place.offset, Math.min(place.left, 1 << 20), big), single.get(DT_VERNEEDNUM) ?? 0, strings),
    };
}
/** Where an address lies in the file, and how many bytes of its segment follow. */
function fileOffset(reader, segments, address) {
    const segment = segments.find((each) => each.type === PT_LOAD && address >= each.address && address < each.address + each.fileSize);
    if (segment === undefined)
        return reader.fail('its dynamic section points outside of what is loaded');
    const into = address - segment.address;
    return { offset: segment.offset + into, left: segment.fileSize - into };
}
function readVersions(reader, table, count, strings) {
    const found = new Map();
    let seen = 0;
    for (let at = 0, index = 0; index < count; index++) {
        const library = strings.text(table.u32(at + 4));
        const versions = found.get(library) ?? [];
        found.set(library, versions);
        for (let entry = at + table.u32(at + 8), left = table.u16(at + 2); left > 0; left--) {
            if (++seen > most)
                return reader.fail('it needs an impossible number of symbol versions');
            versions.push(strings.text(table.u32(entry + 8)));
            entry += table.u32(entry + 12);
        }
        if (++seen > most)
            return reader.fail('it needs an impossible number of symbol versions');
        const next = table.u32(at + 12);
        if (next === 0)
            break;
        at += next;
    }
    return Object.fromEntries([...found].map(([library, versions]) => [library, [...new Set(versions)].sort(compareSymbolVersions)]));
}
/** Orders `GLIBC_2.2.5` before `GLIBC_2.17`: numbers as numbers, all else as text. */
function compareSymbolVersions(a, b) {
    const parts = (version) => version.split(/(\d+)/);
    const left = parts(a);
    const right = parts(b);
    for (let index = 0; index < Math.max(left.length, right.length); index++) {
        const [x = '', y = ''] = [left[index], right[index]];
        if (x === y)
            continue;
        const byNumber = index % 2 === 1 ? Number(x) - Number(y) : 0;
        if (byNumber !== 0)
            return byNumber;
        return x < y ? -1 : 1;
    }
    return 0;
}

;// CONCATENATED MODULE: ./src/inspect/elf.ts

const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const PT_NOTE = 4;
const ET_EXEC = 2;
const ET_DYN = 3;
const SHT_NOBITS = 8;
/** Go writes up to a dozen; each may have to be read. */
const mostSegments = 1000;
/** e_machine to GOARCH, for 32 and 64 bits, by byte order. */
const machines = {
    3: { narrow: ['386', ''] },
    8: { wide: ['mips64le', 'mips64'], narrow: ['mipsle', 'mips'] },
    21: { wide: ['ppc64le', 'ppc64'] },
    22: { wide: ['', 's390x'] },
    40: { narrow: ['arm', 'armbe'] },
    43: { wide: ['', 'sparc64'] },
    62: { wide: ['amd64', ''] },
    183: { wide: ['arm64', 'arm64be'] },
    243: { wide: ['riscv64', ''], narrow: ['riscv', ''] },
    258: { wide: ['loong64', ''] },
};
/** Reads an ELF file of 32 or 64 bits and either byte order (System V ABI, chapters 4 and 5). */
async function readElf(reader) {
    const ident = await reader.read(0, 16);
    const wide = ident[4] === 2;
    const big = ident[5] === 2;
    if ((!wide && ident[4] !== 1) || (!big && ident[5] !== 1)) {
        return reader.fail('its ELF header names neither 32 nor 64 bits, or no byte order');
    }
    const header = await reader.view(0, wide ? 64 : 52, big);
    const type = header.u16(16);
    if (type !== ET_EXEC && type !== ET_DYN) {
        return reader.fail(`it is an ELF file of type ${type}, neither an executable nor a shared library`);
    }
    const machine = header.u16(18);
    const arch = machines[machine]?.[wide ? 'wide' : 'narrow']?.[big ? 1 : 0] ?? '';
    if (arch === '')
        return reader.fail(`its ELF header names machine ${machine}, which Go does not build for`);
    const segments = await readSegments(reader, header, wide, big);
    const interpreter = await readInterpreter(reader, segments);
    const dynamic = segments.find((segment) => segment.type === PT_DYNAMIC);
    const { needed, symbolVersions } = dynamic === undefined
        ? { needed: [], symbolVersions: {} }
        : await readDynamic(reader, dynamic, segments, wide, big);
    return {
        format: 'elf',
        os: await readOs(reader, ident[7] ?? 0, interpreter, segments, big),
        arch,
        interpreter,
        needed,
        symbolVersions,
        relocatable: type === ET_DYN,
        sections: await readSections(reader, header, wide, big),
    };
}
async function readSegments(reader, header, wide, big) {
    const offset = wide ? header.u64(32) : header.u32(28);
    const entry = header.u16(wide ? 54 : 42);
    const count = header.u16(wide ? 56 : 44);
    if (count === 0)
        return [];
    if (count > mostSegments)
        return reader.fail(`it has ${count} ELF program headers`);
    if (entry !== (wide ? 56 : 32))
        return reader.fail(`its ELF program headers are ${entry} bytes long`);
    const table = await reader.view(offset, count * entry, big);
    return Array.from({ length: count }, (_, index) => {
        const at = index * entry;
        return wide
            ? {
                type: table.u32(at),
                offset: table.u64(at + 8),
                address: table.u64(at + 16),
                fileSize: table.u64(at + 32),
            }
            : {
                type: table.u32(at),
                offset: table.u32(at + 4),
                address: table.u32(at + 8),
                fileSize: table.u32(at + 16),
            };
    });
}
async function readInterpreter(reader, segments) {
    const segment = segments.find(({ type }) => type === PT_INTERP);
    if (segment === undefined)
        return null;
    if (segment.fileSize > 4096)
        return reader.fail('its interpreter has an impossible length');
    return (await reader.view(segment.offset, segment.fileSize)).text(0);
}
/** Which system it is for, where anything says so: OSABI, a vendor's note, or the interpreter. */
async function readOs(reader, osabi, interpreter, segments, big) {
    const byAbi = { 2: 'netbsd', 3: 'linux', 9: 'freebsd', 12: 'openbsd' }[osabi];
    if (byAbi !== undefined)
        return byAbi;
    const byInterpreter = interpreters.find(([pattern]) => pattern.test(interpreter ?? ''))?.[1];
    if (byInterpreter !== undefined)
        return byInterpreter;
    for (const segment of segments.filter(({ type }) => type === PT_NOTE)) {
        const os = noteOs(await reader.view(segment.offset, Math.min(segment.fileSize, 4096), big));
        if (os !== undefined)
            return os;
    }
    return '';
}
const interpreters = [
    [/^\/system\/bin\/linker/, 'android'],
    [/^\/libexec\/ld-elf\.so\.1$/, 'freebsd'],
    [/^\/usr\/libexec\/ld-elf\.so\.2$/, 'dragonfly'],
    [/^\/(usr\/)?libexec\/ld\.elf_so$/, 'netbsd'],
    [/^\/usr\/libexec\/ld\.so$/, 'openbsd'],
    [/\/ld-(linux|musl|uClibc)[^/]*$|^\/lib(32|64)?\/ld(64)?\.so\.[12]$/, 'linux'],
];
const NT_GNU_ABI_TAG = 1;
/** Whose note it is, to GOOS. */
const VENDORS = new Map([
    ['FreeBSD', 'freebsd'],
    ['NetBSD', 'netbsd'],
    ['OpenBSD', 'openbsd'],
    ['DragonFly', 'dragonfly'],
    ['Android', 'android'],
]);
function noteOs(notes) {
    for (let at = 0; at + 12 <= notes.length;) {
        const nameSize = notes.u32(at);
        const dataSize = notes.u32(at + 4);
        const type = notes.u32(at + 8);
        const data = at + 12 + padded(nameSize);
        const next = data + padded(dataSize);
        if (next > notes.length)
            return undefined;
        const name = notes.text(at + 12, nameSize);
        const os = VENDORS.get(name);
        if (os !== undefined)
            return os;
        if (name === 'GNU' && type === NT_GNU_ABI_TAG && dataSize >= 4 && notes.u32(data) === 0)
            return 'linux';
        at = next;
    }
    return undefined;
}
function padded(size) {
    return Math.ceil(size / 4) * 4;
}
async function readSections(reader, header, wide, big) {
    const offset = wide ? header.u64(40) : header.u32(32);
    const entry = header.u16(wide ? 58 : 46);
    const count = header.u16(wide ? 60 : 48);
    const names = header.u16(wide ? 62 : 50);
    if (offset === 0 || count === 0)
        return [];
    if (entry !== (wide ? 64 : 40))
        return reader.fail(`its ELF section headers are ${entry} bytes long`);
    const table = await reader.view(offset, count * entry, big);
    const place = (index) => {
        const at = index * entry;
        return wide
            ? { address: table.u64(at + 16), offset: table.u64(at + 24), size: table.u64(at + 32) }
            : { address: table.u32(at + 12), offset: table.u32(at + 16), size: table.u32(at + 20) };
    };
    const text = await reader.view(place(names).offset, place(names).size);
    return Array.from({ length: count }, (_, index) => ({
        name: text.text(table.u32(index * entry), 256),
        type: table.u32(index * entry + 4),
        ...place(index),
    }))
        .filter(({ type, size }) => type !== 0 && type !== SHT_NOBITS && size > 0)
        .map(({ name, offset: start, size, address }) => ({ name, offset: start, size, address }));
}

;// CONCATENATED MODULE: ./src/inspect/linkage.ts
/**
 * The libraries that Go's own packages link without cgo, where a system has no stable system calls
 * (its `cgo_import_dynamic` lines in runtime, syscall and crypto/x509). Any other library is the program's.
 */
const systemLibraries = [
    /^\/usr\/lib\/lib(System\.B|resolv\.9)\.dylib$/,
    /^\/System\/Library\/Frameworks\/(CoreFoundation|Security)\.framework\//,
    /^kernel32\.dll$/i,
];
const unixSystemLibraries = /^lib(c|pthread|socket|sendfile)\.(so|a)(\.[\d.]+|\/.*)?$/;
/** The loaders of systems whose programs go through a library even without cgo, or always name a loader. */
const systemInterpreters = [
    /^\/system\/bin\/linker/, // android
    /^\/usr\/libexec\/ld\.so$/, // openbsd
    /^(\/usr)?\/lib\/(amd64|64|sparcv9)\/ld\.so\.1$/, // solaris and illumos, which look the same
];
/** How a binary meets its libraries: the contract's table of `linkage`. */
function linkageOf(headers) {
    const { format, interpreter, needed, relocatable } = headers;
    if (format === 'wasm')
        return 'none';
    if (isSystem(headers))
        return 'system';
    if (needed.length > 0)
        return 'dynamic';
    if (interpreter !== null)
        return 'pie';
    return relocatable ? 'static-pie' : 'static';
}
function isSystem({ format, os, interpreter, needed }) {
    if (format === 'macho' || format === 'pe')
        return needed.every((library) => systemLibraries.some((known) => known.test(library)));
    const named = format === 'xcoff' || systemInterpreters.some((known) => known.test(interpreter ?? ''));
    if (!named && os !== 'openbsd')
        return false;
    // A fully static program of these systems is what `-extldflags=-static` makes, not what they always load.
    if (interpreter === null && needed.length === 0)
        return false;
    return needed.every((library) => unixSystemLibraries.test(library));
}

;// CONCATENATED MODULE: ./src/inspect/macho.ts
/** CPU type to GOARCH. */
const macho_machines = {
    7: '386',
    12: 'arm',
    0x01000007: 'amd64',
    0x0100000c: 'arm64',
};
const LC_SEGMENT = 0x1;
const LC_SEGMENT_64 = 0x19;
const LC_VERSION_MIN_IPHONEOS = 0x25;
const LC_BUILD_VERSION = 0x32;
/** LC_LOAD_DYLIB, LC_LAZY_LOAD_DYLIB and the weak, re-exported and upward kinds. */
const libraryCommands = [0xc, 0x20, 0x80000018, 0x8000001f, 0x80000023];
/** iOS, its simulator and Mac Catalyst among the platforms of LC_BUILD_VERSION; Go calls them all ios. */
const iosPlatforms = [2, 6, 7];
/** Section types that hold no bytes in the file: zerofill, its large and its thread-local kind. */
const empty = [0x1, 0xc, 0x12];
/** Reads a Mach-O executable or library of one architecture (Apple's mach-o/loader.h). */
async function readMachO(reader) {
    const header = await reader.view(0, 28);
    const wide = header.u32(0) === 0xfeedfacf;
    const machine = header.u32(4);
    const arch = macho_machines[machine];
    if (arch === undefined) {
        return reader.fail(`its Mach-O header names CPU type ${machine}, which Go does not build for`);
    }
    const size = header.u32(20);
    if (size > 1 << 20)
        return reader.fail('its Mach-O load commands have an impossible length');
    const commands = await reader.view(wide ? 32 : 28, size);
    let os = 'darwin';
    const needed = [];
    const sections = [];
    for (let at = 0, left = header.u32(16); left > 0; left--) {
        const kind = commands.u32(at);
        const length = commands.u32(at + 4);
        if (length < 8 || at + length > size)
            return reader.fail('a Mach-O load command has an impossible length');
        if (kind === LC_SEGMENT || kind === LC_SEGMENT_64) {
            sections.push(...segmentSections(commands, at, length, kind === LC_SEGMENT_64));
        }
        else if (libraryCommands.includes(kind)) {
            const nameAt = commands.u32(at + 8);
            if (nameAt >= length)
                return reader.fail('a Mach-O library has no name');
            needed.push(commands.text(at + nameAt, length - nameAt));
        }
        else if (kind === LC_VERSION_MIN_IPHONEOS)
            os = 'ios';
        else if (kind === LC_BUILD_VERSION && iosPlatforms.includes(commands.u32(at + 8)))
            os = 'ios';
        at += length;
    }
    return {
        format: 'macho',
        os,
        arch,
        interpreter: null,
        needed,
        symbolVersions: {},
        relocatable: false,
        sections,
    };
}
function segmentSections(commands, at, length, wide) {
    const head = wide ? 72 : 56;
    const entry = wide ? 80 : 68;
    const count = Math.min(commands.u32(at + (wide ? 64 : 48)), Math.floor((length - head) / entry));
    return Array.from({ length: Math.max(0, count) }, (_, index) => {
        const place = at + head + index * entry;
        return {
            name: commands.text(place, 16),
            address: wide ? commands.u64(place + 32) : commands.u32(place + 32),
            size: wide ? commands.u64(place + 40) : commands.u32(place + 36),
            offset: commands.u32(place + (wide ? 48 : 40)),
            type: commands.u32(place + (wide ? 64 : 56)) & 0xff,
        };
    })
        .filter(({ type, size }) => size > 0 && !empty.includes(type))
        .map(({ name, offset, size, address }) => ({ name, offset, size, address }));
}

;// CONCATENATED MODULE: ./src/inspect/pe.ts
/** Machine to GOARCH. */
const pe_machines = {
    0x14c: '386',
    0x1c4: 'arm',
    0x8664: 'amd64',
    0xaa64: 'arm64',
};
/** Windows itself loads none with more than 96. */
const mostSections = 1000;
/** More libraries than any program imports: beyond, the file is damaged. */
const mostLibraries = 10_000;
/** Reads a Windows executable or library (Microsoft's "PE Format"). */
async function readPe(reader) {
    const dos = await reader.view(0, 64);
    const start = dos.u32(0x3c);
    const header = await reader.view(start, 24);
    if (header.text(0, 4) !== 'PE')
        return reader.fail('it begins as a DOS program and has no Windows part');
    const machine = header.u16(4);
    const arch = pe_machines[machine];
    if (arch === undefined) {
        return reader.fail(`its PE header names machine 0x${machine.toString(16)}, which Go does not build for`);
    }
    const optional = await reader.view(start + 24, header.u16(20));
    const wide = isWide(reader, optional);
    const base = wide ? optional.u64(24) : optional.u32(28);
    const sectionsAt = start + 24 + header.u16(20);
    const count = header.u16(6);
    if (count > mostSections)
        return reader.fail(`it has ${count} sections`);
    const table = await reader.view(sectionsAt, count * 40);
    const strings = longNames(reader, header.u32(12), header.u32(16));
    const mapped = await Promise.all(Array.from({ length: count }, async (_, index) => ({
        name: await sectionName(table.text(index * 40, 8), strings),
        address: table.u32(index * 40 + 12),
        size: table.u32(index * 40 + 16),
        offset: table.u32(index * 40 + 20),
    })));
    return {
        format: 'pe',
        os: 'windows',
        arch,
        interpreter: null,
        needed: await readImports(reader, optional, wide, mapped),
        symbolVersions: {},
        relocatable: false,
        sections: mapped
            .filter(({ size, offset }) => size > 0 && offset > 0)
            .map(({ name, offset, size, address }) => ({ name, offset, size, address: base + address })),
    };
}
/** True of a header of 64 bits. */
function isWide(reader, optional) {
    const magic = optional.u16(0);
    if (magic !== 0x10b && magic !== 0x20b)
        return reader.fail('its PE header is neither of 32 nor of 64 bits');
    return magic === 0x20b;
}
/** Names over eight bytes stand in the string table behind the symbols, and the header says `/offset`. */
function longNames(reader, symbols, count) {
    const table = symbols + count * 18;
    return async (at) => {
        const from = table + at;
        if (symbols === 0 || from >= reader.size)
            return '';
        return (await reader.view(from, Math.min(256, reader.size - from))).text(0);
    };
}
async function sectionName(short, longName) {
    return /^\/\d+$/.test(short) ? (await longName(Number(short.slice(1)))) || short : short;
}
/** The names in the import directory: what the loader must find before the program starts. */
async function readImports(reader, optional, wide, sections) {
    const directories = wide ? 112 : 96;
    if (optional.u32(directories - 4) < 2)
        return [];
    const address = optional.u32(directories + 8);
    if (address === 0)
        return [];
    const { offset, left } = place(reader, sections, address);
    const table = await reader.view(offset, Math.min(left, mostLibraries * 20));
    const names = [];
    for (let at = 0; at + 20 <= table.length; at += 20) {
        const nameAt = table.u32(at + 12);
        if (nameAt === 0)
            break;
        const name = place(reader, sections, nameAt);
        names.push((await reader.view(name.offset, Math.min(name.left, 256))).text(0));
    }
    return names;
}
/** Where a relative address lies in the file, and how many bytes of its section follow. */
function place(reader, sections, address) {
    const section = sections.find((each) => address >= each.address && address < each.address + each.size);
    if (section === undefined)
        return reader.fail('its import table points outside of its sections');
    const into = address - section.address;
    return { offset: section.offset + into, left: section.size - into };
}

;// CONCATENATED MODULE: ./src/inspect/plan9.ts
/** Magic to GOARCH; the one of 64 bits has a wider header. */
const plan9_machines = { 0x1eb: '386', 0x8a97: 'amd64', 0x647: 'arm' };
/** Reads a Plan 9 executable (a.out(6)): its parts follow one another. It is always static. */
async function readPlan9(reader) {
    const header = await reader.view(0, 32, true);
    const arch = plan9_machines[header.u32(0)] ?? '';
    const start = arch === 'amd64' ? 40 : 32;
    const text = header.u32(4);
    const data = header.u32(8);
    const symbols = header.u32(16);
    const lines = header.u32(28);
    if (start + text + data + symbols + lines > reader.size) {
        return reader.fail('it ends before what its headers name');
    }
    return {
        format: 'plan9',
        os: 'plan9',
        arch,
        interpreter: null,
        needed: [],
        symbolVersions: {},
        relocatable: false,
        sections: [
            { name: 'text', offset: start, size: text },
            { name: 'data', offset: start + text, size: data },
            { name: 'symbols', offset: start + text + data, size: symbols },
            { name: 'lines', offset: start + text + data + symbols, size: lines },
        ].filter(({ size }) => size > 0),
    };
}

// EXTERNAL MODULE: ./src/inspect/reader.ts
var reader = __webpack_require__(50341);
// EXTERNAL MODULE: ./src/inspect/wasm.ts
var wasm = __webpack_require__(25890);
;// CONCATENATED MODULE: ./src/inspect/xcoff.ts
const STYP_BSS = 0x80;
const STYP_LOADER = 0x1000;
/** Reads an AIX executable (XCOFF of 64 bits, the only kind that Go writes). */
async function readXcoff(reader) {
    const header = await reader.view(0, 24, true);
    if (header.u16(0) !== 0x01f7)
        return reader.fail('it is an AIX program of 32 bits');
    const count = header.u16(2);
    const table = await reader.view(24 + header.u16(16), count * 72, true);
    const sections = Array.from({ length: count }, (_, index) => ({
        name: table.text(index * 72, 8),
        size: table.u64(index * 72 + 24),
        offset: table.u64(index * 72 + 32),
        type: table.u32(index * 72 + 64) & 0xffff,
    }));
    const loader = sections.find(({ type }) => type === STYP_LOADER);
    return {
        format: 'xcoff',
        os: 'aix',
        arch: 'ppc64',
        interpreter: null,
        needed: loader === undefined ? [] : await xcoff_readImports(reader, loader.offset),
        symbolVersions: {},
        relocatable: false,
        sections: sections
            .filter(({ type, size }) => type !== STYP_BSS && size > 0)
            .map(({ name, offset, size }) => ({ name, offset, size })),
    };
}
/**
 * The import files of the loader section, as `libc.a/shr_64.o`: triples of path, base and member, of which
 * the first is the search path and no library.
 */
async function xcoff_readImports(reader, loader) {
    const header = await reader.view(loader, 56, true);
    const length = header.u32(12);
    if (length > 1 << 20)
        return reader.fail('its import files have an impossible length');
    const texts = (await reader.read(loader + header.u64(24), length)).toString('utf8').split('\0');
    const names = [];
    for (let index = 3; index + 2 < texts.length && names.length + 1 < header.u32(16); index += 3) {
        names.push([texts[index + 1], texts[index + 2]].filter(Boolean).join('/'));
    }
    return names;
}

;// CONCATENATED MODULE: ./src/inspect/executable.ts








/**
 * Reads the headers of a binary; never the whole file, and never runs it.
 *
 * @param name what messages call the file
 * @throws UserError where it is none of the formats that Go writes, or a damaged one
 */
async function readExecutable(file, name = file) {
    return await (0,reader/* withReader */.mp)(file, name, async (reader) => {
        const { relocatable, ...headers } = await readHeaders(reader);
        return {
            ...headers,
            linkage: linkageOf({ ...headers, relocatable }),
            sections: headers.sections.toSorted((a, b) => b.size - a.size || a.offset - b.offset),
        };
    });
}
async function readHeaders(reader) {
    const start = await reader.read(0, Math.min(8, reader.size));
    const magic = start.length < 8 ? '' : start.toString('hex', 0, 4);
    if (magic === '7f454c46')
        return await readElf(reader);
    if (magic === '0061736d')
        return await (0,wasm/* readWasm */.nx)(reader);
    if (magic === 'cffaedfe' || magic === 'cefaedfe')
        return await readMachO(reader);
    if (magic === 'cafebabe' || magic === 'cafebabf') {
        // Java's class files begin so too; Go itself never writes this.
        return reader.fail('it is a universal Mach-O file (or a Java class); name one part, taken out by lipo -thin');
    }
    if (magic === '000001eb' || magic === '00008a97' || magic === '00000647')
        return await readPlan9(reader);
    if (magic.startsWith('01df') || magic.startsWith('01f7'))
        return await readXcoff(reader);
    if (magic.startsWith('4d5a'))
        return await readPe(reader);
    if (start.toString('latin1') === '!<arch>\n') {
        return reader.fail('it is an archive (ar), which is what `go build -o` leaves of a package that is not main');
    }
    return reader.fail('it is neither ELF, PE, Mach-O, wasm, XCOFF nor Plan 9 by its first bytes');
}


/***/ }),

/***/ 29961:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TW: () => (/* binding */ functionsOf),
/* harmony export */   UI: () => (/* binding */ findTable),
/* harmony export */   k$: () => (/* binding */ compositionOf),
/* harmony export */   wg: () => (/* binding */ packageOf)
/* harmony export */ });
/* unused harmony exports readFunctions, sumByPackage */
/* harmony import */ var _pclntab_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43366);
/* harmony import */ var _reader_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50341);


/** What a binary is made of. The packages come from the function table, which stripping leaves. */
async function compositionOf(file, executable) {
    const packages = sumByPackage((await readFunctions(file, executable)) ?? []);
    return { sections: executable.sections.map(({ name, size }) => ({ name, size })), packages };
}
/**
 * The functions of a Go binary of Go 1.18 or newer, in the order of their addresses; stripped or not.
 *
 * @returns undefined where there is no function table to be read. wasm has one, but its addresses do not
 * measure code.
 */
async function readFunctions(file, executable) {
    if (executable.format === 'wasm')
        return undefined;
    return await (0,_reader_js__WEBPACK_IMPORTED_MODULE_1__/* .withReader */ .mp)(file, file, async (reader) => await functionsOf(reader, executable.sections));
}
/** The same of a file that is open. */
async function functionsOf(reader, sections) {
    const place = await findTable(reader, sections);
    return place === undefined ? undefined : await (0,_pclntab_js__WEBPACK_IMPORTED_MODULE_0__/* .readFunctionTable */ .lT)(reader, place);
}
/** Where the function table is. ELF and Mach-O have a section for it, save some position-independent links; PE, XCOFF and Plan 9 have not. */
async function findTable(reader, sections) {
    const own = sections.filter(({ name }) => name.endsWith('gopclntab'));
    const likely = sections.filter(({ name }) => /^(\.rdata|\.data\.rel\.ro|\.rodata|\.text|text|__rodata)$/.test(name));
    // A real file has one of each; a hostile one may name the whole file a thousand times.
    for (const section of [...own, ...likely].slice(0, 8)) {
        const offset = await (0,_pclntab_js__WEBPACK_IMPORTED_MODULE_0__/* .findFunctionTable */ ._d)(reader, section.offset, section.size);
        if (offset !== undefined)
            return { offset, end: section.offset + section.size };
    }
    return undefined;
}
/** The bytes of code of each package, largest first. */
function sumByPackage(functions) {
    const sums = new Map();
    for (const { name, size } of functions) {
        const owner = packageOf(name);
        sums.set(owner, (sums.get(owner) ?? 0) + size);
    }
    return [...sums]
        .map(([name, size]) => ({ name, size }))
        .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
}
/**
 * The import path in a function's name: `net/http` of `net/http.(*Server).Serve`. The compiler writes a dot in
 * a path's last element as %2e (cmd/internal/objabi.PathToPrefix); what it makes itself, such as
 * `type:.eq.[2]string`, has no package.
 */
function packageOf(name) {
    const end = name.search(/[[({ ]/);
    const start = end < 0 ? name : name.slice(0, end);
    const dot = start.indexOf('.', start.lastIndexOf('/') + 1);
    if (dot < 0 || /^(type|go)[:.]/.test(start))
        return 'made by the compiler';
    const path = start.slice(0, dot);
    if (!path.includes('%'))
        return path;
    return path.replace(/%([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}


/***/ }),

/***/ 36920:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ inspectFiles),
  W: () => (/* binding */ inspectTarget)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/go/command.ts
var command = __webpack_require__(15619);
// EXTERNAL MODULE: ./src/paths.ts
var paths = __webpack_require__(8431);
// EXTERNAL MODULE: ./src/program.ts
var program = __webpack_require__(80459);
// EXTERNAL MODULE: ./src/inspect/buildinfo.ts
var buildinfo = __webpack_require__(92416);
// EXTERNAL MODULE: ./src/inspect/executable.ts + 7 modules
var executable = __webpack_require__(19311);
// EXTERNAL MODULE: ./src/inspect/modinfo.ts + 1 modules
var modinfo = __webpack_require__(68893);
// EXTERNAL MODULE: ./src/inspect/reader.ts
var inspect_reader = __webpack_require__(50341);
// EXTERNAL MODULE: ./src/inspect/wasm.ts
var wasm = __webpack_require__(25890);
;// CONCATENATED MODULE: ./src/inspect/go-record.ts




/** What the go command puts before and after the module string (cmd/go/internal/modload, infoStart and infoEnd). */
const infoStart = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const infoEnd = Buffer.from('f932433186182072008242104116d8f2', 'hex');
/** The head of the linker's own record since Go 1.18: magic, pointer size, and a flag that strings follow (debug/buildinfo). */
const blobMagic = Buffer.from('\xff Go buildinf:', 'latin1');
const blobHeader = 32;
const stringsFollow = 2;
/** That of a program with 400 modules is 33 KB. */
const longestInfo = 1 << 20;
/**
 * True of the formats that `go version -m` reads. It reads no wasm, and XCOFF and Plan 9 only sometimes: Go 1.27
 * takes aix/ppc64 only unstripped, and plan9/386 and plan9/arm not at all.
 */
function isReadByGo(executable) {
    return ['elf', 'pe', 'macho'].includes(executable.format);
}
/**
 * The build info as the linker left it in the file, for the formats that the go command cannot read.
 *
 * @param name what messages call the file
 * @returns undefined where there is none: the go command did not build it, or one before Go 1.18
 * @throws UserError where the file is damaged
 */
async function readLinkedBuildInfo(file, executable, name = file) {
    return await (0,inspect_reader/* withReader */.mp)(file, name, async (reader) => executable.format === 'wasm'
        ? await readWasm(reader, executable.sections)
        : await readRecord(reader, executable.sections));
}
/**
 * wasm has the module string in its data and the Go version in the section `producers`. The linker leaves out
 * runs of zeroes, of which the string has none, so it stands in one piece.
 */
async function readWasm(reader, sections) {
    const data = sections.find((section) => section.name === 'data');
    const producers = sections.find((section) => section.name === 'producers');
    if (data === undefined || producers === undefined)
        return undefined;
    const start = await (0,inspect_reader/* scan */.SQ)(reader, data.offset, data.size, infoStart.length, (piece, at) => {
        const index = piece.indexOf(infoStart);
        return index < 0 ? undefined : at + index;
    });
    if (start === undefined)
        return undefined;
    const text = moduleString(await reader.read(start, Math.min(longestInfo, data.offset + data.size - start)));
    const release = await readRelease(reader, producers);
    const info = (0,modinfo/* parseBuildInfo */._)(text, release);
    // With experiments the runtime's version is longer than the compiler's: `go1.27.4-X:jsonv2`.
    if ((0,buildinfo/* setting */.Pe)(info, 'GOEXPERIMENT') === undefined)
        return { ...info, source: 'modinfo' };
    return { ...(0,modinfo/* parseBuildInfo */._)(text, await longVersion(reader, data, release)), source: 'modinfo' };
}
/** The version that the linker wrote as the program's language (tool conventions, "Producers Section"). */
async function readRelease(reader, producers) {
    const view = await reader.view(producers.offset, Math.min(producers.size, 1024));
    const own = (0,wasm/* readName */.MQ)(view, 0, reader);
    const fields = (0,wasm/* readLeb */.Gu)(view, own.next, reader);
    const field = (0,wasm/* readName */.MQ)(view, fields.next, reader);
    const values = (0,wasm/* readLeb */.Gu)(view, field.next, reader);
    const language = (0,wasm/* readName */.MQ)(view, values.next, reader);
    return language.text === 'Go' ? (0,wasm/* readName */.MQ)(view, language.next, reader).text : '';
}
async function longVersion(reader, data, release) {
    const found = await (0,inspect_reader/* scan */.SQ)(reader, data.offset, data.size, 1024, (piece) => ['-X:', ' X:']
        .map((mark) => piece.indexOf(release + mark, 0, 'latin1'))
        .filter((at) => at >= 0)
        .map((at) => /^[\w.: ,-]+/.exec(piece.toString('latin1', at, at + 512))?.[0])
        .at(0));
    return found ?? release;
}
/** Every other format has a record of its own in its data: a head, then the version and the module string with their lengths. */
async function readRecord(reader, sections) {
    const data = sections.find((section) => /^\.?data$/.test(section.name));
    if (data === undefined)
        return undefined;
    const start = await (0,inspect_reader/* scan */.SQ)(reader, data.offset, data.size, blobHeader, (piece, at) => {
        const index = piece.indexOf(blobMagic);
        const flags = index < 0 ? undefined : piece[index + blobMagic.length + 1];
        return flags !== undefined && (flags & stringsFollow) !== 0 ? at + index + blobHeader : undefined;
    });
    const left = start === undefined ? 0 : Math.min(longestInfo, data.offset + data.size - start);
    if (start === undefined || left <= 0)
        return undefined;
    const version = (0,wasm/* readName */.MQ)(await reader.view(start, left), 0, reader);
    const text = moduleString(await reader.read(start + version.next, left - version.next));
    return { ...(0,modinfo/* parseBuildInfo */._)(text, version.text), source: 'modinfo' };
}
/** The text between the two marks; empty where the program was built outside of any module. */
function moduleString(bytes) {
    const start = bytes.indexOf(infoStart);
    const end = bytes.indexOf(infoEnd, start + infoStart.length);
    return start < 0 || end < 0 ? '' : bytes.toString('utf8', start + infoStart.length, end);
}

;// CONCATENATED MODULE: ./src/inspect/inspect.ts












/**
 * Looks at the compiled files of one target, which stand below `root` as they will under output-dir
 * (`root/linux_amd64/api`). None is run.
 *
 * @throws UserError where one is not what Go writes
 */
async function inspectTarget(compiled, root, toolchain, host) {
    const subjects = compiled.map((each) => ({
        ...each,
        path: (0,paths/* outputPath */.XC)(root, each.file),
    }));
    const facts = await readFacts(subjects, root, toolchain, host);
    return subjects.map((subject, index) => ({ ...subject, ...at(facts, index) }));
}
/**
 * Looks at any Go binaries, with the go command on PATH for their build info. None is run.
 *
 * @param paths absolute, or relative to the folder that the host starts from
 * @throws UserError naming the first file that is no Go binary, or where there is no go command
 */
async function inspectFiles(paths, host) {
    const subjects = paths.map((path) => ({ file: (0,external_node_path_.resolve)(host.cwd, path), path: (0,external_node_path_.resolve)(host.cwd, path) }));
    const toolchain = await goOnPath(host);
    const facts = await readFacts(subjects, host.cwd, toolchain, host);
    return paths.map((path, index) => {
        const { executable, size, sha256, buildInfo } = at(facts, index);
        const { format, os, arch, linkage, interpreter, needed, symbolVersions } = executable;
        return {
            path,
            size,
            sha256,
            goVersion: (buildInfo.GoVersion ?? '').replace(/^go/, ''),
            format,
            os: os || ((0,buildinfo/* setting */.Pe)(buildInfo, 'GOOS') ?? ''),
            arch,
            linkage,
            interpreter,
            needed,
            symbolVersions,
            buildInfo,
        };
    });
}
function at(list, index) {
    const found = list[index];
    if (found === undefined)
        throw new Error(`there is nothing at ${index} of ${list.length}`);
    return found;
}
async function readFacts(subjects, cwd, toolchain, host) {
    const executables = await Promise.all(subjects.map(({ file, path }) => (0,executable/* readExecutable */.p)(file, path)));
    const native = subjects.filter((_, index) => isReadByGo(at(executables, index)));
    const [infos, hashes] = await Promise.all([
        (0,buildinfo/* readBuildInfos */.Il)(toolchain, host, cwd, native.map(({ path }) => path)),
        hashAll(subjects, host),
    ]);
    const read = new Map(native.map(({ path }, index) => [path, infos[index]]));
    return await Promise.all(subjects.map(async ({ file, path }, index) => {
        const executable = at(executables, index);
        const found = read.get(path);
        const buildInfo = found?.buildInfo ?? (await readLinkedBuildInfo(file, executable, path));
        if (buildInfo === undefined)
            throw (0,buildinfo/* noBuildInfo */.Gn)(path);
        return { ...at(hashes, index), executable, buildInfo, buildInfoText: found?.text };
    }));
}
/** One after another: hashing is bound by the processor, and a file is held open no longer than needed. */
async function hashAll(subjects, host) {
    const all = [];
    for (const { file } of subjects) {
        if (host.signal.aborted)
            throw new errors/* Interrupted */.j$();
        const hash = (0,external_node_crypto_.createHash)('sha256');
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file, { highWaterMark: 1 << 20 }), hash);
        all.push({ size: (await (0,promises_.stat)(file)).size, sha256: hash.digest('hex') });
    }
    return all;
}
/** The go command that a shell would find. */
async function goOnPath(host) {
    const file = await (0,program/* findProgram */.K)('go', host);
    if (file === undefined) {
        throw new errors/* UserError */.yo('The go command is asked for the build info, and there is no `go` on PATH. Install Go 1.21 or newer, or add its bin folder to PATH.');
    }
    const unknown = { version: '', prerelease: false, root: '', go: file, source: 'tool-cache' };
    // Its own GOROOT, not an inherited one: that of another Go breaks it.
    const said = await (0,command.go)(unknown, ['env', '-json', 'GOVERSION', 'GOROOT'], { cwd: host.cwd, env: { GOROOT: undefined }, doing: 'say its version' }, host);
    const { GOVERSION, GOROOT } = JSON.parse(said);
    const version = GOVERSION.replace(/^go/, '');
    return { ...unknown, version, root: GOROOT, prerelease: /^[\d.]+(rc|beta)/.test(version) };
}


/***/ }),

/***/ 68893:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ parseBuildInfo)
});

;// CONCATENATED MODULE: ./src/inspect/unquote.ts
const simple = {
    a: 7,
    b: 8,
    f: 12,
    n: 10,
    r: 13,
    t: 9,
    v: 11,
    '\\': 92,
    "'": 39,
    '"': 34,
};
const piece = /\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|[^\\]+/gsu;
/**
 * The text that a Go string literal stands for (strconv.Unquote): `"a\tb"` or one in backquotes. What is not
 * quoted is given as it is.
 */
function unquoteGo(text) {
    if (text.length < 2)
        return text;
    if (text.startsWith('`') && text.endsWith('`'))
        return text.slice(1, -1);
    if (!text.startsWith('"') || !text.endsWith('"'))
        return text;
    // Bytes, because \xNN is a byte and several may make one character.
    const parts = [...text.slice(1, -1).matchAll(piece)].map(([whole, byte, octal, short, long, letter]) => {
        if (byte !== undefined)
            return Buffer.from([parseInt(byte, 16)]);
        if (octal !== undefined)
            return Buffer.from([parseInt(octal, 8) & 0xff]);
        const point = parseInt(short ?? long ?? '', 16);
        if (!Number.isNaN(point))
            return Buffer.from(String.fromCodePoint(Math.min(point, 0x10ffff)));
        return letter === undefined ? Buffer.from(whole) : Buffer.from([simple[letter] ?? letter.charCodeAt(0)]);
    });
    return Buffer.concat(parts).toString();
}

;// CONCATENATED MODULE: ./src/inspect/modinfo.ts

/**
 * Parses the text form of a build info, as the linker puts it into the binary and `go version -m` prints it,
 * into what `go version -m -json` gives: keys in the same order, empty values left out (runtime/debug,
 * BuildInfo.String and ParseBuildInfo). A line of an unknown kind is passed over, as Go does.
 */
function parseBuildInfo(text, goVersion) {
    let path = '';
    let main = {};
    const deps = [];
    const settings = [];
    let last;
    for (const line of text.split('\n')) {
        const tab = line.indexOf('\t');
        const rest = line.slice(tab + 1);
        switch (line.slice(0, Math.max(tab, 0))) {
            case 'path':
                path = rest;
                break;
            case 'mod':
                main = last = parseModule(rest);
                break;
            case 'dep': {
                const dep = parseModule(rest);
                deps.push(dep);
                last = dep;
                break;
            }
            case '=>':
                if (last !== undefined)
                    last.Replace = parseModule(rest);
                break;
            case 'build':
                settings.push(parseSetting(rest));
                break;
        }
    }
    return {
        ...(goVersion === '' ? {} : { GoVersion: goVersion }),
        ...(path === '' ? {} : { Path: path }),
        Main: main,
        ...(deps.length === 0 ? {} : { Deps: deps }),
        ...(settings.length === 0 ? {} : { Settings: settings }),
    };
}
function parseModule(text) {
    const [path = '', version = '', sum = ''] = text.split('\t');
    return { Path: path, ...(version === '' ? {} : { Version: version }), ...(sum === '' ? {} : { Sum: sum }) };
}
/** A key or value with blanks or quotes in it is written as a Go string. */
function parseSetting(text) {
    const quoted = /^("(?:[^"\\]|\\.)*"|`[^`]*`)=/.exec(text)?.[1];
    const length = quoted?.length ?? text.indexOf('=');
    const key = quoted === undefined ? text.slice(0, Math.max(length, 0)) : unquoteGo(quoted);
    const value = unquoteGo(text.slice(length + 1));
    return { Key: key, ...(value === '' ? {} : { Value: value }) };
}


/***/ }),

/***/ 43366:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F3: () => (/* binding */ readTableParts),
/* harmony export */   _d: () => (/* binding */ findFunctionTable),
/* harmony export */   lT: () => (/* binding */ readFunctionTable)
/* harmony export */ });
/* harmony import */ var _reader_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50341);

/**
 * First bytes of a function table (internal/abi, PCLnTabMagic), and where in an entry (runtime._func) the
 * function's kind stands: Go 1.20 and newer, which tell the first line too, then 1.18 and 1.19.
 */
const kindPlaces = new Map([
    [0xfffffff1, 40],
    [0xfffffff0, 36],
]);
/** Pointer-sized words of the header, behind its first eight bytes. */
const headerWords = 8;
/** Ten times what the largest programs have. */
const mostFunctions = 1 << 22;
/** Names of generic functions grow long; the package stands at the front. */
const longestName = 2048;
/**
 * Where the function table (pclntab) begins in a stretch of the file: the first place that holds its magic
 * number and a header that makes sense.
 */
async function findFunctionTable(reader, offset, size) {
    return await (0,_reader_js__WEBPACK_IMPORTED_MODULE_0__/* .scan */ .SQ)(reader, offset, size, 128, (piece, at) => {
        for (const magic of kindPlaces.keys()) {
            for (const big of [false, true]) {
                const bytes = Buffer.alloc(6);
                if (big)
                    bytes.writeUInt32BE(magic);
                else
                    bytes.writeUInt32LE(magic);
                for (let index = piece.indexOf(bytes); index >= 0; index = piece.indexOf(bytes, index + 4)) {
                    if (parseHeader(piece.subarray(index), offset + size - at - index) !== undefined)
                        return at + index;
                }
            }
        }
        return undefined;
    });
}
/** The header of a function table, `left` bytes before the end of its section (runtime/symtab.go, pcHeader). */
function parseHeader(bytes, left) {
    const pointer = bytes[7];
    if (bytes[4] !== 0 || bytes[5] !== 0 || ![1, 2, 4].includes(bytes[6] ?? 0))
        return undefined;
    if ((pointer !== 4 && pointer !== 8) || bytes.length < 8 + headerWords * pointer)
        return undefined;
    const big = bytes[0] === 0xff;
    const kindAt = kindPlaces.get(big ? bytes.readUInt32BE() : bytes.readUInt32LE());
    if (kindAt === undefined)
        return undefined;
    const word = (index) => {
        const at = 8 + index * pointer;
        if (pointer === 4)
            return big ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
        return Number(big ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at));
    };
    // Word 2 was the start of the text and is no longer used.
    const table = { big, kindAt, count: word(0), names: word(3), namesEnd: word(4), functions: word(7) };
    const ordered = [8, table.names, table.namesEnd, word(5), word(6), table.functions, left];
    const sound = ordered.every((value, index) => index === 0 || value >= (ordered[index - 1] ?? 0));
    return sound && table.count > 0 && table.count < mostFunctions ? table : undefined;
}
/** What an entry holds behind the function's kind: its places in other tables. No compiler writes more. */
const longestRest = 4 + 4 * 64;
/**
 * Reads the table at `place`.
 *
 * @returns undefined where the table contradicts itself
 */
async function readTableParts(reader, place) {
    const left = place.end - place.offset;
    const table = parseHeader(await reader.read(place.offset, Math.min(left, 8 + headerWords * 8)), left);
    if (table === undefined)
        return undefined;
    const indexSize = table.count * 8 + 4;
    if (table.functions + indexSize > left)
        return undefined;
    const index = await reader.view(place.offset + table.functions, indexSize, table.big);
    const last = index.u32((table.count - 1) * 8 + 4) + table.kindAt + 1;
    if (table.functions + last > left)
        return undefined;
    const size = Math.min(last + longestRest, left - table.functions);
    const entries = await reader.view(place.offset + table.functions, size, table.big);
    const names = await reader.read(place.offset + table.names, table.namesEnd - table.names);
    return { table, index, entries, names };
}
/**
 * The functions that a table at `place` names.
 *
 * @returns undefined where the table contradicts itself
 */
async function readFunctionTable(reader, place) {
    const parts = await readTableParts(reader, place);
    if (parts === undefined)
        return undefined;
    const { table, index, entries, names } = parts;
    const functions = [];
    let spent = 0;
    for (let at = 0; at < table.count * 8; at += 8) {
        const start = index.u32(at);
        const size = index.u32(at + 8) - start;
        const entry = index.u32(at + 4);
        if (size < 0 || entry + table.kindAt >= entries.length)
            return undefined;
        const nameAt = entries.u32(entry + 4);
        const end = names.indexOf(0, nameAt);
        const length = (end < 0 ? names.length : end) - nameAt;
        spent += length;
        // Each name stands once: a table whose entries share theirs is made to exhaust us.
        if (nameAt >= names.length || spent > 2 * names.length)
            return undefined;
        functions.push({
            name: names.toString('utf8', nameAt, nameAt + Math.min(length, longestName)),
            start,
            size,
            kind: entries.u8(entry + table.kindAt),
        });
    }
    return functions;
}


/***/ }),

/***/ 50341:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SQ: () => (/* binding */ scan),
/* harmony export */   mp: () => (/* binding */ withReader)
/* harmony export */ });
/* unused harmony export view */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83916);


/** No table of a real executable comes near; more would only serve to exhaust memory. */
const largestRead = 1 << 28;
/** No library, interpreter or version has a longer name. */
const longestText = 4096;
/**
 * Opens a file for `work` and closes it after. `name` is what messages call it.
 *
 * @throws UserError when it cannot be read or is not a regular file: opening a pipe would wait for ever.
 */
async function withReader(file, name, work) {
    const unreadable = (error) => {
        // Node ends its messages with the call and the path, which the name has said already.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${name} cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorText */ .kc)(error).replace(/, \w+ '.*$/s, '')}.`);
    };
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(file).catch(unreadable);
    if (!found.isFile())
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${name} is not a file: name the binary itself`);
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(file).catch(unreadable);
    const fail = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${name} is not an executable that Go writes: ${why}`);
    };
    const read = async (offset, length, into) => {
        if (length > largestRead || offset + length > found.size)
            fail('it ends before what its headers name');
        const bytes = into?.subarray(0, length) ?? Buffer.alloc(length);
        let done = 0;
        while (done < length) {
            const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
            if (bytesRead === 0)
                fail('it ends before what its headers name');
            done += bytesRead;
        }
        return bytes;
    };
    try {
        return await work({
            size: found.size,
            read,
            view: async (offset, length, bigEndian = false) => view(await read(offset, length), bigEndian, fail),
            fail,
        });
    }
    finally {
        await handle.close();
    }
}
/** Reads numbers from `bytes`; `fail` is called where one lies outside. */
function view(bytes, bigEndian, fail) {
    const within = (at, width) => {
        if (at + width > bytes.length)
            fail('its headers point outside of its tables');
    };
    return {
        length: bytes.length,
        u8: (at) => {
            within(at, 1);
            return bytes.readUInt8(at);
        },
        u16: (at) => {
            within(at, 2);
            return bigEndian ? bytes.readUInt16BE(at) : bytes.readUInt16LE(at);
        },
        u32: (at) => {
            within(at, 4);
            return bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
        },
        u64: (at) => {
            within(at, 8);
            const value = bigEndian ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at);
            if (value > BigInt(Number.MAX_SAFE_INTEGER))
                fail('its headers hold an impossible number');
            return Number(value);
        },
        text: (at, limit = longestText) => {
            within(at, 0);
            const part = bytes.subarray(at, at + limit);
            const end = part.indexOf(0);
            return part.toString('utf8', 0, end < 0 ? part.length : end);
        },
    };
}
/**
 * Goes through a stretch of a file in pieces, each beginning with the last `overlap` bytes of the one
 * before, so that what is searched for is found across a seam. Ends early when `look` gives a value. The pieces
 * share their memory: `look` must keep none.
 */
async function scan(reader, offset, length, overlap, look) {
    const step = 1 << 20;
    const end = Math.min(offset + length, reader.size);
    const memory = Buffer.alloc(Math.max(0, Math.min(step + overlap, end - offset)));
    for (let at = offset; at < end; at += step) {
        const from = Math.max(offset, at - overlap);
        const found = look(await reader.read(from, Math.min(end, at + step) - from, memory), from);
        if (found !== undefined)
            return found;
    }
    return undefined;
}


/***/ }),

/***/ 25890:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ readLeb),
/* harmony export */   MQ: () => (/* binding */ readName),
/* harmony export */   nx: () => (/* binding */ readWasm)
/* harmony export */ });
const names = [
    'custom',
    'type',
    'import',
    'function',
    'table',
    'memory',
    'global',
    'export',
    'start',
    'element',
    'code',
    'data',
    'datacount',
];
/** Go writes some twenty; a file of nothing but empty sections would keep us for hours. */
const mostSections = 1000;
/** Reads a WebAssembly module (WebAssembly core specification, "Binary Format: Modules"). */
async function readWasm(reader) {
    if ((await reader.view(4, 4)).u32(0) !== 1)
        return reader.fail('it is wasm of a version other than 1');
    const sections = [];
    let os = '';
    for (let at = 8; at < reader.size;) {
        if (sections.length >= mostSections)
            return reader.fail('it has an impossible number of sections');
        const head = await reader.view(at, Math.min(6, reader.size - at));
        const kind = head.u8(0);
        const length = readLeb(head, 1, reader);
        const offset = at + length.next;
        if (offset + length.value > reader.size)
            return reader.fail('it ends before what its headers name');
        const start = await reader.view(offset, Math.min(length.value, 256));
        const name = kind === 0 && length.value > 0 ? readName(start, 0, reader).text : (names[kind] ?? `section ${kind}`);
        if (kind === 2)
            os = systemOf(start, reader);
        sections.push({ name, offset, size: length.value });
        at = offset + length.value;
    }
    return {
        format: 'wasm',
        os,
        arch: 'wasm',
        interpreter: null,
        needed: [],
        symbolVersions: {},
        relocatable: false,
        sections,
    };
}
/** The system by the module that the first import comes from: Go's JavaScript glue is `gojs`, `go` before 1.21. */
function systemOf(imports, reader) {
    const count = readLeb(imports, 0, reader);
    if (count.value === 0)
        return '';
    const from = readName(imports, count.next, reader).text;
    if (from === 'wasi_snapshot_preview1')
        return 'wasip1';
    return from === 'gojs' || from === 'go' ? 'js' : '';
}
/** An unsigned number in LEB128, of at most 32 bits. */
function readLeb(view, at, reader) {
    let value = 0;
    for (let index = 0; index < 5; index++) {
        const byte = view.u8(at + index);
        value += (byte & 0x7f) * 2 ** (7 * index);
        if (byte < 0x80)
            return { value, next: at + index + 1 };
    }
    return reader.fail('a number in its wasm headers is too long');
}
/** A name: its length in LEB128, then its text. */
function readName(view, at, reader) {
    const length = readLeb(view, at, reader);
    const next = length.next + length.value;
    if (next > view.length)
        return reader.fail('a name in its wasm headers is too long');
    return { text: view.text(length.next, length.value), next };
}


/***/ }),

/***/ 37909:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);

/** The word among `known` that `word` was most likely meant to be; undefined where none is near. */
function nearest(word, known) {
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(word.toLowerCase(), known);
    return (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word.toLowerCase(), best) <= Math.max(2, word.length / 3) ? best : undefined;
}


/***/ }),

/***/ 8431:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   XC: () => (/* binding */ outputPath),
/* harmony export */   XL: () => (/* binding */ standsAtRoot)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


/** True where `path` is `folder` or lies below it. Both absolute. */
function isInside(folder, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(folder, path);
    return way === '' || (way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(way));
}
/**
 * Whether a path input that is not below the working directory `dir` stands at the workspace's root: a sentence for
 * the error, else undefined. `dir` and `workspace` are absolute.
 */
async function standsAtRoot(path, dir, workspace) {
    const there = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, path);
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) || workspace === dir || !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(there).catch(() => undefined)))
        return undefined;
    return `It stands at ${there}; paths are relative to \`working-directory\`.`;
}
/** A path as outputs and commands write it: relative to `from`, with `/`; `.` for the folder itself. Both absolute. */
function outputPath(from, to) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(from, to).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/') || '.';
}


/***/ }),

/***/ 17161:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   In: () => (/* binding */ compilerFlagsText),
/* harmony export */   KA: () => (/* binding */ versionText),
/* harmony export */   NQ: () => (/* binding */ buildTag),
/* harmony export */   UU: () => (/* binding */ linkerFlagsText),
/* harmony export */   Wv: () => (/* binding */ checkBuildMode),
/* harmony export */   je: () => (/* binding */ PLACEHOLDERS),
/* harmony export */   rP: () => (/* binding */ stampRequest),
/* harmony export */   vl: () => (/* binding */ buildFlag)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74777);
/* harmony import */ var _ldflags_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93516);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(54983);




/** The input `version`: one word, or empty. */
function versionText(value) {
    if (/\s/.test(value)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`version\` is ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(value)}; accepted: one word without blanks, such as v1.4.0.`);
    }
    return value;
}
/** The lines of the input `stamp`. */
function stampRequest(asked) {
    if (asked.includes('none')) {
        if (asked.length > 1)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('Input `stamp` says `none` and more; `none` stands alone.');
        return { auto: false, lines: [] };
    }
    const named = asked
        .filter((line) => line !== 'auto')
        .map((line) => {
        const at = line.indexOf('=');
        const variable = line.slice(0, at);
        if (at < 0 || !/^[^\s'"=]+\.[\p{L}_][\p{L}\p{Nd}_]*$/u.test(variable)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`stamp\` has the line ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(line)}; accepted: auto, none, or import/path.variable=text, such as main.version={{version}}.`);
        }
        const template = line.slice(at + 1);
        checkTemplate(variable, template);
        return { variable, template };
    });
    return { auto: asked.length === 0 || asked.includes('auto'), lines: named };
}
/** What a stamp's text may hold in double braces. */
const PLACEHOLDERS = ['version', 'commit', 'date', 'branch', 'goVersion'];
function checkTemplate(variable, template) {
    for (const [placeholder, name = ''] of template.matchAll(/\{\{(.*?)\}\}/gs)) {
        if (PLACEHOLDERS.some((known) => known === name.trim()))
            continue;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`stamp\`: ${placeholder} is not known. Accepted are ${PLACEHOLDERS.map((known) => `{{${known}}}`).join(', ')}.`);
    }
    (0,_quoted_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseBothQuotes */ .dR)(variable, template);
}
/**
 * The input `ldflags`, its lines joined.
 *
 * @throws UserError as `splitLinkerFlags`
 */
function linkerFlagsText(asked) {
    const text = asked.join(' ');
    (0,_ldflags_js__WEBPACK_IMPORTED_MODULE_2__/* .splitLinkerFlags */ .Z3)('Input `ldflags`', text);
    return text;
}
/**
 * The input `gcflags`, its lines joined; unlike `ldflags` it may begin with `pattern=`.
 *
 * @param buildFlags that stand beside it: of two -gcflags the go command takes the later, and says nothing
 */
function compilerFlagsText(asked, buildFlags) {
    const text = asked.join(' ');
    if ((0,_quoted_js__WEBPACK_IMPORTED_MODULE_3__/* .splitQuoted */ .Z5)(text) === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`gcflags\`: ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(text)} has a quote that is not closed. Close it, or put a flag that holds one into the other kind.`);
    }
    const other = text === '' ? undefined : buildFlags.find((flag) => /^--?gcflags(=|$)/.test(flag));
    if (other !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`gcflags\` is ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(text)}, and \`build-flags\` holds ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(other)}: only one of them would count. Put both into one of the two.`);
    }
    return text;
}
/** A word of the input `tags`. */
function buildTag(tag) {
    if (!/^[\p{L}\p{Nd}_.]+$/u.test(tag)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`tags\` has ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(tag)}; accepted: build tags of letters, digits, \`_\` and \`.\`.`);
    }
    return tag;
}
/** Flags with a home elsewhere: ours to set, or an input's. */
const TAKEN = new Map([
    ['o', 'it is set by ship-go (see output-dir)'],
    ['C', 'use the input working-directory'],
    ['ldflags', 'use the input ldflags'],
    ['buildvcs', 'use the input buildvcs'],
    ['n', 'it would build nothing'],
    ['json', 'ship-go reads what go build says'],
]);
/** A line of the input `build-flags`. */
function buildFlag(line) {
    const match = /^--?([A-Za-z]\w*)(?:=(.*))?$/s.exec(line);
    if (match === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`build-flags\` has the line ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(line)}; accepted: one flag a line, its value after \`=\`, such as -mod=vendor.`);
    }
    const [, name = '', value] = match;
    const why = TAKEN.get(name) ?? (name === 'trimpath' ? untrimmed(value) : undefined);
    if (why !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`build-flags\` may not hold ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(line)}: ${why}.`);
    checkBuildMode('Input `build-flags`', line);
    return line;
}
function untrimmed(value) {
    if (value === undefined || /^(1|t|true)$/i.test(value))
        return undefined;
    return 'ship-go builds with -trimpath, so that the same commit gives the same bytes in any folder; leave it out';
}
/** Those that make a program, under the name that it is looked for. */
const BUILD_MODES = ['default', 'exe', 'pie'];
/**
 * Refuses a flag of the go command that asks for a library or a plugin: ship-go ships programs.
 *
 * @param origin where the flag stands, for the message
 * @throws UserError
 */
function checkBuildMode(origin, flag) {
    const match = /^--?buildmode(?:=(.*))?$/s.exec(flag);
    if (match === null || BUILD_MODES.includes(match[1] ?? ''))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${origin} may not hold ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(flag)}, because ship-go builds programs; accepted: ${BUILD_MODES.map((mode) => `-buildmode=${mode}`).join(', ')}. Use one of these, or leave it out.`);
}


/***/ }),

/***/ 93516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C4: () => (/* binding */ setVariables),
/* harmony export */   Z3: () => (/* binding */ splitLinkerFlags),
/* harmony export */   lY: () => (/* binding */ linkerFlags)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74777);
/* harmony import */ var _quoted_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54983);



/**
 * The linker flags of one main, in order: GOFLAGS' own, the user's, ours (`-s -w`, the stamps), so that of two
 * that contradict each other the later, as the linker reads them, is the more deliberate. Quoted as `-ldflags`
 * reads them.
 *
 * @throws UserError when a stamp's text holds both kinds of quotes, which no quoting can carry.
 */
function linkerFlags(given, strip, stamps) {
    const words = [...given, ...(strip ? ['-s', '-w'] : [])];
    for (const { variable, text } of stamps) {
        const word = `${variable}=${text}`;
        (0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseBothQuotes */ .dR)(variable, text);
        words.push('-X', word);
    }
    return (0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .joinQuoted */ .f$)(words) ?? '';
}
/**
 * The words of linker flags as a user or GOFLAGS gives them. `name` says which, for errors.
 *
 * @throws UserError for an open quote, and for `pattern=flags`, which cannot be joined with other flags.
 */
function splitLinkerFlags(name, text) {
    const words = (0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .splitQuoted */ .Z5)(text);
    if (words === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${name}: ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(text)} has a quote that is not closed. Close it: a flag with a blank stands in one pair of quotes, as in -X 'main.a=b c'.`);
    }
    const [first] = words;
    if (first !== undefined && !first.startsWith('-')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${name}: ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(text)} begins with a package pattern (or with what is no flag). Linker flags are for every main: leave "pattern=" out, as in -X main.a=b.`);
    }
    if ((0,_quoted_js__WEBPACK_IMPORTED_MODULE_2__/* .joinQuoted */ .f$)(words) === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${name}: ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(text)} has a word with both kinds of quotes; the go command can carry only one. Leave one kind out.`);
    }
    return words;
}
/** The variables that linker flags already set: `main.version` of `-X main.version=1`, in all spellings of the flag. */
function setVariables(words) {
    const found = new Set();
    for (const [index, word] of words.entries()) {
        const match = /^--?X(?:=(.*))?$/s.exec(word);
        if (match === null)
            continue;
        const value = match[1] ?? words[index + 1] ?? '';
        found.add(value.slice(0, Math.max(value.indexOf('='), 0)));
    }
    return found;
}


/***/ }),

/***/ 54983:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z5: () => (/* binding */ splitQuoted),
/* harmony export */   dR: () => (/* binding */ refuseBothQuotes),
/* harmony export */   f$: () => (/* binding */ joinQuoted)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74777);


/**
 * Splits a text as the go command splits GOFLAGS and the values of `-ldflags` (cmd/internal/quoted.Split):
 * blanks part words, a word that begins with a quote goes to the next such quote, nothing is escaped.
 * Undefined when a quote is not closed.
 */
function splitQuoted(text) {
    const words = [];
    const word = /[ \t\n\r]*(?:"([^"]*)"|'([^']*)'|([^ \t\n\r"'][^ \t\n\r]*))/y;
    let end = 0;
    for (let match = word.exec(text); match !== null; match = word.exec(text)) {
        words.push(match[1] ?? match[2] ?? match[3] ?? '');
        end = word.lastIndex;
    }
    return /^[ \t\n\r]*$/.test(text.slice(end)) ? words : undefined;
}
/**
 * Joins words so that `splitQuoted` and the go command read them again (cmd/internal/quoted.Join). Undefined
 * when a word holds both kinds of quotes: there is no way to write it.
 */
function joinQuoted(words) {
    const joined = [];
    for (const word of words) {
        if (word !== '' && !/[ \t\n\r'"]/.test(word))
            joined.push(word);
        else if (!word.includes("'"))
            joined.push(`'${word}'`);
        else if (!word.includes('"'))
            joined.push(`"${word}"`);
        else
            return undefined;
    }
    return joined.join(' ');
}
/**
 * @throws UserError when a stamp's text holds both kinds of quotes, which no quoting of the go command's can carry
 */
function refuseBothQuotes(variable, text) {
    if (!text.includes("'") || !text.includes('"'))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`stamp\`: the text of ${variable} is ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(text)}, which holds both kinds of quotes; the go command can carry only one. Leave one kind out.`);
}


/***/ }),

/***/ 40001:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sx: () => (/* binding */ parseTargets),
/* harmony export */   VJ: () => (/* binding */ binaryPath),
/* harmony export */   jO: () => (/* binding */ checkSupported)
/* harmony export */ });
/* unused harmony export parseTarget */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(37909);


const arm64Minors = [
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((minor) => `v8.${String(minor)}`),
    ...[1, 2, 3, 4, 5].map((minor) => `v9.${String(minor)}`),
];
// Variants as github.com/containerd/platforms normalises them, which is what BuildKit puts into
// TARGETVARIANT; values as the go command takes them (`go help environment`).
const levels = new Map(Object.entries({
    amd64: {
        variable: 'GOAMD64',
        values: { '': 'v1', v2: 'v2', v3: 'v3', v4: 'v4' },
        spellings: { v1: '' },
    },
    arm: {
        variable: 'GOARM',
        values: { v5: '5', v6: '6', v7: '7' },
        spellings: { '': 'v7' },
    },
    arm64: {
        variable: 'GOARM64',
        values: {
            '': 'v8.0',
            v9: 'v9.0',
            ...Object.fromEntries(arm64Minors.map((minor) => [minor, minor])),
        },
        spellings: { v8: '', 'v8.0': '', 'v9.0': 'v9' },
    },
}));
// Names that other tools use for what Go and Docker call differently.
const otherNames = new Map(Object.entries({
    macos: 'darwin',
    osx: 'darwin',
    mac: 'darwin',
    win: 'windows',
    win32: 'windows',
    win64: 'windows',
    wasi: 'wasip1',
    x86_64: 'amd64',
    'x86-64': 'amd64',
    x64: 'amd64',
    aarch64: 'arm64',
    armv8: 'arm64',
    i386: '386',
    i686: '386',
    x86: '386',
    ia32: '386',
    armhf: 'arm/v7',
    armv7: 'arm/v7',
    armv7l: 'arm/v7',
    armv6: 'arm/v6',
    armv6l: 'arm/v6',
    armel: 'arm/v6',
    armv5: 'arm/v5',
    wasm32: 'wasm',
}));
const accepted = 'Accepted is os/arch or os/arch/variant as Docker writes platforms, such as linux/amd64, linux/arm64, linux/arm/v7, linux/amd64/v3, darwin/arm64, windows/amd64.';
/**
 * Reads one platform: `linux/arm/v7`. Whether the chosen Go can build for it is asked later, of that Go
 * (`checkSupported`); here only what no Go and no Docker could mean is refused.
 *
 * @throws UserError naming the input `targets`, the value and what is accepted.
 */
function parseTarget(text) {
    const refuse = (what) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`targets\`: ${JSON.stringify(text)} ${what} ${accepted}`);
    const match = /^([a-z0-9]+)\/([a-z0-9_-]+)(?:\/([a-z0-9.]+))?$/.exec(text);
    if (match === null) {
        throw refuse(`is not a platform.${/\s/.test(text) ? ' Several are separated by commas or line ends.' : ''}`);
    }
    const [, os = '', arch = '', given = ''] = match;
    const meant = `${otherNames.get(os) ?? os}/${otherNames.get(arch) ?? arch}`;
    if (meant !== `${os}/${arch}`)
        throw refuse(`is not a name that Go knows; did you mean ${meant}?`);
    const level = levels.get(arch);
    if (level === undefined) {
        if (given !== '')
            throw refuse(`has a variant, and ${arch} has none.`);
        return target(os, arch, '', {});
    }
    const variant = own(level.spellings, given) ?? given;
    const value = own(level.values, variant);
    if (value === undefined) {
        const known = [...Object.keys(level.values), ...Object.keys(level.spellings)];
        throw refuse(`has an unknown variant; of ${arch} there are ${known
            .filter((name) => name !== '')
            .sort()
            .join(', ')}.`);
    }
    return target(os, arch, variant, { [level.variable]: value });
}
/** A record's own entry: `constructor` is none. */
function own(record, key) {
    return Object.hasOwn(record, key) ? record[key] : undefined;
}
function target(os, arch, variant, level) {
    return {
        os,
        arch,
        variant,
        name: variant === '' ? `${os}/${arch}` : `${os}/${arch}/${variant}`,
        folder: `${os}_${arch}${variant}`,
        env: { GOOS: os, GOARCH: arch, ...level },
    };
}
/**
 * Reads platforms, in order and without doubles: `linux/amd64` and `linux/amd64/v1` are one.
 *
 * @throws UserError as `parseTarget` does, and when there is none.
 */
function parseTargets(texts) {
    const byName = new Map();
    for (const text of texts) {
        const read = parseTarget(text);
        if (!byName.has(read.name))
            byName.set(read.name, read);
    }
    if (byName.size === 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`targets\` is empty. ${accepted}`);
    return [...byName.values()];
}
/**
 * Refuses targets that this Go cannot build for. `supported` is what `go tool dist list -json` says of it.
 *
 * @throws UserError naming the target, the Go, and the nearest names that this Go knows.
 */
function checkSupported(targets, supported, goVersion, cgo) {
    for (const wanted of targets) {
        const found = supported.find((one) => one.GOOS === wanted.os && one.GOARCH === wanted.arch);
        if (found === undefined) {
            const near = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .p)(`${wanted.os}/${wanted.arch}`, supported.map((one) => `${one.GOOS}/${one.GOARCH}`));
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`targets\`: Go ${goVersion} cannot build for ${wanted.name}.${near === undefined ? '' : ` Did you mean ${near}?`} ` +
                '`go tool dist list` prints every platform that it knows.');
        }
        if (!cgo && needsCgo(wanted)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`targets\`: Go links for ${wanted.name} with a C compiler only. Set \`cgo\` to true and the environment variable CC_FOR_${wanted.os}_${wanted.arch} to its compiler, or leave ${wanted.name} out.`);
        }
        if (cgo && !found.CgoSupported) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`cgo\` is true: Go ${goVersion} has no cgo on ${wanted.name}. Set \`cgo\` to false, or leave ${wanted.name} out of \`targets\`.`);
        }
    }
}
/** Where every binary is linked by the system's own linker, cgo or not (internal/platform.MustLinkExternal); `go list` does not say. */
function needsCgo({ os, arch }) {
    return os === 'ios' ? arch === 'arm64' : os === 'android' && arch !== 'arm64';
}
/** `linux_armv7/api`, `windows_arm64/api.exe`: where a binary stands under output-dir, with `/`. */
function binaryPath(target, name) {
    return `${target.folder}/${name}${target.os === 'windows' ? '.exe' : ''}`;
}


/***/ }),

/***/ 80459:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ findProgram),
/* harmony export */   m: () => (/* binding */ runProgram)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83916);




/**
 * Runs a program to its end, whatever its exit code, without a shell. Killed when the run is interrupted.
 *
 * @param file absolute: a bare name would be looked for in `cwd` first on Windows, which may be a stranger's
 * @throws Interrupted; the system's own error where it cannot be started
 */
async function runProgram(file, args, options, host) {
    const interrupted = () => host.signal.aborted;
    if (interrupted())
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .Interrupted */ .j$();
    const ownGroup = options.stopChildren === true && host.os !== 'windows';
    return await new Promise((resolve, reject) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(file, args, {
            cwd: options.cwd,
            env: options.env,
            stdio: ['pipe', 'pipe', 'pipe'],
            windowsHide: true,
            detached: ownGroup,
        });
        const stop = () => {
            if (ownGroup && child.pid !== undefined)
                killGroup(child.pid);
            else
                child.kill();
        };
        host.signal.addEventListener('abort', stop, { once: true });
        const out = [];
        const err = [];
        child.stdout.on('data', (chunk) => out.push(chunk));
        child.stderr.on('data', (chunk) => err.push(chunk));
        child.stdin.on('error', () => undefined); // it may end without having read it all
        child.stdin.end(options.stdin ?? '');
        child.on('error', (error) => {
            host.signal.removeEventListener('abort', stop);
            reject(interrupted() ? new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .Interrupted */ .j$() : error);
        });
        // Every process that holds the pipes has ended by then, so files can be deleted safely.
        child.on('close', (code) => {
            host.signal.removeEventListener('abort', stop);
            if (interrupted())
                reject(new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .Interrupted */ .j$());
            else
                resolve({
                    code: code ?? 1,
                    stdout: Buffer.concat(out).toString(),
                    stderr: Buffer.concat(err).toString(),
                });
        });
    });
}
function killGroup(pid) {
    try {
        process.kill(-pid, 'SIGTERM');
    }
    catch (error) {
        // Its last process may be gone already, though we have not heard of it yet.
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .CA)(error) !== 'ESRCH')
            throw error;
    }
}
/**
 * The program that a shell would find by this name on PATH, absolute; a path as it is. Undefined where there is none.
 * Looked for by us, because Windows would try the current folder first.
 */
async function findProgram(name, { env, os }) {
    if (name === '')
        return undefined;
    const windows = os === 'windows';
    const path = Object.entries(env).find(([key]) => key === 'PATH' || (windows && key.toUpperCase() === 'PATH'))?.[1];
    const endings = windows && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.extname)(name) === '' ? ['.exe', '.cmd', '.bat'] : [''];
    const folders = /[\\/]/.test(name) ? [''] : (path ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((one) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(one));
    for (const folder of folders) {
        for (const ending of endings) {
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name + ending);
            if (await isProgram(file, windows))
                return file;
        }
    }
    return undefined;
}
async function isProgram(file, windows) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(file, windows ? node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.F_OK : node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.constants.X_OK);
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file)).isFile();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 51033:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C2: () => (/* binding */ painter),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   dg: () => (/* binding */ terminalLog),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   t1: () => (/* binding */ runnerLog)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_1__);


/** The service keeps ten annotations a level of one step and drops the others. */
const ANNOTATIONS = 10;
/** Milliseconds without a line after which progress is told where lines stay. */
const LONG_SILENCE = 15_000;
/**
 * The log on a workflow runner. Text is inert: where it could be read as a workflow command it stands between
 * stop-commands and its token, which only we know. At most ten annotations a level, one a source position;
 * what is more goes to the log as text.
 *
 * @param out standard output, which the runner reads
 * @param newToken of the fence, unguessable
 */
function runnerLog(out = process.stdout, newToken = node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID, now = () => performance.now()) {
    const warnings = [];
    const notices = [];
    const annotated = new Map();
    const silence = silenceOf(now);
    const print = (text) => {
        silence.broken();
        out.write(fenced(text, newToken));
    };
    const annotate = (level, { message, at }) => {
        const places = annotated.get(level) ?? new Set();
        annotated.set(level, places);
        const place = at === undefined ? message : positionText(at);
        // The tenth error is the run's own failure, which the entry reports last.
        const limit = level === 'error' ? ANNOTATIONS - 1 : ANNOTATIONS;
        if (places.has(place) || places.size >= limit) {
            print(`${level}: ${at === undefined ? '' : `${place}: `}${message}`);
            return;
        }
        places.add(place);
        out.write(`${command(level, message, at)}\n`);
    };
    return {
        warnings,
        notices,
        info: print,
        debug: (text) => void out.write(`${command('debug', text)}\n`),
        warning: (message, at) => {
            annotate('warning', keep(warnings, message, at));
        },
        notice: (message) => {
            annotate('notice', keep(notices, message));
        },
        error: (message, at) => {
            annotate('error', at === undefined ? { message } : { message, at });
        },
        group: async (title, work) => {
            out.write(`${command('group', title)}\n`);
            try {
                return await work();
            }
            finally {
                out.write('::endgroup::\n');
            }
        },
        progress: (text) => {
            if (silence.isLong())
                print(text);
        },
    };
}
/**
 * The log in a terminal: on standard error, so that what a command prints can be piped. Progress is replaced in
 * place. Colours only on a terminal that has them; NO_COLOR is honoured. Control characters in text from
 * tools are taken out, so that nothing there moves the cursor or rewrites the title; and on a runner, which reads
 * standard error too, text is inert.
 */
function terminalLog(env, out = process.stderr, now = () => performance.now()) {
    const warnings = [];
    const notices = [];
    const live = out.isTTY === true && env.TERM !== 'dumb';
    const style = painter(live && !env.NO_COLOR);
    const inert = env.GITHUB_ACTIONS === 'true' ? fenced : (text) => `${text}\n`;
    const silence = silenceOf(now);
    let standing = false;
    const print = (text) => {
        silence.broken();
        // A line of progress makes room for what stays.
        out.write(`${standing ? CLEAR_LINE : ''}${inert(text)}`);
        standing = false;
    };
    const say = (level, colour, { message, at }) => {
        const place = at === undefined ? '' : `${positionText(at)}: `;
        print(`${style(colour, `${level}:`)} ${printable(`${place}${message}`)}`);
    };
    return {
        warnings,
        notices,
        info: (text) => {
            print(printable(text));
        },
        debug: (text) => {
            if (env.RUNNER_DEBUG === '1')
                print(style('dim', printable(text)));
        },
        warning: (message, at) => {
            say('warning', 'yellow', keep(warnings, message, at));
        },
        notice: (message) => {
            say('notice', 'cyan', keep(notices, message));
        },
        error: (message, at) => {
            // There is nothing to annotate here: the failure that follows names the places itself.
            if (at === undefined)
                say('error', 'red', { message });
        },
        group: (title, work) => {
            print(style('bold', printable(title)));
            return work();
        },
        progress: (text) => {
            if (live) {
                const line = printable(text).replaceAll('\n', ' ');
                out.write(`${CLEAR_LINE}${style('dim', line.slice(0, (out.columns ?? 80) - 1))}`);
                standing = true;
            }
            else if (silence.isLong())
                print(printable(text));
        },
    };
}
const CLEAR_LINE = '\r\u001b[2K';
/** To turn on and off (ECMA-48, SGR). util.styleText has them too, from Node 20.12 on. */
const CODES = {
    bold: [1, 22],
    dim: [2, 22],
    red: [31, 39],
    yellow: [33, 39],
    cyan: [36, 39],
};
/** Colours text, or leaves it as it is. */
function painter(colours) {
    return (colour, text) => {
        const [on, off] = CODES[colour];
        return colours ? `\u001b[${on}m${text}\u001b[${off}m` : text;
    };
}
/** Text without escape sequences and control characters, line feeds and tabs aside. */
function printable(text) {
    return (0,node_util__WEBPACK_IMPORTED_MODULE_1__.stripVTControlCharacters)(text)
        .replaceAll('\r\n', '\n')
        .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
/**
 * A workflow command, its message and properties escaped as the runner reads them. Our own writer, because
 * @actions/core knows only process.stdout.
 */
function command(name, message, at) {
    const properties = Object.entries(at === undefined ? {} : { file: at.file, line: at.line, col: at.column })
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key}=${escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`);
    return `::${name}${properties.length === 0 ? '' : ` ${properties.join(',')}`}::${escapeData(message)}`;
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
/** Text as it may stand in a runner's log, with its line feed. */
function fenced(text, newToken = node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID) {
    if (!/::|##\[/.test(text))
        return `${text}\n`;
    const token = newToken();
    return `::stop-commands::${token}\n${text}\n::${token}::\n`;
}
function positionText({ file, line, column }) {
    return [file, line, column].filter((part) => part !== undefined).join(':');
}
/** Keeps a note once, however often it is said. */
function keep(notes, message, at) {
    const note = at === undefined ? { message } : { message, at };
    if (!notes.some((known) => JSON.stringify(known) === JSON.stringify(note)))
        notes.push(note);
    return note;
}
/** How long nothing was said: a line of progress is worth its place in a log that stays only after a while. */
function silenceOf(now) {
    let last = now();
    return {
        broken: () => {
            last = now();
        },
        isLong: () => now() - last >= LONG_SILENCE,
    };
}


/***/ }),

/***/ 38477:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ revision)
/* harmony export */ });
/** `0123456789ab`, with `+dirty` as Go writes it in a version; `none` without a commit. */
function revision(commit, dirty) {
    return commit === null || commit === ''
        ? 'none'
        : `${commit.slice(0, 12)}${dirty === true ? '+dirty' : ''}`;
}


/***/ }),

/***/ 24585:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M6: () => (/* binding */ digestText),
/* harmony export */   UH: () => (/* binding */ reportText),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var _collect_artifacts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96461);
/* harmony import */ var _advice_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75528);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51033);



/** What `report` says of each file, for a reader: every line, and below it what to do. */
function reportText(reports) {
    return reports
        .map(({ path, lines }) => `${[path, ...lines.flatMap(lineText)].map(_log_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$).join('\n')}\n`)
        .join('\n');
}
const WIDTH = Math.max(..._advice_line_js__WEBPACK_IMPORTED_MODULE_1__/* .LINE_IDS */ .c2.map((id) => id.length));
const VERDICTS = {
    pass: 'pass',
    advice: 'advice',
    unknown: 'unknown',
    'not-applicable': '-',
};
function lineText({ id, verdict, evidence, advice, link }) {
    const head = `  ${VERDICTS[verdict].padEnd('unknown'.length)}   ${id.padEnd(WIDTH)}   `;
    const below = ' '.repeat(head.length);
    return [head + evidence, ...(advice === '' ? [] : [`${below}${advice}`, `${below}${link}`])];
}
/**
 * Sums up the reports of one run. Whether its Go is supported is left out: the run itself has said so, by the
 * release list, which the report does not know.
 */
function digestOf(reports) {
    const all = reports.flatMap(({ path, lines }) => lines.map((line) => ({ path, line })));
    const ids = _advice_line_js__WEBPACK_IMPORTED_MODULE_1__/* .LINE_IDS */ .c2.filter((id) => id !== 'supported-go');
    const shared = new Map();
    for (const { path, line } of all.filter((one) => isOpen(one.line))) {
        const key = JSON.stringify(line);
        const same = shared.get(key) ?? { line, paths: [] };
        same.paths.push(path);
        shared.set(key, same);
    }
    const open = ids.flatMap((id) => [...shared.values()].filter(({ line }) => line.id === id));
    const passed = ids.filter((id) => {
        const lines = all.filter(({ line }) => line.id === id);
        return lines.length > 0 && lines.every(({ line }) => line.verdict === 'pass');
    });
    return { open, passed };
}
function isOpen({ verdict }) {
    return verdict === 'advice' || verdict === 'unknown';
}
/** The reports of a run in one line for a terminal. */
function digestText({ open, passed }) {
    const named = (verdict) => new Set(open.filter(({ line }) => line.verdict === verdict).map(({ line }) => line.id));
    const parts = [
        ['pass', new Set(passed)],
        ['advice', named('advice')],
        ['unknown', named('unknown')],
    ];
    const said = parts
        .filter(([, ids]) => ids.size > 0)
        .map(([what, ids]) => `${what}: ${[...ids].join(', ')}`);
    return `Report (${_collect_artifacts_js__WEBPACK_IMPORTED_MODULE_0__/* .FILES */ .cn.report}): ${said.join('; ')}`;
}


/***/ }),

/***/ 17235:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hm: () => (/* binding */ inspectedText),
/* harmony export */   jg: () => (/* binding */ terminalSummary)
/* harmony export */ });
/* unused harmony exports nextCommands, shellWord */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8431);
/* harmony import */ var _sizes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21337);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51033);
/* harmony import */ var _phrases_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(38477);
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(24585);






const HEADER = ['BINARY', 'TARGET', 'SIZE', 'LINKAGE', 'GO', 'REVISION'];
/** Sizes are read from the right. */
const RIGHT = 2;
/**
 * The summary for a terminal: a table of the binaries, what was written, and what to run next.
 *
 * @param from absolute folder that the reader stands in; paths and commands are written from there
 */
function terminalSummary(shipped, from, colours) {
    const { record, artifacts, outputDir } = shipped;
    const style = (0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .painter */ .C2)(colours);
    const title = `${record.plan.module} ${record.version}`.trim();
    const rows = artifacts.map((artifact) => [
        artifact.path,
        artifact.target,
        (0,_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .megabytes */ .i)(artifact.size),
        artifact.linkage,
        artifact.goVersion,
        (0,_phrases_js__WEBPACK_IMPORTED_MODULE_5__/* .revision */ .Q)(artifact.revision, artifact.modified),
    ]);
    const [header = '', ...lines] = aligned([[...HEADER], ...rows], RIGHT);
    const others = Object.keys(record.files)
        .filter((path) => !path.includes('/') && !path.startsWith('.'))
        .sort();
    const folder = (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .outputPath */ .XC)(from, outputDir);
    const next = nextCommands(shipped, from);
    return [
        '',
        style('bold', (0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(title)),
        '',
        style('dim', header),
        ...lines,
        '',
        (0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(`In ${folder}: ${[...others, 'ship-go.json'].join(', ')}`),
        (0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)((0,_report_js__WEBPACK_IMPORTED_MODULE_4__/* .digestText */ .M6)((0,_report_js__WEBPACK_IMPORTED_MODULE_4__/* .digestOf */ .ol)(shipped.report))),
        ...(next.length === 0 ? [] : ['', ...next.map(({ what, run }) => `${style('dim', what)}\n  ${run}`)]),
        '',
    ].join('\n');
}
/** What to run next, ready to paste into a POSIX shell. */
function nextCommands(shipped, from) {
    const { image, outputDir } = shipped;
    if (image === undefined)
        return [];
    const file = (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .outputPath */ .XC)(from, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(outputDir, image.path));
    const context = (0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .outputPath */ .XC)(from, shipped.context);
    const contexts = Object.entries(image.buildContexts).map(([name, dir]) => `--build-context ${shellWord(`${name}=${(0,_paths_js__WEBPACK_IMPORTED_MODULE_1__/* .outputPath */ .XC)(from, dir)}`)}`);
    const build = `docker build -f ${shellWord(file)}`;
    const another = shipped.artifacts.find(({ name, stage }) => Object.hasOwn(image.baseImages, name) && stage !== image.target);
    return [
        { what: 'An image of exactly these binaries:', run: [build, ...contexts, shellWord(context)].join(' ') },
        ...(image.obstacle === undefined
            ? [{ what: 'The same, compiled inside:', run: `${build} ${shellWord(context)}` }]
            : []),
        ...(another === undefined
            ? []
            : [{ what: 'An image of another main:', run: `add --target ${shellWord(another.stage)}` }]),
    ];
}
/** One word of a POSIX shell, quoted where it must be. */
function shellWord(text) {
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${(0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(text).replaceAll("'", "'\\''")}'`;
}
/** What `inspect` says of each file, for a reader: its facts, its modules and its settings. */
function inspectedText(inspected) {
    return inspected.map((one) => `${fileText(one)}\n`).join('\n');
}
function fileText(file) {
    const { Path = '', Main, Deps = [], Settings = [] } = file.buildInfo;
    const module = [Main?.Path, Main?.Version].filter(Boolean).join(' ');
    const facts = [
        ['go', file.goVersion],
        ['package', Path],
        ['module', module],
        ['platform', `${file.os}/${file.arch} (${file.format})`],
        ['size', (0,_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .megabytes */ .i)(file.size)],
        ['sha256', file.sha256],
        ['linkage', file.linkage],
        ['interpreter', file.interpreter ?? ''],
        ['needs', file.needed.join(', ')],
    ];
    const known = facts.filter(([, value]) => value !== '');
    const modules = Deps.map(({ Path, Version = '', Replace }) => [
        '',
        Path,
        Replace === undefined ? Version : `${Version} => ${Replace.Path} ${Replace.Version ?? ''}`.trim(),
    ]);
    const settings = Settings.map(({ Key, Value = '' }) => ['', Key, Value]);
    return [
        (0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(file.path),
        ...indented(aligned(known)),
        ...(modules.length === 0 ? [] : ['  dependencies', ...indented(aligned(modules))]),
        ...(settings.length === 0 ? [] : ['  settings', ...indented(aligned(settings))]),
    ].join('\n');
}
function indented(lines) {
    return lines.map((line) => `  ${line}`);
}
/** Columns as wide as their widest cell; `right` is the one whose cells end together. */
function aligned(rows, right) {
    const clean = rows.map((row) => row.map((cell) => (0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(cell)));
    const widths = (clean[0] ?? []).map((_, column) => Math.max(...clean.map((row) => row[column]?.length ?? 0)));
    return clean.map((row) => row
        .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === right ? cell.padStart(width) : cell.padEnd(width);
    })
        .join('   ')
        .trimEnd());
}


/***/ }),

/***/ 63067:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dx: () => (/* binding */ ship),
  LX: () => (/* binding */ shipDockerfile)
});

// UNUSED EXPORTS: decide

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/advice/report.ts + 14 modules
var advice_report = __webpack_require__(10216);
// EXTERNAL MODULE: ./src/advice/require.ts
var advice_require = __webpack_require__(96015);
// EXTERNAL MODULE: ./src/cache/cache.ts + 2 modules
var cache = __webpack_require__(44410);
// EXTERNAL MODULE: ./src/collect/artifacts.ts
var collect_artifacts = __webpack_require__(96461);
// EXTERNAL MODULE: ./src/errors.ts
var src_errors = __webpack_require__(83916);
// EXTERNAL MODULE: ./src/values.ts
var values = __webpack_require__(74777);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/collect/checksums.ts

/** SHA-256 in lower-case hex. */
function sha256(data) {
    return (0,external_node_crypto_.createHash)('sha256').update(data).digest('hex');
}
/** The text of checksums.txt, which `sha256sum -c` reads in output-dir: one line a binary, in the records' order. */
function checksumsText(artifacts) {
    return artifacts.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
}

// EXTERNAL MODULE: ./src/inputs.ts + 1 modules
var src_inputs = __webpack_require__(18360);
// EXTERNAL MODULE: ./src/go/version.ts
var go_version = __webpack_require__(62054);
// EXTERNAL MODULE: ./src/paths.ts
var src_paths = __webpack_require__(8431);
;// CONCATENATED MODULE: ./src/module/gomod.ts
/**
 * Reads a go.mod or a go.work: lines, blocks, comments and quoted strings as the Go modules reference
 * ("Lexical elements") has them. Only what is needed to choose a Go and to find the modules is read;
 * the go command itself judges the rest.
 */
function parseModFile(text) {
    const found = { module: '', go: '', toolchain: '', use: [] };
    const take = (verb, value) => {
        if (verb === 'module')
            found.module = value;
        else if (verb === 'go')
            found.go = value;
        else if (verb === 'toolchain')
            found.toolchain = value === 'default' ? '' : value.replace(/^go/, '');
        else if (verb === 'use')
            found.use.push(value);
    };
    let block = '';
    for (const line of text.split(/\r?\n/)) {
        const [first, second] = words(line);
        if (first === undefined)
            continue;
        if (block !== '') {
            if (first === ')')
                block = '';
            else
                take(block, first);
        }
        else if (second === '(') {
            block = first;
        }
        else if (second !== undefined) {
            take(first, second);
        }
    }
    return found;
}
/** The words of one line, comments left out and quotes taken off. */
function words(line) {
    const found = [];
    const word = /\s*(?:\/\/.*|"((?:[^"\\]|\\.)*)"|`([^`]*)`|([()])|((?:(?!\/\/)[^\s()"`])+))/y;
    for (let match = word.exec(line); match !== null; match = word.exec(line)) {
        const [, quoted, raw, bracket, plain] = match;
        const value = quoted === undefined ? (raw ?? bracket ?? plain) : quoted.replace(/\\(.)/g, '$1');
        if (value === undefined)
            break;
        found.push(value);
    }
    return found;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./src/program.ts
var program = __webpack_require__(80459);
;// CONCATENATED MODULE: ./src/module/git.ts

/**
 * Runs git in a folder, reading only. Undefined where there is no git on PATH.
 *
 * @throws Interrupted when the run is stopped.
 */
async function runGit(dir, args, env, host) {
    const git = await (0,program/* findProgram */.K)('git', host);
    if (git === undefined)
        return undefined;
    host.log.debug(`git ${args.join(' ')}`);
    // `git status` would otherwise refresh the index, which is a write; messages are for us to read.
    const quiet = { ...host.env, ...env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
    return await (0,program/* runProgram */.m)(git, args, { cwd: dir, env: quiet }, host);
}
/**
 * What must be added to the environment so that git reads checkouts that another user owns, for these
 * children alone: no configuration file is written. Entries that `env` already holds keep their places.
 * `roots` are working trees; submodules under them are meant too.
 */
function trustEnvironment(roots, env) {
    if (roots.length === 0)
        return {};
    const before = Number.parseInt(env.GIT_CONFIG_COUNT ?? '', 10) || 0;
    // git compares with `/` on every system; a trailing `/*` is known from git 2.46 on.
    const trusted = roots.map((root) => root.replaceAll('\\', '/')).flatMap((root) => [root, `${root}/*`]);
    const settings = [
        ...trusted.map((root) => ['safe.directory', root]),
        // A checkout's own configuration may name a program as file system monitor, which `git status` would run as us.
        ['core.fsmonitor', 'false'],
    ];
    const added = {
        GIT_CONFIG_COUNT: String(before + settings.length),
    };
    for (const [index, [key, value]] of settings.entries()) {
        added[`GIT_CONFIG_KEY_${String(before + index)}`] = key;
        added[`GIT_CONFIG_VALUE_${String(before + index)}`] = value;
    }
    return added;
}

;// CONCATENATED MODULE: ./src/module/revision.ts





/**
 * The working tree that holds a folder: the nearest one upward with a `.git`, found without git, as the go
 * command does it (cmd/go/internal/vcs.FromDir). Undefined when there is none.
 */
async function findRepository(dir) {
    for (let folder = await (0,promises_.realpath)(dir);; folder = (0,external_node_path_.dirname)(folder)) {
        const stat = await (0,promises_.lstat)((0,external_node_path_.join)(folder, '.git')).catch(() => undefined);
        if (stat !== undefined) {
            return { root: folder, gitDir: stat.isFile() ? 'file' : 'directory' };
        }
        if ((0,external_node_path_.dirname)(folder) === folder)
            return undefined;
    }
}
/**
 * Reads the repository that holds `dir`. Undefined when there is none, and, with a notice, when there is no
 * git to read it, or when it is a stranger's and not needed.
 *
 * @throws UserError naming the folder and its owner when git refuses to read it.
 */
async function readRepository(dir, host, { workingDirectory, buildvcs } = { workingDirectory: dir, buildvcs: true }) {
    const found = await findRepository(dir);
    if (found === undefined)
        return undefined;
    const { root, gitDir } = found;
    const asked = ['status', '--porcelain=v2', '--branch', '--no-renames', '-z'];
    let env = {};
    let status = await runGit(root, asked, env, host);
    if (status === undefined) {
        host.log.notice(`${root} is a git repository, but there is no git on PATH: the binaries will not say their revision.`);
        return undefined;
    }
    if (status.code !== 0 && /dubious ownership|unsafe repository/.test(status.stderr)) {
        const strange = await whyStrange(root, workingDirectory);
        if (strange !== undefined && !buildvcs) {
            host.log.notice(`${strange}, so it is not read.`);
            return undefined;
        }
        if (strange !== undefined) {
            // git's own words name the command that settles it, `git config --global --add safe.directory …`.
            throw new src_errors/* UserError */.yo(`Input \`working-directory\`: ${strange}. git does not read it, because its configuration may name programs to run:\n${status.stderr.trim()}\n` +
                'Do so if you trust its owner, or set `buildvcs` to false to build without a revision.');
        }
        env = trustEnvironment([root], host.env);
        status = (await runGit(root, asked, env, host)) ?? status;
    }
    if (status.code !== 0) {
        throw new src_errors/* UserError */.yo(`Input \`working-directory\`: git cannot read the repository at ${root}, owned by ${await owner(root)}, and we are ${us()}:\n${status.stderr.trim()}\n` +
            'Make the checkout readable to this user, or set `buildvcs` to false and build outside of it.');
    }
    const { commit, branch, dirty } = parseStatus(status.stdout);
    const [log, shallow, remote] = await Promise.all([
        commit === ''
            ? undefined
            : runGit(root, 
            // A user's log.excludeDecoration or log.showSignature must not change what is read.
            [
                '-c',
                'log.showSignature=false',
                'log',
                '-1',
                '--decorate-refs=refs/tags/*',
                '--format=%ct%n%D',
                '--decorate=full',
                'HEAD',
            ], env, host),
        runGit(root, ['rev-parse', '--is-shallow-repository'], env, host),
        runGit(root, ['config', '--get', 'remote.origin.url'], env, host),
    ]);
    const [seconds = '', decoration = ''] = (log?.stdout ?? '').split('\n');
    return {
        root,
        gitDir,
        commit,
        date: seconds === '' ? '' : utcSeconds(Number(seconds)),
        branch: branch === '' ? runnerBranch(host) : branch,
        tags: parseTags(decoration),
        dirty,
        shallow: shallow?.stdout.trim() === 'true',
        source: webAddress(remote?.stdout.trim() ?? ''),
        env,
    };
}
/** Seconds since the epoch as RFC 3339 in UTC: `2026-11-23T10:00:00Z`. */
function utcSeconds(seconds) {
    return new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}
/** What `git status --porcelain=v2 --branch --no-renames -z` says (git-status(1), "Porcelain Format Version 2"). */
function parseStatus(text) {
    let commit = '';
    let branch = '';
    const dirty = [];
    for (const line of text.split('\0')) {
        const fields = line.split(' ');
        if (line.startsWith('# branch.oid '))
            commit = fields[2] === '(initial)' ? '' : (fields[2] ?? '');
        else if (line.startsWith('# branch.head '))
            branch = fields[2] === '(detached)' ? '' : (fields[2] ?? '');
        else if (fields[0] === '1')
            dirty.push(fields.slice(8).join(' '));
        else if (fields[0] === 'u')
            dirty.push(fields.slice(10).join(' '));
        else if (fields[0] === '?')
            dirty.push(fields.slice(1).join(' '));
    }
    return { commit, branch, dirty };
}
/** The tags in what `%D` prints with full names: `HEAD -> refs/heads/main, tag: refs/tags/v1.0.0`. */
function parseTags(decoration) {
    const mark = 'tag: refs/tags/';
    return decoration
        .split(', ')
        .filter((ref) => ref.startsWith(mark))
        .map((ref) => ref.slice(mark.length));
}
/**
 * A remote's web address, without credentials and `.git`; empty where it has none (a folder, a file).
 * `git@host:o/r.git` and `ssh://git@host:22/o/r` become `https://host/o/r`.
 */
function webAddress(remote) {
    const scp = /^(?:[^@/:]+@)?([^/:@]{2,}):(?!\/\/)\/?(.+)$/.exec(remote);
    const text = scp === null ? remote : `ssh://${scp[1] ?? ''}/${scp[2] ?? ''}`;
    if (!URL.canParse(text))
        return '';
    const url = new URL(text);
    const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
    if (url.protocol === 'http:' || url.protocol === 'https:')
        return `${url.protocol}//${url.host}${path}`;
    if (['ssh:', 'git:', 'git+ssh:'].includes(url.protocol))
        return `https://${url.hostname}${path}`;
    return '';
}
/** A runner checks out a commit, detached; the branch is in its environment then. */
function runnerBranch(host) {
    if (!host.onRunner)
        return '';
    const { GITHUB_HEAD_REF: head, GITHUB_REF_TYPE: type, GITHUB_REF_NAME: name } = host.env;
    if (head !== undefined && head !== '')
        return head;
    return type === 'branch' ? (name ?? '') : '';
}
/** Why a repository that git refuses for its owner is not to be trusted, as the start of a sentence; undefined where it is. */
async function whyStrange(root, workingDirectory) {
    const us = (0,external_node_os_.userInfo)().uid;
    // Windows has no such numbers, so there only the user can say.
    if (us === -1)
        return `The repository at ${root} belongs to another user`;
    const [tree, git, work] = await Promise.all([
        uidOf(root),
        uidOf((0,external_node_path_.join)(root, '.git')),
        uidOf(workingDirectory),
    ]);
    const stranger = strangerAmong([tree, git], work, us);
    return stranger === undefined
        ? undefined
        : `The repository at ${root} belongs to user ${stranger}, the folder ${workingDirectory} to user ${work}, and we are user ${us}`;
}
async function uidOf(path) {
    return (await (0,promises_.lstat)(path)).uid;
}
/**
 * Of the owners of a repository the first that is not to be trusted: neither the one whose folder is built anyway,
 * nor us. So a container's root builds its user's checkout, and nobody is misled by a `.git` that a stranger has left
 * in a folder above, such as /tmp.
 */
function strangerAmong(owners, work, us) {
    return owners.find((owner) => owner !== work && owner !== us);
}
async function owner(dir) {
    const stat = await (0,promises_.lstat)(dir).catch(() => undefined);
    return stat === undefined ? 'nobody' : `user ${String(stat.uid)}`;
}
function us() {
    const { uid, username } = (0,external_node_os_.userInfo)();
    return uid === -1 ? username : `user ${String(uid)}`;
}

;// CONCATENATED MODULE: ./src/module/workspace.ts



/** The nearest folder, `dir` itself or upward, that holds a file of this name; undefined when none does. */
async function findUpward(dir, name) {
    for (let folder = dir;; folder = (0,external_node_path_.dirname)(folder)) {
        const found = await (0,promises_.stat)((0,external_node_path_.join)(folder, name)).catch(() => undefined);
        if (found?.isFile() === true)
            return folder;
        if ((0,external_node_path_.dirname)(folder) === folder)
            return undefined;
    }
}
/**
 * The go.work that governs a folder, as the go command finds it: GOWORK, else upward. Undefined with
 * GOWORK=off or where there is none.
 *
 * @throws UserError when GOWORK names a file that cannot be read.
 */
async function findWorkspace(dir, host) {
    const wanted = host.env.GOWORK ?? '';
    if (wanted === 'off')
        return undefined;
    if (wanted === '' || wanted === 'auto') {
        const folder = await findUpward(dir, 'go.work');
        return folder === undefined ? undefined : (0,external_node_path_.join)(folder, 'go.work');
    }
    const file = (0,external_node_path_.resolve)(dir, wanted);
    await (0,promises_.readFile)(file).catch(() => {
        throw new src_errors/* UserError */.yo(`GOWORK: ${wanted} cannot be read. Give the absolute path of a go.work, "off", or leave GOWORK unset.`);
    });
    return file;
}

;// CONCATENATED MODULE: ./src/module/module.ts








/**
 * Reads the module or workspace that governs a folder, and the repositories behind it. `dir` is relative to
 * the host's folder, or absolute.
 *
 * @param buildvcs whether the binaries are to say their revision, so that a repository that is there must be readable
 * @throws UserError when the folder is missing, or neither it nor a folder above holds a go.mod or go.work.
 */
async function readModule(dir, host, buildvcs = true) {
    const given = (0,external_node_path_.resolve)(host.cwd, dir);
    if ((await (0,promises_.stat)(given).catch(() => undefined))?.isDirectory() !== true) {
        throw new src_errors/* UserError */.yo(`Input \`working-directory\`: ${given} is not a folder. Give the folder of a Go module or workspace, relative to ${host.cwd}.`);
    }
    // The go command and git both give paths with links resolved; ours must compare equal.
    const folder = await (0,promises_.realpath)(given);
    const repositories = repositoryReader({ workingDirectory: folder, buildvcs }, host);
    const work = await findWorkspace(folder, host);
    if (work !== undefined)
        return await readWorkspace(folder, work, repositories);
    const root = await findUpward(folder, 'go.mod');
    if (root === undefined)
        throw await noModule(folder);
    const module = await readGoModule(root, repositories);
    return {
        kind: 'module',
        dir: folder,
        root,
        go: module.go,
        toolchain: module.toolchain,
        modules: [module],
        vendored: await hasVendor(root),
        repository: module.repository,
    };
}
/** Reads each repository once, however many modules it holds. */
function repositoryReader(asker, host) {
    const read = new Map();
    return async (dir) => {
        const root = (await findRepository(dir))?.root;
        if (root === undefined)
            return undefined;
        const known = read.get(root) ?? readRepository(root, host, asker);
        read.set(root, known);
        return await known;
    };
}
async function readWorkspace(folder, work, repositories) {
    const root = (0,external_node_path_.dirname)(work);
    const file = parseModFile(await (0,promises_.readFile)(work, 'utf8'));
    if (file.use.length === 0) {
        throw new src_errors/* UserError */.yo(`Input \`working-directory\`: ${work} uses no module, so there is nothing to build. Add one with "go work use ./folder".`);
    }
    const modules = await Promise.all(file.use.map(async (use) => {
        const used = (0,external_node_path_.resolve)(root, use);
        return await readGoModule(await (0,promises_.realpath)(used).catch(() => used), repositories, work);
    }));
    return {
        kind: 'workspace',
        dir: folder,
        root,
        go: largest([file.go, ...modules.map((module) => module.go)]),
        toolchain: file.toolchain,
        modules,
        vendored: await hasVendor(root),
        repository: await repositories(root),
    };
}
async function readGoModule(dir, repositories, work) {
    const text = await (0,promises_.readFile)((0,external_node_path_.join)(dir, 'go.mod'), 'utf8').catch((error) => {
        const why = (0,src_errors/* errorText */.kc)(error);
        throw new src_errors/* UserError */.yo(work === undefined
            ? `Input \`working-directory\`: ${(0,external_node_path_.join)(dir, 'go.mod')} cannot be read: ${why}`
            : `Input \`working-directory\`: ${work} uses ${dir}, whose go.mod cannot be read: ${why}\nMend the "use" line, or take it out with "go work edit -dropuse".`);
    });
    const { module, go, toolchain } = parseModFile(text);
    if (module === '') {
        throw new src_errors/* UserError */.yo(`Input \`working-directory\`: ${(0,external_node_path_.join)(dir, 'go.mod')} has no "module" line. Add one: module example.com/name.`);
    }
    return { dir, path: module, go, toolchain, repository: await repositories(dir) };
}
async function hasVendor(root) {
    return (await (0,promises_.stat)((0,external_node_path_.join)(root, 'vendor', 'modules.txt')).catch(() => undefined))?.isFile() === true;
}
/** The largest of some `go` lines, in Go's own order (`1.21rc2` < `1.21.0`); what cannot be read counts as missing. */
function largest(lines) {
    let best;
    for (const line of lines) {
        const version = (0,go_version/* parseVersion */.ot)(line);
        if (version === undefined)
            continue;
        if (best === undefined || (0,go_version/* compareVersions */.Zy)(version, best.version) > 0)
            best = { line, version };
    }
    return best?.line ?? '';
}
/** The error for a folder without a module, naming modules below it, which are likely meant. */
async function noModule(folder) {
    const below = await modulesBelow(folder);
    const hint = below.length === 0
        ? 'Give the folder of a Go module, or make one with "go mod init".'
        : `There is a go.mod in ${below.map((one) => (0,src_paths/* outputPath */.XC)(folder, one)).join(', ')}: set \`working-directory\` to one of them.`;
    return new src_errors/* UserError */.yo(`Input \`working-directory\`: no go.mod or go.work in ${folder} or above. ${hint}`);
}
/** Folders with a go.mod, at most three levels down and at most five: enough for a hint. */
async function modulesBelow(folder) {
    const found = [];
    let level = [folder];
    for (let depth = 0; depth < 3 && found.length < 5; depth++) {
        const next = [];
        for (const parent of level) {
            const entries = await (0,promises_.readdir)(parent, { withFileTypes: true }).catch(() => []);
            for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
                if (!entry.isDirectory() || /^[._]|^(?:node_modules|testdata|vendor)$/.test(entry.name))
                    continue;
                const child = (0,external_node_path_.join)(parent, entry.name);
                if ((await (0,promises_.stat)((0,external_node_path_.join)(child, 'go.mod')).catch(() => undefined))?.isFile() === true)
                    found.push(child);
                next.push(child);
            }
        }
        level = next;
    }
    return found.slice(0, 5);
}
/** The folder that images are built from, absolute: the repository's root, for its commit; the module's without one. */
function contextOf({ repository, root }) {
    return repository?.root ?? root;
}
/** The folder that paths are shown from and output-dir lies in, absolute: a runner's workspace; else as `contextOf`. */
function workspaceOf(module, host) {
    return host.workspace ?? contextOf(module);
}

;// CONCATENATED MODULE: ./src/collect/record.ts




/** What the record keeps of a plan: without absolute paths, in a fixed order, so that equal plans have equal bytes. */
function recordPlan(plan) {
    const { module } = plan;
    const [first] = module.modules;
    return {
        module: plan.defaultMain.module?.path ?? first?.path ?? '',
        kind: module.kind,
        directory: (0,src_paths/* outputPath */.XC)(contextOf(module), module.dir),
        targets: plan.targets.map(({ target }) => target.name),
        mains: plan.mains.map((main) => ({
            package: main.package,
            name: main.name,
            stage: main.stage,
            stamps: Object.fromEntries(main.stamps.map(({ variable, text }) => [variable, text])),
            ldflags: main.ldflags,
            targets: plan.targets.filter(({ mains }) => mains.includes(main)).map(({ target }) => target.name),
        })),
        defaultMain: plan.defaultMain.package,
        flags: plan.flags,
        cgo: plan.cgo,
        stamped: plan.stamped,
        settings: plan.settings.build,
    };
}
/** The record of a run; `files` is filled in when every other file is known. */
function makeRecord(inputs, plan, shipGo, files) {
    const recorded = recordPlan(plan);
    const { version, commit, date, dirty } = plan.identity;
    return {
        schema: 1,
        shipGo,
        version,
        commit,
        date,
        dirty,
        source: plan.module.repository?.source ?? '',
        go: { version: plan.goVersion, prerelease: plan.prerelease },
        inputs: (0,src_inputs/* recordInputs */.v)(inputs, { dir: plan.module.dir, context: contextOf(plan.module) }),
        plan: recorded,
        planSha256: sha256(JSON.stringify(recorded)),
        files,
    };
}

;// CONCATENATED MODULE: ./src/collect/collect.ts





/**
 * Makes every file of output-dir from what was built. Pure: the same binaries, plan and inputs give the same
 * bytes in every file.
 *
 * @param binaries in plan order
 * @param rendered the Dockerfile and what belongs to it; empty for none
 * @throws UserError where two files would stand at one path
 */
function collect(inputs, plan, binaries, rendered, shipGo) {
    const artifacts = binaries.map(collect_artifacts/* artifactOf */.qB);
    const texts = [
        // Without it an untracked output-dir makes the next run's binaries `+dirty`.
        { path: collect_artifacts/* FILES */.cn.gitignore, text: '*\n' },
        { path: collect_artifacts/* FILES */.cn.artifacts, text: json(artifacts) },
        {
            path: collect_artifacts/* FILES */.cn.buildInfo,
            text: json(Object.fromEntries(binaries.map(({ path, buildInfo }) => [path, buildInfo]))),
        },
        { path: collect_artifacts/* FILES */.cn.checksums, text: checksumsText(artifacts) },
        ...rendered,
        ...binaries.flatMap(({ path, buildInfoText }) => buildInfoText === undefined ? [] : [{ path: (0,collect_artifacts/* buildInfoPath */.oJ)(path), text: buildInfoText }]),
    ];
    refuseClashes([...binaries, ...texts, { path: collect_artifacts/* FILES */.cn.record }].map(({ path }) => path));
    const sums = [
        ...texts.map(({ path, text }) => [path, sha256(text)]),
        ...binaries.map((binary) => [binary.path, binary.sha256]),
    ].sort(([a], [b]) => (a < b ? -1 : 1));
    const record = makeRecord(inputs, plan, shipGo, Object.fromEntries(sums));
    return {
        record,
        files: [
            ...binaries.map(({ path, file }) => ({ path, from: file })),
            ...texts,
            { path: collect_artifacts/* FILES */.cn.record, text: json(record) },
        ],
    };
}
/**
 * Two files at one path, of which each would replace the other, or one where another has its folder. Some file
 * systems do not tell A from a, so nobody may rely on it.
 *
 * @throws UserError naming them and the inputs that name files
 */
function refuseClashes(paths) {
    const taken = new Map();
    const clash = (one, other) => new src_errors/* UserError */.yo(`Two files of this run cannot stand side by side in \`output-dir\`: ${(0,values/* show */.WU)(one)} and ${(0,values/* show */.WU)(other)}. Give the input \`dockerfile\` another path, or leave a main out by \`packages\`.`);
    for (const path of paths) {
        const other = taken.get(path.toLowerCase());
        if (other !== undefined)
            throw clash(other, path);
        taken.set(path.toLowerCase(), path);
    }
    for (const path of paths) {
        const folders = path.toLowerCase().split('/').slice(0, -1);
        for (const depth of folders.keys()) {
            const other = taken.get(folders.slice(0, depth + 1).join('/'));
            if (other !== undefined)
                throw clash(other, path);
        }
    }
}
/** Binaries come as they are done; files list them in the order of the targets asked for, then of the mains. */
function inPlanOrder(plan, binaries) {
    return plan.targets.flatMap(({ target, mains }) => mains.flatMap((main) => binaries.filter((binary) => binary.target === target && binary.main === main)));
}
function json(value) {
    return `${JSON.stringify(value, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./src/collect/output-dir.ts






/**
 * Looks at output-dir without touching it: absent, empty, or holding a ship-go.json of ours; also when links are
 * followed, inside `boundary` and neither a folder of the sources' own nor git's.
 *
 * @param outputDir as given: relative to the working directory, or absolute
 * @param boundary absolute: the workspace; from a terminal the repository, or the module where there is none
 * @throws UserError that says what stands there and proposes another folder
 */
async function claimOutputDir(outputDir, workingDirectory, boundary) {
    const path = (0,external_node_path_.resolve)(workingDirectory, outputDir);
    const fail = (why) => {
        throw new src_errors/* UserError */.yo(`Input \`output-dir\` is ${(0,values/* show */.WU)(outputDir)}: ${why}`);
    };
    if (!(0,src_paths/* isInside */.FK)(boundary, path))
        fail(`${path} lies outside ${boundary}. Choose a folder inside it, such as dist.`);
    const [root, target, sources] = await Promise.all([
        (0,promises_.realpath)(boundary),
        realTarget(path),
        (0,promises_.realpath)(workingDirectory),
    ]);
    if (!(0,src_paths/* isInside */.FK)(root, target)) {
        fail(`a symbolic link leads out of ${boundary}. Choose a folder inside it, such as dist.`);
    }
    if ((0,src_paths/* isInside */.FK)(target, sources)) {
        fail('it holds the sources themselves. Choose a folder of its own below them, such as dist.');
    }
    // Some file systems do not tell .GIT from .git.
    if (/(^|[\\/])\.git([\\/]|$)/i.test((0,external_node_path_.relative)(root, target)))
        fail('it lies in git’s own folder. Choose another, such as dist.');
    const propose = 'ship-go writes only into a folder of its own. Choose another, such as output-dir: build/ship-go.';
    const entries = await (0,promises_.readdir)(path).catch((error) => {
        const { code, message } = error;
        return code === 'ENOENT' ? [] : fail(`it cannot be used as a folder (${code ?? message}). ${propose}`);
    });
    if (entries.length === 0)
        return { path, previous: [] };
    if (!entries.includes(collect_artifacts/* FILES */.cn.record)) {
        fail(`it exists, is not empty and holds no ${collect_artifacts/* FILES */.cn.record} (it has ${entries.slice(0, 3).join(', ')}…). ${propose}`);
    }
    const previous = ownFiles(await (0,promises_.readFile)((0,external_node_path_.join)(path, collect_artifacts/* FILES */.cn.record), 'utf8'));
    return previous === undefined
        ? fail(`its ${collect_artifacts/* FILES */.cn.record} was not written by ship-go. ${propose}`)
        : { path, previous };
}
/** The files that a ship-go.json lists and the file itself; undefined where it is not one of ours. */
function ownFiles(text) {
    let record;
    try {
        record = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (typeof record !== 'object' ||
        record === null ||
        !('schema' in record) ||
        !('shipGo' in record) ||
        !('files' in record)) {
        return undefined;
    }
    const { files } = record;
    if (typeof files !== 'object' || files === null)
        return undefined;
    // What it lists is deleted later: a path that climbs out is nobody's honest record.
    const paths = Object.keys(files);
    if (paths.some((path) => (0,external_node_path_.isAbsolute)(path) || path.split(/[\\/]/).includes('..')))
        return undefined;
    return [...paths, collect_artifacts/* FILES */.cn.record];
}
/** Where a path that may not exist yet really stands: its nearest existing parent with links followed. */
async function realTarget(path) {
    const exists = await (0,promises_.lstat)(path).then(() => true, () => false);
    if (exists) {
        // A link to nowhere cannot be followed, but would be written through.
        return await (0,promises_.realpath)(path).catch(() => external_node_path_.sep);
    }
    const parent = (0,external_node_path_.dirname)(path);
    return parent === path ? path : (0,external_node_path_.join)(await realTarget(parent), (0,external_node_path_.relative)(parent, path));
}

;// CONCATENATED MODULE: ./src/collect/place.ts




/** Files wait here, on the same file system as their places, so that the last acts are a rename each. */
const WAITING = '.ship-go-incoming-';
/**
 * Puts all files into output-dir, or none: everything that can fail for want of space or rights is done
 * in a folder beside them first. Then the files of the run before are renamed aside, ours into their places, the
 * record last, and where one of these fails all are renamed back. Files that are not ours stay and are never
 * replaced, and no symbolic link in output-dir is followed.
 *
 * @throws UserError when the disk is full, the folder cannot be written, or something of somebody else stands
 *   where a file of ours belongs; it says whether output-dir is as it was
 */
async function placeOutput(dir, files) {
    const undo = [];
    try {
        await place(dir, files, undo);
    }
    catch (error) {
        throw placeFailure(dir.path, error, await takeBack(undo));
    }
}
async function place(dir, files, undo) {
    const created = await (0,promises_.mkdir)(dir.path, { recursive: true });
    if (created !== undefined)
        undo.push(() => removeEmpty(dir.path, (0,external_node_path_.dirname)(created)));
    await removeLeftovers(dir.path);
    const waiting = await (0,promises_.mkdtemp)((0,external_node_path_.join)(dir.path, WAITING));
    undo.push(() => discard(waiting));
    for (const file of files)
        await put((0,external_node_path_.join)(waiting, 'new'), file);
    const ours = await standingFiles(dir);
    await refuseForeign(dir.path, files, ours);
    await claim(dir, files, waiting, undo);
    const move = async (path, from, to) => {
        const folder = (0,external_node_path_.dirname)((0,external_node_path_.join)(to, path));
        const made = await (0,promises_.mkdir)(folder, { recursive: true });
        if (made !== undefined)
            undo.push(() => removeEmpty(folder, (0,external_node_path_.dirname)(made)));
        await (0,promises_.rename)((0,external_node_path_.join)(from, path), (0,external_node_path_.join)(to, path));
        undo.push(() => (0,promises_.rename)((0,external_node_path_.join)(to, path), (0,external_node_path_.join)(from, path)));
    };
    const old = ours.filter((path) => path !== collect_artifacts/* FILES */.cn.record);
    for (const path of old)
        await move(path, dir.path, (0,external_node_path_.join)(waiting, 'old'));
    const inOrder = [...files].sort((a, b) => Number(a.path === collect_artifacts/* FILES */.cn.record) - Number(b.path === collect_artifacts/* FILES */.cn.record));
    for (const { path } of inOrder)
        await move(path, (0,external_node_path_.join)(waiting, 'new'), dir.path);
    await discard(waiting);
    for (const path of old)
        await removeEmpty((0,external_node_path_.dirname)((0,external_node_path_.join)(dir.path, path)), dir.path);
}
async function put(incoming, file) {
    const to = (0,external_node_path_.join)(incoming, file.path);
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(to), { recursive: true });
    if ('text' in file) {
        await (0,promises_.writeFile)(to, file.text);
        return;
    }
    // Compiled outside the working tree, often on another disk, where a rename does not reach.
    await (0,promises_.rename)(file.from, to).catch(() => (0,promises_.copyFile)(file.from, to));
    await (0,promises_.chmod)(to, 0o755);
}
/** What stands at a path, or in its way: the first of its folders that is none or a link, else what is there itself. */
async function standing(dir, path) {
    const whole = (0,external_node_path_.join)(dir, path);
    let at = dir;
    for (const part of (0,external_node_path_.relative)(dir, whole).split(external_node_path_.sep)) {
        at = (0,external_node_path_.join)(at, part);
        const stats = await (0,promises_.lstat)(at).catch((error) => {
            if ((0,src_errors/* errorCode */.CA)(error) !== 'ENOENT')
                throw error;
        });
        if (stats === undefined)
            return undefined;
        if (at === whole || !stats.isDirectory())
            return { path: at, stats };
    }
    return undefined;
}
/** The files of the run before that still stand. What is reached through a link, or is none of a file now, is not ours. */
async function standingFiles({ path: dir, previous }) {
    const found = [];
    for (const path of new Set(previous)) {
        const there = await standing(dir, path);
        if (there?.path === (0,external_node_path_.join)(dir, path) && there.stats.isFile())
            found.push(path);
    }
    return found;
}
async function refuseForeign(dir, files, ours) {
    const own = new Set(ours.map((path) => (0,external_node_path_.join)(dir, path)));
    for (const { path } of files) {
        const there = await standing(dir, path);
        if (there === undefined || own.has(there.path))
            continue;
        throw new src_errors/* UserError */.yo(there.stats.isSymbolicLink()
            ? `${there.path} is a symbolic link, and ship-go writes through none. Remove it, or choose another \`output-dir\`.`
            : `${there.path} was not written by ship-go and is not replaced. Move it away, or choose another \`output-dir\`.`);
    }
}
/**
 * Leaves a record that owns the old files and the new ones, so that a run killed between two renames
 * leaves a folder that the next run knows as its own.
 */
async function claim(dir, files, waiting, undo) {
    const record = (0,external_node_path_.join)(dir.path, collect_artifacts/* FILES */.cn.record);
    const before = (0,external_node_path_.join)(waiting, 'before.json');
    if (dir.previous.length > 0)
        await (0,promises_.copyFile)(record, before);
    const paths = [...new Set([...dir.previous, ...files.map(({ path }) => path)])].filter((path) => path !== collect_artifacts/* FILES */.cn.record);
    const interim = {
        schema: 1,
        shipGo: 'interrupted',
        files: Object.fromEntries(paths.map((path) => [path, ''])),
    };
    const file = (0,external_node_path_.join)(waiting, 'interim.json');
    await (0,promises_.writeFile)(file, JSON.stringify(interim));
    await (0,promises_.rename)(file, record);
    undo.push(() => (dir.previous.length > 0 ? (0,promises_.rename)(before, record) : (0,promises_.rm)(record)));
}
/** True when all is as it was. At the first act that cannot be taken back it ends, and the interim record stays. */
async function takeBack(undo) {
    try {
        for (const step of undo.reverse())
            await step();
        return true;
    }
    catch {
        return false;
    }
}
/** Deletes what a run that was killed left behind. */
async function removeLeftovers(dir) {
    for (const name of await (0,promises_.readdir)(dir)) {
        if (name.startsWith(WAITING))
            await discard((0,external_node_path_.join)(dir, name));
    }
}
/**
 * Deletes a folder of waiting files; of a link the link alone. What cannot be deleted now, such as a program that
 * runs on Windows, the next run tries again.
 */
async function discard(waiting) {
    await (0,promises_.rm)(waiting, { recursive: true, force: true }).catch(() => undefined);
}
/** Deletes a folder and those above it as long as they are empty, up to `top`, which stays. */
async function removeEmpty(folder, top) {
    for (let at = folder; at !== top; at = (0,external_node_path_.dirname)(at)) {
        const gone = await (0,promises_.rmdir)(at).then(() => true, () => false);
        if (!gone)
            return;
    }
}
/** What to throw when files could not be placed; `restored` says whether output-dir is as it was before. */
function placeFailure(path, error, restored) {
    const state = restored
        ? 'It was left as it was.'
        : 'Only some of its files were replaced: run again when that is mended, before you use them.';
    const code = (0,src_errors/* errorCode */.CA)(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') {
        return new src_errors/* UserError */.yo(`The disk is full: \`output-dir\` ${path} cannot be written. ${state} Free some space, or build fewer targets at once.`);
    }
    if (['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOTDIR', 'EISDIR', 'EEXIST'].includes(code)) {
        return new src_errors/* UserError */.yo(`Input \`output-dir\`: ${path} cannot be written (${code}: ${(0,src_errors/* errorText */.kc)(error)}). ${state} Check who owns it and what has its files open, or choose another.`);
    }
    return error;
}

// EXTERNAL MODULE: ./src/go/command.ts
var command = __webpack_require__(15619);
// EXTERNAL MODULE: ./src/plan/quoted.ts
var quoted = __webpack_require__(54983);
;// CONCATENATED MODULE: ./src/plan/environment.ts





/**
 * What `go list` and `go build` get for a target, the same for both: GOOS, GOARCH, the level, CGO_ENABLED, with
 * cgo the compilers that CC_FOR_os_arch and CXX_FOR_os_arch name (Go's own convention, cmd/dist), and what git
 * needs to read checkouts that another user owns.
 */
function buildEnvironment({ cgo, module }, target, env) {
    const compilers = cgo
        ? ['CC', 'CXX'].flatMap((name) => {
            const value = env[`${name}_FOR_${target.os}_${target.arch}`] ?? '';
            return value === '' ? [] : [[name, value]];
        })
        : [];
    return {
        ...gitEnvironment(module, env),
        ...target.env,
        CGO_ENABLED: cgo ? '1' : '0',
        ...Object.fromEntries(compilers),
    };
}
/** The trust that a module's repositories need, all of them in one list: their own `env` would overwrite each other. */
function gitEnvironment(module, env) {
    const repositories = [module.repository, ...module.modules.map((one) => one.repository)];
    const roots = repositories.flatMap((repository) => repository !== undefined && Object.keys(repository.env).length > 0 ? [repository.root] : []);
    return trustEnvironment([...new Set(roots)], env);
}
/**
 * Makes sure that each target has a C compiler on this machine. `defaultCompiler` is what `go env CC` says.
 *
 * @throws UserError naming the target and the variable to set.
 */
async function checkCompilers(targets, defaultCompiler, host) {
    for (const target of targets) {
        const variable = `CC_FOR_${target.os}_${target.arch}`;
        const own = target.os === host.os && target.arch === host.arch;
        const given = host.env[variable] ?? '';
        const compiler = given !== '' ? given : own ? defaultCompiler : '';
        if (compiler === '') {
            throw new src_errors/* UserError */.yo(`Input \`cgo\` is true: ${target.name} needs a C compiler that makes code for it. Set the environment variable ${variable} to one, set \`cgo\` to false, or leave ${target.name} out of \`targets\`.`);
        }
        const [command = ''] = (0,quoted/* splitQuoted */.Z5)(compiler) ?? [];
        if ((await (0,program/* findProgram */.K)(command, host)) === undefined) {
            const name = given !== '' ? variable : `CC`;
            throw new src_errors/* UserError */.yo(`Input \`cgo\` is true: the C compiler for ${target.name} is ${JSON.stringify(compiler)} (${name}), and ${JSON.stringify(command)} is not on PATH. Install it, set ${name} to another, or set \`cgo\` to false.`);
        }
    }
}
/**
 * Warns where C++ is compiled with this machine's own compiler for a target whose C compiler is named: what links the
 * two together then fails, with many words about formats and none about the variable that is missing.
 *
 * @param flags of `go list` that change what stands
 */
async function warnOfCxx(targets, flags, module, toolchain, host) {
    const set = (name) => (host.env[name] ?? '') !== '';
    for (const { target, mains } of targets) {
        const [c, cxx] = [`CC_FOR_${target.os}_${target.arch}`, `CXX_FOR_${target.os}_${target.arch}`];
        const own = target.os === host.os && target.arch === host.arch;
        if (own || !set(c) || set(cxx) || set('CXX'))
            continue;
        const format = '{{if .CXXFiles}}{{.ImportPath}}{{end}}';
        // What it cannot load the build cannot either, and says it better.
        const { stdout } = await (0,command/* runGo */.a)(toolchain, ['list', '-deps', '-f', format, ...flags, '--', ...mains.map((main) => main.ImportPath)], { cwd: module.dir, env: buildEnvironment({ cgo: true, module }, target, host.env) }, host);
        const packages = stdout.split(/\r?\n/).filter((line) => line !== '');
        if (packages.length === 0)
            continue;
        host.log.warning(`${packages.join(', ')} ${packages.length === 1 ? 'has' : 'have'} C++ files, which are compiled for ${target.name} with this machine's own C++ compiler: only ${c} is set. Set ${cxx} as well.`);
    }
}

// EXTERNAL MODULE: ./src/plan/targets.ts
var targets = __webpack_require__(40001);
;// CONCATENATED MODULE: ./src/compile/diagnostics.ts


/** `cmd/a/main.go:6:14: message`; the column is missing from assembler and older linker errors. */
const POSITIONED = /^(?<file>.*?\.[A-Za-z]+):(?<line>\d+)(?::(?<column>\d+))?: (?<text>.+)$/;
/** C compilers add these to an error; they are none themselves. */
const REMARK = /^(?:note|warning|remark): /;
/** Last words of the assembler and the compiler, which repeat that there were errors. */
const EPILOGUE = /^asm: assembly of .* failed$|: too many errors$/;
/** A tool that is given an unknown flag says all those that it knows: a hundred lines that hide the one that counts. */
const USAGE = /\nusage: (?:.*\n?)*/;
/**
 * The errors in what `go build` printed: positioned lines with the tab-indented ones that continue them, or,
 * where a package's part holds none (the linker's, import cycles), that part as one error.
 *
 * @param dir absolute folder that the command ran in; its paths start there
 * @param workspace absolute folder that positions are relative to
 */
function parseDiagnostics(output, dir, workspace) {
    return parts(output).flatMap((part) => {
        const { errors } = positionedErrors(part, dir, workspace);
        const text = part.trim();
        return errors.length > 0 || text === '' ? errors : [{ message: text, at: undefined }];
    });
}
/** Whether the output says more than its diagnostics do: a C compiler's excerpts and remarks, a linker's own words. */
function saysMore(output) {
    return parts(output).some((part) => {
        const { errors, others } = positionedErrors(part, '.', '.');
        return errors.length > 0 && others.length > 0;
    });
}
/** `# import/path` opens the part of one package; what stands before the first is the command's own. */
function parts(output) {
    return output
        .replaceAll('\r\n', '\n')
        .split(/^# .*\n/m)
        .map((part) => part.replace(USAGE, '\n'));
}
/** The errors with a place, and the lines that belong to none. */
function positionedErrors(part, dir, workspace) {
    const errors = [];
    const others = [];
    let open = false;
    for (const line of part.split('\n')) {
        const last = errors.at(-1);
        if (open && last !== undefined && line.startsWith('\t')) {
            errors[errors.length - 1] = { ...last, message: `${last.message}\n${line.trim()}` };
            continue;
        }
        const found = EPILOGUE.test(line) ? undefined : POSITIONED.exec(line)?.groups;
        open = found !== undefined && !REMARK.test(found.text ?? '');
        if (found === undefined || !open) {
            if (line.trim() !== '' && !EPILOGUE.test(line))
                others.push(line);
            continue;
        }
        const { file = '', line: row = '', column, text = '' } = found;
        const path = (0,external_node_path_.resolve)(dir, file);
        const place = (0,src_paths/* isInside */.FK)(workspace, path) ? (0,src_paths/* outputPath */.XC)(workspace, path) : undefined;
        const at = place === undefined
            ? undefined
            : { file: place, line: Number(row), ...(column === undefined ? {} : { column: Number(column) }) };
        // Without a place to point at, the message must say where.
        errors.push({ message: at === undefined ? line : text, at });
    }
    return { errors, others };
}
/** Several builds' errors, each once, with the targets that met it. */
function mergeDiagnostics(builds, dir, workspace) {
    const merged = new Map();
    for (const { target, output } of builds) {
        for (const diagnostic of parseDiagnostics(output, dir, workspace)) {
            const key = JSON.stringify(diagnostic);
            const known = merged.get(key);
            if (known === undefined)
                merged.set(key, { ...diagnostic, targets: [target] });
            else if (!known.targets.includes(target))
                known.targets.push(target);
        }
    }
    return [...merged.values()];
}

;// CONCATENATED MODULE: ./src/compile/progress.ts
/** `2 of 6 compiled after 14 s, now linux/arm64 (3 s), windows/amd64 (1 s)`. */
function progressText({ total, done, elapsed, running }) {
    const now = running.map(({ target, elapsed }) => `${target} (${seconds(elapsed)})`).join(', ');
    return `${done} of ${total} compiled after ${seconds(elapsed)}${now === '' ? '' : `, now ${now}`}`;
}
/** `0.4 s`, `14 s`, `2 min 5 s`. */
function seconds(milliseconds) {
    if (milliseconds < 9_950)
        return `${(milliseconds / 1000).toFixed(1)} s`;
    const whole = Math.round(milliseconds / 1000);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
/** Tells the log every `interval` milliseconds how far it is, and of each target when it is done. */
function reportProgress(total, log, interval = 500) {
    const began = performance.now();
    const running = new Map();
    let done = 0;
    const tell = () => {
        const now = performance.now();
        log.progress(progressText({
            total,
            done,
            elapsed: now - began,
            running: [...running].map(([target, since]) => ({ target, elapsed: now - since })),
        }));
    };
    const timer = setInterval(tell, interval);
    return {
        start: (target) => {
            running.set(target, performance.now());
            tell();
        },
        finish: (target) => {
            done += 1;
            const took = seconds(performance.now() - (running.get(target) ?? began));
            running.delete(target);
            log.info(`${target} compiled in ${took} (${done} of ${total})`);
        },
        stop: () => {
            clearInterval(timer);
        },
    };
}

;// CONCATENATED MODULE: ./src/compile/remedy.ts
/** What the go command and its tools say of a failure that is not the source's, and what helps. */
const REMEDIES = [
    [
        // As Unix says it, then Windows.
        /no space left on device|disk quota exceeded|not enough space on the disk/i,
        "The disk is full: free some space for the temporary folder %s and for Go's build cache.",
    ],
    [
        /SECURITY ERROR|checksum mismatch/,
        'A module is not what go.sum or the checksum database says. Find out why before anything else: a tag that was moved, a proxy that changes files, or an attack.',
    ],
    [
        /missing go\.sum entry|updates to go\.(?:mod|sum|work) needed|inconsistent vendoring|go: to add .*:\n/,
        'Run what the go command proposes ("go mod tidy", "go mod vendor"), and commit what it changes.',
    ],
    [
        /: reading https?:\/\/|dial tcp|could not read Username|unrecognized import path|invalid version: git |terminal prompts disabled/,
        'A module could not be fetched: look at GOPROXY and the network, and for a private module at GOPRIVATE and its login (netrc, GOAUTH, git).',
    ],
];
/**
 * What to do about a build that failed, a sentence.
 *
 * @param output all that the go command said
 * @param temp absolute folder of the run's temporary files
 */
function remedyFor(output, temp) {
    const known = REMEDIES.find(([pattern]) => pattern.test(output));
    return (known?.[1].replace('%s', () => temp) ??
        'Mend the source, or leave out what is not meant for this target (inputs `packages`, `targets`).');
}

;// CONCATENATED MODULE: ./src/compile/compile.ts










/**
 * Compiles every target of the plan into `out` (absolute, outside the working tree) and gives each target's
 * files as soon as they are there, in the order in which they are done.
 *
 * When one target fails the others are stopped: all that was reported by then is annotated, each error once.
 * What `out` holds then is for the caller to throw away, as it does with its temporary folder.
 *
 * @throws UserError when a build fails; Interrupted when the run is stopped
 */
async function* compile(plan, toolchain, out, host) {
    const stop = new AbortController();
    const stopAll = () => {
        stop.abort();
    };
    // By hand, because AbortSignal.any came with Node 20.3.
    host.signal.addEventListener('abort', stopAll);
    if (host.signal.aborted)
        stopAll();
    const stoppable = { ...host, signal: stop.signal };
    const progress = reportProgress(plan.targets.length, host.log);
    const waiting = [...plan.targets];
    const running = new Map();
    try {
        while (waiting.length > 0 || running.size > 0) {
            while (running.size < atOnce(host.cpus)) {
                const next = waiting.shift();
                if (next === undefined)
                    break;
                progress.start(next.target.name);
                running.set(next, build(plan, next, toolchain, out, stoppable));
            }
            const { target, failure, files } = await Promise.race(running.values());
            if (failure !== undefined) {
                stop.abort();
                const ended = await Promise.allSettled(running.values());
                const failures = ended.flatMap((end) => end.status === 'fulfilled' ? (end.value.failure ?? []) : []);
                if (host.signal.aborted)
                    throw new src_errors/* Interrupted */.j$();
                throw compileError(failures, plan, host);
            }
            running.delete(target);
            progress.finish(target.target.name);
            yield files;
        }
    }
    finally {
        progress.stop();
        stopAll();
        host.signal.removeEventListener('abort', stopAll);
        await Promise.allSettled(running.values());
    }
}
/**
 * How many targets are built at once. One go command keeps every core busy while it compiles, but each link
 * at its end uses little more than one: a second build fills that gap, and more only cost memory.
 */
function atOnce(cpus) {
    return cpus > 1 ? 2 : 1;
}
async function build(plan, target, toolchain, out, host) {
    const folder = (0,external_node_path_.join)(out, target.target.folder);
    // A compiler that is killed leaves its work folder: there it is deleted with the run.
    const env = { ...buildEnvironment(plan, target.target, host.env), GOTMPDIR: host.temp };
    const { code, stderr } = await (0,command/* runGo */.a)(toolchain, buildArguments(plan, target, folder), { cwd: plan.module.dir, env, stopChildren: true }, host);
    if (code !== 0) {
        return { target, files: [], failure: { target: target.target.name, output: stderr } };
    }
    // A success may still have said something: a C compiler's warnings, modules that were downloaded.
    if (stderr.trim() !== '')
        host.log.info(stderr.trimEnd());
    const files = target.mains.map((main) => ({
        main,
        target: target.target,
        file: (0,external_node_path_.join)(out, (0,targets/* binaryPath */.VJ)(target.target, main.name)),
    }));
    for (const { file, main } of files) {
        const found = await (0,promises_.stat)(file).catch(() => undefined);
        if (found?.isFile() !== true) {
            throw new Error(`go build succeeded for ${target.target.name}, but ${main.package} is not at ${file}`);
        }
    }
    return { target, files, failure: undefined };
}
/**
 * The arguments of the one `go build` that builds all mains of a target, so that packages load once.
 *
 * @param folder where the binaries are to be
 */
function buildArguments(plan, { mains }, folder) {
    const { flags, packages } = goWords(plan, mains);
    // With the separator at its end it is a folder also when there is one main and nothing stands there yet.
    return ['build', '-o', (0,external_node_path_.join)(folder, '/'), ...flags, '--', ...packages];
}
/**
 * The flags and packages of `go build` for some mains, whoever runs it. Each main has linker flags of its own under
 * its import path as pattern, so that none takes another's stamps.
 */
function goWords(plan, mains) {
    return {
        flags: [...plan.flags, ...mains.map((main) => `-ldflags=${main.package}=${main.ldflags}`)],
        packages: mains.map((main) => main.package),
    };
}
/** At most this many errors stand in the message itself: the compiler stops after ten of a package, too. */
const SHOWN = 10;
function compileError(failures, plan, host) {
    const workspace = workspaceOf(plan.module, host);
    for (const { target, output } of failures) {
        const said = `go build for ${target}:\n${output.trimEnd()}`;
        if (saysMore(output))
            host.log.info(said);
        else
            host.log.debug(said);
    }
    const errors = mergeDiagnostics(failures, plan.module.dir, workspace);
    for (const { message, at, targets } of errors) {
        if (at !== undefined)
            host.log.error(`${message} (${targets.join(', ')})`, at);
    }
    const shown = errors.slice(0, SHOWN).map(({ message, at }) => {
        const place = at === undefined ? '' : `${[at.file, at.line, at.column].filter(Boolean).join(':')}: `;
        return `${place}${message}`;
    });
    if (errors.length > SHOWN)
        shown.push(`and ${errors.length - SHOWN} more`);
    const targets = failures.map(({ target }) => target).join(', ');
    const next = remedyFor(failures.map(({ output }) => output).join('\n'), host.temp);
    return new src_errors/* UserError */.yo(`Go ${plan.goVersion} could not compile for ${targets}:\n${shown.join('\n')}\nNothing was written. ${next}`);
}

;// CONCATENATED MODULE: ./src/dockerfile/bake.ts



/** In bake's own language: the registry and a slash, where one is given, with or without that. */
const REGISTRY = '${REGISTRY == "" ? "" : "${trimsuffix(REGISTRY, "/")}/"}';
/** Where the bake file stands under output-dir, with `/`: beside the Dockerfile. */
function bakePath(dockerfile) {
    return external_node_path_.posix.join(external_node_path_.posix.dirname(dockerfile), collect_artifacts/* FILES */.cn.bake);
}
/**
 * A file for `docker buildx bake`, run in the context's folder: an image of every main for every platform, of the
 * binaries in output-dir. `REGISTRY` (`ghcr.io/acme`) and `TAG` are variables of it, which the environment may set. (https://docs.docker.com/build/bake/reference/)
 */
function bakeFile({ images, paths, dockerfile, tag }) {
    const names = uniqueNames(images.map(({ main }) => main.stage));
    const output = (0,src_paths/* outputPath */.XC)(paths.context, paths.outputDir);
    const target = ({ main, platforms, labels }) => ({
        context: '.',
        dockerfile: literal(external_node_path_.posix.join(output, dockerfile)),
        contexts: { build: literal(external_node_path_.posix.isAbsolute(output) ? output : `./${output}`) },
        target: main.stage,
        platforms,
        labels: Object.fromEntries(Object.entries(labels).map(([key, value]) => [literal(key), literal(value)])),
        tags: [`${REGISTRY}${repositoryName(main.stage)}:\${TAG}`],
    });
    const file = {
        variable: { REGISTRY: { default: '' }, TAG: { default: tag === '' ? 'latest' : tag } },
        group: { default: { targets: names } },
        target: Object.fromEntries(images.map((image, index) => [names[index] ?? '', target(image)])),
    };
    return `${JSON.stringify(file, null, 2)}\n`;
}
/** Text that bake takes as it is: its strings are templates of HCL, also in JSON. */
function literal(text) {
    return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}
/** Bake's targets have names of letters, digits, `_` and `-` alone. */
function uniqueNames(stages) {
    const taken = new Set();
    return stages.map((stage) => {
        const base = stage.replace(/[^a-z0-9_-]/g, '_');
        let name = base;
        for (let count = 2; taken.has(name); count += 1)
            name = `${base}_${count}`;
        taken.add(name);
        return name;
    });
}
/** A stage's name as the last part of a repository's may be: `[a-z0-9]+` with `.`, `_`, `__` or dashes between. */
function repositoryName(stage) {
    return stage.replace(/[._-]*[._][._-]*/g, '-').replace(/^-+|-+$/g, '') || 'app';
}

;// CONCATENATED MODULE: ./src/dockerfile/ignore-rules.ts

/**
 * The rules of a .dockerignore file, as BuildKit reads them (github.com/moby/patternmatcher and its
 * ignorefile): anchored at the root and with `**`, which is not git's way. A pattern that BuildKit refuses
 * stays as text and matches nothing, so that the build says what is wrong with it.
 */
function parseIgnoreRules(text) {
    return text
        .replace(/^\uFEFF/, '')
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => {
        const includes = line.startsWith('!');
        const pattern = includes ? line.slice(1).trim() : line;
        const clean = pattern === '' ? '' : external_node_path_.posix.normalize(pattern).replace(/(?<=.)\/$|^\/(?=.)/g, '');
        const expression = toExpression(clean);
        return {
            text: `${includes ? '!' : ''}${clean}`,
            includes,
            matches: (path) => expression?.test(path) ?? false,
        };
    });
}
/** The regular expression of `patternmatcher.Pattern`, for `/`; undefined where there is none. */
function toExpression(pattern) {
    let source = '';
    let inClass = false;
    for (const token of pattern.match(/\*\*\/?|\\?[^]/gu) ?? []) {
        if (token.startsWith('**'))
            source += '(.*/)?';
        else if (token === '*')
            source += '[^/]*';
        else if (token === '?')
            source += '[^/]';
        else if (token === ']')
            source += inClass ? token : '\\]';
        // An escaped letter is left to the regular expression there, in which `\d` is any digit.
        else if (/^(?:[[^-]|\\[a-zA-Z0-9])$/.test(token))
            source += token;
        else
            source += token.replace(/^\\(?=.)/su, '').replace(inClass ? /[-\\^\]]/ : /[\\^$.*+?()[\]{}|/]/, '\\$&');
        if (token === '[')
            inClass = true;
        if (token === ']')
            inClass = false;
    }
    // `**` at the end takes all, and at the start of plain text any beginning, not only whole folders.
    source = source.replace(/\(\.\*\/\)\?$/, '.*');
    if (/^\*\*[^/*?[\]\\]+$/.test(pattern))
        source = source.replace('(.*/)?', '.*');
    try {
        return new RegExp(`^${source}$`, 'su');
    }
    catch {
        return undefined;
    }
}
/**
 * The rules as BuildKit walks a folder with them (`MatchesUsingParentResults`): the last that matches decides,
 * and what matched a folder matches all beneath. But a rule that says of a folder what was already so is
 * passed over there, and is not inherited either: where `*.md` in any folder is left out, `!docs` does not
 * bring docs/a.md back.
 */
function ignoreFilter(rules) {
    const folders = new Map();
    const matched = (path) => {
        const known = folders.get(path);
        if (known !== undefined)
            return known;
        const parent = external_node_path_.posix.dirname(path);
        const inherited = parent === '.' ? undefined : matched(parent);
        if (parent !== '.' && inherited !== undefined)
            folders.set(parent, inherited);
        let out = false;
        return rules.map((rule, index) => {
            const matches = inherited?.[index] === true || (rule.includes === out && rule.matches(path));
            if (matches)
                out = !rule.includes;
            return matches;
        });
    };
    return (path) => {
        const last = matched(path).lastIndexOf(true);
        return last !== -1 && rules[last]?.includes === false;
    };
}

;// CONCATENATED MODULE: ./src/dockerfile/ignore.ts

/**
 * The ignore rules for the build. They replace the user's .dockerignore, so they say the same, but for three
 * things: no tracked file is left out, .git is not, and output-dir is.
 */
function ignoreRules({ userRules, tracked, outputDir }) {
    const rules = parseIgnoreRules(userRules);
    const excluded = ignoreFilter(rules);
    const reincluded = topmost(tracked, excluded);
    const kept = ['.git', ...new Set(tracked.flatMap(withFolders))];
    const again = reincluded.length === 0 ? [] : rules.filter((rule) => !kept.some((path) => rule.matches(path)));
    return {
        carried: rules.map((rule) => rule.text),
        tracked: reincluded,
        again: again.map((rule) => rule.text),
        git: rules.length === 0 ? [] : ['!.git/**'],
        // The folder for those that read it, and all beneath also where a rule before let some of it in.
        output: outputDir === undefined ? [] : [ignore_literal(outputDir), `${ignore_literal(outputDir)}/**`],
    };
}
/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function withFolders(path) {
    return [...[...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index)), path];
}
/**
 * Rules that let in every excluded file: `!docs/**` for the topmost folders of which every tracked file is
 * excluded, the file itself elsewhere. In order of path.
 */
function topmost(tracked, excluded) {
    const mixed = new Set();
    const out = [];
    for (const path of tracked) {
        if (excluded(path))
            out.push(path);
        else
            for (const folder of withFolders(path))
                mixed.add(folder);
    }
    const rules = out.map((path) => {
        const folder = withFolders(path).find((above) => above !== path && !mixed.has(above));
        return folder === undefined ? `!${ignore_literal(path)}` : `!${ignore_literal(folder)}/**`;
    });
    return [...new Set(rules)].sort();
}
/**
 * A path as a pattern. What the pattern or the file's lines would read otherwise becomes `?`, any one
 * character, and not `\`: on Windows a backslash is a separator there.
 */
function ignore_literal(path) {
    return path.replace(/[*?[\]\\^\r\n]|^[!#]|^\s|\s$/gu, '?');
}

;// CONCATENATED MODULE: ./src/dockerfile/labels.ts
/** The Go that built the image, on images built by a prerelease of it alone. */
const GO_VERSION_LABEL = 'ship-go.go-version';
/**
 * The labels of a main's image: those of the OCI image specification ("Pre-Defined Annotation Keys") that are
 * known, and the user's, which win.
 */
function imageLabels(plan, main, base, own) {
    const repository = main.module?.repository ?? plan.module.repository;
    const known = {
        'org.opencontainers.image.title': main.name,
        'org.opencontainers.image.source': repository?.source ?? '',
        'org.opencontainers.image.revision': repository?.commit ?? '',
        'org.opencontainers.image.version': plan.identity.version,
        // The commit's time, not now: one commit, one image.
        'org.opencontainers.image.created': plan.identity.date,
        'org.opencontainers.image.base.name': base.name === 'scratch' ? '' : base.name,
        'org.opencontainers.image.base.digest': base.digest,
        [GO_VERSION_LABEL]: plan.prerelease ? plan.goVersion : '',
    };
    return { ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== '')), ...own };
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
// EXTERNAL MODULE: ./src/http.ts
var http = __webpack_require__(76803);
;// CONCATENATED MODULE: ./src/registry/credentials.ts





/**
 * The `name:password` that Docker has for a registry, from its configuration or the helper that this names;
 * undefined where there is none.
 *
 * @throws UserError when the configuration cannot be read
 */
async function findCredentials(registry, host) {
    const config = await readConfig(host);
    for (const name of namesOf(registry)) {
        const helper = config.credHelpers?.[name] ?? config.credsStore;
        const helped = helper === undefined ? undefined : await askHelper(helper, name, host);
        const kept = config.auths?.[name]?.auth;
        const found = helped ?? (kept === undefined ? undefined : Buffer.from(kept, 'base64').toString());
        if (found !== undefined && found !== '')
            return found;
    }
    return undefined;
}
/** Docker Hub is written as the address that it once had. */
function namesOf(registry) {
    return registry === 'docker.io'
        ? ['https://index.docker.io/v1/', 'index.docker.io', 'docker.io']
        : [registry, `https://${registry}`];
}
async function readConfig(host) {
    const file = (0,external_node_path_.join)(host.env['DOCKER_CONFIG'] || (0,external_node_path_.join)(host.env['HOME'] ?? (0,external_node_os_.homedir)(), '.docker'), 'config.json');
    try {
        return JSON.parse(await (0,promises_.readFile)(file, 'utf8'));
    }
    catch (error) {
        if ((0,src_errors/* errorCode */.CA)(error) === 'ENOENT')
            return {};
        // What a parser says of the text may repeat it, and with it a password.
        const reason = (0,src_errors/* errorCode */.CA)(error) === '' ? 'it is no JSON' : (0,src_errors/* errorText */.kc)(error);
        throw new src_errors/* UserError */.yo(`Docker's configuration ${file} cannot be read: ${reason}.`);
    }
}
/** The protocol of github.com/docker/docker-credential-helpers. What a helper does not have, it fails on. */
async function askHelper(helper, registry, host) {
    if (!/^[\w.-]+$/.test(helper))
        return undefined;
    const file = await (0,program/* findProgram */.K)(`docker-credential-${helper}`, host);
    if (file === undefined)
        return undefined;
    const { code, stdout } = await (0,program/* runProgram */.m)(file, ['get'], { cwd: host.temp, env: host.env, stdin: registry }, host);
    if (code !== 0)
        return undefined;
    try {
        const { Username = '', Secret = '' } = JSON.parse(stdout);
        // An identity token is for another protocol (OAuth 2) than a name and a password.
        return Username === '' || Username === '<token>' ? undefined : `${Username}:${Secret}`;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/registry/reference.ts
/**
 * Reads an image reference as Docker does (github.com/distribution/reference): a first part without a dot, a colon
 * or the name localhost is no registry, and a name of one part is Docker's own. Undefined where it is none.
 */
function parseReference(text) {
    const match = /^([^@]+?)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?$/.exec(text);
    if (match?.[1] === undefined)
        return undefined;
    const [first = '', ...rest] = match[1].split('/');
    const named = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
    const registry = named ? first : 'docker.io';
    const path = named ? rest.join('/') : match[1];
    const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
    if (!/^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/.test(repository)) {
        return undefined;
    }
    if (!/^[A-Za-z0-9.-]+(?::\d+)?$/.test(registry))
        return undefined;
    return {
        registry,
        repository,
        tag: match[2] ?? (match[3] === undefined ? 'latest' : ''),
        digest: match[3] ?? '',
    };
}
/** A reference's own words without its digest: `golang:1.27`. */
function withoutDigest(text) {
    return text.replace(/@.*$/s, '');
}
/**
 * The address that serves a registry's API. Docker Hub's has another name than its images; a registry of this
 * very machine speaks HTTP, as for Docker.
 */
function registryUrl(registry) {
    if (registry === 'docker.io' || registry === 'index.docker.io')
        return new URL('https://registry-1.docker.io/');
    const local = /^(?:localhost|127(?:\.\d+){3})(?::\d+)?$/.test(registry);
    return new URL(`${local ? 'http' : 'https'}://${registry}/`);
}

;// CONCATENATED MODULE: ./src/registry/manifest.ts






/** Every kind of manifest: what a tag of several platforms names first. */
const KINDS = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
/**
 * The digest that a registry serves an image reference as now: `sha256:…`. Its own, where it has one. Asked with
 * HEAD, which Docker Hub does not count as a pull.
 *
 * @returns undefined where the registry says that there is no such image
 * @throws UserError naming the reference, when the registry cannot say; Interrupted
 */
async function resolveDigest(image, host) {
    const reference = parseReference(image);
    if (reference === undefined)
        throw new src_errors/* UserError */.yo(`${image} is no image reference, such as gcr.io/distroless/static:nonroot.`);
    if (reference.digest !== '')
        return reference.digest;
    try {
        return await askDigest(reference, host);
    }
    catch (error) {
        if (!(error instanceof http/* HttpFailure */.HR))
            throw error;
        if (error.status === 404)
            return undefined;
        throw new src_errors/* UserError */.yo(`The registry cannot say which image ${image} is: ${error.message}.${remedy(error, reference)}`);
    }
}
function remedy({ status }, { registry }) {
    if (status === 401 || status === 403)
        return ` Log in before this step (docker login ${registry}), if the image is there.`;
    if (status === 429)
        return ` It limits how much may be asked: log in before this step (docker login ${registry}), or try later.`;
    return ' Make the registry reachable, or set input `pin-digests` to false.';
}
async function askDigest(reference, host) {
    const { registry, repository, tag } = reference;
    const url = new URL(`v2/${repository}/manifests/${tag}`, registryUrl(registry));
    const ask = async (method, authorization) => await (0,http/* get */.Jt)(url, host, async (message) => {
        const said = String(message.headers['docker-content-digest'] ?? '');
        if (/^sha(256|512):[0-9a-f]+$/.test(said))
            return said;
        // The header is optional (distribution-spec); a manifest's digest is that of its bytes.
        const body = await (0,consumers_.buffer)(message);
        return method === 'GET' ? `sha256:${(0,external_node_crypto_.createHash)('sha256').update(body).digest('hex')}` : '';
    }, { method, headers: { accept: KINDS, ...(authorization === undefined ? {} : { authorization }) } });
    let authorization;
    try {
        const digest = await ask('HEAD', undefined);
        if (digest !== '')
            return digest;
    }
    catch (error) {
        const challenge = error instanceof http/* HttpFailure */.HR && error.status === 401 ? error.headers['www-authenticate'] : undefined;
        if (challenge === undefined)
            throw error;
        authorization = await authorize(challenge, reference, host);
        const digest = await ask('HEAD', authorization);
        if (digest !== '')
            return digest;
    }
    return await ask('GET', authorization);
}
/**
 * What to answer a registry that wants to know who asks: Docker's name and password for it, or the token that
 * these, or nothing, are worth where it says (distribution's docs/spec/auth/token.md).
 */
async function authorize(challenge, reference, host) {
    const credentials = await findCredentials(reference.registry, host);
    const own = credentials === undefined ? undefined : (0,http/* basic */.HX)(credentials);
    if (/^basic\b/i.test(challenge)) {
        if (own === undefined)
            throw new http/* HttpFailure */.HR(`${registryUrl(reference.registry).host} wants a login`, 401);
        return own;
    }
    const said = Object.fromEntries([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key.toLowerCase(), value]));
    const realm = URL.canParse(said['realm'] ?? '') ? new URL(said['realm'] ?? '') : undefined;
    const secure = realm?.protocol === 'https:' || registryUrl(reference.registry).protocol === 'http:';
    if (realm === undefined || !secure) {
        throw new http/* HttpFailure */.HR(`${registryUrl(reference.registry).host} says nowhere safe to log in at`, 401);
    }
    if (said['service'] !== undefined)
        realm.searchParams.set('service', said['service']);
    realm.searchParams.set('scope', `repository:${reference.repository}:pull`);
    const asked = own === undefined ? {} : { headers: { authorization: own } };
    const answer = await (0,http/* get */.Jt)(realm, host, async (message) => JSON.parse((await (0,consumers_.buffer)(message)).toString()), asked);
    const { token, access_token: other } = answer;
    return `Bearer ${token ?? other ?? ''}`;
}

;// CONCATENATED MODULE: ./src/dockerfile/go-image.ts

/** A Go that was released when this was written: its image is there. */
const RELEASED = '1.27.4';
/**
 * The `golang` image to compile in. Images come after the release, and those of a prerelease are made by hand
 * (docker-library/golang#568): a prerelease is fetched by a released Go, which GOTOOLCHAIN tells to run exactly
 * that one. A newer release than we know has its own image named, and beside it what helps until that is there.
 *
 * @param version as Go spells it: `1.27.4`, `1.28rc1`
 */
function goImage(version) {
    const [wanted, released] = [(0,go_version/* parseVersion */.ot)(version), (0,go_version/* parseVersion */.ot)(RELEASED)];
    if (wanted === undefined || released === undefined)
        throw new Error(`not a Go version: ${version}`);
    if (wanted.prerelease !== undefined)
        return fetchingImage();
    const image = tag(version);
    return {
        image: reference(image),
        fetches: false,
        standIn: (0,go_version/* compareVersions */.Zy)(wanted, released) > 0 ? `${image}=docker-image://${reference(tag(RELEASED))}` : '',
    };
}
/** An image that is surely there, in which another Go than the wanted one fetches that. */
function fetchingImage() {
    return { image: reference(tag(RELEASED)), fetches: true, standIn: '' };
}
function reference(name) {
    return `docker.io/library/${name}`;
}
/** Never alpine: it has no git, and without git a build is silently not stamped. */
function tag(version) {
    return `golang:${version}-${onTrixie(version) ? 'trixie' : 'bookworm'}`;
}
/** Images on Debian trixie exist from 1.23.12, 1.24.6 and 1.25.0 on; what came before stands on bookworm. */
function onTrixie(version) {
    const match = /^1\.(\d+)\.(\d+)$/.exec(version);
    const [minor, patch] = [Number(match?.[1]), Number(match?.[2])];
    if (minor === 23)
        return patch >= 12;
    if (minor === 24)
        return patch >= 6;
    return minor >= 25;
}

;// CONCATENATED MODULE: ./src/dockerfile/pins.ts



/**
 * Asks the registries for the digests of every base, and of the image to compile in.
 *
 * @throws UserError when a registry has not the image, or cannot say; Interrupted
 */
async function readPins(bases, go, host) {
    const digests = new Map();
    const pin = async (image) => {
        const digest = await resolveDigest(image, host);
        if (digest !== undefined)
            digests.set(image, digest);
        return digest !== undefined;
    };
    const names = [...new Set(bases)].filter((name) => name !== 'scratch');
    const [here] = await Promise.all([
        pin(go.image),
        ...names.map(async (name) => {
            if (await pin(name))
                return;
            throw new src_errors/* UserError */.yo(`Input \`pin-digests\`: its registry has no image ${name}. Mend \`base-image\`, or set \`pin-digests\` to false.`);
        }),
    ]);
    if (here)
        return { digests, go: { ...go, standIn: '' } };
    const other = fetchingImage();
    if (!(await pin(other.image))) {
        throw new src_errors/* UserError */.yo(`Input \`pin-digests\`: the registry has neither ${go.image} nor ${other.image}, which could fetch that Go. Set \`pin-digests\` to false.`);
    }
    return { digests, go: other };
}
/** A reference as FROM gets it: with its digest where one is known, its tag kept for those who read it. */
function pinned(reference, digests) {
    const digest = digests.get(reference);
    return digest === undefined || reference.includes('@') ? reference : `${reference}@${digest}`;
}
/** A reference's name for people, and the digest that it is or was pinned to; empty for none. */
function nameAndDigest(reference, digests) {
    const [name = '', own = ''] = reference.split('@');
    return { name, digest: digests.get(reference) ?? own };
}

// EXTERNAL MODULE: ./node_modules/handlebars/lib/index.js
var lib = __webpack_require__(88508);
var lib_default = /*#__PURE__*/__webpack_require__.n(lib);
;// CONCATENATED MODULE: ./src/dockerfile/render.ts



/** Our own template of the Dockerfile. */
async function ownTemplate() {
    const text = await (0,promises_.readFile)(__webpack_require__.ab + "Dockerfile.hbs", 'utf8');
    return { name: 'templates/Dockerfile.hbs', text };
}
/** Our template of the ignore file. */
async function ignoreTemplate() {
    const text = await (0,promises_.readFile)(__webpack_require__.ab + "dockerignore.hbs", 'utf8');
    return { name: 'templates/dockerignore.hbs', text };
}
/**
 * The text that a Handlebars template makes of the data. Nothing is escaped, as every value is quoted already;
 * a name that the data does not have is an error, not an empty place.
 *
 * @throws UserError naming the template and, where Handlebars says one, the line.
 */
function render(template, data) {
    try {
        const compiled = lib_default().create().compile(template.text, { noEscape: true, strict: true });
        return compiled(data);
    }
    catch (error) {
        throw unusable(template, error);
    }
}
/**
 * Refuses a template that is no Handlebars, without rendering it.
 *
 * @throws UserError as `render` does.
 */
function checkTemplate(template) {
    try {
        lib_default().parse(template.text);
    }
    catch (error) {
        throw unusable(template, error);
    }
}
function unusable({ name }, error) {
    return new src_errors/* UserError */.yo(`${name} cannot be rendered: ${(0,src_errors/* errorText */.kc)(error).trim()}\nWhat a template may use stands in docs/dockerfile-template.md.`);
}

;// CONCATENATED MODULE: ./src/dockerfile/self-contained.ts





/**
 * Why the build stage cannot give the bytes that were built here, as the end of "this image cannot be built
 * from source in Docker: …"; undefined when it can.
 */
function obstacle(plan, facts) {
    const root = contextOf(plan.module);
    const outside = plan.module.modules.find(({ dir }) => !(0,src_paths/* isInside */.FK)(root, dir));
    const [filtered] = facts.filtered;
    if (plan.cgo)
        return 'it uses cgo, with the C compiler of the machine that built it';
    if (outside !== undefined) {
        return `the module ${outside.path} stands outside the build context`;
    }
    if (!(0,src_paths/* isInside */.FK)(root, plan.module.dir)) {
        return `the working directory ${plan.module.dir} stands outside the build context`;
    }
    const machine = [...plan.flags, ...(plan.settings.build.GOFLAGS ?? '').split(/\s+/)].find(namesAbsolutePath);
    if (machine !== undefined)
        return `the flag ${machine} names a path of the machine that built it`;
    if (!plan.stamped)
        return undefined;
    if (plan.mains.some((main) => main.module?.repository?.gitDir === 'file')) {
        return 'its .git is a file, as in a worktree or a submodule, and the repository stands elsewhere';
    }
    if (facts.borrowed)
        return 'its .git borrows objects from a repository that stands elsewhere';
    if (filtered !== undefined) {
        return `git filters change files such as ${filtered} (Git LFS or the like), and git in Docker would call them modified`;
    }
    if (facts.autocrlf === 'true') {
        return 'git changes line ends here (core.autocrlf), and git in Docker would call the files modified';
    }
    return undefined;
}
function namesAbsolutePath(flag) {
    return /^-[^=]*=['"]?(?:\/|[A-Za-z]:[\\/])/.test(flag);
}
/** Every tracked file of a repository, from its root, with `/`, in git's order. Empty without a repository. */
async function trackedFiles(repository, host) {
    if (repository === undefined)
        return [];
    const listed = await runGit(repository.root, ['ls-files', '-z'], repository.env, host);
    return (listed?.stdout ?? '').split('\0').filter((path) => path !== '');
}
/** Asks git and the disk for the facts. Without a repository there are none. */
async function readCheckout(repository, host) {
    if (repository === undefined)
        return { filtered: [], autocrlf: '', borrowed: false };
    const { root, env } = repository;
    const [filtered, autocrlf, alternates] = await Promise.all([
        // All files but those of which the attribute is not specified, or unset.
        runGit(root, ['ls-files', '-z', ':(exclude,attr:!filter)', ':(exclude,attr:-filter)'], env, host),
        runGit(root, ['config', '--get', 'core.autocrlf'], env, host),
        (0,promises_.stat)((0,external_node_path_.join)(root, '.git', 'objects', 'info', 'alternates')).catch(() => undefined),
    ]);
    return {
        filtered: (filtered?.stdout ?? '').split('\0').filter((path) => path !== ''),
        autocrlf: autocrlf?.stdout.trim() ?? '',
        borrowed: alternates !== undefined,
    };
}

// EXTERNAL MODULE: ./src/dockerfile/tag.ts
var dockerfile_tag = __webpack_require__(95490);
;// CONCATENATED MODULE: ./src/dockerfile/quote.ts

/** BuildKit refuses a Dockerfile with a line over 65535 bytes; quoting at most doubles a value. */
const LONGEST = 32_000;
/**
 * A Dockerfile's instructions end with their line, and BuildKit has no escape for a line end: `"x⏎RUN evil"`
 * is a RUN. NUL cannot stand in any string that a process is given.
 */
function refuseInexpressible(text, what) {
    if (Buffer.byteLength(text) > LONGEST) {
        throw new src_errors/* UserError */.yo(`${what} is longer than ${LONGEST} bytes, and a line of a Dockerfile may have 65535. It begins: ${text.slice(0, 80)}`);
    }
    const found = /[\r\n\0]/.exec(text)?.[0];
    if (found === undefined)
        return;
    const name = found === '\n' ? 'a line feed' : found === '\r' ? 'a carriage return' : 'a NUL';
    throw new src_errors/* UserError */.yo(`${what} is ${JSON.stringify(text)}, which holds ${name}: a Dockerfile cannot express that. Write it as one line.`);
}
/**
 * A value of LABEL, ENV, ARG or WORKDIR, in double quotes, with what BuildKit would expand escaped.
 * JSON's quoting is not this one: in it `$SECRET` is expanded.
 *
 * @throws UserError naming `what` ("Input `labels`: the value of \"title\"") when it holds CR, LF or NUL.
 */
function quoteValue(text, what) {
    refuseInexpressible(text, what);
    return `"${text.replace(/[\\"$]/g, '\\$&')}"`;
}
/** As `quoteValue`, without the quotes where the text needs none. */
function quoteWord(text, what) {
    return /^[\w./:-]+$/.test(text) ? text : quoteValue(text, what);
}
/**
 * `key="value"` of LABEL and ENV. BuildKit cuts at the first `=`, also inside quotes, so a key holds none.
 *
 * @throws UserError naming `what` when the key is empty or holds `=`, or when one of the two holds CR, LF or NUL.
 */
function quotePair(key, value, what) {
    if (key === '' || key.includes('=')) {
        throw new src_errors/* UserError */.yo(`${what} has the key ${JSON.stringify(key)}; accepted: one that is not empty and holds no \`=\`.`);
    }
    const quotedKey = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(key) ? key : quoteValue(key, `${what}: a key`);
    return `${quotedKey}=${quoteValue(value, `${what}: the value of ${JSON.stringify(key)}`)}`;
}
/**
 * The exec form of ENTRYPOINT, CMD and SHELL: a JSON array, in which nothing is expanded. Unlike the others
 * it can express line ends.
 *
 * @throws UserError naming `what` when a word holds NUL.
 */
function quoteExec(words, what) {
    for (const word of words) {
        if (word.includes('\0'))
            refuseInexpressible(word, what);
    }
    return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
/**
 * A literal part of a COPY path: what BuildKit would expand (`$`, quotes, `\`) and, in a source, what it
 * would match (`*?[`) is escaped. Variables may stand before and after it; `copyWords` joins it all.
 *
 * @throws UserError naming `what` when it holds CR, LF or NUL.
 */
function escapePath(text, kind, what) {
    refuseInexpressible(text, what);
    // Two readers, one after the other: first the one that expands words, then, for a source, Go's filepath.Match; but
    // BuildKit asks that only where a `*?[` stands without a backslash before it, and else takes all as it is.
    const matched = kind === 'source' && /[*?[]/.test(text) ? text.replaceAll('\\', '\\\\').replace(/[*?[]/g, '[$&]') : text;
    return matched.replace(/[\\"'$]/g, '\\$&');
}
/**
 * What stands after COPY's flags: the words as they are, or, where one holds what would split or end them, as
 * a JSON array. The words' literal parts have been through `escapePath`.
 */
function copyWords(words) {
    const plain = words.every((word) => /^[\w./${}~+@:-]+$/.test(word) && !word.startsWith('--'));
    return plain ? words.join(' ') : `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}
/**
 * One word for sh, as RUN hands it its script: bare where that is safe, else in single quotes.
 *
 * @throws UserError naming `what` when it holds CR, LF or NUL, which a line of a RUN cannot hold.
 */
function shellWord(text, what) {
    refuseInexpressible(text, what);
    return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
/** Text for a comment: on one line, whatever it held. */
function commentText(text) {
    return text.replace(/[\r\n\0]+/g, ' ');
}

;// CONCATENATED MODULE: ./src/dockerfile/build-stage.ts



/** Addresses of proxies may be local to the machine that built: they are build arguments, not baked in. */
const ARGUMENTS = new Set(['GOPROXY', 'GOSUMDB']);
/**
 * The data of the stage that compiles, with the very arguments of the host's build.
 *
 * @param context absolute folder of the build context
 * @param obstacle why it cannot be built there, if so
 */
function buildStage(plan, context, obstacle) {
    const targets = plan.targets.filter(({ target }) => target.os === 'linux');
    const mains = plan.mains.filter((main) => targets.some((target) => target.mains.includes(main)));
    const words = (texts) => texts.map((text) => shellWord(text, 'the flags of go build'));
    const all = goWords(plan, mains);
    const fetch = Object.entries(plan.settings.fetch).filter(([name]) => !ARGUMENTS.has(name));
    const directory = (0,src_paths/* outputPath */.XC)(context, plan.module.dir);
    return {
        obstacle: obstacle === undefined ? '' : shellWord(sentence(obstacle), 'the reason'),
        env: [...Object.entries(plan.settings.build), ...fetch].map(([name, value]) => ({
            name,
            value: shellWord(inStage(name, value), `the setting ${name} of Go`),
        })),
        directory: directory === '.' ? '' : shellWord(directory, 'Input `working-directory`'),
        flags: words(all.flags),
        packages: words(all.packages).join(' '),
        targets: targets.map(({ target, mains: built }) => ({
            folder: target.folder,
            platform: target.name,
            env: Object.entries(target.env)
                .map(([name, value]) => `${name}=${shellWord(value, name)}`)
                .join(' '),
            packages: built.length === mains.length ? '' : words(goWords(plan, built).packages).join(' '),
        })),
        checks: plan.stamped
            ? mains.flatMap(({ name, module }) => {
                const repository = module?.repository;
                if (repository === undefined)
                    return [];
                const modified = String(repository.dirty.length > 0);
                return [{ name: shellWord(name, 'the name of a main'), commit: repository.commit, modified }];
            })
            : [],
    };
}
/** A setting as the stage needs it: a workspace's file is named from the context, which is mounted at WORKDIR. */
function inStage(name, value) {
    return name === 'GOWORK' && value !== 'off' ? `/src/${value}` : value;
}
function sentence(obstacle) {
    return `This image cannot be compiled in Docker: ${obstacle.replaceAll(/[\r\n\0]/g, '?')}. Hand it the binaries that were built: see the head of the Dockerfile.`;
}

;// CONCATENATED MODULE: ./src/dockerfile/template-data.ts




/**
 * The data for the template.
 *
 * @throws UserError naming the input when a value cannot be written into a Dockerfile.
 */
function dockerfileData(input) {
    const { plan, paths, dockerfile, obstacle } = input;
    const images = input.images.map((image) => imageData(image, input));
    const stages = images.map(({ stage }) => stage);
    return {
        file: shellWord((0,src_paths/* outputPath */.XC)(paths.context, (0,external_node_path_.join)(paths.outputDir, dockerfile)), 'Input `output-dir`'),
        buildContext: shellWord(`build=${(0,src_paths/* outputPath */.XC)(paths.context, paths.outputDir)}`, 'Input `output-dir`'),
        version: commentText(plan.identity.version),
        commit: plan.identity.commit,
        go: { version: plan.goVersion, prerelease: plan.prerelease, ...input.go },
        build: buildStage(plan, paths.context, obstacle),
        images,
        lastStage: stages.at(-1) ?? '',
        otherStages: stages.slice(0, -1).join(', '),
    };
}
// Expanded by BuildKit, and so the folder of the stage's or of output-dir's that the platform needs.
const FOLDER = '${TARGETOS}_${TARGETARCH}${TARGETVARIANT}';
function imageData({ main, base, platforms, labels }, { inputs }) {
    const { name } = main;
    const what = 'the name of a main';
    const path = `/usr/local/bin/${name}`;
    const source = `/${FOLDER}/${escapePath(name, 'source', what)}`;
    return {
        stage: main.stage,
        name: commentText(name),
        package: commentText(main.package),
        base,
        platforms,
        labels: Object.entries(labels).map(([key, value]) => quotePair(key, value, 'Input `labels`')),
        env: Object.entries(inputs.runtimeEnv).map(([key, value]) => quotePair(key, value, 'Input `runtime-env`')),
        copy: copyWords([source, escapePath(path, 'destination', what)]),
        workdir: quoteWord(inputs.workdir, 'Input `workdir`'),
        user: inputs.user,
        stopSignal: inputs.stopSignal,
        expose: inputs.expose,
        entrypoint: quoteExec([path], what),
        cmd: inputs.args.length === 0 ? '' : quoteExec(inputs.args, 'Input `args`'),
        raw: { name, path, labels, env: inputs.runtimeEnv, args: inputs.args },
    };
}

;// CONCATENATED MODULE: ./src/dockerfile/compose.ts










/**
 * Composes the text of the Dockerfile and of what goes with it.
 *
 * @throws UserError when a value cannot be written into a Dockerfile, or a template fails.
 */
function composeImage(input) {
    const { inputs, dockerfile, plan, digests, paths, context } = input;
    const images = input.images.map(({ main, base, platforms }) => ({
        main,
        base: pinned(base, digests),
        platforms,
        labels: imageLabels(plan, main, nameAndDigest(base, digests), inputs.labels),
    }));
    const last = images.at(-1);
    if (last === undefined)
        throw new Error('no image to compose');
    const why = obstacle(plan, context.checkout);
    const go = { ...input.go, image: pinned(input.go.image, digests) };
    const rules = ignoreRules({
        userRules: context.userIgnore,
        tracked: context.tracked,
        outputDir: (0,src_paths/* isInside */.FK)(paths.context, paths.outputDir)
            ? (0,src_paths/* outputPath */.XC)(paths.context, paths.outputDir)
            : undefined,
    });
    const text = render(context.template, dockerfileData({ inputs, plan, paths, dockerfile, images, go, obstacle: why }));
    const tag = (0,dockerfile_tag/* imageTag */.I)(plan.identity.version, { version: plan.goVersion, prerelease: plan.prerelease });
    const bake = bakePath(dockerfile);
    return {
        path: dockerfile,
        text,
        bake,
        files: [
            { path: dockerfile, text },
            { path: (0,collect_artifacts/* dockerignorePath */.oj)(dockerfile), text: render(context.ignoreTemplate, rules) },
            { path: bake, text: bakeFile({ images, paths, dockerfile, tag }) },
        ],
        platforms: last.platforms,
        labels: last.labels,
        target: last.main.stage,
        baseImages: Object.fromEntries(images.map(({ main, base }) => [main.name, base])),
        buildContexts: { build: paths.outputDir },
        obstacle: why,
    };
}

;// CONCATENATED MODULE: ./src/dockerfile/libraries.ts
/** Smallest first. */
const BASE_KINDS = ['static', 'base-nossl', 'base', 'cc'];
/** Always nonroot: uid 65532. */
function baseReference(kind) {
    return `gcr.io/distroless/${kind}-debian13:nonroot`;
}
/** What glibc 2.41 itself installs (Debian's libc6). */
const GLIBC = [
    ...[
        'libc.so.6',
        'libm.so.6',
        'libdl.so.2',
        'libresolv.so.2',
        'libpthread.so.0',
        'librt.so.1',
        'libutil.so.1',
    ],
    ...['libanl.so.1', 'libnsl.so.1', 'libmvec.so.1', 'libthread_db.so.1', 'libBrokenLocale.so.1'],
    ...['libnss_compat.so.2', 'libnss_dns.so.2', 'libnss_files.so.2', 'libnss_hesiod.so.2'],
    ...['ld-linux-x86-64.so.2', 'ld-linux-aarch64.so.1', 'ld-linux-armhf.so.3', 'ld-linux-riscv64-lp64d.so.1'],
    ...['ld64.so.1', 'ld64.so.2'],
];
const HOLDER = new Map([
    ...GLIBC.map((soname) => [soname, 'base-nossl']),
    ...['libssl.so.3', 'libcrypto.so.3', 'libz.so.1', 'libzstd.so.1'].map((soname) => [soname, 'base']),
    ...['libstdc++.so.6', 'libgcc_s.so.1', 'libgomp.so.1'].map((soname) => [soname, 'cc']),
]);
/** The smallest base that holds a shared library, by its soname; undefined where none does. */
function baseWith(soname) {
    return HOLDER.get(soname);
}
/** Debian 13's dynamic loaders, by Go's name of the architecture. */
const LOADERS = {
    amd64: '/lib64/ld-linux-x86-64.so.2',
    arm64: '/lib/ld-linux-aarch64.so.1',
    arm: '/lib/ld-linux-armhf.so.3',
    s390x: '/lib/ld64.so.1',
    ppc64le: '/lib64/ld64.so.2',
    riscv64: '/lib/ld-linux-riscv64-lp64d.so.1',
};
/** Whether the bases have this interpreter. */
function hasLoader(arch, interpreter) {
    return LOADERS[arch] === interpreter;
}
/** The newest symbol versions of Debian 13's libraries. */
const NEWEST = {
    GLIBC: '2.41',
    GLIBCXX: '3.4.33',
    CXXABI: '1.3.15',
    GCC: '14.0.0',
    OPENSSL: '3.5.0',
};
/**
 * The newest version of that family which the bases have, when `symbolVersion` (`GLIBC_2.43`) is newer;
 * undefined when they have it, or when it is of a family that carries no order.
 */
function tooNew(symbolVersion) {
    const match = /^([A-Z]+)_(\d+(?:\.\d+)*)$/.exec(symbolVersion);
    const newest = NEWEST[match?.[1] ?? ''];
    if (match === null || newest === undefined)
        return undefined;
    return compareDotted(match[2] ?? '', newest) > 0 ? `${match[1] ?? ''}_${newest}` : undefined;
}
function compareDotted(a, b) {
    const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
    for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
        const difference = (left[index] ?? 0) - (right[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/** The platforms that the bases are published for. */
const PLATFORMS = new Set(['amd64', 'arm64', 'arm/v7', 's390x', 'ppc64le', 'riscv64']);
/**
 * Whether the bases exist for a target. A level of amd64 or arm64 runs on the plain base, which BuildKit takes
 * for it (tried); arm/v6 does not run on arm/v7's.
 */
function baseHas(target) {
    if (target.os !== 'linux')
        return false;
    const leveled = target.arch === 'amd64' || target.arch === 'arm64';
    return PLATFORMS.has(leveled || target.variant === '' ? target.arch : `${target.arch}/${target.variant}`);
}

;// CONCATENATED MODULE: ./src/dockerfile/base-image.ts


/**
 * The smallest distroless base (Debian 13, nonroot) that runs one main on every platform that the base has: of
 * what its linux binaries need, the largest. Undefined when none of the targets is a platform of the base.
 *
 * @param artifacts all of one main
 * @throws UserError naming the main, the library and what to do when no base can run one of them; for a library
 *   that no base has its cause is a `MissingLibrary`
 */
function chooseBase(artifacts) {
    const kinds = artifacts.filter(baseHas).map(kindFor);
    const largest = Math.max(-1, ...kinds.map((kind) => BASE_KINDS.indexOf(kind)));
    const kind = BASE_KINDS[largest];
    return kind === undefined ? undefined : baseReference(kind);
}
function kindFor(artifact) {
    const { name, target, arch, interpreter, needed } = artifact;
    const refuse = (problem, remedy, missing) => new src_errors/* UserError */.yo(`Input \`base-image\` is auto: ${name} for ${target} ${problem}. ${remedy}, or set it to an image that has what it needs.`, { cause: missing });
    if (interpreter !== null && /\/ld-musl-/.test(interpreter)) {
        throw refuse(`is linked against musl (${interpreter}), and the distroless bases hold glibc`, 'Link it statically (-ldflags=-extldflags=-static) or with a glibc compiler');
    }
    if (interpreter !== null && !hasLoader(arch, interpreter)) {
        throw refuse(`asks for the dynamic loader ${interpreter}, which no distroless base has`, 'Link it with a compiler for Debian');
    }
    const kinds = [interpreter === null ? 'static' : 'base-nossl'];
    for (const library of needed) {
        const kind = baseWith(library);
        if (kind === undefined) {
            throw refuse(`needs the library ${library}, which no distroless base has`, 'Build without `cgo`, link that library statically', { library, package: artifact.package, target });
        }
        kinds.push(kind);
    }
    for (const [library, versions] of Object.entries(artifact.symbolVersions)) {
        for (const version of versions) {
            const newest = tooNew(version);
            if (newest !== undefined) {
                throw refuse(`needs ${version} of ${library}, and Debian 13, which the distroless bases are made of, has ${newest}`, 'Build it on an older system');
            }
        }
    }
    return BASE_KINDS[Math.max(...kinds.map((kind) => BASE_KINDS.indexOf(kind)))] ?? 'static';
}
/**
 * A base that the user named, as FROM gets it. A bare name (`alpine`) could also be that of a stage, which
 * BuildKit would take; `scratch` is no image but BuildKit's own word.
 */
function userBase(reference) {
    return reference === 'scratch' || /[/:@]/.test(reference) ? reference : `docker.io/library/${reference}`;
}

;// CONCATENATED MODULE: ./src/dockerfile/images.ts


/**
 * An image for each main that has a linux target which its base is published for, and what was left out, as
 * sentences. The default main's stands last, as the stage that is built when none is named.
 */
function chooseImages({ inputs, plan, artifacts }) {
    const auto = inputs.baseImage === 'auto';
    if (auto && artifacts === undefined)
        throw new Error('base-image auto needs the binaries');
    const mains = [...plan.mains.filter((main) => main !== plan.defaultMain), plan.defaultMain];
    const images = mains.flatMap((main) => {
        const platforms = plan.targets
            .filter(({ target, mains: built }) => built.includes(main) && target.os === 'linux')
            .filter(({ target }) => !auto || baseHas(target))
            .map(({ target }) => target.name);
        const base = auto
            ? chooseBase((artifacts ?? []).filter((artifact) => artifact.package === main.package))
            : userBase(inputs.baseImage);
        if (base === undefined || platforms.length === 0)
            return [];
        return [{ main, base, platforms }];
    });
    return { images, leftOut: leftOut(plan, images) };
}
function leftOut(plan, images) {
    const used = new Set(images.flatMap(({ platforms }) => platforms));
    const targets = plan.targets.map(({ target }) => target.name).filter((name) => !used.has(name));
    const mains = plan.mains.filter((main) => !images.some((image) => image.main === main));
    if (images.length === 0)
        return [];
    return [
        ...(targets.length === 0
            ? []
            : [`The image is not for ${targets.join(', ')}: the base image has no such platform.`]),
        ...(mains.length === 0
            ? []
            : [
                `There is no image of ${mains.map(({ name }) => name).join(', ')}: it has no target that the base image has.`,
            ]),
    ];
}

;// CONCATENATED MODULE: ./src/dockerfile/linkers.ts



/**
 * The packages that a main is made of whose cgo directives link a library, by import path; where none names it,
 * those that leave it to pkg-config. Empty when the go command cannot say.
 *
 * @throws Interrupted
 */
async function findLinkers({ library, package: main, target }, plan, toolchain, host) {
    const found = plan.targets.find((one) => one.target.name === target);
    if (found === undefined)
        return [];
    const format = '{{range .CgoLDFLAGS}}{{$.ImportPath}} {{.}}\n{{end}}{{range .CgoPkgConfig}}{{$.ImportPath}} pkg-config\n{{end}}';
    const { stdout } = await (0,command/* runGo */.a)(toolchain, ['list', '-deps', '-f', format, ...plan.flags, '--', main], { cwd: plan.module.dir, env: buildEnvironment(plan, found.target, host.env) }, host);
    return linkersOf(library, stdout);
}
/**
 * The packages that link a library: those that name it, else those that leave it to pkg-config.
 *
 * @param library its soname: `libfoo.so.1`
 * @param listed lines of an import path and a linker flag of that package, or `pkg-config`
 */
function linkersOf(library, listed) {
    const name = /^lib(.+?)\.so/.exec(library)?.[1] ?? library;
    const lines = listed.split('\n').map((line) => line.split(' ', 2));
    const having = (links) => [
        ...new Set(lines.flatMap(([path = '', flag = '']) => (links(flag) ? [path] : []))),
    ];
    const named = having((flag) => flag === `-l${name}` || flag === `-l:${library}` || flag.includes(`lib${name}.so`));
    return named.length > 0 ? named : having((flag) => flag === 'pkg-config');
}
/** The error that refuses a library, with the packages that brought it in; any other error as it is. */
async function nameLinkers(error, find) {
    if (!(error instanceof src_errors/* UserError */.yo) || error.cause === undefined || find === undefined)
        return error;
    const linkers = await find(error.cause);
    if (linkers.length === 0)
        return error;
    const packages = linkers.length === 1 ? 'the package' : 'the packages';
    return new src_errors/* UserError */.yo(`${error.message} It is brought in by ${packages} ${linkers.join(', ')}.`);
}

;// CONCATENATED MODULE: ./src/dockerfile/dockerfile.ts













/**
 * The template of the Dockerfile: ours, or the one that `dockerfile-template` names, looked at before anything is
 * built.
 *
 * @param dir absolute folder that the input's path is relative to
 * @param workspace absolute; who took that for the folder is told so
 * @throws UserError when it cannot be read, or is no Handlebars.
 */
async function readTemplate({ dockerfileTemplate }, dir, workspace) {
    if (dockerfileTemplate === '')
        return await ownTemplate();
    const template = await userTemplate(dockerfileTemplate, dir, workspace);
    checkTemplate(template);
    return template;
}
/**
 * Looks, before anything is built, whether an image that was asked for outright can be had at all.
 *
 * @param asked by the user, and not by a default: by an input, or by the command
 * @throws UserError when no target is for linux, or none a platform of the bases that `auto` chooses among
 */
function checkLinux({ targets, baseImage }, asked) {
    const linux = targets.filter(({ os }) => os === 'linux');
    const fit = baseImage === 'auto' ? linux.filter(baseHas) : linux;
    if (fit.length > 0)
        return;
    const names = targets.map(({ name }) => name).join(', ');
    const [none, next] = linux.length === 0
        ? ['is for linux', '']
        : ['is a platform of the distroless bases', ', or set `base-image` to an image that has one of these'];
    throw new src_errors/* UserError */.yo(`${asked} asks for an image, and of the \`targets\` ${names} none ${none}. Add a target such as linux/amd64${next}.`);
}
/** The input that asks for an image outright; undefined where only the default does, or none is wanted. */
function askedBy({ dockerfile, given }) {
    if (dockerfile === false)
        return undefined;
    const name = ['dockerfile', 'base-image'].find((one) => given.has(one));
    return name === undefined ? undefined : `Input \`${name}\``;
}
/**
 * The Dockerfile of a run, composed and not yet written; what was left out of it is said as notices. Undefined
 * where none was asked for, or no target can have an image.
 *
 * @throws UserError when a main fits no base, a registry cannot say what it has, a value cannot be written into a
 *   Dockerfile, or the context cannot be read; Interrupted.
 */
async function renderImage({ inputs, plan, artifacts, outputDir, template, linkers }, host) {
    const { dockerfile } = inputs;
    if (dockerfile === false)
        return undefined;
    const { images, leftOut } = await choose({ inputs, plan, artifacts }, linkers);
    if (images.length === 0) {
        host.log.notice(noImage(inputs, plan));
        return undefined;
    }
    const paths = { context: contextOf(plan.module), outputDir };
    const [{ go, digests }, context] = await Promise.all([
        inputs.pinDigests
            ? readPins(images.map(({ base }) => base), goImage(plan.goVersion), host)
            : { go: goImage(plan.goVersion), digests: new Map() },
        readContext(plan, paths, template, host),
    ]);
    const image = composeImage({ inputs, dockerfile, plan, images, go, digests, paths, context });
    for (const notice of leftOut)
        host.log.notice(notice);
    if (image.obstacle !== undefined) {
        const build = (0,src_paths/* outputPath */.XC)(paths.context, outputDir);
        host.log.notice(`The Dockerfile is for \`--build-context build=${build}\` alone: ${image.obstacle}.`);
    }
    return image;
}
async function choose(input, linkers) {
    try {
        return chooseImages(input);
    }
    catch (error) {
        throw await nameLinkers(error, linkers);
    }
}
/**
 * Why a run has no Dockerfile, a sentence.
 *
 * @throws UserError with it, where an input asked for one outright
 */
function noImage(inputs, plan) {
    const targets = plan.targets.map(({ target }) => target.name).join(', ');
    const base = inputs.baseImage === 'auto' ? 'the distroless base images' : inputs.baseImage;
    const said = `No Dockerfile: of the targets ${targets}, none is a linux platform that ${base} can have.`;
    const asked = askedBy(inputs);
    if (asked === undefined)
        return said;
    throw new src_errors/* UserError */.yo(`${asked} asks for an image. ${said} Add a target such as linux/amd64 to \`targets\`, or set \`dockerfile\` to false.`);
}
/**
 * Reads what `renderImage` needs from the context's folder and from git.
 */
async function readContext(plan, paths, template, host) {
    const repository = plan.module.repository;
    const [userIgnore, tracked, checkout, ignore] = await Promise.all([
        userRules((0,external_node_path_.join)(paths.context, '.dockerignore')),
        trackedFiles(repository, host),
        readCheckout(repository, host),
        ignoreTemplate(),
    ]);
    return { userIgnore, tracked, checkout, template, ignoreTemplate: ignore };
}
/** Without them, files that the user keeps out of images would be sent to the build: what cannot be read is no absence. */
async function userRules(path) {
    return await (0,promises_.readFile)(path, 'utf8').catch((error) => {
        if ((0,src_errors/* errorCode */.CA)(error) === 'ENOENT')
            return '';
        throw new src_errors/* UserError */.yo(`${path} cannot be read: ${(0,src_errors/* errorText */.kc)(error)}. The Dockerfile's own ignore rules carry it over. Make it readable, or set \`dockerfile\` to false.`);
    });
}
async function userTemplate(path, dir, workspace) {
    const file = (0,external_node_path_.resolve)(dir, path);
    const name = `Input \`dockerfile-template\`: ${file}`;
    const text = await (0,promises_.readFile)(file, 'utf8').catch(async (error) => {
        const atRoot = await (0,src_paths/* standsAtRoot */.XL)(path, dir, workspace);
        throw new src_errors/* UserError */.yo(`${name} cannot be read: ${(0,src_errors/* errorText */.kc)(error)}\n${atRoot ?? 'Give the path of a template, relative to `working-directory`.'}`);
    });
    return { name, text };
}

// EXTERNAL MODULE: ./src/inspect/inspect.ts + 1 modules
var inspect = __webpack_require__(36920);
// EXTERNAL MODULE: ./src/sizes.ts
var sizes = __webpack_require__(21337);
// EXTERNAL MODULE: ./src/inspect/functions.ts
var functions = __webpack_require__(29961);
;// CONCATENATED MODULE: ./src/inspect/size-budget.ts



/**
 * Holds the binaries against the input `size-budget` (bytes).
 *
 * @throws UserError naming all that are larger, and what the largest is made of
 */
async function keepBudget(binaries, budget) {
    const over = binaries.filter(({ size }) => size > budget).sort((a, b) => b.size - a.size);
    const [largest] = over;
    if (largest === undefined)
        return;
    throw overBudget(over, budget, await (0,functions/* compositionOf */.k$)(largest.file, largest.executable));
}
/**
 * The error for binaries that are over the budget.
 *
 * @param over largest first
 * @param composition what the first is made of
 */
function overBudget(over, budget, { sections, packages }) {
    const largest = over[0]?.path ?? '';
    return new src_errors/* UserError */.yo([
        `Over the \`size-budget\` of ${budget} bytes (${(0,sizes/* megabytes */.i)(budget)}):`,
        ...over.map(({ path, size }) => `  ${path}: ${size} bytes (${(0,sizes/* megabytes */.i)(size)}), ${size - budget} too many`),
        ...listed(`The largest sections of ${largest}:`, sections),
        ...listed(`The packages with the most code in ${largest}:`, packages),
        'Drop what is not needed, or raise `size-budget`.',
    ].join('\n'));
}
function listed(heading, parts) {
    // What rounds to nothing is not what makes it too large.
    const worth = parts.filter(({ size }) => size >= 5_000).slice(0, 5);
    const width = Math.max(...worth.map(({ size }) => (0,sizes/* megabytes */.i)(size).length), 0);
    const lines = worth.map(({ name, size }) => `  ${(0,sizes/* megabytes */.i)(size).padStart(width)}  ${name}`);
    return lines.length === 0 ? [] : [heading, ...lines];
}

// EXTERNAL MODULE: ./src/inspect/buildinfo.ts
var buildinfo = __webpack_require__(92416);
;// CONCATENATED MODULE: ./src/inspect/verify.ts




/** Systems where a build without cgo and with the default build mode is promised to be static. */
const staticSystems = ['linux', 'freebsd', 'netbsd', 'dragonfly'];
/**
 * Holds a binary against what was promised of it: its Go, target, cgo, linkage, revision and clean tree.
 *
 * @throws UserError for the first promise that is broken: which, expected, found, likely cause, what to do
 */
function verifyBinary(binary, plan) {
    verifyGo(binary, plan);
    verifyTarget(binary, plan);
    verifyLinkage(binary, plan);
    verifyRevision(binary, plan);
}
function hold(binary, { what, expected, found, cause }) {
    if (found === expected)
        return;
    const says = found === undefined ? 'says nothing of it' : `has "${found}"`;
    throw new src_errors/* UserError */.yo(`${binary.path}: ${what} should be "${expected}", but the binary ${says}. ${cause}`);
}
function verifyGo(binary, plan) {
    // Experiments are appended: `go1.27.4 X:jsonv2`, from Go 1.26 on `go1.27.4-X:jsonv2`.
    const found = binary.buildInfo.GoVersion?.replace(/[ -]X:.*$/, '');
    hold(binary, {
        what: 'the Go version',
        expected: `go${plan.goVersion}`,
        found,
        cause: 'Another Go than the chosen one compiled it; look for a wrapper given by -toolexec or GOFLAGS.',
    });
}
function verifyTarget(binary, plan) {
    const { target, buildInfo, executable } = binary;
    for (const [key, expected] of Object.entries(target.env)) {
        const found = (0,buildinfo/* setting */.Pe)(buildInfo, key);
        // Go records GOARM64 and GORISCV64 since 1.23, where they came.
        if (found === undefined && !(0,go_version/* isAtLeast */.du)(plan.goVersion, '1.23') && /^GO(ARM64|RISCV64)$/.test(key))
            continue;
        hold(binary, {
            what: key,
            expected,
            found,
            cause: 'Something in the build overrides the target; look at GOFLAGS and at wrappers of go.',
        });
    }
    const cause = 'The file is for another system or processor; look for a linker flag (-H) or an external linker (CC, -extld) that is not of this target.';
    hold(binary, { what: 'the format', expected: formatOf(target.os), found: executable.format, cause });
    hold(binary, { what: 'the processor', expected: target.arch, found: executable.arch, cause });
    if (executable.os !== '')
        hold(binary, { what: 'the system', expected: target.os, found: executable.os, cause });
    // wasm has no cgo, whatever is asked.
    if (!plan.cgo || executable.format !== 'wasm') {
        hold(binary, {
            what: 'CGO_ENABLED',
            expected: plan.cgo ? '1' : '0',
            found: (0,buildinfo/* setting */.Pe)(buildInfo, 'CGO_ENABLED'),
            cause: plan.cgo
                ? 'Go turned cgo off: it does not have it for this target. Leave the target out or set `cgo: false`.'
                : 'Something turned cgo on again; look at wrappers of go.',
        });
    }
}
function formatOf(os) {
    if (os === 'darwin' || os === 'ios')
        return 'macho';
    if (os === 'windows')
        return 'pe';
    if (os === 'js' || os === 'wasip1')
        return 'wasm';
    if (os === 'aix')
        return 'xcoff';
    return os === 'plan9' ? 'plan9' : 'elf';
}
function verifyLinkage(binary, plan) {
    if (plan.cgo || !staticSystems.includes(binary.target.os) || hasBuildMode(plan))
        return;
    const { linkage, interpreter, needed } = binary.executable;
    const reasons = [...(interpreter === null ? [] : [interpreter]), ...needed].join(', ');
    hold(binary, {
        what: 'the linkage',
        expected: 'static',
        found: linkage,
        cause: `It needs ${reasons || 'to be relocated'} although cgo is off; look for -linkmode or -extldflags in \`ldflags\` and GOFLAGS.`,
    });
}
function hasBuildMode(plan) {
    const words = [...plan.flags, ...((0,quoted/* splitQuoted */.Z5)(plan.settings.build['GOFLAGS'] ?? '') ?? [])];
    return words.some((word) => /^--?buildmode(=|$)/.test(word));
}
function verifyRevision(binary, plan) {
    const { main, buildInfo } = binary;
    const repository = main.module?.repository;
    // A main of a dependency, or without a commit, has none to say: the plan told it (checkRevisions).
    if (!plan.stamped || repository === undefined || repository.commit === '')
        return;
    hold(binary, {
        what: 'the revision (vcs.revision)',
        expected: repository.commit,
        found: (0,buildinfo/* setting */.Pe)(buildInfo, 'vcs.revision'),
        cause: 'Go stamps what git tells it: see that git is on PATH, that the folder ' +
            `${repository.root} is readable by it, and that HEAD did not move during the build; or set \`buildvcs: false\` to build without.`,
    });
    const modified = (0,buildinfo/* setting */.Pe)(buildInfo, 'vcs.modified');
    if (repository.dirty.length === 0) {
        hold(binary, {
            what: 'vcs.modified',
            expected: 'false',
            found: modified,
            cause: 'The tree was clean before the build and no file is known to differ: a file was written or changed while building ' +
                '(a test, a generator, go.work.sum). Run `git status` after the build and commit or ignore what it names.',
        });
    }
    else {
        hold(binary, {
            what: 'vcs.modified',
            expected: 'true',
            found: modified,
            cause: 'Files differed from the commit before the build and no longer do: build again, with nothing else writing to the tree.',
        });
    }
}

;// CONCATENATED MODULE: ./src/plan/dirty.ts

/** More names than this say no more. */
const mostFiles = 10;
/**
 * Applies the input `dirty` to what is about to be built: the go command stamps `vcs.modified=true` when any file
 * of the repository differs, and afterwards each binary is held to have said so.
 *
 * @returns the warning to give, naming the files; undefined where all is clean, nothing is stamped or nobody asks
 * @throws UserError under `fail`
 */
function checkDirty(plan, policy) {
    const files = [...new Set(plan.mains.flatMap(({ module }) => module?.repository?.dirty ?? []))].sort();
    if (policy === 'ignore' || !plan.stamped || files.length === 0)
        return undefined;
    // A name may hold anything, a line break too.
    const shown = files
        .slice(0, mostFiles)
        .map((file) => `  ${/[\p{C}]/u.test(file) ? JSON.stringify(file) : file}`);
    const more = files.length > mostFiles ? [`  and ${files.length - mostFiles} more`] : [];
    const message = [
        `The binaries ${policy === 'fail' ? 'would say' : 'say'} vcs.modified=true, because these files differ from the commit:`,
        ...shown,
        ...more,
        'Commit them or add them to .gitignore.',
    ].join('\n');
    if (policy === 'fail') {
        throw new src_errors/* UserError */.yo(`${message} To build all the same, set \`dirty\` to warn or ignore; it is fail.`);
    }
    return message;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(73136);
;// CONCATENATED MODULE: ./src/plan/declarations.ts



/**
 * Which of the packages' variables the linker can set, by import path, asked of go/parser for all packages at
 * once. A package may stand there several times, with the files of each target: a variable can be set where every
 * target that has it lets it be. Files in which none of the names stands are not asked about: they declare none.
 */
async function readDeclarations(packages, names, toolchain, host) {
    if (names.length === 0)
        return new Map();
    const asked = [];
    for (const one of packages) {
        const texts = await Promise.all(one.files.map(async (file) => await (0,promises_.readFile)(file, 'utf8')));
        if (names.some((name) => texts.some((text) => text.includes(name))))
            asked.push(one);
    }
    if (asked.length === 0)
        return new Map();
    const stdin = asked
        .flatMap((one) => [`p${one.package}`, ...one.files.map((file) => `f${file}`)])
        .join('\0');
    const said = await (0,command.go)(toolchain, ['run', (0,external_node_url_.fileURLToPath)(new URL(/* asset import */ __webpack_require__(20262), __webpack_require__.b))], {
        // Away from every module, for this machine, and with none of the user's flags: GOFLAGS must not be empty,
        // or the one that `go env -w` has set would count. -trimpath shares the standard library with the build.
        cwd: host.temp,
        env: {
            GOOS: host.os,
            GOARCH: host.arch,
            CGO_ENABLED: '0',
            GOFLAGS: '-trimpath',
            GOWORK: 'off',
            GOTMPDIR: host.temp,
        },
        stdin,
        stopChildren: true,
        doing: 'read which variables can be stamped',
    }, host);
    return parseDeclarations(said);
}
/** Reads what templates/stampable.go prints. */
function parseDeclarations(text) {
    const found = new Map();
    for (const line of text.split('\n')) {
        const [name, variable, ...rest] = line.trimEnd().split(' ');
        if (name === undefined || variable === undefined)
            continue;
        const one = found.get(name) ?? { variables: new Map(), unread: undefined };
        found.set(name, one);
        if (variable === '!')
            one.unread ??= rest.join(' ');
        else if ((one.variables.get(variable) ?? 'string') === 'string')
            one.variables.set(variable, rest.join(' '));
    }
    return found;
}

// EXTERNAL MODULE: ./src/plan/ldflags.ts
var plan_ldflags = __webpack_require__(93516);
;// CONCATENATED MODULE: ./src/plan/list.ts



const fields = 'ImportPath,Name,Dir,Match,GoFiles,CgoFiles,IgnoredGoFiles,Error,Module';
/**
 * The packages that patterns match, without their dependencies. A wildcard leaves out a package that the build
 * constraints exclude; a pattern without one gives it with an `Error`.
 *
 * @throws UserError with the go command's own words when it cannot list at all.
 */
async function listPackages(patterns, options, toolchain, host) {
    const args = ['list', '-find', '-e', `-json=${fields}`, ...options.flags, '--', ...patterns];
    const { code, stdout, stderr } = await (0,command/* runGo */.a)(toolchain, args, options, host);
    if (code === 0)
        return parseList(stdout);
    throw new src_errors/* UserError */.yo(refusedFlag(stderr, toolchain) ??
        `Go ${toolchain.version} could not list the packages:\n${stderr.trim()}`);
}
/** What to say where the go command refuses one of the flags; undefined where it says something else. */
function refusedFlag(said, { version }) {
    const unknown = /^flag provided but not defined: (-\S+)/m.exec(said)?.[1];
    if (unknown !== undefined)
        return `Input \`build-flags\`: Go ${version} has no flag ${unknown}. "go help build" has those that it knows.`;
    const withCgo = /^go: (-race|-msan|-asan) requires cgo/m.exec(said)?.[1];
    if (withCgo !== undefined)
        return `Input \`cgo\` is false, and the flag ${withCgo} (of \`build-flags\` or GOFLAGS) needs it. Set \`cgo\` to true, or take the flag out.`;
    return undefined;
}
/** Reads the objects that `go list -json` prints one after the other. */
function parseList(text) {
    // A line end inside a JSON string is escaped, so a brace alone on its line ends an object.
    return JSON.parse(`[${text.trim().replace(/^\}\r?\n\{/gm, '},{')}]`);
}
/** A pattern as the go command reports it in `Match` (cmd/go/internal/search.CleanPatterns). */
function cleanPattern(pattern, windows) {
    if (windows && external_node_path_.win32.isAbsolute(pattern))
        return external_node_path_.win32.normalize(pattern).replace(/(?<=.)\\$/, '');
    const slashed = windows ? pattern.replaceAll('\\', '/') : pattern;
    const clean = external_node_path_.posix.normalize(slashed).replace(/(?<=.)\/$/, '');
    if (!slashed.startsWith('./'))
        return clean;
    return clean === '.' ? '.' : `./${clean}`;
}

;// CONCATENATED MODULE: ./src/plan/parallel.ts
/** Runs `work` on every item, at most `limit` at once, and gives the results in the items' order. */
async function inParallel(items, limit, work) {
    const results = new Array(items.length);
    const queue = [...items.entries()];
    const worker = async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            results[next[0]] = await work(next[1]);
        }
    };
    await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, worker));
    return results;
}

;// CONCATENATED MODULE: ./src/plan/packages.ts




/**
 * The mains that stand on each target: one `go list` a target, and without cgo one more, which finds the mains
 * that would stand with it. `named` are import paths to look up beside.
 *
 * @throws UserError when a pattern matches nothing, there is no main, a main needs cgo, a target has no main,
 *   or two mains have one name.
 */
async function findPackages(request, module, toolchain, host) {
    const { patterns, named, targets, cgo, flags } = request;
    const all = [...new Set([...patterns.include, ...patterns.exclude, ...named])];
    const list = async ({ target, withCgo }) => {
        const env = {
            ...buildEnvironment({ cgo, module }, target, host.env),
            CGO_ENABLED: withCgo ? '1' : '0',
        };
        const packages = await listPackages(all, { cwd: module.dir, env, flags }, toolchain, host);
        return { target, packages };
    };
    const asked = targets.map((target) => ({ target, withCgo: cgo }));
    const first = targets[0];
    const extra = cgo || first === undefined ? [] : [{ target: first, withCgo: true }];
    const listed = await inParallel([...asked, ...extra], host.cpus, list);
    const byTarget = listed.slice(0, asked.length);
    const found = selectMains(patterns, byTarget, listed[asked.length]);
    for (const line of found.left)
        host.log.info(line);
    return {
        targets: found.targets,
        named: byTarget
            .flatMap((one) => one.packages)
            .filter((one) => named.includes(one.ImportPath) && one.Error === undefined),
    };
}
/**
 * Decides which mains are built for which target. `withCgo` is the first target's list with cgo on, undefined
 * when cgo is on anyway. `left` says what the build constraints leave out where, a line a main.
 *
 * @throws UserError as `findPackages` does.
 */
function selectMains(patterns, listed, withCgo) {
    const { include, exclude } = patterns;
    const matches = (one, some) => one.Match?.some((pattern) => some.includes(pattern)) === true;
    const wanted = (packages) => packages.filter((one) => matches(one, include) && !matches(one, exclude));
    const targets = listed.map(({ target, packages }) => ({
        target,
        mains: wanted(packages)
            .filter(isMain)
            .sort((a, b) => (a.ImportPath < b.ImportPath ? -1 : 1)),
    }));
    const standing = new Set(targets.flatMap(({ mains }) => mains.map((main) => main.ImportPath)));
    refuseErrors(listed.map(({ packages }) => wanted(packages)));
    refuseCgo(withCgo === undefined ? [] : wanted(withCgo.packages).filter(isMain), new Set(targets[0]?.mains.map((main) => main.ImportPath)));
    const everything = listed.flatMap(({ packages }) => packages);
    for (const pattern of [...include, ...exclude]) {
        const found = everything.filter((one) => matches(one, [pattern]));
        if (found.length === 0) {
            throw new src_errors/* UserError */.yo(`Input \`packages\`: ${JSON.stringify(pattern)} matches no package. Patterns are relative to \`working-directory\` (./cmd/...) or import paths.`);
        }
        if (include.includes(pattern) && found.every(isExcluded)) {
            const names = listed.map(({ target }) => target.name).join(', ');
            throw new src_errors/* UserError */.yo(`Input \`packages\`: ${JSON.stringify(pattern)} has no file that its build constraints let stand on any of ${names}. Add a target for it to \`targets\`, or leave it out.`);
        }
    }
    if (standing.size === 0)
        throw noMain(wanted(everything));
    for (const { target, mains } of targets) {
        refuseSameNames(mains);
        if (mains.length === 0) {
            throw new src_errors/* UserError */.yo(`Input \`targets\`: no main can be built for ${target.name}: build constraints exclude ${[...standing].join(', ')} there. Leave ${target.name} out.`);
        }
    }
    refuseSameNames([
        ...new Map(targets.flatMap((one) => one.mains.map((main) => [main.ImportPath, main]))).values(),
    ]);
    const left = [...standing].sort().flatMap((path) => {
        const without = targets.filter(({ mains }) => !mains.some((main) => main.ImportPath === path));
        if (without.length === 0)
            return [];
        const names = without.map(({ target }) => target.name).join(', ');
        return [`${path} is left out of ${names}: its build constraints exclude it there.`];
    });
    return { targets, left };
}
/** A package of tests alone is also called main, and holds nothing to build. */
function isMain(one) {
    return one.Name === 'main' && (one.GoFiles?.length ?? 0) + (one.CgoFiles?.length ?? 0) > 0;
}
function isExcluded(one) {
    return ((one.GoFiles?.length ?? 0) + (one.CgoFiles?.length ?? 0) === 0 && (one.IgnoredGoFiles?.length ?? 0) > 0);
}
function refuseErrors(lists) {
    const errors = lists
        .flat()
        .filter((one) => one.Error !== undefined && !isExcluded(one))
        .map((one) => `${one.ImportPath}: ${one.Error?.Err ?? ''}`);
    if (errors.length === 0)
        return;
    throw new src_errors/* UserError */.yo(`Input \`packages\`: the go command cannot read what it names:\n${[...new Set(errors)].join('\n')}\nMend the source or the pattern. Patterns are relative to \`working-directory\` (./cmd/...) or import paths.`);
}
function refuseCgo(mains, standing) {
    const need = mains.map((main) => main.ImportPath).filter((path) => !standing.has(path));
    if (need.length === 0)
        return;
    throw new src_errors/* UserError */.yo(`Input \`cgo\` is false: ${need.join(', ')} can only be built with it. Set \`cgo\` to true, or leave ${need.length === 1 ? 'it' : 'them'} out: \`packages: ${need.map((path) => `!${path}`).join(', ')}\`.`);
}
function refuseSameNames(mains) {
    const byName = new Map();
    for (const { ImportPath: path } of mains) {
        // Some file systems do not tell API from api.
        const name = binaryName(path).toLowerCase();
        byName.set(name, [...(byName.get(name) ?? []), path]);
    }
    const clashes = [...byName.values()].filter((paths) => paths.length > 1);
    const [first] = clashes;
    if (first === undefined)
        return;
    const lines = clashes.map((paths) => `  ${binaryName(paths[0] ?? '')}: ${packages_listed(paths)}`);
    throw new src_errors/* UserError */.yo(`Input \`packages\`: mains of one name, of which each would overwrite the other:\n${some(lines).join('\n')}\nRename folders, name those to build, or leave some out: \`packages: !${first[1] ?? ''}\`.`);
}
/** At most this many of a kind stand in a message. */
const packages_SHOWN = 5;
function packages_listed(names) {
    const more = names.length > packages_SHOWN ? `, and ${names.length - packages_SHOWN} more` : '';
    return `${names.slice(0, packages_SHOWN).join(', ')}${more}`;
}
function some(lines) {
    const more = lines.length > packages_SHOWN ? [`  and ${lines.length - packages_SHOWN} more names`] : [];
    return [...lines.slice(0, packages_SHOWN), ...more];
}
function noMain(there) {
    const names = [
        ...new Set(there.filter((one) => one.Name !== undefined).map((one) => one.ImportPath)),
    ].sort();
    return new src_errors/* UserError */.yo(`Input \`packages\`: there is no package main to build; ${names.length === 0 ? 'there is no package at all' : `the packages there are libraries: ${packages_listed(names)}`}. Name the folder that holds func main, by \`packages\` or \`working-directory\`.`);
}
/** The name that the go command gives a main's binary, without `.exe` (cmd/go/internal/load.DefaultExecName). */
function binaryName(importPath) {
    const parts = importPath.split('/');
    const last = parts.at(-1) ?? '';
    const isVersion = /^v[1-9]\d*$/.test(last) && last !== 'v1';
    return (isVersion ? parts.at(-2) : undefined) ?? last;
}

;// CONCATENATED MODULE: ./src/plan/mains.ts




/** Every main once, in order of import path, as the first target has it on which it stands. */
function uniqueMains(targets) {
    const byPath = new Map();
    for (const one of targets.flatMap(({ mains }) => mains)) {
        if (!byPath.has(one.ImportPath))
            byPath.set(one.ImportPath, one);
    }
    return [...byPath.values()].sort((a, b) => (a.ImportPath < b.ImportPath ? -1 : 1));
}
/** The module on disk that a main belongs to; undefined for a main of a dependency. */
function moduleOf(one, module) {
    if (one.Module?.Main !== true)
        return undefined;
    return module.modules.find((candidate) => candidate.path === one.Module?.Path);
}
/**
 * Whether the binaries can say their revision; what cannot is said.
 *
 * @throws UserError in a worktree or a submodule before Go 1.27, which would stamp nothing or the wrong commit.
 */
function checkRevisions(owners, module, toolchain, host) {
    let stamped = false;
    const without = [];
    for (const [path, owner] of owners) {
        const repository = owner?.repository;
        if (owner === undefined) {
            host.log.notice(`${path} comes from a dependency: its binary will not say a revision.`);
        }
        else if (repository?.gitDir === 'file' && !(0,go_version/* isAtLeast */.du)(toolchain.version, '1.27rc1')) {
            throw new src_errors/* UserError */.yo(`Input \`buildvcs\` is true: ${repository.root} is a worktree or a submodule (its .git is a file), in which Go ${toolchain.version} stamps no commit or the wrong one. Set \`go-version\` to 1.27 or newer, or \`buildvcs\` to false.`);
        }
        else if (repository !== undefined && repository.commit !== '') {
            stamped = true;
        }
        else {
            without.push(path);
        }
    }
    if (stamped && without.length > 0) {
        host.log.notice(`${without.join(', ')}: in no git repository with a commit, so without a revision in the binary.`);
    }
    if (!stamped) {
        host.log.notice(`${module.dir} is in no git repository with a commit that can be read: the binaries will not say their revision.`);
    }
    return stamped;
}
/** The main named after its module, else the first; among those that a linux target has, as images hold no others. */
function chooseDefault(targets, module) {
    const linux = targets.filter(({ target }) => target.os === 'linux');
    const mains = uniqueMains(linux.length > 0 ? linux : targets).map((one) => one.ImportPath);
    const moduleNames = module.modules.map((one) => binaryName(one.path));
    const named = moduleNames
        .map((name) => mains.find((path) => binaryName(path) === name))
        .find((path) => path !== undefined);
    const chosen = named ?? mains[0];
    if (chosen === undefined)
        throw new Error('a plan without a main');
    return chosen;
}
/** The Go files of packages as each target has them: every set of files of a package once. */
function packageFiles(listed) {
    const sets = listed.map(({ ImportPath, Dir = '', GoFiles = [], CgoFiles = [] }) => ({
        package: ImportPath,
        files: [...GoFiles, ...CgoFiles].map((file) => (0,external_node_path_.join)(Dir, file)),
    }));
    return [...new Map(sets.map((one) => [[one.package, ...one.files].join('\0'), one])).values()];
}

;// CONCATENATED MODULE: ./src/plan/patterns.ts





/**
 * The patterns of the input `packages`. Empty: every package of the module, or of every module that go.work
 * uses, each by its folder: `./...` fails or misses modules in a workspace, and a module's path with `/...`
 * also matches dependencies whose path begins with it.
 *
 * @throws UserError for Go files in place of a package.
 */
async function readPatterns(packages, module, host) {
    const windows = host.os === 'windows';
    const given = packages.map((pattern) => pattern.replace(/^!\s*/, ''));
    for (const pattern of given) {
        if (!pattern.endsWith('.go'))
            continue;
        const folder = await (0,promises_.stat)((0,external_node_path_.resolve)(module.dir, pattern)).catch(() => undefined);
        if (folder?.isDirectory() === true)
            continue;
        throw new src_errors/* UserError */.yo(`Input \`packages\`: ${JSON.stringify(pattern)} is a file. A binary built from files has no revision; name the package instead, such as ${JSON.stringify(packageOf(pattern))}.`);
    }
    if (given.includes('')) {
        throw new src_errors/* UserError */.yo('Input `packages`: "!" leaves out nothing. Give the pattern with it: !./internal/...');
    }
    const everything = module.modules.map((one) => {
        const folder = (0,src_paths/* outputPath */.XC)(module.dir, one.dir);
        return (0,external_node_path_.resolve)(module.dir, folder) === folder ? `${folder}/...` : `./${folder}/...`;
    });
    const clean = (pattern) => cleanPattern(pattern, windows);
    const include = packages.filter((pattern) => !pattern.startsWith('!')).map(clean);
    return {
        include: include.length > 0 ? include : everything.map(clean),
        exclude: given.filter((_, index) => packages[index]?.startsWith('!')).map(clean),
    };
}
function packageOf(file) {
    const at = file.lastIndexOf('/');
    if (at < 0)
        return '.';
    return file.startsWith('.') || file.startsWith('/') ? file.slice(0, at) : `./${file.slice(0, at)}`;
}

// EXTERNAL MODULE: ./src/plan/build-inputs.ts
var build_inputs = __webpack_require__(17161);
;// CONCATENATED MODULE: ./src/plan/settings.ts












// The levels of amd64, arm and arm64 are not here: a target says them outright.
const levelNames = ['GO386', 'GOMIPS', 'GOMIPS64', 'GOPPC64', 'GORISCV64', 'GOWASM'];
const buildNames = ['GOFLAGS', 'GOEXPERIMENT', 'GOFIPS140', ...levelNames];
const cgoNames = [
    'CC',
    'CXX',
    'FC',
    'AR',
    'PKG_CONFIG',
    'CGO_CFLAGS',
    'CGO_CPPFLAGS',
    'CGO_CXXFLAGS',
    'CGO_FFLAGS',
    'CGO_LDFLAGS',
    'GO_EXTLINK_ENABLED',
];
const fetchNames = ['GOPRIVATE', 'GONOPROXY', 'GONOSUMDB', 'GOINSECURE', 'GOVCS', 'GOSUMDB', 'GOPROXY'];
// `go env -changed` (Go 1.23) leaves out the levels of every architecture but the current one, and an older Go
// has no -changed: then what is not empty and differs from here was set.
const defaults = {
    GO386: 'sse2',
    GOMIPS: 'hardfloat',
    GOMIPS64: 'hardfloat',
    GOPPC64: 'power8',
    GORISCV64: 'rva20u64',
    AR: 'ar',
    PKG_CONFIG: 'pkg-config',
    CGO_CFLAGS: '-O2 -g',
    CGO_CXXFLAGS: '-O2 -g',
    CGO_FFLAGS: '-O2 -g',
    CGO_LDFLAGS: '-O2 -g',
};
// Their defaults are the distribution's own: only the environment tells that they were asked for.
const distributionNames = ['CC', 'CXX', 'FC', 'GOPROXY', 'GOSUMDB'];
/**
 * Reads what this machine has set for the go command, in its environment or by `go env -w`.
 *
 * @throws UserError when GOFLAGS cannot be read, or carries linker flags for a package pattern.
 */
async function readSettings(toolchain, module, inputs, host) {
    const ask = async (args) => JSON.parse(await (0,command.go)(toolchain, ['env', ...args], { cwd: module.dir, doing: 'say its settings' }, host));
    const [named, changed] = await Promise.all([
        ask(['-json', ...buildNames, ...cgoNames, ...fetchNames]),
        (0,go_version/* isAtLeast */.du)(toolchain.version, '1.23') ? ask(['-changed', '-json']) : undefined,
    ]);
    const found = Object.entries(named).filter(([name, value]) => {
        if (changed !== undefined && !levelNames.includes(name))
            return name in changed;
        if (distributionNames.includes(name))
            return (host.env[name] ?? '') !== '';
        return value !== (defaults[name] ?? '');
    });
    const GOWORK = await workspaceSetting(module, host);
    return settingsOf({ ...Object.fromEntries(found), GOWORK }, inputs.cgo);
}
/**
 * What GOWORK has to say elsewhere for the same workspace: `off`, or the path of a file from the root of the
 * build context, as a path of this machine means nothing there. Empty where the go command finds it by itself.
 */
async function workspaceSetting(module, host) {
    const wanted = host.env.GOWORK ?? '';
    if (wanted === '' || wanted === 'auto' || wanted === 'off')
        return wanted === 'off' ? wanted : '';
    const file = (0,external_node_path_.join)(await (0,promises_.realpath)(module.root), (0,external_node_path_.basename)(wanted));
    const found = await findUpward(module.dir, 'go.work');
    if (found !== undefined && (0,external_node_path_.join)(found, 'go.work') === file)
        return '';
    return (0,src_paths/* outputPath */.XC)(await (0,promises_.realpath)(contextOf(module)), file);
}
/**
 * Sorts what differs from Go's defaults into what changes the bytes and what fetching needs.
 *
 * @throws UserError as `readSettings` does.
 */
function settingsOf(changed, cgo) {
    const pick = (names) => Object.fromEntries(names.map((name) => [name, changed[name] ?? '']).filter(([, value]) => value !== ''));
    const { rest, ldflags, tags } = splitGoflags(changed.GOFLAGS ?? '');
    const build = pick([...buildNames, ...(cgo ? cgoNames : []), 'GOWORK']);
    if (rest === '')
        delete build.GOFLAGS;
    else
        build.GOFLAGS = rest;
    const fetch = pick(fetchNames);
    for (const [name, value] of Object.entries(fetch))
        fetch[name] = withoutCredentials(value);
    return { build, fetch, ldflags, tags };
}
/** GOFLAGS in parts: the linker flags and the tags that it carries, and the rest, without what we always set ourselves. */
function splitGoflags(goflags) {
    const words = (0,quoted/* splitQuoted */.Z5)(goflags);
    const refuse = (what) => new src_errors/* UserError */.yo(`GOFLAGS is ${(0,values/* show */.WU)(goflags)}, which has ${what}. Mend it in the environment, or by \`go env -w GOFLAGS=…\`; the go command reads '-name=a b' in one pair of quotes.`);
    if (words === undefined)
        throw refuse('a quote that is not closed');
    const isLinker = (word) => /^--?ldflags(=|$)/.test(word);
    const isOurs = (word) => /^--?(ldflags|tags|trimpath|buildvcs)(=|$)/.test(word);
    // Each -ldflags replaces the one before it (the last match wins), so only the last counts.
    const last = words.filter(isLinker).at(-1) ?? '';
    const ldflags = last.includes('=') ? last.slice(last.indexOf('=') + 1) : '';
    (0,plan_ldflags/* splitLinkerFlags */.Z3)('GOFLAGS -ldflags', ldflags);
    for (const word of words)
        (0,build_inputs/* checkBuildMode */.Wv)('GOFLAGS', word);
    const rest = (0,quoted/* joinQuoted */.f$)(words.filter((word) => !isOurs(word)));
    if (rest === undefined)
        throw refuse('a word with both kinds of quotes');
    return { rest, ldflags, tags: tagsOf(words) };
}
/** The build tags that flags of the go command set: of several `-tags` the last counts. */
function tagsOf(flags) {
    const last = flags.filter((word) => /^--?tags=/.test(word)).at(-1);
    return last === undefined
        ? []
        : last
            .slice(last.indexOf('=') + 1)
            .split(/[ ,]+/)
            .filter((tag) => tag !== '');
}
/** Addresses in a list such as GOPROXY's, without `user:password@`; up to the last `@`, as a password may hold one. */
function withoutCredentials(value) {
    return value.replace(/(:\/\/)[^,|\s]*@/g, '$1');
}

;// CONCATENATED MODULE: ./src/plan/stages.ts
/** Ours, or (`scratch`, `context`) BuildKit's own: rule ReservedStageName. */
const RESERVED = new Set(['build', 'debug', 'scratch', 'context']);
/** A stage's name, as BuildKit's parser takes it (`validStageName` in its instructions/parse.go). */
const STAGE = /^[a-z][a-z0-9._-]*$/;
/**
 * The stage for a main's name, and not among `taken`: `api` for `api`, `api-2` for a second one, `app-7z` for
 * `7z`, `app-build` for `build`. Always matches `^[a-z][a-z0-9-_.]*$`, and the same in gives the same out.
 */
function stageName(name, taken) {
    const lower = name.toLowerCase().replace(/[^a-z0-9._-]/g, '-');
    const base = STAGE.test(lower) && !RESERVED.has(lower) ? lower : `app-${lower}`;
    let free = base;
    for (let count = 2; taken.has(free); count += 1)
        free = `${base}-${count}`;
    return free;
}
/**
 * A stage for each name, in the same order and without doubles. A name that may stand as it is keeps itself
 * (of `API` and `api`, `api` does), so that one main's stage does not depend on another's odd name.
 */
function stageNames(names) {
    const taken = new Set();
    const stages = new Map();
    const own = (name) => STAGE.test(name) && !RESERVED.has(name);
    const order = [...names.entries()].sort(([, a], [, b]) => Number(own(b)) - Number(own(a)));
    for (const [index, name] of order) {
        const stage = stageName(name, taken);
        taken.add(stage);
        stages.set(index, stage);
    }
    return names.map((_, index) => stages.get(index) ?? '');
}

;// CONCATENATED MODULE: ./src/plan/stamp.ts


const automatic = ['version', 'commit', 'date'];
/** Every name of a variable that a request may stamp: what the sources are searched for. */
function requestedNames(request) {
    const named = request.lines.map((line) => splitVariable(line.variable).name);
    return [...new Set([...(request.auto ? automatic : []), ...named])];
}
/**
 * The parts of a variable as `stamp` names it; the name stands after the last dot.
 *
 * @throws UserError when there is none.
 */
function splitVariable(variable) {
    const match = /^([^\s=]+)\.([\p{L}_][\p{L}\p{Nd}_]*)$/u.exec(variable);
    if (match === null) {
        throw new src_errors/* UserError */.yo(`Input \`stamp\`: ${JSON.stringify(variable)} is no variable. Accepted is import/path.variable=text, such as main.version={{version}}.`);
    }
    return { package: match[1] ?? '', name: match[2] ?? '' };
}
/** A stamp's text with its placeholders, all of which are known, filled in. */
function fillTemplate(template, identity, goVersion) {
    const values = {
        version: identity.version,
        commit: identity.commit,
        date: identity.date,
        branch: identity.branch,
        goVersion,
    };
    // All at once: what a value holds is no template.
    return template.replace(new RegExp(`\\{\\{\\s*(${build_inputs/* PLACEHOLDERS */.je.join('|')})\\s*\\}\\}`, 'g'), (_, name) => values[name]);
}
/**
 * What is stamped into each main, in order: what `auto` finds, then the named variables. A text that is empty
 * is not stamped, so a default in the source stands. `alreadySet` are the variables that the user's own linker
 * flags set: `auto` leaves those alone.
 *
 * @throws UserError for a named variable that no main has (or its package has not), that is not a string, or
 *   whose initialiser is not a constant: the linker would say nothing.
 */
function decideStamps(request, mains, declarations, fill, alreadySet) {
    const stamps = new Map(mains.map((main) => [main, []]));
    const add = (main, stamp) => {
        const list = stamps.get(main) ?? [];
        const others = list.filter((one) => one.variable !== stamp.variable);
        stamps.set(main, stamp.text === '' ? others : [...others, stamp]);
    };
    if (request.auto) {
        for (const main of mains) {
            for (const name of automatic) {
                const stampable = declarations.get(main)?.variables.get(name) === 'string';
                if (stampable && !alreadySet.has(`main.${name}`)) {
                    add(main, { variable: `main.${name}`, text: fill(`{{${name}}}`) });
                }
            }
        }
    }
    for (const { variable, template } of request.lines) {
        const named = splitVariable(variable);
        const text = fill(template);
        const own = named.package === 'main' ? mains : mains.filter((main) => main === named.package);
        if (own.length === 0) {
            requireStampable(variable, named.name, [named.package], declarations);
            for (const main of mains)
                add(main, { variable, text });
        }
        else {
            for (const main of requireStampable(variable, named.name, own, declarations)) {
                // The linker knows every main as `main`, whatever its import path.
                add(main, { variable: `main.${named.name}`, text });
            }
        }
    }
    return stamps;
}
/**
 * Refuses the stamp of a package that no main is linked with: the linker would say nothing. `found` are the
 * packages that exist, `linked` all that some main is made of.
 *
 * @throws UserError naming the variable.
 */
function checkLinked(request, found, linked) {
    for (const { variable } of request.lines) {
        const { package: path } = splitVariable(variable);
        if (path === 'main' || linked.includes(path))
            continue;
        throw new src_errors/* UserError */.yo(found.includes(path)
            ? `Input \`stamp\`: ${variable} would be stamped nowhere: no main imports ${path}, and the linker would say nothing. Import it, or leave the line out.`
            : `Input \`stamp\`: ${variable} does not exist: there is no package ${path} in the module or its dependencies. Mend the import path.`);
    }
}
/** Those of the packages that declare the variable, every one of them in a way that the linker can set. */
function requireStampable(variable, name, packages, declarations) {
    const found = packages.filter((one) => declarations.get(one)?.variables.has(name) === true);
    for (const one of found) {
        const kind = declarations.get(one)?.variables.get(name);
        if (kind === 'string')
            continue;
        const why = kind === 'other'
            ? 'is not a string'
            : 'has an initialiser that is not a constant string of its own package';
        throw new src_errors/* UserError */.yo(`Input \`stamp\`: ${variable} cannot be stamped: ${name} in ${one} ${why}, and the linker would leave it as it is, silently. Declare it, for every target that has it, as: var ${name} = "dev" (or var ${name} string).`);
    }
    if (found.length === 0) {
        const unread = packages.map((one) => declarations.get(one)?.unread).find((one) => one !== undefined);
        throw new src_errors/* UserError */.yo(`Input \`stamp\`: ${variable} does not exist: ${packages.join(', ')} ${packages.length === 1 ? 'declares' : 'declare'} no package-level variable ${name}. ` +
            (unread === undefined
                ? `Declare it (var ${name} string), or mend the name; names are case-sensitive.`
                : `A file could not be read: ${unread}`));
    }
    return found;
}

;// CONCATENATED MODULE: ./src/plan/untouched.ts





/**
 * Runs go commands that may write go.work.sum, go.mod or go.sum, and puts back what they wrote, whatever
 * happens: a changed file would make the very same build dirty. Gives what `work` gave and the files
 * (absolute) that the go command wanted to change.
 *
 * @param flags of the go commands, those of GOFLAGS too
 */
async function keepUntouched(module, flags, work) {
    const files = await filesThatMayChange(module, flags);
    const before = await Promise.all(files.map(bytes));
    const changed = [];
    let result;
    try {
        result = await work();
    }
    finally {
        for (const [index, file] of files.entries()) {
            const was = before[index];
            const is = await bytes(file);
            if (was === undefined ? is === undefined : is?.equals(was) === true)
                continue;
            changed.push(file);
            if (was === undefined)
                await (0,promises_.rm)(file, { force: true });
            else
                await (0,promises_.writeFile)(file, was);
        }
    }
    return { result, changed };
}
/** No more than these: what somebody edits while the compiler runs must not be put back. */
async function filesThatMayChange(module, flags) {
    if (module.kind === 'workspace') {
        // GOWORK may name another file than go.work, whose sums then stand beside that.
        const beside = await (0,promises_.readdir)(module.root);
        return beside.filter((name) => name.endsWith('.work')).map((name) => (0,external_node_path_.join)(module.root, `${name}.sum`));
    }
    // Without that flag go.mod and go.sum are read only (go help modules).
    return flags.some((flag) => /(?:^|\s)--?mod=mod(?:\s|$)/.test(flag))
        ? module.modules.flatMap(({ dir }) => [(0,external_node_path_.join)(dir, 'go.mod'), (0,external_node_path_.join)(dir, 'go.sum')])
        : [];
}
async function bytes(file) {
    return await (0,promises_.readFile)(file).catch(() => undefined);
}
/**
 * Refuses to go on when the build would change files that git does not ignore: the build itself would then make
 * its binaries `vcs.modified=true`.
 *
 * @throws UserError naming the files and the command that settles them.
 */
async function refuseChanges(changed, module, host) {
    const { repository } = module;
    if (changed.length === 0 || repository === undefined)
        return;
    const kept = [];
    for (const path of changed) {
        const file = (0,src_paths/* outputPath */.XC)(repository.root, path);
        const ignored = await runGit(repository.root, ['check-ignore', '-q', '--', file], repository.env, host);
        if (ignored?.code !== 0)
            kept.push(file);
    }
    if (kept.length === 0)
        return;
    const command = module.kind === 'workspace'
        ? `go list -deps ${module.modules.map((one) => `${one.path}/...`).join(' ')}`
        : 'go mod tidy';
    const folder = (0,src_paths/* outputPath */.XC)(repository.root, module.root);
    throw new src_errors/* UserError */.yo(`Input \`working-directory\`: the go command wants to change ${kept.join(', ')}, so this build would make its own binaries dirty (vcs.modified=true). Run "${command}" in ${folder}, and commit ${kept.join(', ')}.`);
}

// EXTERNAL MODULE: ./node_modules/semver/index.js
var semver = __webpack_require__(62088);
var semver_default = /*#__PURE__*/__webpack_require__.n(semver);
;// CONCATENATED MODULE: ./src/plan/version.ts





/**
 * What is stamped and said of the sources. `module` is that of the default main; its folder in the repository
 * is the prefix of its tags (`svc/x/v1.4.0`), as Go has it for modules in a subfolder.
 *
 * @throws UserError for a SOURCE_DATE_EPOCH that is no time.
 */
async function identify(version, repository, module, host) {
    const date = sourceDate(host.env.SOURCE_DATE_EPOCH) ?? repository?.date ?? '';
    if (repository === undefined) {
        return { version: version === '' ? 'devel' : version, commit: '', date, branch: '', dirty: false };
    }
    const { commit, branch, dirty } = repository;
    const said = { commit, date, branch, dirty: dirty.length > 0 };
    if (version !== '')
        return { version, ...said };
    const prefix = tagPrefix(repository.root, module?.dir ?? repository.root);
    return {
        version: highestTag(repository.tags, prefix) ??
            (await describe(repository, prefix, host)) ??
            pseudoVersion(repository, module?.path ?? '', host),
        ...said,
    };
}
/** What stands before the version in a module's tags: `svc/x/`, empty for a module at the repository's root. */
function tagPrefix(root, dir) {
    return dir === root || !(0,src_paths/* isInside */.FK)(root, dir) ? '' : `${(0,src_paths/* outputPath */.XC)(root, dir)}/`;
}
/** The highest semantic version among tags with this prefix, as it is written after the prefix; undefined without one. */
function highestTag(tags, prefix) {
    return tags
        .filter((tag) => tag.startsWith(prefix))
        .map((tag) => tag.slice(prefix.length))
        .filter((tag) => /^v?\d/.test(tag) && semver_default().valid(tag) !== null)
        .sort(
    // Of two that differ in build metadata or in the `v` alone, always the same one.
    (a, b) => semver_default().rcompare(a, b) || (a < b ? 1 : -1))[0];
}
/**
 * SOURCE_DATE_EPOCH as RFC 3339; undefined when it is not set (reproducible-builds.org/specs/source-date-epoch).
 *
 * @throws UserError when it is no whole number of seconds.
 */
function sourceDate(epoch) {
    if (epoch === undefined || epoch === '')
        return undefined;
    // The year 9999 is the last that RFC 3339 can write.
    if (!/^\d{1,12}$/.test(epoch) || Number(epoch) > 253402300799) {
        throw new src_errors/* UserError */.yo(`SOURCE_DATE_EPOCH: ${JSON.stringify(epoch)} is not a time. Give whole seconds since 1970-01-01 UTC, such as the output of "git log -1 --format=%ct", or unset it.`);
    }
    return utcSeconds(Number(epoch));
}
/** `git describe` among the module's own version tags, its prefix removed; undefined when no such tag is reachable. */
async function describe(repository, prefix, host) {
    if (repository.commit === '')
        return undefined;
    // Whole versions only: a moving tag such as v1 is not a release.
    const glob = prefix.replace(/[\\*?[\]]/g, '\\$&');
    const matches = ['v[0-9]*.[0-9]*.[0-9]*', '[0-9]*.[0-9]*.[0-9]*'].map((version) => `--match=${glob}${version}`);
    const said = await runGit(repository.root, ['describe', '--tags', ...matches, 'HEAD'], repository.env, host);
    return said?.code === 0 ? said.stdout.trim().slice(prefix.length) : undefined;
}
/** `v0.0.0-20261123100000-abcdefabcdef`: as the go command calls a commit without a tag; `v4.0.0-…` of a module `…/v4`. */
function pseudoVersion(repository, path, host) {
    if (repository.commit === '')
        return 'devel';
    const major = /(?:\/|^gopkg\.in\/.*\.)v(\d+)$/.exec(path)?.[1] ?? '0';
    const version = `v${major}.0.0-${repository.date.replace(/\D/g, '')}-${repository.commit.slice(0, 12)}`;
    if (repository.shallow) {
        host.log.notice(`The checkout is shallow and has no version tag, so the version is ${version}. If there are tags, fetch them: "fetch-depth: 0", or "fetch-tags: true" for a tag on this very commit.`);
    }
    return version;
}

;// CONCATENATED MODULE: ./src/plan/plan.ts
















/**
 * Decides in full what will be built: asks the chosen Go about the machine, the targets, the mains and their
 * variables, and git about the version. Nothing is compiled, nothing in the tree is changed.
 *
 * @throws UserError for whatever in the inputs or the sources cannot be built as it was asked for.
 */
async function makePlan(inputs, module, toolchain, host) {
    const targets = checkTargets(inputs, module, toolchain, host);
    targets.catch(() => undefined); // where GOFLAGS cannot be read both fail, and the settings say it better
    const settings = await readSettings(toolchain, module, inputs, host);
    await targets;
    const said = Object.entries(settings.build).map(([name, value]) => `${name}=${value}`);
    if (said.length > 0)
        host.log.info(`Go settings of this machine that shape the build: ${said.join(' ')}`);
    // Only the last -tags counts, so ours holds all that were asked for.
    const tags = [...settings.tags, ...tagsOf(inputs.buildFlags), ...inputs.tags];
    const tagFlags = tags.length === 0 ? [] : [`-tags=${[...new Set(tags)].join(',')}`];
    const flags = [...inputs.buildFlags, ...tagFlags];
    const found = await findMains(inputs, { flags, settings }, module, toolchain, host);
    const packages = uniqueMains(found.targets);
    const owners = new Map(packages.map((one) => [one.ImportPath, moduleOf(one, module)]));
    const stamped = inputs.buildvcs && checkRevisions(owners, module, toolchain, host);
    const defaultPackage = chooseDefault(found.targets, module);
    const owner = owners.get(defaultPackage);
    const repository = owner === undefined ? module.repository : owner.repository;
    const identity = await identify(inputs.version, repository, owner, host);
    const mains = await describeMains(inputs, { found, packages, owners, identity, settings }, toolchain, host);
    const main = (path) => {
        const one = mains.find((candidate) => candidate.package === path);
        if (one === undefined)
            throw new Error(`${path} was found but not planned`);
        return one;
    };
    return {
        module,
        goVersion: toolchain.version,
        prerelease: toolchain.prerelease,
        mains,
        targets: found.targets.map((one) => ({
            target: one.target,
            mains: one.mains.map((listed) => main(listed.ImportPath)),
        })),
        defaultMain: main(defaultPackage),
        identity,
        settings,
        stamped,
        cgo: inputs.cgo,
        flags: [
            ...inputs.buildFlags,
            ...(inputs.gcflags === '' ? [] : [`-gcflags=${inputs.gcflags}`]),
            ...tagFlags,
            '-trimpath',
            `-buildvcs=${String(stamped)}`,
        ],
    };
}
/**
 * The mains of each target, and the packages that `stamp` names. Loads as much as the build will where that may
 * want to change files: the tree stays as it is, and the wish is an error where it would make the binaries dirty.
 */
async function findMains(inputs, { flags, settings }, module, toolchain, host) {
    const libraries = inputs.stamp.lines
        .map((line) => splitVariable(line.variable).package)
        .filter((name) => name !== 'main');
    const request = {
        patterns: await readPatterns(inputs.packages, module, host),
        named: [...new Set(libraries)],
        targets: inputs.targets,
        cgo: inputs.cgo,
        flags: [...flags, '-buildvcs=false'],
    };
    const asBuilt = libraries.length > 0 || (module.kind === 'workspace' && !module.vendored);
    const { result, changed } = await keepUntouched(module, flagsOf({ flags, settings }), async () => {
        const found = await findPackages(request, module, toolchain, host);
        const loaded = asBuilt ? await loadAsBuild(found.targets, request, module, toolchain, host) : [];
        if (inputs.cgo)
            await warnOfCxx(found.targets, request.flags, module, toolchain, host);
        return { found, loaded };
    });
    if (inputs.buildvcs)
        await refuseChanges(changed, module, host);
    const named = result.found.named.map((one) => one.ImportPath);
    checkLinked(inputs.stamp, named, result.loaded);
    return result.found;
}
/** The mains with their names, stages, stamps and linker flags, in the order of `packages`. */
async function describeMains(inputs, { found, packages, owners, identity, settings }, toolchain, host) {
    const declarations = await readDeclarations(packageFiles([...found.targets.flatMap(({ mains }) => mains), ...found.named]), requestedNames(inputs.stamp), toolchain, host);
    const given = [
        ...(0,plan_ldflags/* splitLinkerFlags */.Z3)('GOFLAGS -ldflags', settings.ldflags),
        ...(0,plan_ldflags/* splitLinkerFlags */.Z3)('Input `ldflags`', inputs.ldflags),
    ];
    const stamps = decideStamps(inputs.stamp, packages.map((one) => one.ImportPath), declarations, (template) => fillTemplate(template, identity, toolchain.version), (0,plan_ldflags/* setVariables */.C4)(given));
    const names = packages.map((one) => binaryName(one.ImportPath));
    const stages = stageNames(names);
    return packages.map((one, index) => {
        const own = stamps.get(one.ImportPath) ?? [];
        const name = names[index] ?? '';
        return {
            package: one.ImportPath,
            name,
            stage: stages[index] ?? name,
            module: owners.get(one.ImportPath),
            stamps: own,
            ldflags: (0,plan_ldflags/* linkerFlags */.lY)(given, inputs.strip, own),
        };
    });
}
/** Every flag that the go command gets for a plan, those of GOFLAGS too. */
function flagsOf({ flags, settings }) {
    return [...flags, settings.build.GOFLAGS ?? ''];
}
/** Asks the go command what it can build for, and the machine for its C compilers. */
async function checkTargets(inputs, module, toolchain, host) {
    const [list, compiler] = await Promise.all([
        (0,command.go)(toolchain, ['tool', 'dist', 'list', '-json'], { cwd: host.temp, doing: 'list its platforms' }, host),
        inputs.cgo ? (0,command.go)(toolchain, ['env', 'CC'], { cwd: module.dir, doing: 'name its C compiler' }, host) : '',
    ]);
    (0,targets/* checkSupported */.jO)(inputs.targets, JSON.parse(list), toolchain.version, inputs.cgo);
    const leveled = inputs.targets.find((target) => target.arch === 'arm64' && target.variant !== '');
    if (leveled !== undefined && !(0,go_version/* isAtLeast */.du)(toolchain.version, '1.23')) {
        throw new src_errors/* UserError */.yo(`Input \`targets\`: ${leveled.name} needs Go 1.23 (GOARM64), and the chosen Go is ${toolchain.version}. Choose a newer \`go-version\`, or the target ${leveled.os}/arm64.`);
    }
    if (inputs.cgo)
        await checkCompilers(inputs.targets, compiler.trim(), host);
}
/**
 * Loads what the build will load, so that go.work.sum is asked for now and not in the middle of the build. Gives
 * the import paths of all packages that are linked into some main.
 */
async function loadAsBuild(targets, { cgo, flags }, module, toolchain, host) {
    const listed = await inParallel(targets, host.cpus, async ({ target, mains }) => {
        const env = buildEnvironment({ cgo, module }, target, host.env);
        const paths = mains.map((one) => one.ImportPath);
        return await (0,command.go)(toolchain, ['list', '-deps', '-f', '{{.ImportPath}}', ...flags, '--', ...paths], { cwd: module.dir, env, doing: `load the packages for ${target.name}` }, host);
    });
    return listed.flatMap((text) => text.split(/\r?\n/));
}

// EXTERNAL MODULE: ./src/toolchain/releases.ts
var toolchain_releases = __webpack_require__(65437);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/toolchain/download.ts









/**
 * Downloads an archive of Go and unpacks it into `into` (absolute; made here), checking its SHA-256 as it
 * comes. Gives the folder `go` of it. When this throws, `into` holds nothing to be used, and is to be deleted.
 *
 * @throws UserError for a wrong checksum or an archive that cannot be unpacked; HttpFailure; Interrupted.
 */
async function downloadGo(archive, into, host) {
    const started = performance.now();
    const size = await (0,http/* get */.Jt)(archive.url, host, async (body) => {
        await (0,promises_.rm)(into, { recursive: true, force: true }); // of a try that broke
        await (0,promises_.mkdir)(into, { recursive: true });
        return await (host.os === 'windows' ? takeZip : takeTar)(body, archive, into, host);
    });
    host.log.info(`Downloaded ${(0,http/* shownUrl */.zA)(archive.url)}: ${(0,sizes/* megabytes */.i)(size)} in ${((performance.now() - started) / 1000).toFixed(1)} s, SHA-256 as in ${archive.sumFrom}`);
    return (0,external_node_path_.join)(into, 'go');
}
async function takeTar(body, archive, into, host) {
    // -o: a run as root gives the files to root, not to the number that the archive names.
    const tar = unpack('tar', ['-xzo', '-f', '-', '-C', into], host);
    try {
        // When tar stops early the rest is still read: only then the sum says whether the archive is to blame.
        const { size, sha256 } = await pour(body, tar.stdin, archive, host);
        requireSum(sha256, archive);
        tar.stdin.end();
        await tar.end(archive, into);
        return size;
    }
    catch (error) {
        await tar.stop();
        throw error;
    }
}
async function takeZip(body, archive, into, host) {
    const file = (0,external_node_path_.join)(into, 'go.zip');
    const out = (0,external_node_fs_.createWriteStream)(file);
    const written = (0,external_node_events_.once)(out, 'close'); // rejects on an error, such as a full disk
    written.catch(() => undefined);
    const { size, sha256 } = await pour(body, out, archive, host).finally(() => out.end());
    await written;
    requireSum(sha256, archive);
    // Windows' own tar reads zip; another on PATH, such as Git's, does not.
    const tar = unpack((0,external_node_path_.join)(host.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'tar.exe'), ['-xf', file, '-C', into], host);
    tar.stdin.end();
    await tar.end(archive, into);
    await (0,promises_.rm)(file);
    return size;
}
/** Writes a body to a stream, hashing it and saying how far it is. A stream that has closed is left alone. */
async function pour(body, out, archive, host) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const total = Number(body.headers['content-length'] ?? 0);
    const name = (0,http/* shownUrl */.zA)(archive.url).replace(/.*\//, '');
    let size = 0;
    let said = performance.now();
    const closing = (0,external_node_events_.once)(out, 'close').catch(() => undefined);
    out.on('error', () => undefined); // EPIPE when tar stops early; its exit code and message tell
    for await (const chunk of body) {
        hash.update(chunk);
        size += chunk.length;
        if (out.writable && !out.write(chunk)) {
            await Promise.race([(0,external_node_events_.once)(out, 'drain').catch(() => undefined), closing]);
        }
        if (performance.now() - said > 500) {
            said = performance.now();
            host.log.progress(`Downloading ${name}: ${(0,sizes/* megabytes */.i)(size)}${total > 0 ? ` of ${(0,sizes/* megabytes */.i)(total)}` : ''}`);
        }
    }
    if (host.signal.aborted)
        throw new src_errors/* Interrupted */.j$();
    return { size, sha256: hash.digest('hex') };
}
function requireSum(found, archive) {
    if (found === archive.sha256)
        return;
    throw new src_errors/* UserError */.yo(`The download of ${(0,http/* shownUrl */.zA)(archive.url)} has a wrong checksum: its SHA-256 is ${found}, but ${archive.sumFrom} says ${archive.sha256}. ` +
        'Nothing of it was kept. Try again; if it stays so, something between here and the site changes it, or the mirror (input `go-download-base-url`) is broken.');
}
/** Starts the system's tar; `end` waits for it, `stop` ends it at once. */
function unpack(command, args, host) {
    const child = (0,external_node_child_process_.spawn)(command, args, {
        env: definedOf(host.env),
        stdio: ['pipe', 'ignore', 'pipe'],
        windowsHide: true,
        signal: host.signal,
    });
    let said = ''; // on a full disk tar has a line for every file: the first is enough
    child.stderr.on('data', (chunk) => {
        if (said.length < 1000)
            said += chunk.toString();
    });
    let failure;
    child.on('error', (error) => (failure = error));
    const ended = new Promise((resolve) => child.on('close', resolve));
    return {
        stdin: child.stdin,
        async end(archive, into) {
            const code = await ended;
            if (host.signal.aborted)
                throw new src_errors/* Interrupted */.j$();
            if (code === 0 && failure === undefined)
                return;
            const reason = failure?.message ?? said.trim().split('\n', 1)[0];
            throw new src_errors/* UserError */.yo(`${(0,http/* shownUrl */.zA)(archive.url)} has the right checksum but could not be unpacked into ${into}: ${reason || `${command} ended with ${code ?? 'a signal'}`}. ` +
                'Make room there, or set RUNNER_TOOL_CACHE to another folder; the command tar is needed.');
        },
        async stop() {
            child.kill('SIGKILL');
            await ended; // files must not be deleted under it
        },
    };
}
function definedOf(env) {
    return Object.fromEntries(Object.entries(env).filter((entry) => entry[1] !== undefined));
}

// EXTERNAL MODULE: ./src/toolchain/module-proxy.ts
var module_proxy = __webpack_require__(31154);
// EXTERNAL MODULE: ./src/toolchain/site.ts
var site = __webpack_require__(21460);
// EXTERNAL MODULE: ./src/architecture.ts
var architecture = __webpack_require__(14516);
;// CONCATENATED MODULE: ./src/toolchain/tool-cache.ts








/** Where a version stands, or would stand, in the tool cache. */
function cachedRoot(version, host) {
    return (0,external_node_path_.join)(host.toolCache, 'go', (0,go_version/* semverSpelling */.Xk)(version), (0,architecture/* nodeArchitecture */.s)(host.arch));
}
/** True when a version stands there complete. */
function isCached(version, host) {
    const root = cachedRoot(version, host);
    return (0,external_node_fs_.existsSync)(root) && (0,external_node_fs_.existsSync)(marker(root));
}
/** Every version that stands there complete, as Go spells it. */
async function cachedVersions(host) {
    const names = await (0,promises_.readdir)((0,external_node_path_.join)(host.toolCache, 'go')).catch(() => []);
    return names
        .map(go_version/* parseVersion */.ot)
        .filter((version) => version !== undefined)
        .filter((version) => isCached(version, host))
        .map(go_version/* goSpelling */.LD);
}
const PARTIAL = '.ship-go-';
/** Nobody takes longer to install; what is older was left by a run that was killed. In milliseconds. */
const ABANDONED = 60 * 60 * 1000;
/**
 * Lets `fill` make a GOROOT in a fresh folder beside the final place and then moves it there in one step, so
 * that a run which is stopped leaves nothing that another would trust. Two at once do not hurt each other:
 * the first to end stays. What `fill` gives is the folder to move, inside the one that it got.
 *
 * @throws UserError when the tool cache cannot be written or is full; whatever `fill` throws.
 */
async function addToCache(version, host, fill) {
    const root = cachedRoot(version, host);
    const partial = (0,external_node_path_.join)((0,external_node_path_.dirname)(root), `${PARTIAL}${(0,external_node_crypto_.randomUUID)()}`);
    const replaces = isCached(version, host); // and is broken, or nobody would install
    try {
        await (0,promises_.mkdir)(partial, { recursive: true });
        await removeAbandoned((0,external_node_path_.dirname)(root));
        await tool_cache_place(await fill((0,external_node_path_.join)(partial, 'new')), root, (0,external_node_path_.join)(partial, 'old'), replaces);
        return root;
    }
    catch (error) {
        throw asUserError(error, host);
    }
    finally {
        // Best effort: what cannot be deleted now (a scanner on Windows holds it) the next run removes as abandoned.
        await (0,promises_.rm)(partial, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    }
}
/**
 * The marker is written before the folder moves: alone it means nothing, and so nobody ever sees our folder
 * without it and takes it for another's leftover.
 */
async function tool_cache_place(from, root, old, replaces) {
    if ((0,external_node_fs_.existsSync)(root) && (0,external_node_fs_.existsSync)(marker(root)) && !replaces)
        return; // another run was first
    await (0,promises_.rename)(root, old).catch(ignoreMissing); // an interrupted install, or a broken one
    await (0,promises_.writeFile)(marker(root), '');
    try {
        await renamePatiently(from, root);
    }
    catch (error) {
        if ((0,external_node_fs_.existsSync)(root) && (0,external_node_fs_.existsSync)(marker(root)))
            return; // another run was first
        await (0,promises_.rm)(marker(root), { force: true });
        throw error;
    }
}
/** On Windows a virus scanner may hold a new file for a moment, and a folder with an open file cannot be moved. */
async function renamePatiently(from, to) {
    for (let tries = process.platform === 'win32' ? 20 : 1;; tries--) {
        try {
            await (0,promises_.rename)(from, to);
            return;
        }
        catch (error) {
            if (tries <= 1 || !['EPERM', 'EACCES', 'EBUSY'].includes((0,src_errors/* errorCode */.CA)(error)) || (0,external_node_fs_.existsSync)(to))
                throw error;
            await (0,external_node_timers_promises_.setTimeout)(250);
        }
    }
}
async function removeAbandoned(folder) {
    for (const name of await (0,promises_.readdir)(folder)) {
        if (!name.startsWith(PARTIAL))
            continue;
        const path = (0,external_node_path_.join)(folder, name);
        const modified = await (0,promises_.stat)(path).then((stats) => stats.mtimeMs, () => Date.now());
        if (Date.now() - modified > ABANDONED)
            await (0,promises_.rm)(path, { recursive: true, force: true }).catch(() => undefined);
    }
}
function asUserError(error, host) {
    const code = (0,src_errors/* errorCode */.CA)(error);
    const what = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)
        ? 'cannot be written'
        : ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)
            ? 'is on a full disk'
            : undefined;
    if (what === undefined)
        return error;
    return new src_errors/* UserError */.yo(`The tool cache ${host.toolCache} ${what}: ${(0,src_errors/* errorText */.kc)(error)}. Make it writable and roomy (a Go needs 300 MB), or set RUNNER_TOOL_CACHE to another folder.`);
}
function ignoreMissing(error) {
    if ((0,src_errors/* errorCode */.CA)(error) !== 'ENOENT')
        throw error;
}
function marker(root) {
    return `${root}.complete`;
}

;// CONCATENATED MODULE: ./src/toolchain/install.ts









/**
 * Gives an installed Go of exactly this version: from the tool cache when it stands there and answers, else
 * from the download site or the module proxy, as the inputs say. It was asked for its version in every case.
 *
 * @throws UserError when it cannot be had, with what was tried; Interrupted.
 */
async function installVersion(version, source, list, host) {
    if (isCached(version, host)) {
        const root = cachedRoot(version, host);
        const problem = await whatIsWrong(root, version, host);
        if (problem === undefined)
            return toolchain(version, root, 'tool-cache', host);
        host.log.info(`The Go in the tool cache is broken (${problem}) and is installed anew`);
    }
    const releases = await list();
    if (source.toolchainSource === 'module-proxy' || isSiteOut(source, releases)) {
        return await fromModuleProxy(version, source, releases, host);
    }
    try {
        return await fromSite(version, source, releases, host);
    }
    catch (error) {
        if (!(error instanceof http/* HttpFailure */.HR))
            throw error;
        if (source.toolchainSource === 'auto') {
            host.log.info(`${error.message}; the module proxy is used instead`);
            return await fromModuleProxy(version, source, { kind: 'unreachable', reason: error.message }, host);
        }
        throw new src_errors/* UserError */.yo(`Go ${(0,go_version/* goSpelling */.LD)(version)} could not be downloaded: ${error.message}. ` +
            'Check the network and input `go-download-base-url`, or set `toolchain-source` to module-proxy.');
    }
}
/** True when the download site was tried for the list already, in vain, and the module proxy may be used. */
function isSiteOut(source, releases) {
    return (source.toolchainSource === 'auto' && (releases.kind === 'module-proxy' || releases.kind === 'unreachable'));
}
async function fromSite(version, source, releases, host) {
    const base = source.goDownloadBaseUrl;
    if (releases.kind === 'unreachable')
        throw new http/* HttpFailure */.HR(releases.reason);
    const name = (0,site/* archiveName */.uv)((0,go_version/* goSpelling */.LD)(version), host);
    const url = (0,site/* siteUrl */.hX)(base, name);
    const indexed = releases.kind === 'site' ? releases.index.get((0,go_version/* goSpelling */.LD)(version)) : undefined;
    const sha256 = indexed?.sha256 ?? (await (0,site/* fetchChecksum */.Ep)(url, host));
    if (sha256 === undefined) {
        throw new src_errors/* UserError */.yo(`${(0,site/* shownSite */.hm)(base)} (input \`go-download-base-url\`) has neither a release index with Go ${(0,go_version/* goSpelling */.LD)(version)} for ${host.os}/${host.arch} nor the file ${name}.sha256, ` +
            'so the archive could not be checked and is refused. Put its SHA-256 beside the archive, or use another mirror.');
    }
    const sumFrom = indexed === undefined ? `${name}.sha256` : `the index of ${(0,site/* shownSite */.hm)(base)}`;
    return await install(version, 'download', host, (folder) => downloadGo({ url, sha256, sumFrom }, folder, host));
}
async function fromModuleProxy(version, source, releases, host) {
    try {
        return await install(version, 'module-proxy', host, async (folder) => {
            await (0,module_proxy/* copyToolchain */.d9)((0,go_version/* goSpelling */.LD)(version), folder, host);
            return folder;
        });
    }
    catch (error) {
        if (!(error instanceof module_proxy/* ModuleProxyFailure */.jW))
            throw error;
        const site = source.toolchainSource === 'auto' && releases.kind === 'unreachable' ? `${releases.reason}; ` : '';
        throw new src_errors/* UserError */.yo(`Go ${(0,go_version/* goSpelling */.LD)(version)} could not be had: ${site}the module proxy: ${error.message}. ` +
            'Check the network, input `go-download-base-url` and GOPROXY, or put this Go into the tool cache.');
    }
}
async function install(version, source, host, fill) {
    const root = await addToCache(version, host, async (folder) => {
        const filled = await fill(folder);
        const problem = await whatIsWrong(filled, version, host);
        if (problem === undefined)
            return filled;
        throw new src_errors/* UserError */.yo(`What was had as Go ${(0,go_version/* goSpelling */.LD)(version)} from the ${source === 'download' ? 'download site' : 'module proxy'} is something else: ${problem}. It was deleted; use another source.`);
    });
    return toolchain(version, root, source, host);
}
/** Runs `go version` of a GOROOT: undefined when it is what it should be, else what it is instead. */
async function whatIsWrong(root, version, host) {
    const go = goCommand(root, host);
    try {
        // Without the machine's own settings: a GOFLAGS that no Go accepts would make every Go look broken.
        const env = { GOFLAGS: undefined, GOENV: 'off' };
        const { code, stdout, stderr } = await (0,command/* runGo */.a)({ go, root }, ['version'], { cwd: host.temp, env }, host);
        const wanted = `go version go${(0,go_version/* goSpelling */.LD)(version)} ${host.os}/${host.arch}`;
        // An experiment that is on is named between version and platform: `go1.27.4 X:…`.
        const found = stdout.trim().replace(/ X:\S+/, '');
        if (code === 0 && found === wanted)
            return undefined;
        return `\`go version\` of ${root} says ${JSON.stringify(found || stderr.trim() || `exit code ${code}`)}, not ${JSON.stringify(wanted)}`;
    }
    catch (error) {
        if (error instanceof src_errors/* Interrupted */.j$)
            throw error;
        return `${go} cannot be run: ${(0,src_errors/* errorText */.kc)(error)}`;
    }
}
function goCommand(root, host) {
    return (0,external_node_path_.join)(root, 'bin', host.os === 'windows' ? 'go.exe' : 'go');
}
function toolchain(version, root, source, host) {
    const prerelease = version.prerelease !== undefined;
    return { version: (0,go_version/* goSpelling */.LD)(version), prerelease, root, go: goCommand(root, host), source };
}

;// CONCATENATED MODULE: ./src/toolchain/request.ts





const ACCEPTED = 'an exact version (1.27.4, 1.27rc1), a minor (1.27, 1.27.x), a range (>=1.26 <1.28), stable, oldstable or rc';
const OLDEST = { major: 1, minor: 21, patch: undefined, prerelease: undefined };
/**
 * Reads what `go-version`, `.go-version` or `.tool-versions` may say.
 *
 * @throws UserError when it is none of the accepted forms, or names a Go before 1.21.
 */
function parseRequest(text, origin) {
    if (text === 'stable' || text === 'oldstable' || text === 'rc')
        return { ...origin, kind: text };
    const version = (0,go_version/* parseVersion */.ot)(text.replace(/^((?:go)?\d+\.\d+)\.[xX*]$/, '$1'));
    if (version !== undefined) {
        requireBuildable(version, origin);
        return (0,go_version/* isLanguageVersion */.JI)(version)
            ? { ...origin, kind: 'minor', minor: (0,go_version/* minorOf */.Hs)(version), atLeast: undefined }
            : { ...origin, kind: 'exact', version };
    }
    const range = semver_default().validRange(semverRange(text));
    if (range === null)
        throw new src_errors/* UserError */.yo(`No Go version can be read from ${origin.said}; accepted: ${ACCEPTED}.`);
    return { ...origin, kind: 'range', range };
}
/** A range in which prereleases may be spelled as Go spells them, as semantic versioning has it. */
function semverRange(text) {
    return text
        .replace(/\bgo(?=\d)/g, '')
        .replace(/\b(\d+)\.(\d+)(beta|rc)(\d+)\b/g, (_, major, minor, kind, number) => `${major}.${minor}.0-${kind}.${number}`);
}
/**
 * Refuses a Go that is too old to build with, before anything is fetched.
 *
 * @throws UserError
 */
function requireBuildable(version, origin) {
    if ((0,go_version/* compareVersions */.Zy)(version, OLDEST) >= 0)
        return;
    throw new src_errors/* UserError */.yo(`Go ${(0,go_version/* goSpelling */.LD)(version)} (${origin.said}) is too old: ship-go builds with Go 1.21 and newer. ` +
        'A newer Go builds older modules as they are: set `go-version` to stable.');
}
/**
 * Reads the file that `go-version-file` names. Its name says its format: in go.mod and go.work a `toolchain`
 * line is taken exactly and a bare `go` line is a minimum; `.go-version` and `.tool-versions` hold what
 * `go-version` may hold.
 *
 * @throws UserError when the name is none of these, or the file says no version.
 */
function parseVersionFile(path, text) {
    const origin = (value) => ({
        input: 'go-version-file',
        said: `${JSON.stringify(value)} in ${path}, input \`go-version-file\``,
    });
    const rows = text.split(/\r\n|\n|\r/);
    switch ((0,external_node_path_.basename)(path)) {
        case 'go.mod':
        case 'go.work':
            return parseGoLines(path, text, origin);
        case '.go-version': {
            const value = rows.map((row) => row.replace(/#.*/, '').trim()).find((row) => row !== '');
            if (value === undefined)
                throw noVersion(path, 'a version on a line of its own, such as 1.27.4');
            return parseRequest(value, origin(value));
        }
        case '.tool-versions': {
            const value = rows
                .map((row) => row.replace(/#.*/, '').trim().split(/\s+/))
                .find(([tool]) => tool === 'golang' || tool === 'go')?.[1];
            if (value === undefined)
                throw noVersion(path, 'a line such as `golang 1.27.4`');
            return parseRequest(value, origin(value));
        }
        default:
            throw new src_errors/* UserError */.yo(`Input \`go-version-file\` is ${JSON.stringify(path)}; accepted: a file named go.mod, go.work, .go-version or .tool-versions.`);
    }
}
function parseGoLines(path, text, origin) {
    const { go, toolchain } = parseModFile(text);
    if (toolchain !== '') {
        const from = origin(`toolchain go${toolchain}`);
        const version = (0,go_version/* parseVersion */.ot)(toolchain);
        if (version === undefined || (0,go_version/* isLanguageVersion */.JI)(version)) {
            throw new src_errors/* UserError */.yo(`No Go release is called ${from.said}. Set \`go-version\` to the version to build with.`);
        }
        requireBuildable(version, from);
        return { ...from, kind: 'exact', version };
    }
    if (go === '')
        throw noVersion(path, 'a go or a toolchain line');
    const from = origin(`go ${go}`);
    const version = (0,go_version/* parseVersion */.ot)(go);
    if (version === undefined) {
        throw new src_errors/* UserError */.yo(`No Go version can be read from ${from.said}; accepted: go 1.26 or go 1.26.0. Mend the line, or set \`go-version\`.`);
    }
    requireBuildable(version, from);
    return { ...from, kind: 'minor', minor: (0,go_version/* minorOf */.Hs)(version), atLeast: version };
}
function noVersion(path, wanted) {
    return new src_errors/* UserError */.yo(`${path} (input \`go-version-file\`) names no Go version: ${wanted} is missing. Add it, or set \`go-version\`.`);
}

;// CONCATENATED MODULE: ./src/toolchain/resolve.ts




/**
 * Chooses the exact version to build with. A floating request is answered from the release list, and without
 * one from the tool cache, with a warning.
 *
 * @throws UserError when nothing matches (with the nearest that exist), or the choice is too old.
 */
function resolveVersion(request, known, rcFallback) {
    if (request.kind === 'exact')
        return exactly(request.version, request, known);
    const from = (0,go_version/* newestFirst */.ll)(known.released ?? known.installed);
    const found = newestMatch(request, from, rcFallback);
    if (found === undefined) {
        throw known.released === undefined
            ? new src_errors/* UserError */.yo(`Which Go ${request.said} means cannot be known: ${known.noList}, and nothing in the tool cache matches. ` +
                'Name an exact version, or make the list reachable.')
            : noneMatches(request, from, rcFallback);
    }
    requireBuildable(found.version, request);
    const warning = known.released === undefined
        ? `${known.noList}: Go ${(0,go_version/* goSpelling */.LD)(found.version)} is the newest in the tool cache that matches ${request.said}; a newer one may exist.`
        : undefined;
    return { notice: undefined, ...found, warning };
}
function exactly(version, request, known) {
    const name = (0,go_version/* goSpelling */.LD)(version);
    if (known.released !== undefined && ![...known.released, ...known.installed].includes(name)) {
        throw new src_errors/* UserError */.yo(`Go ${name} (${request.said}) cannot be had: it is not among the releases for this machine. ` +
            `The nearest that exist: ${nearest(version, (0,go_version/* newestFirst */.ll)(known.released)).join(', ')}.`);
    }
    return { version, why: `named by ${request.said}`, notice: undefined, warning: undefined };
}
function newestMatch(request, newest, rcFallback) {
    const releases = newest.filter((version) => version.prerelease === undefined);
    const stable = releases[0];
    const as = (version, why) => version && { version, why };
    switch (request.kind) {
        case 'stable':
            return as(stable, 'the newest stable Go');
        case 'oldstable':
            return as(stable && releases.find((v) => (0,go_version/* minorOf */.Hs)(v) !== (0,go_version/* minorOf */.Hs)(stable)), 'the newest patch of the minor before stable');
        case 'rc': {
            const rc = newest.find((version) => version.prerelease?.kind === 'rc');
            // An RC of a finished cycle is older than the release that came of it, and never chosen.
            if (rc && (stable === undefined || (0,go_version/* compareVersions */.Zy)(rc, stable) > 0))
                return as(rc, 'the newest release candidate');
            if (stable === undefined || rcFallback === 'fail')
                return undefined;
            const notice = `No release candidate is newer than Go ${(0,go_version/* goSpelling */.LD)(stable)}, so that stable Go builds (input \`rc-fallback\`).`;
            return { version: stable, why: 'the newest stable Go, no release candidate being newer', notice };
        }
        case 'minor': {
            const { minor, atLeast } = request;
            const fits = (v) => (0,go_version/* minorOf */.Hs)(v) === minor && (atLeast === undefined || (0,go_version/* compareVersions */.Zy)(v, atLeast) >= 0);
            // A go line that names a prerelease may get one, while the minor has no release.
            const candidates = atLeast?.prerelease === undefined ? releases : [...releases, ...newest];
            return as(candidates.find(fits), `the newest patch of ${minor}`);
        }
        case 'range': {
            const bySemver = new Map(newest.map((version) => [(0,go_version/* semverSpelling */.Xk)(version), version]));
            const best = semver_default().maxSatisfying([...bySemver.keys()], request.range);
            return as(best === null ? undefined : bySemver.get(best), `the newest in the range of ${request.said}`);
        }
    }
}
function noneMatches(request, newest, rcFallback) {
    const stable = newest.find((version) => version.prerelease === undefined);
    const newestSaid = stable === undefined ? 'there is none' : `Go ${(0,go_version/* goSpelling */.LD)(stable)}`;
    if (request.kind === 'rc' && rcFallback === 'fail') {
        return new src_errors/* UserError */.yo(`No release candidate is newer than the newest stable Go (${newestSaid}), and input \`rc-fallback\` is "fail". ` +
            'Set it to stable to build with that until the next release candidate.');
    }
    const wanted = request.kind === 'minor' ? (request.atLeast ?? (0,go_version/* parseVersion */.ot)(request.minor)) : undefined;
    const near = wanted === undefined ? newestSaid : nearest(wanted, newest).join(', ');
    return new src_errors/* UserError */.yo(`No Go matches ${request.said}. The nearest that exist: ${near}.`);
}
/** At most four versions near one that does not exist: its minor's newest, its neighbours, the newest stable. */
function nearest(version, newest) {
    const releases = newest.filter((other) => other.prerelease === undefined);
    const neighbours = version.prerelease === undefined ? releases : newest;
    const near = [
        newest.find((other) => (0,go_version/* minorOf */.Hs)(other) === (0,go_version/* minorOf */.Hs)(version)),
        neighbours.find((other) => (0,go_version/* compareVersions */.Zy)(other, version) < 0),
        neighbours.findLast((other) => (0,go_version/* compareVersions */.Zy)(other, version) > 0),
        releases[0],
    ];
    return [...new Set(near.filter((found) => found !== undefined).map(go_version/* goSpelling */.LD))];
}
/**
 * Refuses a Go that is older than the module's own `go` line; with GOTOOLCHAIN=local the go command would
 * refuse as well, but name no input.
 *
 * @throws UserError naming both versions and the input to change.
 */
function requireModuleGo(version, moduleGo, request) {
    const wanted = (0,go_version/* parseVersion */.ot)(moduleGo);
    if (wanted === undefined || (0,go_version/* compareVersions */.Zy)(version, wanted) >= 0)
        return;
    throw new src_errors/* UserError */.yo(`The module asks for Go ${moduleGo} or newer (its go line), but Go ${(0,go_version/* goSpelling */.LD)(version)} was chosen by ${request.said}. ` +
        `Set input \`${request.input}\` to ${request.input === 'go-version' ? `${(0,go_version/* minorOf */.Hs)(wanted)} or newer` : 'a file that asks for at least that'}.`);
}

// EXTERNAL MODULE: ./src/toolchain/support.ts
var support = __webpack_require__(54468);
;// CONCATENATED MODULE: ./src/toolchain/toolchain.ts











/**
 * Chooses the exact Go to build with. An exact version that stands in the tool cache needs no network.
 *
 * @param releases shared by all that ask in one run
 * @throws UserError when none matches, or the one that does is older than the module asks for; Interrupted.
 */
async function resolveGo(inputs, module, host, releases = (0,toolchain_releases/* releaseList */.O)(inputs, host)) {
    const request = await readRequest(inputs, module, host);
    if (request.kind === 'exact')
        requireModuleGo(request.version, module.go, request);
    const installed = await cachedVersions(host);
    const needsList = request.kind !== 'exact' || !installed.includes((0,go_version/* goSpelling */.LD)(request.version));
    const list = needsList ? await releases() : undefined;
    const noList = list !== undefined && 'reason' in list ? list.reason : '';
    const released = list !== undefined && 'versions' in list ? list.versions : undefined;
    const choice = resolveVersion(request, { released, installed, noList }, inputs.rcFallback);
    requireModuleGo(choice.version, module.go, request);
    if (choice.notice !== undefined)
        host.log.notice(choice.notice);
    if (choice.warning !== undefined)
        host.log.warning(choice.warning);
    const { version, why } = choice;
    return { version: (0,go_version/* goSpelling */.LD)(version), prerelease: version.prerelease !== undefined, why };
}
/**
 * Gives the chosen Go, installed: from the tool cache, the download site or the module proxy.
 *
 * @throws UserError when it cannot be had; Interrupted.
 */
async function installGo(resolution, inputs, host, releases = (0,toolchain_releases/* releaseList */.O)(inputs, host)) {
    return await installVersion(known(resolution.version), inputs, releases, host);
}
/**
 * Says by `unsupported-go` whether the chosen Go is unsupported or outdated; meant to run beside other work.
 *
 * @throws UserError with `fail`; Interrupted.
 */
async function checkSupport(version, inputs, host, releases = (0,toolchain_releases/* releaseList */.O)(inputs, host)) {
    await (0,support/* reportSupport */.c)(known(version), inputs, releases, host);
}
function known(version) {
    const parsed = (0,go_version/* parseVersion */.ot)(version);
    if (parsed === undefined)
        throw new Error(`not a resolved Go version: ${version}`);
    return parsed;
}
async function readRequest(inputs, module, host) {
    const { goVersion, goVersionFile } = inputs;
    if (goVersion !== '') {
        if (goVersionFile !== '') {
            host.log.notice('Both `go-version` and `go-version-file` are given: `go-version` is used.');
        }
        return parseRequest(goVersion, {
            input: 'go-version',
            said: `input \`go-version\` ${JSON.stringify(goVersion)}`,
        });
    }
    if (goVersionFile === '') {
        return { kind: 'stable', input: 'go-version', said: 'input `go-version`, by default "stable"' };
    }
    return parseVersionFile(goVersionFile, await readVersionFile(goVersionFile, module.dir, host));
}
async function readVersionFile(path, dir, host) {
    const file = (0,external_node_path_.resolve)(dir, path);
    try {
        return await (0,promises_.readFile)(file, 'utf8');
    }
    catch (error) {
        const atRoot = await (0,src_paths/* standsAtRoot */.XL)(path, dir, host.workspace ?? host.cwd);
        throw new src_errors/* UserError */.yo(`Input \`go-version-file\` is ${JSON.stringify(path)}, and ${file} cannot be read: ${(0,src_errors/* errorText */.kc)(error)}. ` +
            (atRoot ??
                'Give the path of a go.mod, go.work, .go-version or .tool-versions, relative to `working-directory`.'));
    }
}

// EXTERNAL MODULE: ./src/version.ts
var version = __webpack_require__(311);
;// CONCATENATED MODULE: ./src/ship.ts
























/** How long a build that is done waits for the release list, in milliseconds. */
const SUPPORT_PATIENCE = 2000;
/**
 * The pipeline: from the sources in the working directory to verified binaries, build info and a Dockerfile in
 * output-dir. Read it as the table of contents: each call is a stage, each stage a folder.
 *
 * @throws UserError for what the user can mend; then output-dir is as it was
 */
async function ship(inputs, host) {
    const { module, workspace, output, template } = await lookAround(inputs, host);
    const context = contextOf(module);
    const asked = askedBy(inputs);
    if (asked !== undefined)
        checkLinux(inputs, asked);
    const { toolchain, plan, caches, support } = await decide(inputs, module, host);
    const binaries = await ship_build(inputs, plan, toolchain, host);
    await Promise.race([support, (0,external_node_timers_promises_.setTimeout)(SUPPORT_PATIENCE, undefined, { ref: false, signal: host.signal })]);
    const report = await (0,advice_report/* reportBinaries */.gw)(binaries, host);
    (0,advice_require/* keepRequired */.bZ)(report, inputs.require);
    const artifacts = binaries.map(collect_artifacts/* artifactOf */.qB);
    const linkers = async (missing) => (await keepUntouched(module, flagsOf(plan), () => findLinkers(missing, plan, toolchain, host))).result;
    const image = await renderImage({ inputs, plan, artifacts, outputDir: output.path, template, linkers }, host);
    const texts = [...(image?.files ?? []), (0,advice_report/* reportFile */.rn)(report)];
    const { record, files } = collect(inputs, plan, binaries, texts, version/* SHIP_GO_VERSION */.L);
    await placeOutput(output, files);
    return { record, artifacts, report, toolchain, image, caches, outputDir: output.path, workspace, context };
}
/**
 * The Dockerfile alone. With `base-image: auto` the binaries have to be looked at first, so the whole pipeline
 * runs; with an image given, nothing is compiled and nothing is written.
 *
 * @throws UserError also where the inputs leave no Dockerfile to print
 */
async function shipDockerfile(inputs, host) {
    if (inputs.dockerfile === false)
        throw new src_errors/* UserError */.yo('Input `dockerfile` is false: there is none to print.');
    checkLinux(inputs, 'The command `dockerfile`');
    if (inputs.baseImage === 'auto')
        return textOf((await ship(inputs, host)).image);
    const { module, output, template } = await lookAround(inputs, host);
    const { plan } = await decide(inputs, module, host);
    const unbuilt = {
        inputs,
        plan,
        artifacts: undefined,
        outputDir: output.path,
        template,
        linkers: undefined,
    };
    return textOf(await renderImage(unbuilt, host));
}
function textOf(image) {
    if (image === undefined)
        throw new src_errors/* UserError */.yo('There is no Dockerfile to print: no target is a linux platform that an image can have.');
    return image.text;
}
async function lookAround(inputs, host) {
    const module = await readModule((0,external_node_path_.resolve)(host.cwd, inputs.workingDirectory), host, inputs.buildvcs);
    const workspace = workspaceOf(module, host);
    const output = await claimOutputDir(inputs.outputDir, module.dir, workspace);
    return { module, workspace, output, template: await readTemplate(inputs, module.dir, workspace) };
}
/**
 * The stages before the compiler: which Go, and what it is to build.
 *
 * @throws UserError also under `dirty: fail`
 */
async function decide(inputs, module, host) {
    const releases = (0,toolchain_releases/* releaseList */.O)(inputs, host);
    const chosen = await resolveGo(inputs, module, host, releases);
    host.log.info(`Go ${chosen.version}: ${chosen.why}`);
    // The support check asks the network, where the build may not need to: it must not hold anything up.
    const support = checkSupport(chosen.version, inputs, host, releases);
    support.catch(() => undefined);
    const toolchain = await installGo(chosen, inputs, host, releases);
    const caches = await (0,cache/* restoreCaches */.C)(inputs, module, toolchain, host);
    const plan = await makePlan(inputs, module, toolchain, host);
    const dirty = checkDirty(plan, inputs.dirty);
    if (dirty !== undefined)
        host.log.warning(dirty);
    if (inputs.unsupportedGo === 'fail')
        await support;
    return { module, toolchain, plan, caches, support };
}
/** Compiles, and looks at each target's binaries as soon as they are there; all of them or an error. */
async function ship_build(inputs, plan, toolchain, host) {
    // Laid out as output-dir will be, but outside the working tree: a file there would stamp the next target +dirty.
    const out = (0,external_node_path_.join)(host.temp, 'out');
    await (0,promises_.mkdir)(out, { recursive: true });
    const looks = [];
    const { changed } = await keepUntouched(plan.module, flagsOf(plan), async () => {
        for await (const compiled of compile(plan, toolchain, out, host)) {
            const look = (0,inspect/* inspectTarget */.W)(compiled, out, toolchain, host);
            look.catch(() => undefined);
            looks.push(look);
        }
    });
    if (plan.stamped)
        await refuseChanges(changed, plan.module, host);
    const binaries = inPlanOrder(plan, (await Promise.all(looks)).flat());
    for (const binary of binaries)
        verifyBinary(binary, plan);
    if (inputs.sizeBudget !== undefined)
        await keepBudget(binaries, inputs.sizeBudget);
    return binaries;
}


/***/ }),

/***/ 21337:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ size),
/* harmony export */   i: () => (/* binding */ megabytes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74777);


const UNITS = {
    b: 1,
    kb: 1e3,
    mb: 1e6,
    gb: 1e9,
    kib: 2 ** 10,
    mib: 2 ** 20,
    gib: 2 ** 30,
};
/** A size in bytes: `25MB` is 25 000 000, `25MiB` is 26 214 400. */
function size(input, value) {
    const match = /^(\d+(?:\.\d+)?) ?([kmg]?i?b)$/i.exec(value);
    const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
    if (match === null || unit === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`${input}\` is ${(0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .show */ .WU)(value)}; accepted: a number with a unit, such as 25MB (millions of bytes) or 25MiB.`);
    }
    return Math.floor(Number(match[1]) * unit);
}
/** `8.41 MB`: millions of bytes, as a file manager and a registry show them. */
function megabytes(bytes) {
    return `${(bytes / 1e6).toFixed(2)} MB`;
}


/***/ }),

/***/ 31154:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d9: () => (/* binding */ copyToolchain),
/* harmony export */   jW: () => (/* binding */ ModuleProxyFailure),
/* harmony export */   zV: () => (/* binding */ listToolchains)
/* harmony export */ });
/* unused harmony export toolchainVersions */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83916);
/* harmony import */ var _go_command_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15619);




const TOOLCHAIN = 'golang.org/toolchain';
/** A go command that cannot give a toolchain: there is none on PATH, or the module proxy does not answer it. */
class ModuleProxyFailure extends Error {
    name = 'ModuleProxyFailure';
}
/**
 * Every Go that the module proxy has for this machine, as `go list -m -versions golang.org/toolchain` tells
 * it; versions there are `v0.0.1-goVERSION.GOOS-GOARCH` (https://go.dev/ref/mod#toolchain).
 *
 * @throws ModuleProxyFailure
 */
async function listToolchains(host) {
    return toolchainVersions(await askGo(['list', '-m', '-versions', TOOLCHAIN], host), host);
}
/** The versions for this machine in what `go list -m -versions` printed. */
function toolchainVersions(printed, host) {
    const [before, after] = ['v0.0.1-go', `.${host.os}-${host.arch}`];
    return printed
        .split(/\s+/)
        .filter((word) => word.startsWith(before) && word.endsWith(after))
        .map((word) => word.slice(before.length, -after.length));
}
/**
 * Has the go command on PATH fetch a toolchain, verified by the checksum database, and copies it to `into`
 * (absolute; made here), writable and with the execute bits that the module cache does not keep.
 *
 * @throws ModuleProxyFailure; Interrupted.
 */
async function copyToolchain(version, into, host) {
    const name = `${TOOLCHAIN}@v0.0.1-go${version}.${host.os}-${host.arch}`;
    const started = performance.now();
    host.log.info(`Getting ${name} from the module proxy`);
    const { Dir, Error: failure } = JSON.parse(await askGo(['mod', 'download', '-json', name], host));
    if (Dir === undefined || failure !== undefined)
        throw new ModuleProxyFailure(failure ?? `no ${name}`);
    await copyTree(Dir, into, host.signal);
    host.log.info(`Installed ${name} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
/** Asks the go command on PATH, in a module of its own: no file of the user's shapes the answer or is written. */
async function askGo(args, host) {
    const cwd = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(host.temp, 'toolchain-module');
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(cwd, { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cwd, 'go.mod'), 'module example.com/toolchain\n\ngo 1.16\n');
    const env = {
        GOROOT: undefined, // of another Go, it would break this one
        GOEXPERIMENT: undefined, // of another Go too, this one may not know it
        GO111MODULE: 'on',
        GOWORK: 'off',
        GOFLAGS: '-mod=mod', // an empty value would let the machine's own settings through
    };
    try {
        const result = await (0,_go_command_js__WEBPACK_IMPORTED_MODULE_3__/* .runGo */ .a)({ go: 'go', root: '' }, args, { cwd, env }, host);
        // With -json a failed download is told in the JSON as well as by the exit code.
        if (result.code === 0 || result.stdout.startsWith('{'))
            return result.stdout;
        throw new ModuleProxyFailure(result.stderr.trim() || `go ${args.join(' ')} ended with ${result.code}`);
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(error) === 'ENOENT') {
            throw new ModuleProxyFailure('no go command is on PATH to ask the module proxy with');
        }
        throw error;
    }
}
const COPIES_AT_ONCE = 16;
async function copyTree(from, to, signal) {
    const files = await copyFolders(from, to, '.');
    const copyNext = async () => {
        for (let file = files.pop(); file !== undefined; file = files.pop()) {
            if (signal.aborted)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .Interrupted */ .j$();
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, file), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, file), node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.COPYFILE_FICLONE);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, file), isCommand(file) ? 0o755 : 0o644);
        }
    };
    // All of them have ended when this throws: what they wrote can then be deleted.
    const ends = await Promise.allSettled(Array.from({ length: COPIES_AT_ONCE }, copyNext));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed !== undefined)
        throw failed.reason;
}
/** Makes the folders of a tree, and gives the paths of its files. */
async function copyFolders(from, to, folder) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(to, folder), { recursive: true });
    const files = [];
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(from, folder), { withFileTypes: true })) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, entry.name);
        if (entry.isDirectory())
            files.push(...(await copyFolders(from, to, path)));
        else
            files.push(path);
    }
    return files;
}
function isCommand(file) {
    return file.startsWith(`bin${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) || file.startsWith((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)('pkg', 'tool') + node_path__WEBPACK_IMPORTED_MODULE_1__.sep);
}


/***/ }),

/***/ 65437:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ releaseList)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76803);
/* harmony import */ var _module_proxy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31154);
/* harmony import */ var _site_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21460);




/** The release list from the source that the inputs name: asked for when somebody first wants it, and once a run. */
function releaseList(source, host) {
    let asked;
    return () => (asked ??= fetchReleases(source, host));
}
async function fetchReleases(source, host) {
    if (source.toolchainSource === 'module-proxy')
        return await fromModuleProxy(host);
    const fromSite = await fromDownloadSite(source.goDownloadBaseUrl, host);
    if (fromSite.kind !== 'unreachable' || source.toolchainSource === 'download')
        return fromSite;
    host.log.info(`${fromSite.reason}; the module proxy is used instead`);
    const fromProxy = await fromModuleProxy(host);
    if (fromProxy.kind !== 'unreachable')
        return fromProxy;
    return { kind: 'unreachable', reason: `${fromSite.reason}, and ${fromProxy.reason}` };
}
async function fromDownloadSite(base, host) {
    try {
        const index = await (0,_site_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchIndex */ .RG)(base, host);
        if (index === undefined)
            return { kind: 'no-index', reason: `${(0,_site_js__WEBPACK_IMPORTED_MODULE_3__/* .shownSite */ .hm)(base)} has no release index` };
        return { kind: 'site', index, versions: [...index.keys()] };
    }
    catch (error) {
        if (error instanceof _http_js__WEBPACK_IMPORTED_MODULE_1__/* .HttpFailure */ .HR)
            return { kind: 'unreachable', reason: error.message };
        throw error;
    }
}
async function fromModuleProxy(host) {
    try {
        return { kind: 'module-proxy', versions: await (0,_module_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .listToolchains */ .zV)(host) };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .Interrupted */ .j$ || !(error instanceof _module_proxy_js__WEBPACK_IMPORTED_MODULE_2__/* .ModuleProxyFailure */ .jW))
            throw error;
        return { kind: 'unreachable', reason: `the module proxy gives no list: ${error.message}` };
    }
}


/***/ }),

/***/ 21460:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ep: () => (/* binding */ fetchChecksum),
/* harmony export */   RG: () => (/* binding */ fetchIndex),
/* harmony export */   hX: () => (/* binding */ siteUrl),
/* harmony export */   hm: () => (/* binding */ shownSite),
/* harmony export */   uv: () => (/* binding */ archiveName)
/* harmony export */ });
/* unused harmony export readIndex */
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38321);
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _go_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62054);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76803);



/** `go1.27.4.linux-amd64.tar.gz`, or `.zip` for windows. */
function archiveName(version, { os, arch }) {
    // The one archive that is named after its level.
    const named = os === 'linux' && arch === 'arm' ? 'armv6l' : arch;
    return `go${version}.${os}-${named}.${os === 'windows' ? 'zip' : 'tar.gz'}`;
}
/** The address of a file under the download site's base URL. */
function siteUrl(base, file) {
    const url = new URL(base);
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/${file}`;
    return url;
}
/** The download site as a message names it. */
function shownSite(base) {
    return (0,_http_js__WEBPACK_IMPORTED_MODULE_2__/* .shownUrl */ .zA)(new URL(base));
}
/**
 * Reads the index of a download site: every version that it has for this machine. Undefined when the site
 * answers but has no index, as a plain file server does.
 *
 * @throws HttpFailure when it cannot be reached or refuses us.
 */
async function fetchIndex(base, host) {
    const url = siteUrl(base, '');
    url.searchParams.set('mode', 'json');
    url.searchParams.set('include', 'all');
    try {
        return readIndex(await (0,_http_js__WEBPACK_IMPORTED_MODULE_2__/* .get */ .Jt)(url, host, node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text), host);
    }
    catch (error) {
        const status = error instanceof _http_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpFailure */ .HR ? error.status : undefined;
        if (status !== undefined && [400, 404, 405, 410].includes(status))
            return undefined;
        throw error;
    }
}
/** Reads an index (https://go.dev/dl/?mode=json); undefined when the text is none. */
function readIndex(index, host) {
    let entries;
    try {
        entries = JSON.parse(index);
    }
    catch {
        return undefined;
    }
    if (!Array.isArray(entries))
        return undefined;
    const found = new Map();
    for (const entry of entries) {
        const version = typeof entry.version === 'string' ? (0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseVersion */ .ot)(entry.version) : undefined;
        if (version === undefined || !Array.isArray(entry.files))
            continue;
        const name = (0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .goSpelling */ .LD)(version);
        // The name is compared, never used: what an index says must not choose a path.
        const file = entry.files.find(({ filename, kind }) => kind === 'archive' && filename === archiveName(name, host));
        if (typeof file?.['sha256'] !== 'string' || !/^[0-9a-f]{64}$/i.test(file['sha256']))
            continue;
        found.set(name, { sha256: file['sha256'].toLowerCase(), size: Number(file['size']) || 0 });
    }
    return found;
}
/**
 * The SHA-256 that stands beside an archive on a site without an index; undefined when there is none.
 *
 * @throws HttpFailure when the site cannot be reached.
 */
async function fetchChecksum(archive, host) {
    const url = new URL(archive);
    url.pathname += '.sha256';
    try {
        // The sum alone, or as sha256sum writes it: `SUM  NAME`.
        return /^([0-9a-f]{64})(\s|$)/i.exec((await (0,_http_js__WEBPACK_IMPORTED_MODULE_2__/* .get */ .Jt)(url, host, node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)).trim())?.[1]?.toLowerCase();
    }
    catch (error) {
        if (error instanceof _http_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpFailure */ .HR && (error.status === 404 || error.status === 410))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 54468:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ reportSupport),
/* harmony export */   x: () => (/* binding */ judgeSupport)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);
/* harmony import */ var _go_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62054);


/**
 * What is wrong with using a Go, given every release: it is of a minor older than the two newest
 * (https://go.dev/doc/devel/release#policy), or behind the newest patch of its minor. Undefined when nothing is.
 */
function judgeSupport(version, released) {
    const releases = (0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .newestFirst */ .ll)(released).filter((release) => release.prerelease === undefined);
    const newest = releases[0];
    if (newest === undefined)
        return undefined;
    const name = (0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .goSpelling */ .LD)(version);
    const supported = [...new Set(releases.map(_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .minorOf */ .Hs))].slice(0, 2);
    if (!supported.includes((0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .minorOf */ .Hs)(version)) && (0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Zy)(version, newest) < 0) {
        return `Go ${name} is no longer supported: only ${supported.join(' and ')} get security fixes. Set \`go-version\` to one of these.`;
    }
    const newestPatch = releases.find((release) => (0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .minorOf */ .Hs)(release) === (0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .minorOf */ .Hs)(version));
    if (newestPatch && (0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareVersions */ .Zy)(version, newestPatch) < 0) {
        return `Go ${name} is behind Go ${(0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .goSpelling */ .LD)(newestPatch)}, the newest patch of ${(0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .minorOf */ .Hs)(version)}, and lacks its fixes. Set \`go-version\` to that.`;
    }
    return undefined;
}
/**
 * Says by `unsupported-go` whether a Go is unsupported or outdated. Best effort: without a release list
 * nothing is said, unless the run is to fail.
 *
 * @throws UserError with `fail`, when it is, or when it cannot be known; Interrupted.
 */
async function reportSupport(version, inputs, list, host) {
    if (inputs.unsupportedGo === 'ignore')
        return;
    const releases = await list();
    if (!('versions' in releases)) {
        if (inputs.unsupportedGo === 'warn')
            return;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Whether Go ${(0,_go_version_js__WEBPACK_IMPORTED_MODULE_1__/* .goSpelling */ .LD)(version)} is supported cannot be known: ${releases.reason}. ` +
            'Make the release list reachable, or set input `unsupported-go` to warn.');
    }
    const problem = judgeSupport(version, releases.versions);
    if (problem === undefined)
        return;
    if (inputs.unsupportedGo === 'warn')
        host.log.warning(problem);
    else
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${problem} Input \`unsupported-go\` is "fail".`);
}


/***/ }),

/***/ 74777:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AS: () => (/* binding */ pairs),
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Mn: () => (/* binding */ lines),
/* harmony export */   WU: () => (/* binding */ show),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   aL: () => (/* binding */ words)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83916);

/** The non-empty lines of a line list, trimmed; `#` starts a comment line. */
function lines(text) {
    return text
        .split(/\r\n|\n|\r/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
/** The words of a word list: commas or newlines between them; `#` starts a comment line. */
function words(text) {
    return lines(text)
        .flatMap((line) => line.split(','))
        .map((word) => word.trim())
        .filter((word) => word !== '');
}
/** One of the accepted words. */
function choice(input, value, accepted) {
    const found = accepted.find((word) => word === value);
    if (found === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`${input}\` is ${show(value)}; accepted: ${accepted.join(', ')}.`);
    }
    return found;
}
/** `true` or `false`, in the spellings that YAML 1.2's core schema has. */
function flag(input, value) {
    if (['true', 'True', 'TRUE'].includes(value))
        return true;
    if (['false', 'False', 'FALSE'].includes(value))
        return false;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`${input}\` is ${show(value)}; accepted: true, false.`);
}
/** `key=value` lines; a later line of the same key wins. The value is kept as it is, empty included. */
function pairs(input, text, key) {
    const found = lines(text).map((line) => {
        const at = line.indexOf('=');
        const name = line.slice(0, at);
        if (at < 0 || !key.pattern.test(name)) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Input \`${input}\` has the line ${show(line)}; accepted: ${key.accepted}.`);
        }
        return [name, line.slice(at + 1)];
    });
    return Object.fromEntries(found);
}
/** A value in an error message: quoted, so that blanks and line ends are seen. */
function show(value) {
    return JSON.stringify(value);
}


/***/ }),

/***/ 311:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ SHIP_GO_VERSION)
/* harmony export */ });
/** Version of ship-go, as package.json has it. */
const SHIP_GO_VERSION = '0.1.0';


/***/ }),

/***/ 20262:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

module.exports = __webpack_require__.p + "b046094b7371ab890119.go";

/***/ })

};
