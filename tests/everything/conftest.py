"""The platform, rendered once for each version of Kubernetes."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import PlatformApp
from delivery.manifests.reading import read
from tests.everything.platform import EVERYTHING, Everything


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Renders the platform for a version of Kubernetes."""

    @cache
    def render(minor: str) -> list[dict[str, Any]]:
        folder: Path = tmp_path_factory.mktemp("everything")
        app = PlatformApp(str(folder))
        Everything(app, replace(EVERYTHING, kubernetes=minor))
        app.synth()
        return read(folder / EVERYTHING.folder)

    return render
