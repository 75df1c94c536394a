package main

import (
	"bytes"
	"context"
	"encoding/json"

	"github.com/containerd/platforms"
	"github.com/moby/buildkit/client/llb"
	"github.com/moby/buildkit/client/llb/sourceresolver"
	"github.com/moby/buildkit/frontend/dockerfile/dockerfile2llb"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerui"
	"github.com/moby/buildkit/solver/pb"
	digest "github.com/opencontainers/go-digest"
	ocispecs "github.com/opencontainers/image-spec/specs-go/v1"
)

type finding struct {
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Line    int    `json:"line"`
}

type copied struct {
	Src  string `json:"src"`
	Dest string `json:"dest"`
	Mode int32  `json:"mode"`
}

type executed struct {
	Args []string `json:"args"`
	Env  []string `json:"env"`
	Cwd  string   `json:"cwd"`
}

type stage struct {
	Name     string               `json:"name"`
	Base     string               `json:"base"`
	Platform string               `json:"platform"`
	Config   ocispecs.ImageConfig `json:"config"`
	Copies   []copied             `json:"copies"`
	Runs     []executed           `json:"runs"`
}

type report struct {
	Findings []finding `json:"findings"`
	// Error is why BuildKit would not build the file; empty when it would.
	Error  string  `json:"error"`
	Stages []stage `json:"stages"`
}

// emptyImages resolves every base image to one with an empty configuration, so that no registry is asked.
type emptyImages struct{}

func (emptyImages) ResolveImageConfig(_ context.Context, ref string, opt sourceresolver.Opt) (string, digest.Digest, []byte, error) {
	platform := ocispecs.Platform{OS: "linux", Architecture: "amd64"}
	if opt.ImageOpt != nil && opt.ImageOpt.Platform != nil {
		platform = *opt.ImageOpt.Platform
	}
	config, err := json.Marshal(ocispecs.Image{Platform: platform})
	return ref, digest.FromString(ref), config, err
}

func check(ctx context.Context, text []byte, platform string) (*report, error) {
	target, err := platforms.Parse(platform)
	if err != nil {
		return nil, err
	}
	target = platforms.Normalize(target)
	builder := platforms.MustParse("linux/amd64")
	// The linter wants to know where the file came from; for it, from nowhere.
	source := llb.NewSourceMap(nil, "Dockerfile", "Dockerfile", text)
	source.Definition = &llb.Definition{}
	options := func() dockerfile2llb.ConvertOpt {
		return dockerfile2llb.ConvertOpt{
			Config: dockerui.Config{
				TargetPlatforms: []ocispecs.Platform{target},
				BuildPlatforms:  []ocispecs.Platform{builder},
				LinterConfig:    &linter.Config{ExperimentalAll: true},
			},
			TargetPlatform: &target,
			MetaResolver:   emptyImages{},
			SourceMap:      source,
		}
	}

	result := &report{Findings: []finding{}, Stages: []stage{}}
	lint, err := dockerfile2llb.DockerfileLint(ctx, text, options())
	if err != nil {
		return nil, err
	}
	for _, warning := range lint.Warnings {
		line := 0
		if ranges := warning.Location.GetRanges(); len(ranges) > 0 {
			line = int(ranges[0].GetStart().GetLine())
		}
		result.Findings = append(result.Findings, finding{warning.RuleName, warning.Detail, line})
	}
	if lint.Error != nil {
		result.Error = lint.Error.Message
		return result, nil
	}

	parsed, err := parser.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	for _, warning := range parsed.Warnings {
		result.Findings = append(result.Findings, finding{"parser", warning.Short, 0})
	}
	stages, _, err := instructions.Parse(parsed.AST, nil)
	if err != nil {
		return nil, err
	}
	for _, named := range stages {
		opt := options()
		opt.Target = named.Name
		built, err := dockerfile2llb.Dockerfile2LLB(ctx, text, opt)
		if err != nil {
			return nil, err
		}
		one := stage{Name: named.Name, Base: named.BaseName, Platform: named.Platform, Config: built.Image.Config.ImageConfig}
		definition, err := built.State.Marshal(ctx)
		if err != nil {
			return nil, err
		}
		if err := one.readCommands(definition); err != nil {
			return nil, err
		}
		result.Stages = append(result.Stages, one)
	}
	return result, nil
}

// readCommands keeps the copies and runs of a stage, and of the stages that it copies from.
func (s *stage) readCommands(definition *llb.Definition) error {
	for _, bytes := range definition.Def {
		var op pb.Op
		if err := op.UnmarshalVT(bytes); err != nil {
			return err
		}
		for _, action := range op.GetFile().GetActions() {
			if c := action.GetCopy(); c != nil {
				s.Copies = append(s.Copies, copied{c.Src, c.Dest, c.Mode})
			}
		}
		if meta := op.GetExec().GetMeta(); meta != nil {
			s.Runs = append(s.Runs, executed{meta.Args, meta.Env, meta.Cwd})
		}
	}
	return nil
}
