package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

func lookPath(name string) (string, error) { return exec.LookPath(name) }

// The built-ins that the Tiltfile uses, with their arguments as Tilt's own source unpacks them (internal/tiltfile at
// 2fa1737, August 2026). Optional arguments end with a question mark. Any other name is an error, as in Tilt.
var builtins = map[string]string{
	"allow_k8s_contexts": "contexts",
	"update_settings":    "max_parallel_updates? k8s_upsert_timeout_secs? suppress_unused_image_warnings? k8s_server_side_apply?",
	"local_resource": "name cmd? deps? trigger_mode? resource_deps? ignore? auto_init? serve_cmd? cmd_bat? serve_cmd_bat? " +
		"allow_parallel? links? labels? env? serve_env? readiness_probe? dir? serve_dir?",
	"docker_build": "ref context build_args? dockerfile? dockerfile_contents? cache? live_update? match_in_env_vars? ignore? only? " +
		"entrypoint? container_args? target? ssh? secret? network? extra_tag? cache_from? pull? platform? extra_hosts?",
	"k8s_yaml": "yaml allow_duplicates?",
	"k8s_resource": "workload? new_name? port_forwards? extra_pod_selectors? trigger_mode? resource_deps? objects? auto_init? " +
		"pod_readiness? links? labels? discovery_strategy?",
	"kustomize":         "paths kustomize_bin? flags?",
	"sync":              "local_path remote_path",
	"fall_back_on":      "paths",
	"restart_container": "",
	"link":              "url name?",
	"port_forward":      "local_port container_port? name? link_path? host?",
}

// Tilt is one evaluation of a Tiltfile.
type tilt struct {
	root      string
	problems  []string
	images    []string
	resources map[string]bool
	needs     map[string][]string
	manifest  string
}

func checkTiltfile(root string) []string {
	t := &tilt{root: root, resources: map[string]bool{}, needs: map[string][]string{}}
	predeclared := starlark.StringDict{}
	for name := range builtins {
		predeclared[name] = starlark.NewBuiltin(name, t.call)
	}
	options := &syntax.FileOptions{Set: true, GlobalReassign: true, TopLevelControl: true}
	if _, err := starlark.ExecFileOptions(options, &starlark.Thread{}, filepath.Join(root, "Tiltfile"), nil, predeclared); err != nil {
		return append(t.problems, err.Error())
	}
	for _, image := range t.images {
		if !strings.Contains(t.manifest, "image: "+image+":") {
			t.say("image %s is built and nothing runs it", image)
		}
	}
	t.checkBuiltFirst()
	for name, needs := range t.needs {
		for _, need := range needs {
			if need == name {
				t.say("%s depends on itself", name)
			}
			if !t.resources[need] {
				t.say("%s waits for %s, which is not there", name, need)
			}
		}
	}
	return t.problems
}

var runs = regexp.MustCompile(`image: rivulet/([a-z-]+):`)

// An image that is built before the files that it copies are there holds old code, or fails.
func (t *tilt) checkBuiltFirst() {
	for _, document := range strings.Split(t.manifest, "\n---\n") {
		for name, needs := range t.needs {
			if !strings.Contains(document, "\n  name: "+name+"\n") {
				continue
			}
			for _, image := range runs.FindAllStringSubmatch(document, -1) {
				if build := "build " + image[1]; t.resources[build] && !contains(needs, build) {
					t.say("%s runs rivulet/%s and does not wait for %s", name, image[1], build)
				}
			}
		}
	}
}

func (t *tilt) say(format string, a ...any) {
	t.problems = append(t.problems, fmt.Sprintf(format, a...))
}

// Inputs need to be there; what a build makes may not be yet.
func (t *tilt) mustExist(what, path string) {
	if !strings.Contains(path, "/target/") && !strings.HasSuffix(path, "/target") && !strings.Contains(path, "/.next/") && !exists(filepath.Join(t.root, path)) {
		t.say("%s: there is no %s", what, path)
	}
}

