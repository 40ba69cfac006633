"""A folder against the cluster that runs it: `delivery diff --live`."""

import os
import shutil
from pathlib import Path

import pytest
import yaml

from tests.conftest import Run
from tests.delivery.diffs import deployment


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two environments in dist/, and one that is somebody else's."""
    for name in ("dist/prod", "dist/dev", "stranger"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "Deployment.web.k8s.yaml").write_text(yaml.safe_dump(deployment()))
    return tmp_path


@pytest.fixture
def kubectl(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for kubectl, which no cluster is behind: it notes how it is called, and hands over two folders.

    It shows how the command calls kubectl and what becomes of its answer; not that a cluster answers so.
    """
    before = deployment(image="web:1") | {"status": {"replicas": 3}}
    before["metadata"] |= {"uid": "1", "generation": 4, "annotations": {"argocd.argoproj.io/tracking-id": "shop"}}
    after = deployment(image="web:2")
    after["metadata"] |= {"uid": "1", "generation": 5}
    for name, found in (("before", before), ("after", after)):
        (folder / name).mkdir()
        (folder / name / "apps.v1.Deployment.shop.web").write_text(yaml.safe_dump(found))
    program = folder / "bin/kubectl"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "$@" > called\n"$KUBECTL_EXTERNAL_DIFF" before after\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    return program


def test_what_applying_the_folder_would_do_is_said_without_what_the_cluster_writes(
    folder: Path, kubectl: Path, deliver: Run
) -> None:
    done = deliver(folder, "diff", "--live", "prod")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("prod: 1 workload rolls\n")
    assert not [word for word in ("generation", "uid", "tracking-id", "status") if word in done.stdout]


def test_kubectl_asks_the_server_under_the_name_of_argo_cd(folder: Path, kubectl: Path, deliver: Run) -> None:
    deliver(folder, "diff", "--live", "prod", "--context", "europe")
    assert (folder / "called").read_text() == (
        "--context europe --request-timeout=60s diff --server-side --force-conflicts "
        f"--field-manager=argocd-controller --filename {folder / 'dist/prod'}\n"
    )


def test_the_current_context_counts_where_none_is_named(folder: Path, kubectl: Path, deliver: Run) -> None:
    deliver(folder, "diff", "--live", "stranger")
    called = (folder / "called").read_text()
    assert "--context" not in called
    assert called.endswith("--filename stranger\n")


@pytest.mark.parametrize(("words", "status"), [((), 0), (("--exit-code",), 1)])
def test_a_difference_is_an_exit_status_for_who_asks(
    folder: Path, kubectl: Path, deliver: Run, words: tuple[str, ...], status: int
) -> None:
    assert deliver(folder, "diff", "--live", "prod", *words).returncode == status


def test_where_kubectl_fails_its_last_line_is_said(folder: Path, kubectl: Path, deliver: Run) -> None:
    kubectl.write_text("#!/bin/sh\necho first >&2\necho 'error: no such context' >&2\nexit 2\n")
    done = deliver(folder, "diff", "--live", "prod")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "kubectl diff: error: no such context\n")


def test_an_answer_that_is_no_answer_is_none(folder: Path, kubectl: Path, deliver: Run) -> None:
    kubectl.write_text("#!/bin/sh\necho 'error: unknown flag' >&2\nexit 1\n")
    done = deliver(folder, "diff", "--live", "prod")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "kubectl diff: error: unknown flag\n")


def test_a_path_may_be_absolute(folder: Path, kubectl: Path, deliver: Run) -> None:
    for path in (folder / "dist/prod", folder / "stranger"):
        assert deliver(folder, "diff", "--live", str(path)).returncode == 0
        assert (folder / "called").read_text().endswith(f"--filename {path}\n")


def test_without_kubectl_the_message_says_so(folder: Path, deliver: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    done = deliver(folder, "diff", "--live", "prod")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kubectl cannot be run: No such file or directory; install it, or leave --live out\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--live",), "folders: got 0; allowed with --live: one, such as prod\n"),
        (("--live", "dev", "prod"), "folders: got 2; allowed with --live: one, such as prod\n"),
        (("--live", "prd"), "folder: got 'prd'; allowed: dev, prod; did you mean \"prod\"?\n"),
        (("dev", "--context", "a"), "--context: got it without --live; it says which cluster to ask; "),
    ],
)
def test_words_that_do_not_go_together_are_one_line(
    folder: Path, deliver: Run, words: tuple[str, ...], said: str
) -> None:
    done = deliver(folder, "diff", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(not shutil.which("kubectl"), reason="kubectl is not installed")
def test_the_real_kubectl_understands_how_it_is_called(
    folder: Path, deliver: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster = {"name": "none", "cluster": {"server": "http://127.0.0.1:1"}}
    context = {"name": "none", "context": {"cluster": "none", "user": ""}}
    config = {"apiVersion": "v1", "kind": "Config", "clusters": [cluster], "contexts": [context]}
    (folder / "config").write_text(yaml.safe_dump(config))
    monkeypatch.setenv("KUBECONFIG", str(folder / "config"))
    done = deliver(folder, "diff", "--live", "prod", "--context", "none")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kubectl diff: ")
    assert "127.0.0.1:1" in done.stderr
    assert done.stderr.count("\n") == 1
