"""From a render to Argo CD. Reads manifests as plain dictionaries; imports no construct and no platform."""
