// Reads YAML documents, each a file named on the command line, and prints them as a JSON array, as Kubernetes reads them.
package main

import (
	"encoding/json"
	"os"

	"sigs.k8s.io/yaml"
)

func main() {
	documents := []json.RawMessage{}
	for _, name := range os.Args[1:] {
		text, err := os.ReadFile(name)
		if err != nil {
			panic(err)
		}
		document, err := yaml.YAMLToJSON(text)
		if err != nil {
			panic(name + ": " + err.Error())
		}
		documents = append(documents, document)
	}
	if err := json.NewEncoder(os.Stdout).Encode(documents); err != nil {
		panic(err)
	}
}
