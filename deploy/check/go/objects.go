package main

import (
	"fmt"
	"strings"

	apps "k8s.io/api/apps/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/intstr"
	gateway "sigs.k8s.io/gateway-api/apis/v1"
)

// A workload is what makes pods, by whatever kind.
type workload struct {
	kind, name string
	labels     map[string]string
	pod        core.PodSpec
	serves     bool
}

// Objects are what one overlay consists of.
type objects struct {
	workloads []workload
	services  []*core.Service
	config    map[string]bool
	secrets   map[string]bool
	accounts  map[string]bool
	budgets   []*policy.PodDisruptionBudget
	scalers   []*autoscaling.HorizontalPodAutoscaler
	policies  []*networking.NetworkPolicy
	routes    []*gateway.HTTPRoute
	gateways  map[string]bool
	foreign   []map[string]any
	all       []runtime.Object
}

func (o *objects) add(object runtime.Object) {
	if o.config == nil {
		o.config, o.accounts, o.gateways = map[string]bool{}, map[string]bool{"default": true}, map[string]bool{}
		o.secrets = map[string]bool{}
	}
	o.all = append(o.all, object)
	switch it := object.(type) {
	case *apps.Deployment:
		o.workloads = append(o.workloads, workload{"Deployment", it.Name, it.Spec.Template.Labels, it.Spec.Template.Spec, true})
	case *apps.StatefulSet:
		spec := it.Spec.Template.Spec
		for _, claim := range it.Spec.VolumeClaimTemplates {
			spec.Volumes = append(spec.Volumes, core.Volume{Name: claim.Name})
		}
		o.workloads = append(o.workloads, workload{"StatefulSet", it.Name, it.Spec.Template.Labels, spec, true})
	case *batch.Job:
		o.workloads = append(o.workloads, workload{"Job", it.Name, it.Spec.Template.Labels, it.Spec.Template.Spec, false})
	case *batch.CronJob:
		template := it.Spec.JobTemplate.Spec.Template
		o.workloads = append(o.workloads, workload{"CronJob", it.Name, template.Labels, template.Spec, false})
	case *core.Service:
		o.services = append(o.services, it)
	case *core.ConfigMap:
		o.config[it.Name] = true
	case *core.Secret:
		o.secrets[it.Name] = true
	case *core.ServiceAccount:
		o.accounts[it.Name] = true
	case *policy.PodDisruptionBudget:
		o.budgets = append(o.budgets, it)
	case *autoscaling.HorizontalPodAutoscaler:
		o.scalers = append(o.scalers, it)
	case *networking.NetworkPolicy:
		o.policies = append(o.policies, it)
	case *gateway.HTTPRoute:
		o.routes = append(o.routes, it)
	case *gateway.Gateway:
		o.gateways[it.Name] = true
	}
}

// Learns what an operator will make of its own kinds: pods with labels, a Secret, Services.
func (o *objects) operators() (pods []map[string]string, services map[string]bool) {
	services = map[string]bool{}
	for _, it := range o.foreign {
		name := it["metadata"].(map[string]any)["name"].(string)
		switch it["kind"] {
		case "Cluster":
			pods = append(pods, map[string]string{"cnpg.io/cluster": name})
			o.secrets[name+"-app"] = true
			services[name+"-rw"] = true
		case "Kafka":
			pods = append(pods, map[string]string{"strimzi.io/cluster": name})
			services[name+"-kafka-bootstrap"] = true
		case "Issuer":
			pods = append(pods, map[string]string{"acme.cert-manager.io/http01-solver": "true"})
		}
	}
	return pods, services
}