func (t *tilt) call(_ *starlark.Thread, b *starlark.Builtin, args starlark.Tuple, kw []starlark.Tuple) (starlark.Value, error) {
	given, err := arguments(b.Name(), args, kw)
	if err != nil {
		return nil, err
	}
	switch b.Name() {
	case "local_resource":
		t.resource(text(given["name"]), given)
		for _, path := range texts(given["deps"]) {
			t.mustExist("local_resource "+text(given["name"]), path)
		}
		if command := texts(given["cmd"]); len(command) > 0 && strings.Contains(command[0], "/") {
			t.mustExist("local_resource "+text(given["name"]), command[0])
		}
	case "docker_build":
		t.images = append(t.images, text(given["ref"]))
		t.mustExist("docker_build", text(given["dockerfile"]))
		if text(given["dockerfile"]) != dockerfileOf(text(given["ref"])) {
			t.say("%s is not what %s builds", text(given["ref"]), text(given["dockerfile"]))
		}
		for _, path := range texts(given["only"]) {
			if strings.Contains(path, "*") {
				return nil, fmt.Errorf("'only' does not support '*' file globs: %s", path)
			}
			t.mustExist("docker_build "+text(given["ref"]), path)
		}
	case "kustomize":
		built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), filepath.Join(t.root, text(given["paths"])))
		if err != nil {
			return nil, err
		}
		yaml, err := built.AsYaml()
		return starlark.String(yaml), err
	case "k8s_yaml":
		t.manifest += text(given["yaml"])
	case "k8s_resource":
		name := text(given["workload"])
		if name == "" {
			name = text(given["new_name"])
			if len(texts(given["objects"])) == 0 {
				return nil, fmt.Errorf("k8s_resource %s names neither a workload nor objects", name)
			}
			for _, object := range texts(given["objects"]) {
				t.mustBeOneObject(object)
			}
		} else {
			t.mustBeInManifest(name)
		}
		t.resource(name, given)
	case "restart_container":
		// Tilt, internal/tiltfile/live_update.go: valid for Docker Compose resources only.
		return nil, fmt.Errorf("restart_container() is not supported for Kubernetes resources")
	case "sync":
		t.mustExist("sync", text(given["local_path"]))
		if !strings.HasPrefix(text(given["remote_path"]), "/") {
			t.say("sync to %s, which is no full path", text(given["remote_path"]))
		}
	}
	return starlark.None, nil
}

func (t *tilt) resource(name string, given map[string]starlark.Value) {
	if t.resources[name] {
		t.say("there are two resources %s", name)
	}
	t.resources[name] = true
	t.needs[name] = texts(given["resource_deps"])
}

// Tilt accepts a fragment NAME:KIND only where it selects exactly one object.
func (t *tilt) mustBeOneObject(fragment string) {
	name, kind, _ := strings.Cut(fragment, ":")
	found := 0
	for _, document := range strings.Split(t.manifest, "\n---\n") {
		named := strings.Contains(document, "\n  name: "+name+"\n")
		if named && (kind == "" || strings.Contains(strings.ToLower("\n"+document), "\nkind: "+strings.ToLower(kind)+"\n")) {
			found++
		}
	}
	if found != 1 {
		t.say("object %s selects %d objects of the manifest", fragment, found)
	}
}

func (t *tilt) mustBeInManifest(name string) {
	if !strings.Contains(t.manifest, "\n  name: "+name+"\n") {
		t.say("k8s_resource %s is in no manifest", name)
	}
}

func arguments(name string, args starlark.Tuple, kw []starlark.Tuple) (map[string]starlark.Value, error) {
	names := strings.Fields(strings.ReplaceAll(builtins[name], "?", ""))
	given := map[string]starlark.Value{}
	if len(args) > len(names) {
		return nil, fmt.Errorf("%s: too many arguments", name)
	}
	for i, value := range args {
		given[names[i]] = value
	}
	for _, pair := range kw {
		key := text(pair[0])
		if !contains(names, key) {
			return nil, fmt.Errorf("%s: there is no argument %s", name, key)
		}
		given[key] = pair[1]
	}
	for _, required := range strings.Fields(builtins[name]) {
		if _, there := given[required]; !there && !strings.HasSuffix(required, "?") {
			return nil, fmt.Errorf("%s: missing argument for %s", name, required)
		}
	}
	return given, nil
}

func contains(all []string, one string) bool {
	for _, it := range all {
		if it == one {
			return true
		}
	}
	return false
}

func text(value starlark.Value) string {
	s, _ := value.(starlark.String)
	return string(s)
}

func texts(value starlark.Value) []string {
	list, ok := value.(starlark.Iterable)
	if !ok {
		return nil
	}
	var found []string
	each := list.Iterate()
	defer each.Done()
	var one starlark.Value
	for each.Next(&one) {
		found = append(found, text(one))
	}
	return found
}
