package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const repository = "../../.."

// What the checks read; nothing else is copied.
var read = []string{".github", "deploy", "Tiltfile", "docker-compose.yml", "auth-service/Dockerfile", "chat-service/Dockerfile",
	"aggregator-service/Dockerfile", "consumer-service/Dockerfile", "stream-service/Dockerfile", "frontend/Dockerfile"}

func TestRepositoryPasses(t *testing.T) {
	for _, check := range checks {
		if problems := check.run(repository); len(problems) > 0 {
			t.Errorf("%s: %s", check.name, strings.Join(problems, "\n"))
		}
	}
}

// Each check has to notice a mistake of each kind that it is there for.
func TestMistakesAreNoticed(t *testing.T) {
	mistakes := []struct {
		name, file, before, after, says string
		check                           func(string) []string
	}{
		{"a field that Kubernetes doesn't know", "deploy/base/page.yaml", "maxSurge: 1", "maxSurges: 1", `unknown field "spec.strategy.rollingUpdate.maxSurges"`, checkManifests},
		{"a value of the wrong type", "deploy/base/page.yaml", "terminationGracePeriodSeconds: 75", "terminationGracePeriodSeconds: long", "cannot unmarshal", checkManifests},
		{"a Service that selects nobody", "deploy/base/page.yaml", "  selector:\n    app.kubernetes.io/name: page\n", "  selector:\n    app.kubernetes.io/name: pages\n", "selects no workload", checkManifests},
		{"a port that no container has", "deploy/base/page.yaml", "targetPort: http", "targetPort: https", "no container has port https", checkManifests},
		{"a probe of another port", "deploy/base/page.yaml", "path: /health\n              port: http", "path: /health\n              port: web", "probe asks port web", checkManifests},
		{"settings that nobody makes", "deploy/base/auth-service.yaml", "name: services", "name: setting", "ConfigMap setting", checkManifests},
		{"a Secret that nobody makes", "deploy/base/auth-service.yaml", "name: postgresql-app", "name: postgres-app", "Secret postgres-app", checkManifests},
		{"a volume that is not there", "deploy/base/page.yaml", "- name: cache\n              mountPath", "- name: caches\n              mountPath", "volume caches", checkManifests},
		{"an account that is not there", "deploy/base/page.yaml", "serviceAccountName: page", "serviceAccountName: pages", "ServiceAccount pages", checkManifests},
		{"an image of any version", "deploy/components/cassandra/cassandra.yaml", "image: cassandra:5.0.9", "image: cassandra:latest", "is not pinned", checkManifests},
		{"a root file system to write on", "deploy/base/page.yaml", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false", "can be written", checkManifests},
		{"a container that may be root", "deploy/base/page.yaml", "runAsNonRoot: true", "runAsNonRoot: false", "may run as root", checkManifests},
		{"a container without limits", "deploy/base/page.yaml", "limits:", "requests2:", "unknown field", checkManifests},
		{"a budget about nobody", "deploy/base/page.yaml", "unhealthyPodEvictionPolicy: AlwaysAllow\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: page", "unhealthyPodEvictionPolicy: AlwaysAllow\n  selector:\n    matchLabels:\n      app.kubernetes.io/name: pages", "has no PodDisruptionBudget", checkManifests},
		{"a scaler of nothing", "deploy/base/chat-service.yaml", "kind: Deployment\n    name: chat-service", "kind: Deployment\n    name: chats", "HorizontalPodAutoscaler chat-service names chats", checkManifests},
		{"a scaler by lag of nothing", "deploy/components/lag-scaling/consumer-service.yaml", "    name: consumer-service", "    name: consumers", "ScaledObject consumers", checkManifests},
		{"a network policy that lets in nobody", "deploy/base/network-policies.yaml", "              app.kubernetes.io/name: page", "              app.kubernetes.io/name: pages", "names pods that are not there", checkManifests},
		{"a route to nowhere", "deploy/components/gateway/gateway.yaml", "          port: 3000\n", "          port: 3001\n", "Service page with its port", checkManifests},
		{"replicas that an autoscaler owns", "deploy/base/page.yaml", "  strategy:\n", "  replicas: 2\n  strategy:\n", "an autoscaler owns it", checkManifests},
		{"a pod that ends while requests come", "deploy/base/page.yaml", "seconds: 30", "seconds: 5", "preStop must sleep 30 s", checkManifests},
		{"a grace period that is too short", "deploy/base/auth-service.yaml", "terminationGracePeriodSeconds: 75", "terminationGracePeriodSeconds: 45", "ends before preStop", checkManifests},
		{"connections that the page closes first", "deploy/base/page.env", "KEEP_ALIVE_TIMEOUT=620000", "KEEP_ALIVE_TIMEOUT=5000", "load balancer's 600 s", checkManifests},
		{"two Cassandra nodes in a zone", "deploy/components/cassandra/cassandra.yaml", "DoNotSchedule", "ScheduleAnyway", "cassandra: two nodes may share a zone", checkManifests},
		{"two brokers in a zone", "deploy/components/kafka/kafka.yaml", "DoNotSchedule", "ScheduleAnyway", "Kafka: two nodes may share a zone", checkManifests},
		{"two databases in a zone", "deploy/components/postgresql/postgresql.yaml", "DoNotSchedule", "ScheduleAnyway", "PostgreSQL: two nodes may share a zone", checkManifests},
		{"one seed", "deploy/components/cassandra/cassandra.yaml", ",cassandra-1.cassandra.rivulet.svc.cluster.local", "", "with one seed", checkManifests},
		{"a join that is cut off", "deploy/components/cassandra/cassandra.yaml", "startupProbe:\n            tcpSocket:\n              port: gossip", "startupProbe:\n            tcpSocket:\n              port: cql", "ends a join", checkManifests},
		{"names that the node's cache may not answer", "deploy/base/network-policies.yaml", "[kube-dns, node-local-dns]", "[kube-dns]", "node-local-dns may not be asked", checkManifests},
		{"a Job that fails late", "deploy/base/jobs.yaml", "backoffLimit: 3", "backoffLimit: 10", "would be noticed late", checkManifests},
		{"a key that only new pods know", "deploy/overlays/gke/settings.env", "SIGNING_KEY=projects/rivulet-example/secrets/auth-signing-key/versions/1", "SIGNING_KEY=projects/rivulet-example/secrets/auth-signing-key/versions/latest", "pods that start after a rotation", checkManifests},
		{"an overlay that doesn't build", "deploy/overlays/gke/kustomization.yaml", "../../components/kafka", "../../components/kafkas", "kafkas", checkManifests},

		{"a key that Compose doesn't know", "docker-compose.yml", "mem_limit: 1g", "memory_limit: 1g", "memory_limit", checkCompose},
		{"an image of any version", "docker-compose.yml", "apache/kafka:4.3.1", "apache/kafka:latest", "is not pinned", checkCompose},
		{"a Dockerfile that is not there", "docker-compose.yml", "dockerfile: deploy/compose/Dockerfile", "dockerfile: page/Dockerfile", "there is no page/Dockerfile", checkCompose},
		{"somebody else's image", "docker-compose.yml", "image: rivulet/chat-service:dev", "image: rivulet/auth-service:dev", "is not what", checkCompose},
		{"an emulator in production", "deploy/compose/self-hosted.yml", "  firestore:\n    profiles: [firestore]\n", "", "firestore runs without Firestore", checkCompose},
		{"a port beside the proxy", "deploy/compose/self-hosted.yml", "    ports: !reset []\n", "", "reached through the proxy alone", checkCompose},
		{"a limit that is lifted in production", "deploy/compose/self-hosted.yml", "      RIVULET_AUTH_RATE_LIMITS_REGISTER_ADDRESS: !reset null\n", "", "lifts a limit", checkCompose},
		{"a volume that is not declared", "docker-compose.yml", "- auth-keys:/var", "- keys:/var", "undefined volume keys", checkCompose},
		{"a wait for what never tells", "docker-compose.yml", "topics: {condition: service_completed_successfully}", "topics: {condition: service_started}\n      jaeger: {condition: service_healthy}", "which nothing tells", checkCompose},
		{"a port that is open to the network", "docker-compose.yml", "127.0.0.1:3000:3000", "3000:3000", "open to the network", checkCompose},
		{"a file that is not there", "docker-compose.yml", "./deploy/firestore:/rules", "./deploy/rules:/rules", "there is no", checkCompose},

		{"an argument that Tilt doesn't know", "Tiltfile", "port_forwards = ['19042:9042']", "ports = ['19042:9042']", "there is no argument ports", checkTiltfile},
		{"a function that Tilt doesn't have", "Tiltfile", "k8s_yaml(", "kubernetes_yaml(", "undefined: kubernetes_yaml", checkTiltfile},
		{"a workload that is not there", "Tiltfile", "k8s_resource('firestore'", "k8s_resource('firebase'", "firebase is in no manifest", checkTiltfile},
		{"a wait for nothing", "Tiltfile", "['migrate-auth', 'topics']", "['migrate-users', 'topics']", "waits for migrate-users", checkTiltfile},
		{"a folder that is not there", "Tiltfile", "deps = ['deploy/operators'", "deps = ['deploy/operator'", "there is no deploy/operator", checkTiltfile},
		{"an image that nothing runs", "Tiltfile", "docker_build('rivulet/page'", "docker_build('rivulet/pages'", "nothing runs it", checkTiltfile},

		{"a step that doesn't exist", ".github/workflows/deploy.yml", "timeout-minutes: 60", "timeout: 60", `unexpected key "timeout"`, checkWorkflows},
		{"an expression of nothing", ".github/workflows/deploy.yml", "github.sha", "github.shaa", "shaa", checkWorkflows},
		{"a deployment of a fork's pull request", ".github/workflows/deploy.yml", "  workflow_call:\n", "  workflow_call:\n  workflow_run:\n    workflows: [ci]\n", "workflow_run: also follows", checkWorkflows},
		{"a deployment of a pull request", ".github/workflows/ci.yml", "github.event_name == 'push' && ", "", "must require github.event_name == 'push'", checkWorkflows},
		{"a deployment of any branch", ".github/workflows/deploy.yml", " && github.ref == 'refs/heads/main'", "", "must require github.ref", checkWorkflows},
		{"a deployment that can't be repeated", ".github/workflows/deploy.yml", "-${{ github.run_id }}-${{ github.run_attempt }}", "", "the tag must hold github.run_id", checkWorkflows},
		{"a restart that Tilt refuses", "Tiltfile", "'deploy/probe/target/probe.jar'])", "'deploy/probe/target/probe.jar'], live_update = [restart_container()])", "restart_container", checkTiltfile},
		{"an object that is not there", "Tiltfile", "node:kafkanodepool", "nodes:kafkanodepool", "selects 0 objects", checkTiltfile},
		{"an image that is built too early", "Tiltfile", "NEEDS[name] + ['build ' + name]", "NEEDS[name]", "does not wait for build", checkTiltfile},
		{"an action by its tag", ".github/workflows/ci.yml", "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683", "actions/checkout@v4", "not pinned by commit", checkWorkflows},
	}
	for _, mistake := range mistakes {
		t.Run(mistake.name, func(t *testing.T) {
			root := t.TempDir()
			copyAll(t, root)
			file := filepath.Join(root, mistake.file)
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(text), mistake.before) {
				t.Fatalf("%s has no %q any more: this mistake can't be made", mistake.file, mistake.before)
			}
			wrong := strings.Replace(string(text), mistake.before, mistake.after, 1)
			if err := os.WriteFile(file, []byte(wrong), 0o644); err != nil {
				t.Fatal(err)
			}
			problems := strings.Join(mistake.check(root), "\n")
			if !strings.Contains(problems, mistake.says) {
				t.Errorf("expected to be told %q, but: %s", mistake.says, problems)
			}
		})
	}
}

func copyAll(t *testing.T, to string) {
	t.Helper()
	for _, path := range read {
		err := filepath.WalkDir(filepath.Join(repository, path), func(file string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			name := entry.Name()
			if entry.IsDir() && (name == "target" || name == "node_modules" || name == "go") {
				return filepath.SkipDir
			}
			relative, err := filepath.Rel(repository, file)
			if err != nil || entry.IsDir() {
				return err
			}
			target := filepath.Join(to, relative)
			if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
				return err
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			return os.WriteFile(target, text, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
