// Says which variables of some packages the linker can set. It reads from standard input words that end in a
// zero byte: a package's name after "p", a file of it after "f". It writes a line for each variable of each
// package, "package variable kind", where kind is "string" (can be set), "other" (is no string) or "dynamic"
// (is set by code that runs at start, which would undo what the linker has set), and for a file that cannot be
// parsed "package ! message".
//
// The linker sets a variable whose type is string and whose initializer is missing or constant ("go doc
// cmd/link", -X), and is silent about all others. It is go/parser that reads, so the chosen Go runs this.
package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"strings"
)

func main() {
	input, err := io.ReadAll(os.Stdin)
	if err != nil {
		panic(err)
	}
	var name string
	var files []string
	for _, word := range strings.Split(string(input), "\x00") {
		switch {
		case strings.HasPrefix(word, "p"):
			report(name, files)
			name, files = word[1:], nil
		case strings.HasPrefix(word, "f"):
			files = append(files, word[1:])
		}
	}
	report(name, files)
}

func report(name string, files []string) {
	var parsed []*ast.File
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			line, _, _ := strings.Cut(err.Error(), "\n")
			os.Stdout.WriteString(name + " ! " + line + "\n")
			continue
		}
		parsed = append(parsed, tree)
	}
	constants := map[string]constant{}
	each(parsed, token.CONST, func(spec *ast.ValueSpec) {
		for i, ident := range spec.Names {
			if i < len(spec.Values) {
				constants[ident.Name] = constant{spec.Type, spec.Values[i]}
			}
		}
	})
	each(parsed, token.VAR, func(spec *ast.ValueSpec) {
		for i, ident := range spec.Names {
			if ident.Name != "_" {
				os.Stdout.WriteString(name + " " + ident.Name + " " + kindOf(spec, i, constants) + "\n")
			}
		}
	})
}

type constant struct{ typ, value ast.Expr }

// each calls found for the declarations of one kind, a constant's omitted value filled in.
func each(files []*ast.File, kind token.Token, found func(*ast.ValueSpec)) {
	for _, file := range files {
		for _, decl := range file.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok || group.Tok != kind {
				continue
			}
			var last *ast.ValueSpec
			for _, spec := range group.Specs {
				value := spec.(*ast.ValueSpec)
				if kind == token.CONST && value.Values == nil && last != nil {
					value = &ast.ValueSpec{Names: value.Names, Type: last.Type, Values: last.Values}
				}
				last = value
				found(value)
			}
		}
	}
}

func kindOf(spec *ast.ValueSpec, i int, constants map[string]constant) string {
	if spec.Type != nil && !isString(spec.Type) {
		return "other"
	}
	if len(spec.Values) == 0 {
		return "string"
	}
	if len(spec.Values) != len(spec.Names) {
		return "dynamic" // var a, b = f()
	}
	return evaluate(spec.Values[i], constants, 0)
}

func evaluate(expr ast.Expr, constants map[string]constant, depth int) string {
	if depth > 100 {
		return "dynamic" // constants that name each other: the compiler will say so
	}
	switch expr := expr.(type) {
	case *ast.BasicLit:
		if expr.Kind == token.STRING {
			return "string"
		}
		return "other"
	case *ast.CompositeLit, *ast.FuncLit:
		return "other"
	case *ast.ParenExpr:
		return evaluate(expr.X, constants, depth+1)
	case *ast.BinaryExpr:
		left := evaluate(expr.X, constants, depth+1)
		if right := evaluate(expr.Y, constants, depth+1); right != left {
			return "dynamic"
		}
		if left == "string" && expr.Op != token.ADD {
			return "other" // a comparison
		}
		return left
	case *ast.CallExpr:
		if isString(expr.Fun) && len(expr.Args) == 1 && evaluate(expr.Args[0], constants, depth+1) == "string" {
			return "string"
		}
	case *ast.Ident:
		if named, ok := constants[expr.Name]; ok {
			if named.typ != nil && !isString(named.typ) {
				return "other"
			}
			return evaluate(named.value, constants, depth+1)
		}
	}
	return "dynamic"
}

func isString(expr ast.Expr) bool {
	ident, ok := expr.(*ast.Ident)
	return ok && ident.Name == "string"
}
