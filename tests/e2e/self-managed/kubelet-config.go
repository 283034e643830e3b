// Command kubelet-config reads files of a kubelet, configurations and kubeconfigs, and says what the kubelet of its version
// would say of them when it starts, with unknown and repeated fields of configurations as errors.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"k8s.io/apimachinery/pkg/runtime/serializer"
	utilfeature "k8s.io/apiserver/pkg/util/feature"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	kubeletconfig "k8s.io/kubernetes/pkg/kubelet/apis/config"
	"k8s.io/kubernetes/pkg/kubelet/apis/config/scheme"
	"k8s.io/kubernetes/pkg/kubelet/apis/config/validation"
)

// kubeconfig reads the files that a kubeconfig names, too.
func kubeconfig(file string) error {
	config, err := clientcmd.BuildConfigFromFlags("", file)
	if err != nil {
		return err
	}
	_, err = rest.TLSConfigFor(config)
	return err
}

func configuration(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	_, codecs, err := scheme.NewSchemeAndCodecs(serializer.EnableStrict)
	if err != nil {
		return err
	}
	object, _, err := codecs.UniversalDecoder().Decode(data, nil, nil)
	if err != nil {
		return err
	}
	config, isKubelets := object.(*kubeletconfig.KubeletConfiguration)
	if !isKubelets {
		return fmt.Errorf("found %T, wanted a KubeletConfiguration", object)
	}
	// Whether this host has cgroups of version 2 says nothing of the file.
	config.FailCgroupV1 = false
	return validation.ValidateKubeletConfiguration(config, utilfeature.DefaultFeatureGate)
}

func main() {
	for _, file := range os.Args[1:] {
		complaint := configuration
		if filepath.Base(file) == "kubeconfig" {
			complaint = kubeconfig
		}
		if err := complaint(file); err != nil {
			fmt.Printf("%s: %v\n", file, err)
		}
	}
}