func (o *objects) problems() []string {
	var found []string
	say := func(format string, a ...any) { found = append(found, fmt.Sprintf(format, a...)) }
	operated, _ := o.operators()
	// Made by hand, as docs/deploy.md says: no file may hold a private key.
	o.secrets["signing-keys"] = true

	for _, w := range o.workloads {
		o.checkWorkload(w, say)
	}
	for _, service := range o.services {
		selected := o.selected(labels.SelectorFromSet(service.Spec.Selector))
		if len(selected) == 0 {
			say("Service %s selects no workload", service.Name)
			continue
		}
		for _, port := range service.Spec.Ports {
			if !hasPort(selected, port.TargetPort) {
				say("Service %s: no container has port %s", service.Name, port.TargetPort.String())
			}
		}
	}
	for _, budget := range o.budgets {
		if len(o.selected(selector(budget.Spec.Selector))) == 0 {
			say("PodDisruptionBudget %s selects no workload", budget.Name)
		}
	}
	for _, w := range o.workloads {
		if w.serves && w.name != "firestore" && !o.hasBudget(w) {
			say("%s %s has no PodDisruptionBudget", w.kind, w.name)
		}
	}
	for _, scaler := range o.scalers {
		if !o.has(scaler.Spec.ScaleTargetRef.Kind, scaler.Spec.ScaleTargetRef.Name) {
			say("%s", missing("HorizontalPodAutoscaler", scaler.Name, scaler.Spec.ScaleTargetRef.Name))
		}
	}
	for _, it := range o.foreign {
		if it["kind"] == "ScaledObject" {
			target, _ := it["spec"].(map[string]any)["scaleTargetRef"].(map[string]any)["name"].(string)
			if !o.has("Deployment", target) {
				say("%s", missing("ScaledObject", target, target))
			}
		}
	}
	for _, policy := range o.policies {
		o.checkPolicy(policy, operated, say)
	}
	for _, route := range o.routes {
		o.checkRoute(route, say)
	}
	o.checkRollouts(say)
	return found
}

func (o *objects) checkWorkload(w workload, say func(string, ...any)) {
	if w.name != "firestore" && !o.accounts[w.pod.ServiceAccountName] {
		say("%s", missing(w.kind, w.name, "ServiceAccount "+w.pod.ServiceAccountName))
	}
	if w.pod.SecurityContext == nil || w.pod.SecurityContext.RunAsNonRoot == nil || !*w.pod.SecurityContext.RunAsNonRoot {
		say("%s %s may run as root", w.kind, w.name)
	}
	volumes := map[string]bool{}
	for _, volume := range w.pod.Volumes {
		volumes[volume.Name] = true
		if volume.ConfigMap != nil && !o.config[volume.ConfigMap.Name] {
			say("%s", missing(w.kind, w.name, "ConfigMap "+volume.ConfigMap.Name))
		}
		if volume.Secret != nil && !o.secrets[volume.Secret.SecretName] {
			say("%s", missing(w.kind, w.name, "Secret "+volume.Secret.SecretName))
		}
	}
	for i, c := range append(append([]core.Container{}, w.pod.InitContainers...), w.pod.Containers...) {
		where := w.kind + " " + w.name + ", container " + c.Name
		if !isOurs(c.Image) && !isPinned(c.Image) {
			say("%s: image %s is not pinned", where, c.Image)
		}
		for _, from := range c.EnvFrom {
			if from.ConfigMapRef != nil && !o.config[from.ConfigMapRef.Name] {
				say("%s", missing(where, "", "ConfigMap "+from.ConfigMapRef.Name))
			}
		}
		for _, variable := range c.Env {
			if variable.ValueFrom != nil && variable.ValueFrom.SecretKeyRef != nil && !o.secrets[variable.ValueFrom.SecretKeyRef.Name] {
				say("%s", missing(where, "", "Secret "+variable.ValueFrom.SecretKeyRef.Name))
			}
		}
		for _, mount := range c.VolumeMounts {
			if !volumes[mount.Name] {
				say("%s", missing(where, "", "volume "+mount.Name))
			}
		}
		if c.SecurityContext == nil || c.SecurityContext.ReadOnlyRootFilesystem == nil || !*c.SecurityContext.ReadOnlyRootFilesystem {
			say("%s: its root file system can be written", where)
		}
		if c.Resources.Requests.Cpu().IsZero() || c.Resources.Requests.Memory().IsZero() || c.Resources.Limits.Memory().IsZero() {
			say("%s: requests or limits are missing", where)
		}
		if w.serves && i >= len(w.pod.InitContainers) {
			for name, probe := range map[string]*core.Probe{"startup": c.StartupProbe, "readiness": c.ReadinessProbe, "liveness": c.LivenessProbe} {
				if probe == nil {
					say("%s: no %s probe", where, name)
				} else if port := probePort(probe); port.StrVal != "" && !hasPort([]workload{w}, port) {
					say("%s: the %s probe asks port %s, which it does not have", where, name, port.StrVal)
				}
			}
		}
	}
}

