#!/usr/bin/env python3
"""Times mopctl beside what people would use without it, in one run, and reports ratios.

    cargo build --release
    pip install yamllint check-jsonschema    # either may be missing
    benches/peers.py [--rounds N] [--files N] [--people N]

`validate` is compared with two linters that know nothing of profiles, over the same files; `members
import` with a script that does what a first script does: one request per person, one after another.
The rounds of all contestants alternate; the median counts.
"""

import argparse
import http.client
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOPCTL = ROOT / "target" / "release" / "mopctl"
PROFILE = "Field Service Mobile"
SCHEMA = {
    "type": "object",
    "required": ["name", "tables"],
    "properties": {"name": {"type": "string"}, "tables": {"type": "object"}},
}


def run(command, env, codes=(0,)):
    done = subprocess.run([str(part) for part in command], env=env, capture_output=True)
    if done.returncode not in codes:
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr.decode()}")
    return done


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(title, contestants, rounds):
    times = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, work in contestants.items():
            times[name].append(work())
    print(f"\n{title}")
    own = statistics.median(times["mopctl"])
    for name, taken in times.items():
        median = statistics.median(taken)
        spread = f"{min(taken):.3f} to {max(taken):.3f}"
        print(f"  {name:<40} {median:8.3f} s  ({spread})  {median / own:7.1f} x mopctl")


def validate(folder, files, rounds, env):
    text = (ROOT / "profiles" / "field-service.yaml").read_text()
    names = []
    for at in range(files):
        name = folder / f"profile-{at:04}.yaml"
        name.write_text(text.replace(f"name: {PROFILE}", f"name: {PROFILE} {at}", 1))
        names.append(name)
    schema = folder.parent / "schema.json"
    schema.write_text(json.dumps(SCHEMA))
    commands = {"mopctl": [MOPCTL, "validate", folder]}
    if tool := shutil.which("yamllint"):
        commands["yamllint (syntax and style)"] = [tool, "-d", "relaxed", folder]
    if tool := shutil.which("check-jsonschema"):
        commands["check-jsonschema (keys and types)"] = [tool, "--schemafile", schema, *names]
    contestants = {
        name: (lambda command=command: timed(lambda: run(command, env, codes=(0, 1))))
        for name, command in commands.items()
    }
    compare(f"validate {files} profiles of 16 tables", contestants, rounds)


class OneByOne:
    """Looks every person up and posts the membership: two requests per person."""

    def __init__(self, url, token):
        self.host = url.split("//", 1)[1]
        self.headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def send(self, connection, method, path, body=None):
        connection.request(method, f"/api/data/v9.2/{path}", body and json.dumps(body), self.headers)
        answer = connection.getresponse()
        text = answer.read()
        if answer.status >= 400:
            sys.exit(f"{method} {path}: {answer.status} {text.decode()}")
        return json.loads(text) if text else None

    def work(self, people):
        connection = http.client.HTTPConnection(self.host)
        name = PROFILE.replace(" ", "%20")
        rows = self.send(connection, "GET", f"mobileofflineprofiles?$select=name&$filter=name%20eq%20'{name}'")
        profile = rows["value"][0]["mobileofflineprofileid"]
        for person in people:
            found = self.send(
                connection, "GET", f"systemusers?$select=systemuserid&$filter=domainname%20eq%20'{person}'"
            )
            user = found["value"][0]["systemuserid"]
            self.send(
                connection,
                "POST",
                "usermobileofflineprofilememberships",
                {
                    "SystemUserId@odata.bind": f"/systemusers({user})",
                    "MobileOfflineProfileId@odata.bind": f"/mobileofflineprofiles({profile})",
                },
            )


def serve(env):
    server = subprocess.Popen([MOPCTL, "sandbox", "serve"], env=env, stdout=subprocess.PIPE, text=True)
    line = server.stdout.readline()
    if not line:
        sys.exit("the sandbox didn't start")
    started = json.loads(line)
    url, token = started["url"], started["token"]
    return server, url, token


def members(folder, count, rounds, env):
    def fresh():
        run([MOPCTL, "sandbox", "reset"], env)
        run([MOPCTL, "publish", ROOT / "profiles" / "field-service.yaml", "--env", "sandbox", "--yes"], env)

    fresh()
    directory = run([MOPCTL, "members", "export", "--directory", "--env", "sandbox"], env).stdout.decode()
    people = [line.split(",")[0] for line in directory.splitlines()[1:] if "@" in line.split(",")[0]][:count]
    file = folder / "people.csv"
    file.write_text("user\n" + "\n".join(people) + "\n")

    def own():
        fresh()
        command = [MOPCTL, "members", "import", file, "--profile", PROFILE, "--env", "sandbox", "--yes"]
        return timed(lambda: run(command, env))

    def script():
        fresh()
        server, url, token = serve(env)
        try:
            return timed(lambda: OneByOne(url, token).work(people))
        finally:
            server.terminate()
            server.wait()

    compare(
        f"put {len(people)} people on a profile of the sandbox",
        {"mopctl": own, "a script, request by request": script},
        rounds,
    )


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--files", type=int, default=500)
    options.add_argument("--people", type=int, default=190)
    given = options.parse_args()
    if not MOPCTL.exists():
        sys.exit("build it first: cargo build --release")
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        env = {**os.environ, "HOME": str(place), "MOPCTL_STATE_DIR": str(place / "state"), "NO_COLOR": "1"}
        folder = place / "profiles"
        folder.mkdir()
        validate(folder, given.files, given.rounds, env)
        members(place, given.people, given.rounds, env)


if __name__ == "__main__":
    main()
