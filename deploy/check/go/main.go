// Check reads everything that delivers Rivulet as strictly as the tools that will read it, and looks whether the parts
// that name each other are there: check ROOT. It needs no network and no cluster.
package main

import (
	"fmt"
	"os"
)

// A check returns the problems that it found, each with its place.
type check struct {
	name string
	run  func(root string) []string
}

var checks = []check{
	{"manifests: strict, and whole in themselves", checkManifests},
	{"docker-compose.yml: strict, pinned, in order", checkCompose},
	{"Tiltfile: evaluated", checkTiltfile},
	{"workflows: actionlint, pinned by commit", checkWorkflows},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: check ROOT")
		os.Exit(2)
	}
	failed := false
	for _, check := range checks {
		problems := check.run(os.Args[1])
		for _, problem := range problems {
			fmt.Println("  " + problem)
		}
		if len(problems) > 0 {
			failed = true
			fmt.Printf("FAILED  %s\n", check.name)
		} else {
			fmt.Printf("ok      %s\n", check.name)
		}
	}
	if failed {
		os.Exit(1)
	}
}
