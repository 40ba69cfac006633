"""A real `cdk8s synth`, killed at any moment."""

import os
import random
import shutil
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

from tests.conftest import Run, files_of, node_path


def test_cdk8s_synth_killed_at_any_moment_leaves_one_whole_render(checkout: Path, run: Run) -> None:
    folders = [checkout, shutil.copytree(checkout, checkout.with_name("other"), symlinks=True)]  # one a core
    release = Path("releases/trip-currency/prod.yaml")
    texts = [(checkout / release).read_text().replace("prod-63", version) for version in ("prod-63", "prod-64")]
    environment = {"PATH": node_path(), "PYTHONDONTWRITEBYTECODE": ""}  # to compile once is enough
    command = ["node_modules/.bin/cdk8s", "synth", "--check-upgrade=false"]
    start = partial(subprocess.Popen, command, env=os.environ | environment, start_new_session=True)

    for folder, text in zip(folders, texts, strict=True):
        (folder / release).write_text(text)
    started = time.perf_counter()
    assert [synth.wait() for synth in [start(cwd=folder) for folder in folders]] == [0, 0]
    duration = time.perf_counter() - started
    wholes = [files_of(folder / "dist") for folder in folders]
    assert wholes[0] != wholes[1]

    chance = random.Random(10)
    for turn in range(1, 6):
        (checkout / release).write_text(texts[turn % 2])
        (folders[1] / release).write_text(texts[1 - turn % 2])
        started = time.perf_counter()
        moments = sorted(started + chance.uniform(0, duration) for _ in folders)
        for synth, moment in zip([start(cwd=folder) for folder in folders], moments, strict=True):
            time.sleep(max(0, moment - time.perf_counter()))
            os.killpg(synth.pid, signal.SIGKILL)
            synth.wait()
        assert all(files_of(folder / "dist") in wholes for folder in folders)
    assert run("python", "main.py", **environment).returncode == 0
    assert files_of(checkout / "dist") == wholes[1]
    assert not list(checkout.glob(".dist.*"))
