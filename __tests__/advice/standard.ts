import type { LineId, Verdict } from '../../src/advice/line.ts';
import { source, type Sources } from './programs.ts';

/** Programs of the standard library alone: what each shows or does not show, and the verdicts that it must get. */
const programs: Readonly<
  Record<string, { readonly source: string; readonly verdicts: Partial<Record<LineId, Verdict>> }>
> = {
  // --- stopped as one should
  graceful: {
    source: source(
      'context\nnet/http\nos/signal\nsyscall',
      `func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	server := &http.Server{Addr: ":8080", Handler: http.NewServeMux()}
	go server.ListenAndServe()
	<-ctx.Done()
	server.Shutdown(context.Background())
}`,
    ),
    verdicts: {
      'graceful-shutdown': 'pass',
      metrics: 'advice',
      profiling: 'advice',
      function: 'not-applicable',
    },
  },
  'by-a-method': {
    source: source(
      'context\nnet/http\nos\nos/signal\nsyscall',
      `type app struct{ server *http.Server }

//go:noinline
func (a *app) run() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM)
	go a.server.ListenAndServe()
	<-signals
	a.stop()
}

//go:noinline
func (a *app) stop() { a.server.Shutdown(context.Background()) }

func main() { (&app{&http.Server{Addr: ":8080"}}).run() }`,
    ),
    verdicts: { 'graceful-shutdown': 'pass' },
  },
  'as-a-value': {
    source: source(
      'context\nnet/http\nos\nos/signal\nsyscall',
      `var stops []func(context.Context) error

func main() {
	server := &http.Server{Addr: ":8080"}
	stops = append(stops, server.Shutdown)
	go server.ListenAndServe()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM)
	<-signals
	for _, stop := range stops {
		stop(context.Background())
	}
}`,
    ),
    verdicts: { 'graceful-shutdown': 'pass' },
  },

  // --- not stopped
  abrupt: {
    source: source('net/http', 'func main() { http.ListenAndServe(":8080", http.NewServeMux()) }'),
    verdicts: { 'graceful-shutdown': 'advice', metrics: 'advice', profiling: 'advice' },
  },
  'names-it-only': {
    source: source(
      'fmt\nnet/http',
      `func main() {
	fmt.Println("net/http.(*Server).Shutdown", "os/signal.Notify", "os/signal.NotifyContext")
	fmt.Println("github.com/prometheus/client_golang/prometheus/promhttp.Handler", "net/http/pprof.Index")
	http.ListenAndServe(":8080", http.NewServeMux())
}`,
    ),
    verdicts: { 'graceful-shutdown': 'advice', metrics: 'advice', profiling: 'advice' },
  },
  'without-a-signal': {
    source: source(
      'context\nnet/http\ntime',
      `func main() {
	server := &http.Server{Addr: ":8080"}
	time.AfterFunc(time.Hour, func() { server.Shutdown(context.Background()) })
	server.ListenAndServe()
}`,
    ),
    verdicts: { 'graceful-shutdown': 'advice' },
  },
  'a-signal-alone': {
    source: source(
      'net/http\nos\nos/signal',
      `func main() {
	go http.ListenAndServe(":8080", http.NewServeMux())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals)
	<-signals
}`,
    ),
    verdicts: { 'graceful-shutdown': 'advice' },
  },

  // --- cannot be known
  'kept-by-a-template': {
    source: source(
      'net/http\nos\nos/signal\ntext/template',
      `func main() {
	template.Must(template.New("").Parse("{{.}}")).Execute(os.Stdout, "x")
	signal.Notify(make(chan os.Signal, 1))
	http.ListenAndServe(":8080", http.NewServeMux())
}`,
    ),
    verdicts: { 'graceful-shutdown': 'unknown', metrics: 'advice' },
  },
  'by-an-interface': {
    source: source(
      'context\nnet/http\nos\nos/signal',
      `type stopper interface{ Shutdown(context.Context) error }

var all []stopper

func main() {
	server := &http.Server{Addr: ":8080"}
	all = append(all, server)
	go server.ListenAndServe()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals)
	<-signals
	for _, one := range all {
		one.Shutdown(context.Background())
	}
}`,
    ),
    verdicts: { 'graceful-shutdown': 'unknown' },
  },
  // Here what an interface may reach is a method of the program's own, and it calls Shutdown.
  'by-an-interface-of-its-own': {
    source: source(
      'context\nnet/http\nos\nos/signal',
      `type stopper interface{ stop() }
type app struct{ server *http.Server }

func (a *app) stop() { a.server.Shutdown(context.Background()) }

var all []stopper

func main() {
	server := &http.Server{Addr: ":8080"}
	all = append(all, &app{server})
	go server.ListenAndServe()
	signals := make(chan os.Signal, 1)
	signal.Notify(signals)
	<-signals
	for _, one := range all {
		one.stop()
	}
}`,
    ),
    verdicts: { 'graceful-shutdown': 'unknown' },
  },
  'listens-by-itself': {
    source: source(
      'net',
      `func main() {
	listener, _ := net.Listen("tcp", ":8080")
	for {
		conn, _ := listener.Accept()
		conn.Close()
	}
}`,
    ),
    verdicts: { 'graceful-shutdown': 'unknown', metrics: 'unknown', profiling: 'unknown' },
  },

  // --- no service
  tool: {
    source: source('fmt', 'func main() { fmt.Println("hello") }'),
    verdicts: {
      'graceful-shutdown': 'not-applicable',
      metrics: 'not-applicable',
      profiling: 'not-applicable',
      function: 'not-applicable',
    },
  },
  'client-with-a-template': {
    source: source(
      'net/http\nos\ntext/template',
      `func main() {
	answer, err := http.Get(os.Args[1])
	template.Must(template.New("").Parse("{{.}}")).Execute(os.Stdout, []any{answer, err})
}`,
    ),
    verdicts: {
      'graceful-shutdown': 'not-applicable',
      metrics: 'not-applicable',
      profiling: 'not-applicable',
    },
  },

  // --- metrics and profiling
  'own-handlers': {
    source: source(
      'expvar\nnet/http\nnet/http/pprof',
      `func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.Handle("/debug/vars", expvar.Handler())
	http.ListenAndServe(":8080", mux)
}`,
    ),
    verdicts: { metrics: 'pass', profiling: 'pass' },
  },
  'blank-imports': {
    source: source(
      '_ "expvar"\nnet/http\n_ "net/http/pprof"',
      'func main() { http.ListenAndServe(":8080", http.NewServeMux()) }',
    ),
    verdicts: { metrics: 'unknown', profiling: 'unknown' },
  },
  'runtime-metrics': {
    source: source(
      'fmt\nnet/http\nruntime/metrics',
      `func main() {
	http.ListenAndServe(":8080", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}}
		metrics.Read(samples)
		fmt.Fprintln(w, samples[0].Value.Uint64())
	}))
}`,
    ),
    verdicts: { metrics: 'pass' },
  },
  'own-profile': {
    source: source(
      'net/http\nos\nruntime/pprof',
      `func main() {
	pprof.StartCPUProfile(os.Stdout)
	defer pprof.StopCPUProfile()
	http.ListenAndServe(":8080", http.NewServeMux())
}`,
    ),
    verdicts: { profiling: 'pass' },
  },
};

/** Their names. */
export const NAMES = Object.keys(programs);

export const SOURCES: Sources = Object.fromEntries(
  Object.entries(programs).map(([name, program]) => [name, program.source]),
);

/** The verdicts that a program must get. */
export function expected(name: string): Partial<Record<LineId, Verdict>> {
  return programs[name]?.verdicts ?? {};
}
