"""A whole run for more objects than there are: `python -m benchmarks.many FOLDER COPIES`, as `python main.py --quiet`.

Every environment of every platform is there once, and as many times again under other names, on clusters of their own.
FOLDER takes the place of the project: `prepare` has written release files and dist/ there.
"""

import gc
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import main
import platforms
from constructs_lib import Environment, Platform, PlatformApp
from contract.rendered_files import SUFFIX

ROOT = Path(__file__).resolve().parent.parent


def prepare(folder: Path, copies: int) -> int:
    """Write what a run reads: the release files of every copy, and dist/ as it will be. Returns how many objects."""
    for platform in platforms.PLATFORMS:
        for env in platform.environments:
            source = ROOT / "releases" / platform.name / f"{env.name}.yaml"
            for name in (env.name, *(f"{env.name}-{number}" for number in range(copies))):
                target = folder / "releases" / platform.name / f"{name}.yaml"
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
    multiply(copies)
    app = PlatformApp(str(folder / "dist"))
    platforms.build(app, folder / "releases")
    app.synth()
    return len(list((folder / "dist").glob(f"*/*{SUFFIX}")))


def multiply(copies: int) -> None:
    """Give every platform so many more of each of its environments."""
    platforms.PLATFORMS = tuple(_with_copies(platform, copies) for platform in platforms.PLATFORMS)


def _with_copies(platform: Platform, copies: int) -> Platform:
    more = (_copy(env, number) for number in range(copies) for env in platform.environments)
    return replace(platform, environments=(*platform.environments, *more))


def _copy(env: Environment, number: int) -> Environment:
    argocd = replace(
        env.argocd,
        application=f"{env.argocd.application}-{number}",
        server=f"https://{env.folder}-{number}.example.com",
    )
    name, folder, namespace = (f"{text}-{number}" for text in (env.name, env.folder, env.namespace))
    return replace(env, argocd=argocd, name=name, folder=folder, namespace=namespace)


def run() -> int:
    """With `--prepare`, prepare and print the number of objects; else the run. Returns the exit status."""
    folder, copies = Path(sys.argv[1]), int(sys.argv[2])
    if "--prepare" in sys.argv:
        print(prepare(folder, copies))
        return 0
    main.ROOT = folder
    multiply(copies)
    sys.argv[1:] = ["--quiet"]
    return main.main()


if __name__ == "__main__":
    gc.disable()  # as main.py does
    sys.exit(run())
