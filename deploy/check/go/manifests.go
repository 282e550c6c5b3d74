package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/client-go/kubernetes/scheme"
	gateway "sigs.k8s.io/gateway-api/apis/v1"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
)

// Kinds whose schema is their operator's: deploy/check/api-server.sh asks a real API server about the first ones. Of
// the
// others no definition can be had outside of Google's clusters.
var foreign = map[string]bool{
	"kafka.strimzi.io/v1 Kafka": true, "kafka.strimzi.io/v1 KafkaNodePool": true,
	"postgresql.cnpg.io/v1 Cluster": true, "keda.sh/v1alpha1 ScaledObject": true,
	"networking.gke.io/v1 GCPBackendPolicy": true, "networking.gke.io/v1 HealthCheckPolicy": true,
	"monitoring.googleapis.com/v1 PodMonitoring":        true,
	"monitoring.googleapis.com/v1 Rules":                true,
	"cert-manager.io/v1 Issuer":                         true,
	"secrets-store.csi.x-k8s.io/v1 SecretProviderClass": true,
}

func checkManifests(root string) []string {
	overlays, _ := filepath.Glob(filepath.Join(root, "deploy/overlays/*/kustomization.yaml"))
	if len(overlays) == 0 {
		return []string{"there is no overlay"}
	}
	var problems []string
	for _, overlay := range overlays {
		folder := filepath.Dir(overlay)
		for _, problem := range checkOverlay(folder) {
			problems = append(problems, filepath.Base(folder)+": "+problem)
		}
	}
	return problems
}

func checkOverlay(folder string) []string {
	built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		return []string{err.Error()}
	}
	known := runtime.NewScheme()
	if err := scheme.AddToScheme(known); err != nil {
		return []string{err.Error()}
	}
	if err := gateway.Install(known); err != nil {
		return []string{err.Error()}
	}
	strict := serializer.NewCodecFactory(known, serializer.EnableStrict).UniversalDeserializer()
	var problems []string
	all := &objects{}
	for _, resource := range built.Resources() {
		name := resource.GetKind() + " " + resource.GetName()
		if foreign[resource.GetApiVersion()+" "+resource.GetKind()] {
			fields, err := resource.Map()
			if err != nil {
				problems = append(problems, name+": "+err.Error())
				continue
			}
			all.foreign = append(all.foreign, fields)
			continue
		}
		text, err := resource.AsYAML()
		if err == nil {
			var object runtime.Object
			if object, _, err = strict.Decode(text, nil, nil); err == nil {
				all.add(object)
			}
		}
		if err != nil {
			problems = append(problems, name+": "+err.Error())
		}
	}
	problems = append(problems, all.problems()...)
	sort.Strings(problems)
	return problems
}

// An image is pinned when it says which version: a digest, or a tag with a number that is not latest.
func isPinned(image string) bool {
	if strings.Contains(image, "@sha256:") {
		return true
	}
	colon := strings.LastIndex(image, ":")
	return colon > strings.LastIndex(image, "/") && strings.ContainsAny(image[colon:], "0123456789")
}

// Our own images stand under our name; a release puts digests in their place.
func isOurs(image string) bool {
	return strings.HasPrefix(image, "rivulet/") || strings.HasPrefix(image, "registry.invalid/rivulet/")
}

// What builds one of our images, which has to be there.
func dockerfileOf(image string) string {
	name := image[strings.LastIndex(image, "/")+1:]
	name = strings.SplitN(name, ":", 2)[0]
	switch name {
	case "page":
		return "frontend/Dockerfile"
	case "operations":
		return "deploy/operations/Dockerfile"
	default:
		return name + "/Dockerfile"
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func missing(what, name, wanted string) string {
	return fmt.Sprintf("%s %s names %s, which is not there", what, name, wanted)
}
