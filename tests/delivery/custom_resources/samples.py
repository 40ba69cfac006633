"""Valid custom resources of real CRDs, for tests to judge and to spoil. What they are judged by, CRDS names."""

import copy
import itertools
import os
import re
from pathlib import Path
from typing import Any

import pytest

from delivery.manifests import reading
from delivery.schema.custom_resources import Judgement, Version, find, judge

SAMPLES = [
    manifest
    for file in sorted((Path(__file__).parent / "valid").iterdir())
    for manifest in reading.parse(file.read_text(encoding="utf-8"), file.name)
]
CRDS = Path(os.environ.get("CRDS") or "nowhere").resolve()

with_real_crds = pytest.mark.skipif(not os.environ.get("CRDS"), reason="CRDS does not name a folder of CRDs")


def sample(label: str) -> dict[str, Any]:
    """A copy of the sample that is called `Kind/name`."""
    found = (each for each in SAMPLES if f"{each['kind']}/{each['metadata']['name']}" == label)
    return copy.deepcopy(next(found))


def spoilt(label: str, path: str, value: Any) -> dict[str, Any]:
    """The sample with a field set, or taken out where the value is None; what is missing on the way is made."""
    document = sample(label)
    part: Any = document
    *steps, last = [int(step) if step.isdecimal() else step for step in re.findall(r"[^.\[\]]+", path)]
    for step, following in itertools.pairwise([*steps, last]):
        missing: Any = [] if isinstance(following, int) else {}
        part = part.setdefault(step, missing) if isinstance(part, dict) else part[step]
    if value is None:
        del part[last]
    elif isinstance(part, list) and last == len(part):
        part.append(value)
    else:
        part[last] = value
    return document


def judged(document: dict[str, Any], crds: Path = CRDS) -> Judgement:
    """What an API server with the real CRD says to it."""
    version = find(crds, document["apiVersion"], document["kind"])
    assert isinstance(version, Version)
    return judge(document, version)
