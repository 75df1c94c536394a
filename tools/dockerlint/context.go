package main

import (
	"bytes"
	"context"
	"io/fs"
	"path/filepath"

	"github.com/moby/patternmatcher/ignorefile"
	"github.com/tonistiigi/fsutil"
)

type contextCase struct {
	Dir    string `json:"dir"`
	Ignore string `json:"ignore"`
}

// sentFiles gives, for each case, the files under its folder that its ignore rules let through.
func sentFiles(ctx context.Context, cases []contextCase) ([][]string, error) {
	all := make([][]string, 0, len(cases))
	for _, c := range cases {
		excludes, err := ignorefile.ReadAll(bytes.NewBufferString(c.Ignore))
		if err != nil {
			return nil, err
		}
		root, err := fsutil.NewFS(c.Dir)
		if err != nil {
			return nil, err
		}
		filtered, err := fsutil.NewFilterFS(root, &fsutil.FilterOpt{ExcludePatterns: excludes})
		if err != nil {
			return nil, err
		}
		files := []string{}
		err = filtered.Walk(ctx, "", func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if !entry.IsDir() {
				files = append(files, filepath.ToSlash(path))
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		all = append(all, files)
	}
	return all, nil
}
