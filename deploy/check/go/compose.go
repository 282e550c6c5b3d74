package main

import (
	"context"
	"fmt"
	"path/filepath"
	"sort"
	"strings"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

func checkCompose(root string) []string {
	project, err := loadCompose(root, []string{"*"}, "docker-compose.yml")
	if err != nil {
		return []string{err.Error()}
	}
	var problems []string
	for _, service := range project.Services {
		for _, problem := range checkComposeService(root, project, service) {
			problems = append(problems, service.Name+": "+problem)
		}
	}
	problems = append(problems, checkSelfHosted(root)...)
	sort.Strings(problems)
	return problems
}

func loadCompose(root string, profiles []string, files ...string) (*types.Project, error) {
	var paths []string
	for _, file := range files {
		paths = append(paths, filepath.Join(root, file))
	}
	options, err := cli.NewProjectOptions(paths, cli.WithWorkingDirectory(root), cli.WithProfiles(profiles),
		cli.WithEnv([]string{"HOST=chat.example.com"}), cli.WithResolvedPaths(true))
	if err != nil {
		return nil, err
	}
	return options.LoadProject(context.Background())
}

// checkSelfHosted: nothing of Google, and nothing but the proxy reachable from outside.
func checkSelfHosted(root string) []string {
	project, err := loadCompose(root, nil, "docker-compose.yml", "deploy/compose/self-hosted.yml")
	if err != nil {
		return []string{"self-hosted: " + err.Error()}
	}
	var problems []string
	say := func(format string, a ...any) { problems = append(problems, "self-hosted: "+fmt.Sprintf(format, a...)) }
	for _, service := range project.Services {
		if strings.Contains(service.Image, "gcr.io") || strings.Contains(service.Name, "consumer") {
			say("%s runs without Firestore", service.Name)
		}
		if service.Build == nil && !isPinned(service.Image) {
			say("%s: image %s is not pinned", service.Name, service.Image)
		}
		for _, port := range service.Ports {
			if service.Name != "caddy" && port.HostIP != "127.0.0.1" {
				say("%s: port %s is open to the network", service.Name, port.Published)
			}
		}
		for name, value := range service.Environment {
			if value != nil && strings.Contains(name, "FIRESTORE_EMULATOR") {
				say("%s is given an emulator", service.Name)
			}
			if value != nil && strings.HasPrefix(name, "RIVULET_AUTH_RATE_LIMITS") {
				say("%s: %s lifts a limit", service.Name, name)
			}
		}
	}
	page := project.Services["page"].Environment
	if page["REALTIME"] == nil || *page["REALTIME"] != "events" || len(project.Services["page"].Ports) > 0 {
		say("the page must use the event stream and be reached through the proxy alone")
	}
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
		built := service.Build.Target
		if name := service.Build.Args["SERVICE"]; built == "service" && name != nil {
			built = *name
		}
		if service.Image != "rivulet/"+built+":dev" {
			say("%s is not what the build makes: %s", service.Image, built)
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
