import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../host.ts';
import { commitAll, writeTree } from '../modules.ts';

/** A service that says what it finds, serves itself on loopback, and ends by itself when it is told to. */
const SERVICE = `package main

import (
	"context"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

var version string

func main() {
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := strings.Cut(string(status), "CapEff:\\t")
	capabilities, _, _ := strings.Cut(after, "\\n")
	_, zoneErr := time.LoadLocation("Europe/Vienna")
	roots := 0
	if pool, err := x509.SystemCertPool(); err == nil {
		roots = len(pool.Subjects())
	}
	interfaces, _ := net.Interfaces()
	names := []string{}
	for _, one := range interfaces {
		if one.Flags&net.FlagUp != 0 {
			names = append(names, one.Name)
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "served")
	})}
	go server.Serve(listener)
	response, err := http.Get("http://" + listener.Addr().String())
	if err != nil {
		panic(err)
	}
	body, _ := io.ReadAll(response.Body)
	directory, _ := os.Getwd()
	json.NewEncoder(os.Stdout).Encode(map[string]any{
		"version": version, "args": os.Args[1:], "pid": os.Getpid(), "uid": os.Getuid(), "gid": os.Getgid(),
		"capabilities": capabilities, "directory": directory, "mode": os.Getenv("MODE"),
		"readOnly": os.WriteFile("/written", nil, 0o600) != nil,
		"roots": roots > 10, "zones": zoneErr == nil, "interfaces": names, "served": string(body),
	})
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	fmt.Println("ready")
	<-stop
	if err := server.Shutdown(context.Background()); err != nil {
		panic(err)
	}
	fmt.Println("stopped by itself")
}
`;

const SMALL = (name: string) => `package main\n\nfunc main() { println("${name}") }\n`;

/** The names of the small mains: what a stage, a file system or a shell could take for something else. */
export const SMALL_MAINS = ['build', 'debug', 'API', '7z'];

/**
 * A repository with all that makes images hard: it stands under folders with spaces; its module is in a subfolder,
 * with a prefixed tag; it has many mains; and its .dockerignore leaves tracked files out.
 */
export function shopRepository(): { root: string; module: string; commit: string } {
  const root = join(temporaryFolder('shop'), 'a b', 'my repo');
  mkdirSync(root, { recursive: true });
  writeTree(
    {
      'README.md': '# Shop\n',
      'docs/more.md': 'More\n',
      '.dockerignore': '**/*.md\ndocs\nscratch\n',
      '.gitignore': 'scratch/\n',
      'svc/shop/go.mod': 'module example.com/acme/shop\n\ngo 1.26.0\n',
      'svc/shop/main.go': SERVICE,
      ...Object.fromEntries(SMALL_MAINS.map((name) => [`svc/shop/cmd/${name}/main.go`, SMALL(name)])),
    },
    root,
  );
  const commit = commitAll(root, 'svc/shop/v1.4.0');
  writeTree({ 'scratch/secret.txt': 'not for the image' }, root);
  return { root, module: join(root, 'svc', 'shop'), commit };
}

/** What the shop is shipped with in these tests. */
export const SHOP_INPUTS = {
  'working-directory': 'svc/shop',
  'output-dir': 'my dist',
  labels: 'org.example.note=a "b" $c `d`',
  'runtime-env': 'MODE=a $b "c"',
  args: '-v\nx y',
  expose: '8080',
};
