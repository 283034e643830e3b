// Checks the types of the expressions of ValidatingAdmissionPolicies as kube-controller-manager does, which writes its
// warnings into status.typeChecking. Reads a JSON list of policies, prints one line for each warning.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	admission "k8s.io/api/admissionregistration/v1"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apiserver/pkg/admission/plugin/policy/validating"
	"k8s.io/apiserver/pkg/cel/openapi/resolver"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/kubernetes/pkg/generated/openapi"
)

func main() {
	var policies []admission.ValidatingAdmissionPolicy
	if err := json.NewDecoder(os.Stdin).Decode(&policies); err != nil {
		panic(err)
	}
	kinds := meta.NewDefaultRESTMapper(nil)
	for kind := range scheme.Scheme.AllKnownTypes() {
		kinds.Add(kind, meta.RESTScopeNamespace)
	}
	checker := &validating.TypeChecker{
		SchemaResolver: resolver.NewDefinitionsSchemaResolver(openapi.GetOpenAPIDefinitions, scheme.Scheme),
		RestMapper:     kinds,
	}
	for i := range policies {
		for _, found := range checker.Check(&policies[i]) {
			fmt.Printf("%s: %s: %q\n", policies[i].Name, found.FieldRef, found.Warning)
		}
	}
}
