// Service is a small HTTP service as one would run it in production: it says what it is, reports metrics,
// can be profiled, and shuts down by itself when it is told to.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/pprof"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/sync/errgroup"
)

// Stamped by ship-go, because they stand here; no flag is needed for it.
var (
	version = "dev"
	commit  = "none"
	date    = "unknown"
)

var requests = promauto.NewCounterVec(prometheus.CounterOpts{
	Name: "service_requests_total",
	Help: "Requests answered, by path and code.",
}, []string{"path", "code"})

func main() {
	addr := flag.String("addr", ":8080", "address of the service")
	admin := flag.String("admin", "127.0.0.1:6060", "address of metrics and profiles")
	grace := flag.Duration("grace", 10*time.Second, "time that requests in flight have when shutting down")
	show := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *show {
		fmt.Println(versionLine())
		return
	}
	// SIGTERM is what Kubernetes, Docker and systemd send first.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *addr, *admin, *grace); err != nil {
		slog.Error("stopped", "error", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, addr, admin string, grace time.Duration) error {
	slog.Info("starting", "version", version, "commit", commit, "addr", addr)
	group, ctx := errgroup.WithContext(ctx)
	for _, server := range []*http.Server{
		{Addr: addr, Handler: service(), ReadHeaderTimeout: 5 * time.Second},
		{Addr: admin, Handler: operations(), ReadHeaderTimeout: 5 * time.Second},
	} {
		group.Go(func() error {
			if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
				return err
			}
			return nil
		})
		group.Go(func() error {
			<-ctx.Done()
			// A context of its own: the one that ended would cut off the requests in flight.
			timeout, cancel := context.WithTimeout(context.Background(), grace)
			defer cancel()
			return server.Shutdown(timeout)
		})
	}
	err := group.Wait()
	slog.Info("stopped")
	return err
}

func service() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		requests.WithLabelValues("/", "200").Inc()
		fmt.Fprintln(w, versionLine())
	})
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})
	return mux
}

func operations() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.Handler())
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}

func versionLine() string {
	line := fmt.Sprintf("service %s (commit %s, %s)", version, commit, date)
	if info, ok := debug.ReadBuildInfo(); ok {
		line += " built with " + info.GoVersion
	}
	return line
}
