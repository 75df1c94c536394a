import type { LineId, Verdict } from '../../src/advice/line.ts';
import { source } from './programs.ts';

/** A library that a row of evidence names: one program that uses it, and one that only links it. */
export interface Library {
  readonly what: string;
  /** `path@version`. */
  readonly required: readonly string[];
  readonly line: LineId;
  /** Passes. */
  readonly uses: string;
  readonly links: string;
  /** What the line says of the program that only links it. */
  readonly otherwise: Verdict;
}

/** A server whose routes are those of `mux`, after these statements. */
function serving(imports: string, statements: string): string {
  return source(
    `net/http\n${imports}`,
    `func main() {
	mux := http.NewServeMux()
	${statements}
	http.ListenAndServe(":8080", mux)
}`,
  );
}

/** A service with signals, which serves by `serve` and stops by `stop`. */
function stoppable(imports: string, make: string, serve: string, stop: string): string {
  return source(
    `context\nos/signal\nsyscall\n${imports}`,
    `func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer cancel()
	${make}
	go func() { ${serve} }()
	<-ctx.Done()
	${stop}
}`,
  );
}

export const LIBRARIES: readonly Library[] = [
  {
    what: 'Prometheus',
    required: ['github.com/prometheus/client_golang@v1.23.2'],
    line: 'metrics',
    uses: serving(
      'github.com/prometheus/client_golang/prometheus/promhttp',
      'mux.Handle("/metrics", promhttp.Handler())',
    ),
    links: serving(
      'github.com/prometheus/client_golang/prometheus\n_ "github.com/prometheus/client_golang/prometheus/promhttp"',
      'prometheus.MustRegister(prometheus.NewCounter(prometheus.CounterOpts{Name: "a"}))',
    ),
    otherwise: 'unknown',
  },
  {
    what: 'Prometheus with a registry of its own',
    required: ['github.com/prometheus/client_golang@v1.23.2'],
    line: 'metrics',
    uses: serving(
      'github.com/prometheus/client_golang/prometheus\ngithub.com/prometheus/client_golang/prometheus/promhttp',
      'mux.Handle("/metrics", promhttp.HandlerFor(prometheus.NewRegistry(), promhttp.HandlerOpts{}))',
    ),
    links: serving('_ "github.com/prometheus/client_golang/prometheus"', ''),
    otherwise: 'unknown',
  },
  {
    what: 'Prometheus by push',
    required: ['github.com/prometheus/client_golang@v1.23.2'],
    line: 'metrics',
    uses: serving(
      'github.com/prometheus/client_golang/prometheus/push',
      'push.New("http://localhost:9091", "job").Push()',
    ),
    links: serving('_ "github.com/prometheus/client_golang/prometheus/push"', ''),
    otherwise: 'unknown',
  },
  {
    what: 'OpenTelemetry',
    required: ['go.opentelemetry.io/otel/sdk/metric@v1.38.0'],
    line: 'metrics',
    uses: serving(
      'context\ngo.opentelemetry.io/otel/sdk/metric',
      'defer metric.NewMeterProvider(metric.WithReader(metric.NewManualReader())).Shutdown(context.Background())',
    ),
    links: serving('_ "go.opentelemetry.io/otel/sdk/metric"', ''),
    otherwise: 'advice',
  },
  {
    what: 'VictoriaMetrics',
    required: ['github.com/VictoriaMetrics/metrics@v1.40.2'],
    line: 'metrics',
    uses: serving(
      'github.com/VictoriaMetrics/metrics',
      'mux.HandleFunc("/metrics", func(w http.ResponseWriter, r *http.Request) { metrics.WritePrometheus(w, true) })',
    ),
    links: serving('github.com/VictoriaMetrics/metrics', 'metrics.NewCounter("a").Inc()'),
    otherwise: 'advice',
  },
  {
    what: 'StatsD of Datadog',
    required: ['github.com/DataDog/datadog-go/v5@v5.6.0'],
    line: 'metrics',
    uses: serving(
      'github.com/DataDog/datadog-go/v5/statsd',
      'client, _ := statsd.New("127.0.0.1:8125")\n\tdefer client.Close()',
    ),
    links: serving('_ "github.com/DataDog/datadog-go/v5/statsd"', ''),
    otherwise: 'advice',
  },
  {
    what: 'Pyroscope',
    required: ['github.com/grafana/pyroscope-go@v1.2.7'],
    line: 'profiling',
    uses: serving('github.com/grafana/pyroscope-go', 'pyroscope.Start(pyroscope.Config{})'),
    links: serving('_ "github.com/grafana/pyroscope-go"', ''),
    otherwise: 'advice',
  },
  {
    what: 'gops',
    required: ['github.com/google/gops@v0.3.28'],
    line: 'profiling',
    uses: serving('github.com/google/gops/agent', 'agent.Listen(agent.Options{})'),
    links: serving('_ "github.com/google/gops/agent"', ''),
    otherwise: 'advice',
  },
  {
    what: 'Datadog’s profiler',
    required: ['gopkg.in/DataDog/dd-trace-go.v1@v1.74.6'],
    line: 'profiling',
    uses: serving('gopkg.in/DataDog/dd-trace-go.v1/profiler', 'profiler.Start()'),
    links: serving('_ "gopkg.in/DataDog/dd-trace-go.v1/profiler"', ''),
    otherwise: 'advice',
  },
  {
    what: 'Google Cloud Profiler',
    required: ['cloud.google.com/go/profiler@v0.4.3'],
    line: 'profiling',
    uses: serving('cloud.google.com/go/profiler', 'profiler.Start(profiler.Config{Service: "a"})'),
    links: serving('_ "cloud.google.com/go/profiler"', ''),
    otherwise: 'advice',
  },
  {
    what: 'gRPC',
    required: ['google.golang.org/grpc@v1.76.0'],
    line: 'graceful-shutdown',
    uses: stoppable(
      'net\ngoogle.golang.org/grpc',
      'server := grpc.NewServer()',
      'listener, _ := net.Listen("tcp", ":0"); server.Serve(listener)',
      'server.GracefulStop()',
    ),
    links: stoppable(
      'net\ngoogle.golang.org/grpc',
      'server := grpc.NewServer()',
      'listener, _ := net.Listen("tcp", ":0"); server.Serve(listener)',
      'server.Stop()',
    ),
    // What gRPC imports for its traces has a template, which keeps every method.
    otherwise: 'unknown',
  },
  {
    what: 'fasthttp',
    required: ['github.com/valyala/fasthttp@v1.68.0'],
    line: 'graceful-shutdown',
    uses: stoppable(
      'github.com/valyala/fasthttp',
      'server := &fasthttp.Server{}',
      'server.ListenAndServe(":8080")',
      'server.Shutdown()',
    ),
    links: stoppable('github.com/valyala/fasthttp', '', 'fasthttp.ListenAndServe(":8080", nil)', ''),
    otherwise: 'advice',
  },
  {
    what: 'echo, which wraps net/http',
    required: ['github.com/labstack/echo/v4@v4.13.4'],
    line: 'graceful-shutdown',
    uses: stoppable(
      'github.com/labstack/echo/v4',
      'server := echo.New()',
      'server.Start(":8080")',
      'server.Shutdown(context.Background())',
    ),
    links: stoppable('github.com/labstack/echo/v4', 'server := echo.New()', 'server.Start(":8080")', ''),
    otherwise: 'advice',
  },
  {
    what: 'gin, which wraps net/http',
    required: ['github.com/gin-gonic/gin@v1.11.0'],
    line: 'graceful-shutdown',
    uses: stoppable(
      'net/http\ngithub.com/gin-gonic/gin',
      'server := &http.Server{Handler: gin.New()}',
      'server.ListenAndServe()',
      'server.Shutdown(ctx)',
    ),
    links: stoppable('github.com/gin-gonic/gin', 'server := gin.New()', 'server.Run(":8080")', ''),
    otherwise: 'advice',
  },
  {
    what: 'fiber, which wraps fasthttp',
    required: ['github.com/gofiber/fiber/v2@v2.52.9'],
    line: 'graceful-shutdown',
    uses: stoppable(
      'github.com/gofiber/fiber/v2',
      'server := fiber.New()',
      'server.Listen(":8080")',
      'server.Shutdown()',
    ),
    links: stoppable('github.com/gofiber/fiber/v2', 'server := fiber.New()', 'server.Listen(":8080")', ''),
    otherwise: 'advice',
  },
];
