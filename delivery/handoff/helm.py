"""A Helm chart of one platform: what `cdk8s synth --format helm` leaves for people who install with Helm.

The chart holds the rendered files of every environment as they are. They lie beside `templates/`, not in it, so that
Helm reads no template in them: what is installed is what was rendered and reviewed. The one template includes the files
of the environment that the value `environment` names, and refuses any other name and any namespace but its own.

One field is left out: the number of Pods where an autoscaler decides it. An upgrade would put it back, and take Pods
away under load; Helm 4 even refuses to, as the field belongs to the autoscaler.

Namespaces lie in a folder of their own, to be applied first: Helm keeps its record of a release in the namespace, so it
cannot create that namespace as part of the release, and `helm uninstall` must not delete it.

cdk8s-cli empties the output folder, writes a Chart.yaml of its own, and only then starts the app. That chart is empty,
and upgrading a release to an empty chart deletes everything in it. So Chart.yaml is taken away first and written last:
whatever fails in between, there is no chart.

https://helm.sh/docs/topics/charts/
https://helm.sh/docs/chart_template_guide/accessing_files/
https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from contract.errors import PlatformError
from contract.rendered_files import SUFFIX, file_name
from contract.suggest import did_you_mean
from delivery.manifests.autoscalers import BOUNDS, target_of
from delivery.manifests.lookup import read

_METADATA = "Chart.yaml"
_BY_CDK8S = "Generated chart for "
"""What cdk8s-cli writes into the Chart.yaml of its charts. A Chart.yaml without it is foreign, and stays."""

_LOST = b"<no value>"
"""The one text that Helm deletes everywhere, because Go writes it for a missing value."""

_REPLICAS = re.compile(rb"^  replicas: \d+\n", re.MULTILINE)
"""The line of `spec.replicas` in a rendered file."""

_SCHEMA = """\
{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {"environment": {"type": "string"}, "global": {}},
  "required": ["environment"],
  "additionalProperties": false
}
"""


class Environment(NamedTuple):
    """One environment: of which platform, its name there, its folder in the render, and where it is installed."""

    platform: str
    name: str
    folder: str
    namespace: str


class NoChart(PlatformError):
    """A chart that cannot be made or written. There is none then."""


@dataclass(frozen=True)
class Chart:
    """All files of a chart by their path below `root`, in memory until the render has been reviewed."""

    title: str
    root: Path
    files: Mapping[str, bytes]

    def __str__(self) -> str:
        return f"the Helm chart {self.title} is in {self.root}/"

    def write(self) -> None:
        """Write the chart, Chart.yaml last. Raises NoChart when that fails; there is no chart then."""
        for name in sorted(self.files, key=lambda name: name == _METADATA):
            file = self.root / name
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(self.files[name])
            except OSError as error:
                allowed = "a folder free to change, on a disk with room; see to that"
                now = "there is no chart, and dist/ holds the new render"
                raise NoChart(f"{file}: got {error.strerror}; allowed: {allowed}; {now}") from error


@dataclass(frozen=True)
class Request:
    """A request for a chart in the folder `root`, with the content of the Chart.yaml by cdk8s-cli."""

    root: Path
    metadata: Mapping[str, Any]

    def fill(self, render: Path, environments: Iterable[Environment]) -> Chart:
        """Make the chart of the platform whose name the folder has, from a render of all platforms.

        Raises NoChart when no platform is called so, and when Helm would not hand on a file as it is.
        """
        platform = self.root.resolve().name
        everywhere = list(environments)
        chosen = [environment for environment in everywhere if environment.platform == platform]
        if not chosen:
            raise NoChart(_unknown(self.root, platform, sorted({each.platform for each in everywhere})))
        objects = {name: content for each in chosen for name, content in _objects(render, each).items()}
        names = ", ".join(environment.name for environment in chosen)
        metadata = {**self.metadata, "name": platform, "description": f"{platform}, one environment of: {names}"}
        title = f"{platform} {metadata['version']}"
        return Chart(
            title=title,
            root=self.root,
            files={
                _METADATA: yaml.safe_dump(metadata, sort_keys=False, allow_unicode=True).encode(),
                "README.md": _readme(title, chosen, objects).encode(),
                "values.yaml": f'# One of: {names}. There is no other value.\nenvironment: ""\n'.encode(),
                "values.schema.json": _SCHEMA.encode(),
                "templates/environment.yaml": _template(chosen).encode(),
                **objects,
            },
        )


def requested(manifests: Path) -> Request | None:
    """The chart that cdk8s-cli asks for, if it does, given the folder where it will look for manifests.

    For a chart, that is `templates` beside a Chart.yaml of its own, which is deleted here.
    """
    file = manifests.parent / _METADATA
    if manifests.name != "templates" or not file.is_file():
        return None
    text = file.read_text(encoding="utf-8")
    if _BY_CDK8S not in text:
        return None
    file.unlink()
    return Request(manifests.parent, yaml.safe_load(text))


def _unknown(root: Path, given: str, platforms: Sequence[str]) -> str:
    fix = did_you_mean(
        given, platforms, f"call the folder of a chart after its platform: --output .helm/{platforms[0]}"
    )
    return f"--output {root}: got {given!r}, which is no platform; allowed: {', '.join(platforms)}; {fix}"


def _objects(render: Path, environment: Environment) -> dict[str, bytes]:
    files = {file.name: file.read_bytes() for file in sorted((render / environment.folder).glob(f"*{SUFFIX}"))}
    for name in _autoscaled(files, environment.namespace) & files.keys():
        files[name] = _REPLICAS.sub(b"", files[name])
    for name, content in files.items():
        if _LOST in content:
            what = f"the text {_LOST.decode()!r}, which Helm deletes; allowed: any other text; change it"
            raise NoChart(f"{environment.folder}/{name}: got {what}")
    return {f"{_place(name)}/{environment.name}/{name}": content for name, content in files.items()}


def _place(name: str) -> str:
    return "namespaces" if name.startswith("Namespace.") else "environments"


def _autoscaled(files: Mapping[str, bytes], main: str) -> set[str]:
    """The files of the workloads whose number of Pods an autoscaler decides."""
    scalers = (yaml.safe_load(content) for name, content in files.items() if name.partition(".")[0] in BOUNDS)
    return {file_name(*target_of(each), read(each, "metadata.namespace", "") or None, main=main) for each in scalers}


def _template(environments: Sequence[Environment]) -> str:
    """The template. Its last line keeps line breaks that a text ends with: Helm cuts them off the end of an object."""
    names = ", ".join(environment.name for environment in environments)
    got = f'"environment: got %q; allowed: {names}; say which: --set environment={environments[0].name}"'
    branches = "{{- else if ".join(_branch(environment) for environment in environments)
    return f"""\
{{{{- if {branches}{{{{- else }}}}
{{{{- fail (printf {got} .Values.environment) }}}}
{{{{- end }}}}
"""


def _branch(environment: Environment) -> str:
    name, namespace = environment.name, environment.namespace
    got = f'"namespace: got %q; allowed: {namespace}, where {name} lives; say so: --namespace {namespace}"'
    return f"""\
eq .Values.environment "{name}" }}}}
{{{{- if ne .Release.Namespace "{namespace}" }}}}
{{{{- fail (printf {got} .Release.Namespace) }}}}
{{{{- end }}}}
{{{{- range $path, $content := .Files.Glob "environments/{name}/*" }}}}
---
{{{{ $.Files.Get $path }}}}# end of {{{{ $path }}}}
{{{{- end }}}}
"""


def _readme(title: str, environments: Sequence[Environment], objects: Iterable[str]) -> str:
    folders = [name.rsplit("/", 1)[0] for name in objects]
    rows = "\n".join(
        f"| {each.name} | {each.namespace} | {folders.count(f'environments/{each.name}')} |" for each in environments
    )
    example = environments[0]
    return f"""\
# {title}

| environment | namespace | objects |
|---|---|---:|
{rows}

In this folder, with `{example.name}` for example:

```sh
kubectl apply --filename namespaces/{example.name}
helm upgrade --install {example.namespace} . --namespace {example.namespace} --set environment={example.name}
```

The Namespace comes first and is not part of the release: its labels say which Pods it admits, its annotation
`delivery/secrets` which Secrets must be there, and it outlives `helm uninstall`.

`environment` is the only value. Everything else is decided in the code that this chart is rendered from; what is
changed here by hand is lost with the next render. Where an autoscaler decides the number of Pods, the chart names none.
"""
