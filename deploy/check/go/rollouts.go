package main

import (
	"fmt"
	"strconv"
	"strings"

	apps "k8s.io/api/apps/v1"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	"k8s.io/apimachinery/pkg/labels"
)

const (
	// Load balancers need about this long to stop sending requests to a pod that ends.
	drainSeconds = 30
	// QUARKUS_SHUTDOWN_TIMEOUT.
	shutdownSeconds = 20
	// Google's load balancer keeps idle connections for 600 s; a server that closes them first makes it answer 502.
	balancerKeepAliveMillis = 600_000
)

// checkRollouts finds settings that are valid but lose requests or data when pods are replaced.
func (o *objects) checkRollouts(say func(string, ...any)) {
	for _, object := range o.all {
		switch it := object.(type) {
		case *apps.Deployment:
			o.checkDeployment(it, say)
		case *apps.StatefulSet:
			o.checkCassandra(it, say)
		case *batch.Job:
			if it.Spec.BackoffLimit == nil || *it.Spec.BackoffLimit > 3 || it.Spec.ActiveDeadlineSeconds == nil {
				say("Job %s: a failure would be noticed late: give it a backoffLimit of 3 at most and a deadline", it.Name)
			}
		case *networking.NetworkPolicy:
			checkDNS(it, say)
		case *core.ConfigMap:
			if millis, err := strconv.Atoi(it.Data["KEEP_ALIVE_TIMEOUT"]); it.Data["AUTH_SERVICE_URL"] != "" && (err != nil || millis <= balancerKeepAliveMillis) {
				say("ConfigMap %s: KEEP_ALIVE_TIMEOUT must exceed the load balancer's 600 s", it.Name)
			}
		}
	}
	for _, it := range o.foreign {
		o.checkForeignRollout(it, say)
	}
}

func (o *objects) checkDeployment(it *apps.Deployment, say func(string, ...any)) {
	if it.Spec.Replicas != nil && o.isScaled(it.Name) {
		say("Deployment %s: replicas is set and an autoscaler owns it: each release would reset it", it.Name)
	}
	pod := it.Spec.Template.Spec
	if it.Name == "firestore" || !o.isCalled(it) {
		return
	}
	grace := int64(30)
	if pod.TerminationGracePeriodSeconds != nil {
		grace = *pod.TerminationGracePeriodSeconds
	}
	for _, c := range pod.Containers {
		drain := int64(0)
		if c.Lifecycle != nil && c.Lifecycle.PreStop != nil && c.Lifecycle.PreStop.Sleep != nil {
			drain = c.Lifecycle.PreStop.Sleep.Seconds
		}
		if drain < drainSeconds {
			say("Deployment %s: preStop must sleep %d s, until no new requests come", it.Name, drainSeconds)
		}
		if grace <= drain+shutdownSeconds {
			say("Deployment %s: the grace period of %d s ends before preStop and shutdown do", it.Name, grace)
		}
	}
}

// isCalled: whether a network policy lets another pod or the load balancer in.
func (o *objects) isCalled(it *apps.Deployment) bool {
	for _, policy := range o.policies {
		if len(policy.Spec.Ingress) > 0 && policy.Name != "metrics" && policy.Spec.PodSelector.Size() > 0 &&
			selector(&policy.Spec.PodSelector).Matches(labels.Set(it.Spec.Template.Labels)) {
			return true
		}
	}
	return false
}

func (o *objects) isScaled(name string) bool {
	for _, scaler := range o.scalers {
		if scaler.Spec.ScaleTargetRef.Name == name {
			return true
		}
	}
	for _, it := range o.foreign {
		if it["kind"] == "ScaledObject" && at(it, "spec", "scaleTargetRef", "name") == name {
			return true
		}
	}
	return false
}

func (o *objects) checkCassandra(it *apps.StatefulSet, say func(string, ...any)) {
	if it.Name != "cassandra" {
		return
	}
	hard := false
	for _, spread := range it.Spec.Template.Spec.TopologySpreadConstraints {
		hard = hard || spread.WhenUnsatisfiable == core.DoNotSchedule
	}
	if it.Spec.Replicas != nil && *it.Spec.Replicas > 1 && !hard {
		say("StatefulSet cassandra: two nodes may share a zone: spread them with DoNotSchedule")
	}
	repairs := false
	for _, c := range it.Spec.Template.Spec.Containers {
		repairs = repairs || c.Name == "repair"
		for _, variable := range c.Env {
			if variable.Name == "CASSANDRA_SEEDS" && len(strings.Split(variable.Value, ",")) < 2 {
				say("StatefulSet cassandra: with one seed no node can start while it is down")
			}
		}
		if c.Name == "cassandra" && c.StartupProbe != nil && c.StartupProbe.TCPSocket != nil && c.StartupProbe.TCPSocket.Port.StrVal != "gossip" {
			say("StatefulSet cassandra: its startup probe ends a join that takes longer")
		}
	}
	if !repairs {
		say("StatefulSet cassandra: nothing repairs it")
	}
}

// checkDNS: a policy that lets names be resolved has to know both servers that a cluster may have.
func checkDNS(it *networking.NetworkPolicy, say func(string, ...any)) {
	for _, rule := range it.Spec.Egress {
		if len(rule.Ports) == 0 || rule.Ports[0].Port == nil || rule.Ports[0].Port.IntVal != 53 {
			continue
		}
		for _, server := range []string{"kube-dns", "node-local-dns"} {
			known := false
			for _, peer := range rule.To {
				known = known || peer.PodSelector != nil && selector(peer.PodSelector).Matches(labels.Set{"k8s-app": server})
			}
			if !known {
				say("NetworkPolicy %s: %s may not be asked for names", it.Name, server)
			}
		}
	}
}

func (o *objects) checkForeignRollout(it map[string]any, say func(string, ...any)) {
	switch it["kind"] {
	case "SecretProviderClass":
		if secrets, _ := at(it, "spec", "parameters", "secrets").(string); strings.Contains(secrets, "/latest") {
			say("SecretProviderClass: pods that start after a rotation would sign with a key that the others do not publish")
		}
	case "KafkaNodePool":
		checkSpread("Kafka", at(it, "spec", "replicas"), at(it, "spec", "template", "pod", "topologySpreadConstraints"), say)
	case "Cluster":
		checkSpread("PostgreSQL", at(it, "spec", "instances"), at(it, "spec", "topologySpreadConstraints"), say)
	}
}

func checkSpread(store string, count, constraints any, say func(string, ...any)) {
	hard := false
	list, _ := constraints.([]any)
	for _, it := range list {
		constraint, _ := it.(map[string]any)
		hard = hard || constraint["whenUnsatisfiable"] == "DoNotSchedule"
	}
	if number, _ := strconv.Atoi(fmt.Sprint(count)); number > 1 && !hard {
		say("%s: two nodes may share a zone: spread them with DoNotSchedule", store)
	}
}

// at follows the keys; nil where one is missing.
func at(fields any, keys ...string) any {
	for _, key := range keys {
		all, ok := fields.(map[string]any)
		if !ok {
			return nil
		}
		fields = all[key]
	}
	return fields
}
