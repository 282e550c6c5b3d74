package main

import (
	"context"
	"fmt"
	"path/filepath"
	"sort"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

func checkCompose(root string) []string {
	options, err := cli.NewProjectOptions([]string{filepath.Join(root, "docker-compose.yml")},
		cli.WithWorkingDirectory(root), cli.WithProfiles([]string{"*"}), cli.WithResolvedPaths(true))
	if err != nil {
		return []string{err.Error()}
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return []string{err.Error()}
	}
	var problems []string
	for _, service := range project.Services {
		for _, problem := range checkComposeService(root, project, service) {
			problems = append(problems, service.Name+": "+problem)
		}
	}
	sort.Strings(problems)
	return problems
}

func checkComposeService(root string, project *types.Project, service types.ServiceConfig) []string {
	var problems []string
	say := func(format string, a ...any) { problems = append(problems, fmt.Sprintf(format, a...)) }
	switch {
	case service.Build != nil:
		if !exists(filepath.Join(service.Build.Context, service.Build.Dockerfile)) {
			say("there is no %s", service.Build.Dockerfile)
		}
		if service.Build.Dockerfile != dockerfileOf(service.Image) {
			say("%s is not what %s builds", service.Image, service.Build.Dockerfile)
		}
	case !isPinned(service.Image):
		say("image %s is not pinned", service.Image)
	}
	for name, need := range service.DependsOn {
		other := project.Services[name]
		// Our own images have a health check of their own.
		if need.Condition == types.ServiceConditionHealthy && other.HealthCheck == nil && other.Build == nil {
			say("waits for %s to be healthy, which nothing tells", name)
		}
		if need.Condition == types.ServiceConditionCompletedSuccessfully && other.Restart == types.RestartPolicyUnlessStopped {
			say("waits for %s to end, which starts again for ever", name)
		}
	}
	for _, volume := range service.Volumes {
		if volume.Type == types.VolumeTypeBind && !exists(volume.Source) {
			say("there is no %s", volume.Source)
		}
	}
	for _, port := range service.Ports {
		if port.HostIP != "127.0.0.1" {
			say("port %s is open to the network", port.Published)
		}
	}
	if service.MemLimit == 0 && service.Name != "prepare" && service.Restart == types.RestartPolicyUnlessStopped {
		say("has no limit of memory")
	}
	return problems
}
