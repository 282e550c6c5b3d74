package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/rhysd/actionlint"
)

var (
	uses   = regexp.MustCompile(`(?m)^\s*(?:- )?uses:\s*(\S+)`)
	commit = regexp.MustCompile(`@[0-9a-f]{40}$`)
)

func checkWorkflows(root string) []string {
	files, _ := filepath.Glob(filepath.Join(root, ".github/workflows/*.yml"))
	if len(files) == 0 {
		return []string{"there is no workflow"}
	}
	shellcheck := ""
	if path, err := lookPath("shellcheck"); err == nil {
		shellcheck = path
	}
	linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{Shellcheck: shellcheck})
	if err != nil {
		return []string{err.Error()}
	}
	var problems []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return []string{err.Error()}
		}
		found, err := linter.Lint(file, text, nil)
		if err != nil {
			return []string{err.Error()}
		}
		name := filepath.Base(file)
		for _, it := range found {
			problems = append(problems, fmt.Sprintf("%s:%d: %s", name, it.Line, it.Message))
		}
		if bytes.Contains(text, []byte("workflow_run:")) {
			for _, required := range []string{
				"github.event.workflow_run.event == 'push'",
				"github.event.workflow_run.head_repository.full_name == github.repository",
			} {
				if !bytes.Contains(text, []byte(required)) {
					problems = append(problems, name+": workflow_run also follows a fork's pull request: require "+required)
				}
			}
		}
		for _, action := range uses.FindAllSubmatch(text, -1) {
			used := string(bytes.Trim(action[1], `"'`))
			if !strings.HasPrefix(used, "./") && !commit.MatchString(used) {
				problems = append(problems, name+": "+used+" is not pinned by commit")
			}
		}
	}
	return problems
}
