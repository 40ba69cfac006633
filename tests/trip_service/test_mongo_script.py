"""The script that prepares MongoDB, run by Node with a stand-in for the shell's `db`: no MongoDB is installed here.

It shows what the script asks for, and that a second run asks for nothing; not that a MongoDB takes it.
"""

import json
import subprocess
import sys
from pathlib import Path

from tests.manifests import Manifests

SHELL = """
const asked = [];
const known = { users: JSON.parse(process.argv[1]), collections: JSON.parse(process.argv[2]) };
const print = () => {};
const db = { getSiblingDB: (name) => ({
  getUser: (user) => known.users.includes(user) ? { user } : null,
  createUser: (user) => asked.push(["user", name, user]),
  getCollectionNames: () => known.collections,
  createCollection: (collection) => asked.push(["collection", name, collection]),
}) };
"""
COLLECTIONS = ["rankings", "country_stats", "daily_selections"]


def run(
    manifests: Manifests, users: list[str], collections: list[str], password: str = "x"
) -> tuple[int, list[object]]:
    script = manifests.get("ConfigMap", "mongodb-init")["data"]["init-mongo.js"]
    program = f"{SHELL}\n{{ {script} }}\nconsole.log(JSON.stringify(asked));"
    node = Path(sys.executable).parent / "node"
    command = [str(node), "--eval", program, json.dumps(users), json.dumps(collections)]
    done = subprocess.run(command, capture_output=True, text=True, env={"MONGODB_PASSWORD": password}, check=False)
    return done.returncode, json.loads(done.stdout or "[]")


def test_it_creates_the_user_with_the_rights_of_the_specification_and_the_collections(production: Manifests) -> None:
    roles = [{"role": "readWrite", "db": "currency_db"}]
    user = ["user", "admin", {"user": "trip_user", "pwd": "x", "roles": roles}]
    status, asked = run(production, [], [])
    assert (status, asked) == (0, [user, *(["collection", "currency_db", name] for name in COLLECTIONS)])


def test_a_second_run_asks_for_nothing(production: Manifests) -> None:
    assert run(production, ["trip_user"], COLLECTIONS) == (0, [])


def test_without_a_password_it_fails(production: Manifests) -> None:
    status, _ = run(production, [], [], password="")
    assert status != 0
