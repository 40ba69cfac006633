"""From a render to Argo CD. Reads manifests as plain dictionaries; knows no construct and no platform."""
