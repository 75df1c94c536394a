// Command dockerlint says what BuildKit makes of a Dockerfile, without a daemon.
//
//	dockerlint check [-platform os/arch[/variant]] < Dockerfile
//	dockerlint context < cases.json
//
// check runs BuildKit's linter with every rule and its converter, and prints as JSON the findings and, for
// each stage, the image configuration and the commands as a builder would run them. Every base image is
// taken to be empty. context reads an array of {"dir", "ignore"} and prints, for each, the files that
// a client sends to the builder under those ignore rules.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "dockerlint:", err)
		os.Exit(1)
	}
}

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("want check or context")
	}
	input, err := io.ReadAll(stdin)
	if err != nil {
		return err
	}
	out := json.NewEncoder(stdout)
	switch args[0] {
	case "check":
		flags := flag.NewFlagSet("check", flag.ContinueOnError)
		platform := flags.String("platform", "linux/amd64", "the platform that the image is built for")
		if err := flags.Parse(args[1:]); err != nil {
			return err
		}
		report, err := check(context.Background(), input, *platform)
		if err != nil {
			return err
		}
		return out.Encode(report)
	case "context":
		var cases []contextCase
		if err := json.Unmarshal(input, &cases); err != nil {
			return err
		}
		sent, err := sentFiles(context.Background(), cases)
		if err != nil {
			return err
		}
		return out.Encode(sent)
	}
	return fmt.Errorf("unknown command %q: want check or context", args[0])
}
