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
	// Where a job begins: two spaces and its name.
	jobs = regexp.MustCompile(`(?m)^  [a-z-]+:$`)
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
		problems = append(problems, checkTrust(name, text)...)
		for _, action := range uses.FindAllSubmatch(text, -1) {
			used := string(bytes.Trim(action[1], `"'`))
			if !strings.HasPrefix(used, "./") && !commit.MatchString(used) {
				problems = append(problems, name+": "+used+" is not pinned by commit")
			}
		}
	}
	return problems
}

// No pull request may reach a workflow with an identity token, and a deployment must be repeatable on the same commit.
func checkTrust(name string, text []byte) []string {
	var problems []string
	for _, trigger := range []string{"workflow_run:", "pull_request_target:"} {
		if bytes.Contains(text, []byte("\n  "+trigger)) {
			problems = append(problems, name+": "+trigger+" also follows a fork's pull request")
		}
	}
	for _, job := range jobs.Split(string(text), -1) {
		if strings.Contains(job, "id-token: write") && !strings.Contains(job, "github.ref == 'refs/heads/main'") {
			problems = append(problems, name+": a job with an identity token must require github.ref == 'refs/heads/main'")
		}
		if strings.Contains(job, "id-token: write") && strings.Contains(job, "uses: ./") && !strings.Contains(job, "github.event_name == 'push'") {
			problems = append(problems, name+": a job with an identity token must require github.event_name == 'push'")
		}
	}
	if bytes.Contains(text, []byte("--push")) && !bytes.Contains(text, []byte("github.run_id")) {
		problems = append(problems, name+": the tag must hold github.run_id, because tags are immutable and a run may be repeated")
	}
	return problems
}