func probePort(probe *core.Probe) intstr.IntOrString {
	switch {
	case probe.HTTPGet != nil:
		return probe.HTTPGet.Port
	case probe.TCPSocket != nil:
		return probe.TCPSocket.Port
	default:
		return intstr.IntOrString{}
	}
}

// A policy whose selectors match no pod has a misspelt name.
func (o *objects) checkPolicy(p *networking.NetworkPolicy, operated []map[string]string, say func(string, ...any)) {
	matches := func(s *meta.LabelSelector) []workload {
		found := o.selected(selector(s))
		for _, pod := range operated {
			if selector(s).Matches(labels.Set(pod)) {
				found = append(found, workload{kind: "operated"})
			}
		}
		return found
	}
	about := matches(&p.Spec.PodSelector)
	if len(about) == 0 {
		say("NetworkPolicy %s is about no pod", p.Name)
	}
	peers := func(direction string, peers []networking.NetworkPolicyPeer, ports []networking.NetworkPolicyPort, served []workload) {
		for _, peer := range peers {
			if peer.PodSelector == nil || peer.NamespaceSelector != nil {
				continue
			}
			found := matches(peer.PodSelector)
			if len(found) == 0 {
				say("NetworkPolicy %s: %s names pods that are not there: %s", p.Name, direction, meta.FormatLabelSelector(peer.PodSelector))
			}
			if direction == "egress" {
				served = append(served, found...)
			}
		}
		for _, port := range ports {
			if port.Port != nil && port.Port.Type == intstr.String && !hasPort(served, *port.Port) {
				say("NetworkPolicy %s: %s port %s is no container's", p.Name, direction, port.Port.StrVal)
			}
		}
	}
	for _, rule := range p.Spec.Ingress {
		peers("ingress", rule.From, rule.Ports, about)
	}
	for _, rule := range p.Spec.Egress {
		peers("egress", rule.To, rule.Ports, nil)
	}
}

func (o *objects) checkRoute(route *gateway.HTTPRoute, say func(string, ...any)) {
	for _, parent := range route.Spec.ParentRefs {
		if !o.gateways[string(parent.Name)] {
			say("%s", missing("HTTPRoute", route.Name, "Gateway "+string(parent.Name)))
		}
	}
	for _, host := range route.Spec.Hostnames {
		if !strings.Contains(string(host), ".") {
			say("HTTPRoute %s: %s is no host", route.Name, host)
		}
	}
	for _, rule := range route.Spec.Rules {
		for _, backend := range rule.BackendRefs {
			if !o.hasServicePort(string(backend.Name), backend.Port) {
				say("%s", missing("HTTPRoute", route.Name, "Service "+string(backend.Name)+" with its port"))
			}
		}
	}
}

func (o *objects) hasServicePort(name string, port *gateway.PortNumber) bool {
	for _, service := range o.services {
		for _, there := range service.Spec.Ports {
			if service.Name == name && port != nil && there.Port == int32(*port) {
				return true
			}
		}
	}
	return false
}

func (o *objects) selected(s labels.Selector) []workload {
	var found []workload
	for _, w := range o.workloads {
		if s.Matches(labels.Set(w.labels)) {
			found = append(found, w)
		}
	}
	return found
}

func (o *objects) has(kind, name string) bool {
	for _, w := range o.workloads {
		if w.kind == kind && w.name == name {
			return true
		}
	}
	return false
}

func (o *objects) hasBudget(w workload) bool {
	for _, budget := range o.budgets {
		if selector(budget.Spec.Selector).Matches(labels.Set(w.labels)) {
			return true
		}
	}
	return false
}

func hasPort(workloads []workload, port intstr.IntOrString) bool {
	for _, w := range workloads {
		for _, c := range w.pod.Containers {
			for _, p := range c.Ports {
				if port.Type == intstr.String && p.Name == port.StrVal || port.Type == intstr.Int && p.ContainerPort == port.IntVal {
					return true
				}
			}
		}
	}
	return false
}

func selector(s *meta.LabelSelector) labels.Selector {
	made, err := meta.LabelSelectorAsSelector(s)
	if err != nil {
		return labels.Nothing()
	}
	return made
}
