/**
 * What counts as evidence, as data: functions that a program's own code has to call before a line of the report
 * passes. To add a row, write it here and give it a program that has it and one that has not in
 * __tests__/advice.
 */

/** Functions of which one is called where something is done. */
export interface Evidence {
  /** As messages name it: `Prometheus`. */
  readonly what: string;
  /** Import paths that it stands at; of each the functions below. */
  readonly packages: readonly string[];
  /** As the function table names them, without the package: `(*Server).Shutdown`. */
  readonly functions: readonly string[];
  /** Packages whose calls show nothing, with all below them; the standard library's and its own never do. */
  readonly except?: readonly string[];
  /** What the compiler leaves of it where it puts its code into the caller's: a call of this one beside it. */
  readonly leaves?: string;
  /** What to say where it is in the binary and nothing is seen to call it. */
  readonly uncalled?: string;
  /** A hint alone: says `uncalled` even where it is called. */
  readonly hint?: true;
}

/** A way to serve, and the way to stop it without cutting off what is in flight. */
export interface ServerEvidence {
  readonly serve: Evidence;
  readonly stop: Evidence;
}

/** The ways to serve that we know how to judge. */
export const SERVERS: readonly ServerEvidence[] = [
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
export const LISTENS: readonly Evidence[] = [
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
export const SIGNALS: readonly Evidence[] = [
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
export const METRICS: readonly Evidence[] = [
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
    uncalled:
      'expvar is linked, which puts its page on http.DefaultServeMux; whether that is what the program serves cannot be seen',
  },
];

/** Any of these lets a running program be profiled. */
export const PROFILING: readonly Evidence[] = [
  {
    what: 'net/http/pprof',
    packages: ['net/http/pprof'],
    functions: ['Index', 'Profile', 'Trace', 'Cmdline', 'Symbol', 'Handler'],
    uncalled:
      'net/http/pprof is linked, which puts its pages on http.DefaultServeMux; whether that is what the program serves cannot be seen',
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
export const FUNCTIONS: readonly Evidence[] = [
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
export const LAMBDA_RPC: Evidence = {
  what: 'Lambda’s RPC',
  packages: ['github.com/aws/aws-lambda-go/lambda'],
  functions: ['startFunctionRPC'],
};

/** Every row there is: what is to be read of a binary. */
export const EVIDENCE: readonly Evidence[] = [
  ...SERVERS.flatMap(({ serve, stop }) => [serve, stop]),
  ...LISTENS,
  ...SIGNALS,
  ...METRICS,
  ...PROFILING,
  ...FUNCTIONS,
  LAMBDA_RPC,
];
