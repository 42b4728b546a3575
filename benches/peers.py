#!/usr/bin/env python3
"""Times mopctl beside what people would use without it, in one run, and reports ratios.

    cargo build --release
    pip install yamllint check-jsonschema    # any of the peers may be missing
    npm install -g ajv-cli; cargo install jsonschema-cli
    benches/peers.py [--rounds N] [--files N] [--people N] [--crowd 10000]

`validate` is compared with parsing alone (benches/floor.rs) and with linters and schema validators,
which know nothing of profiles beyond their shape, over the same files of 11.6 KB; `members
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
SIZE = 11_600


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


def profile(at):
    """The shipped profile, grown to the usual size by tables that work orders bring along."""
    text = (ROOT / "profiles" / "field-service.yaml").read_text().split("\napps:")[0].rstrip()
    text = text.replace(f"name: {PROFILE}", f"name: {PROFILE} {at}", 1)
    number = 0
    while len(text) < SIZE:
        number += 1
        table = f"new_inspection{number:02}"
        text += (
            f"\n  {table}:\n    rows: related\n    related_to:\n      - table: msdyn_workorder\n"
            f"        as: child\n        relationship: new_msdyn_workorder_{table}\n"
            f"    columns: [{table}id, new_name, statecode, statuscode, createdon, modifiedon, new_result, new_remark]"
        )
    return text + "\n"


def floor():
    """Builds the program that only parses, and says where it lies."""
    build = ["cargo", "bench", "--bench", "floor", "--no-run", "--message-format=json"]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=True)
    artifacts = [json.loads(line) for line in done.stdout.splitlines()]
    return next(a["executable"] for a in artifacts if a.get("target", {}).get("name") == "floor")


def validate(folder, files, rounds, env):
    names = []
    for at in range(files):
        name = folder / f"profile-{at:04}.yaml"
        name.write_text(profile(at))
        names.append(name)
    schema = ROOT / "docs" / "profile.schema.json"
    commands = {"mopctl": [MOPCTL, "validate", folder], "parsing alone (the floor)": [floor(), folder]}
    if tool := shutil.which("jsonschema-cli"):
        instances = [part for name in names for part in ("-i", name)]
        commands["jsonschema-cli (shape)"] = [tool, "validate", schema, *instances]
    if tool := shutil.which("ajv"):
        commands["ajv-cli (shape)"] = [tool, "validate", "--spec=draft2020", "--strict=false", "-s", schema, "-d", f"{folder}/*.yaml"]
    if tool := shutil.which("check-jsonschema"):
        commands["check-jsonschema (shape)"] = [tool, "--schemafile", schema, *names]
    if tool := shutil.which("yamllint"):
        commands["yamllint (syntax and style)"] = [tool, "-d", "relaxed", folder]
    contestants = {
        name: (lambda command=command: timed(lambda: run(command, env, codes=(0, 1))))
        for name, command in commands.items()
    }
    compare(f"validate {files} profile(s) of {SIZE / 1000:.1f} KB", contestants, rounds)


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


LATENCY = 0.05


def crowd(folder, count, env, serial, allowed):
    """Puts many people on a profile at 50 ms an operation, beside the least time that could take."""
    env = {**env, "MOPCTL_STATE_DIR": str(folder / f"crowd-{serial}-{allowed}")}
    run([MOPCTL, "sandbox", "reset", "--users", str(count + 20)], env)
    run([MOPCTL, "publish", ROOT / "profiles" / "field-service.yaml", "--env", "sandbox", "--yes"], env)
    directory = run([MOPCTL, "members", "export", "--directory", "--env", "sandbox"], env).stdout.decode()
    people = [line.split(",")[0] for line in directory.splitlines()[1:] if "@" in line.split(",")[0]]
    people, others = people[:count], people[count:][:10]
    file = folder / "crowd.csv"
    file.write_text("user\n" + "\n".join(people) + "\n")
    how = ["--membership-writes", "serial"] if serial else []
    how += ["--parallelism", str(allowed)]
    command = [MOPCTL, "sandbox", "serve", "--latency", "50ms", "--enforce-limits", *how]
    server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    started = json.loads(server.stdout.readline())
    client = {**env, "MOPCTL_STATE_DIR": str(folder / f"client-{serial}-{allowed}"), "MOPCTL_TOKEN": started["token"]}
    command = [MOPCTL, "members", "import", file, "--profile", PROFILE, "--url", started["url"], "--yes", "-q"]
    try:
        start = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], env=client, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        took = time.perf_counter() - start
        if status != 0:
            sys.exit(f"{command}: status {status}")
        one = timed(lambda: OneByOne(started["url"], started["token"]).work(others)) / len(others)
    finally:
        server.terminate()
        server.wait()
    least = len(people) * LATENCY / (1 if serial else allowed)
    alone = len(people) * one
    print(f"put {len(people)} people on a profile, 50 ms an operation, writes {'one by one' if serial else f'{allowed} side by side'}:")
    print(f"  {took:.1f} s, {took / least:.2f} times the least possible ({least:.0f} s)")
    print(f"  a script with two requests per person would take {alone:.0f} s, {alone / took:.1f} times as long")
    print(f"  at most {usage.ru_maxrss / 1024:.0f} MiB")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--files", type=int, default=500)
    options.add_argument("--people", type=int, default=190)
    options.add_argument("--crowd", type=int, default=0, help="people of a crowd; 0 leaves that out")
    given = options.parse_args()
    if not MOPCTL.exists():
        sys.exit("build it first: cargo build --release")
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        env = {**os.environ, "HOME": str(place), "MOPCTL_STATE_DIR": str(place / "state"), "NO_COLOR": "1"}
        for count in (1, given.files):
            folder = place / f"profiles-{count}"
            folder.mkdir()
            validate(folder, count, given.rounds, env)
        members(place, given.people, given.rounds, env)
        # An environment recommends how many requests are under way at once (x-ms-dop-hint).
        for serial, allowed in ((False, 4), (False, 16), (True, 4)) if given.crowd else ():
            # One after the other they take many times as long, and a part of them says as much.
            crowd(place, given.crowd // (5 if serial else 1), env, serial, allowed)


if __name__ == "__main__":
    main()
