// Answers what the real Pod Security admission says of pods. Each line of the input is a pod with policies, each line of
// the output the ids of the checks that reject it, one list for each policy.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"slices"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	kjson "k8s.io/apimachinery/pkg/util/json"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
)

type question struct {
	Pod      json.RawMessage `json:"pod"`
	Policies []struct {
		Level   string `json:"level"`
		Version string `json:"version"`
	} `json:"policies"`
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	rejecting := []policy.CheckID{}
	evaluator, err := policy.NewEvaluator(recorded(policy.DefaultChecks(), &rejecting), nil)
	if err != nil {
		return err
	}
	in, out := bufio.NewReaderSize(os.Stdin, 1<<20), bufio.NewWriter(os.Stdout)
	defer out.Flush()
	decoder, encoder := json.NewDecoder(in), json.NewEncoder(out)
	for decoder.More() {
		var asked question
		if err := decoder.Decode(&asked); err != nil {
			return err
		}
		pod, err := podOf(asked.Pod)
		if err != nil {
			return err
		}
		answers := [][]policy.CheckID{}
		for _, one := range asked.Policies {
			levelVersion, err := levelVersionOf(one.Level, one.Version)
			if err != nil {
				return err
			}
			rejecting = []policy.CheckID{}
			evaluator.EvaluatePod(levelVersion, &pod.ObjectMeta, &pod.Spec)
			slices.Sort(rejecting)
			answers = append(answers, rejecting)
		}
		if err := encoder.Encode(answers); err != nil {
			return err
		}
	}
	return nil
}

// recorded gives the checks back, each of which notes its id when it rejects a pod.
func recorded(checks []policy.Check, rejecting *[]policy.CheckID) []policy.Check {
	for i := range checks {
		id := checks[i].ID
		for j := range checks[i].Versions {
			check := checks[i].Versions[j].CheckPod
			checks[i].Versions[j].CheckPod = func(meta *metav1.ObjectMeta, spec *corev1.PodSpec) policy.CheckResult {
				result := check(meta, spec)
				if !result.Allowed {
					*rejecting = append(*rejecting, id)
				}
				return result
			}
		}
	}
	return checks
}

// podOf decodes a pod as the API server does, with the one default that matters here: a volume without a source is an
// emptyDir by the time admission sees it.
func podOf(data []byte) (*corev1.Pod, error) {
	pod := &corev1.Pod{}
	if err := kjson.Unmarshal(data, pod); err != nil {
		return nil, err
	}
	for i, volume := range pod.Spec.Volumes {
		if volume.VolumeSource == (corev1.VolumeSource{}) {
			pod.Spec.Volumes[i].EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
	return pod, nil
}

func levelVersionOf(level, version string) (api.LevelVersion, error) {
	parsedLevel, err := api.ParseLevel(level)
	if err != nil {
		return api.LevelVersion{}, err
	}
	parsedVersion, err := api.ParseVersion(version)
	return api.LevelVersion{Level: parsedLevel, Version: parsedVersion}, err
}
