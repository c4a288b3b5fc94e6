#!/usr/bin/env python3
"""Kills the workbench (SIGKILL) while somebody walks through the layers, and looks at what is left.

releng/bench/run ui-kill [--kills 20] [--seed 1] [--program PROGRAM]

In every round the window opens the demo, a key every 0.15 s selects another layer, and after a random time the process is killed. Then
  - the state on the disk is whole, and was written no more than a second before the kill;
  - the analysis is whole: every stored matrix has the bytes it had before, and the command line opens it.
Needs Xvfb, openbox and xdotool. Ends with 1 when anything is lost.
"""
import argparse
import glob
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            sys.exit(f"ui-kill: {program} is missing")


def product():
    """The launcher of the product. Not the one of the sources: it would build again when somebody edits meanwhile."""
    subprocess.run([os.path.join(ROOT, "channelexplorer"), "operations"], check=True, stdout=subprocess.DEVNULL)
    found = glob.glob(os.path.join(ROOT, "releng", "org.channelexplorer.product", "target", "products", "*", "*", "*", "*", "channelexplorer", "channelexplorer"))
    if len(found) != 1:
        sys.exit(f"ui-kill: {len(found)} products in releng/org.channelexplorer.product/target: name one with --program")
    return found[0]


def hashes(folder):
    found = {}
    for at, _, files in os.walk(folder):
        for name in files:
            if name.endswith(".npy") and "results" not in at:
                with open(os.path.join(at, name), "rb") as f:
                    found[os.path.relpath(os.path.join(at, name), folder)] = hashlib.sha256(f.read()).hexdigest()
    return found


class Window:
    """The workbench on a display of its own."""

    def __init__(self, program, folder, document):
        self.folder = folder
        read, write = os.pipe()
        self.xvfb = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"], pass_fds=[write],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.env = dict(os.environ, DISPLAY=":" + os.read(read, 16).decode().strip(), NO_AT_BRIDGE="1", GDK_BACKEND="x11")
        self.manager = subprocess.Popen(["openbox", "--sm-disable"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.program = program
        self.document = document
        self.process = None

    def open(self):
        with open(os.path.join(self.folder, "window.log"), "ab") as log:
            self.process = subprocess.Popen(self.program + ["-data", os.path.join(self.folder, "workspace"), self.document], env=self.env, stdout=log,
                                            stderr=log, start_new_session=True)
        end = time.time() + 600
        while "demo" not in self.title():
            if time.time() > end or self.process.poll() is not None:
                sys.exit(f"ui-kill: the window does not open, see {self.folder}/window.log")
            time.sleep(0.2)
        time.sleep(3)
        self.key("F12")

    def title(self):
        found = subprocess.run(["xdotool", "getactivewindow", "getwindowname"], env=self.env, capture_output=True, text=True, check=False)
        return found.stdout if "ChannelExplorer" in found.stdout else ""

    def key(self, name):
        subprocess.run(["xdotool", "key", name], env=self.env, check=False)

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def close(self):
        if self.process and self.process.poll() is None:
            self.kill()
        self.manager.terminate()
        self.xvfb.terminate()


def layers(state):
    """The selected layers as they are kept; None when the file is damaged."""
    if not os.path.exists(state):
        return []
    try:
        with open(state, encoding="utf-8") as f:
            return json.load(f)["values"].get("selection", {}).get("layers", [])
    except (ValueError, KeyError, AttributeError):
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", default="", help="what starts the workbench, with its arguments; without it the product, which is built when it is old")
    parser.add_argument("--cli", default="", help="the command line of the same installation; without it the program")
    options = parser.parse_args()
    need("Xvfb", "openbox", "xdotool")
    chance = random.Random(options.seed)
    program = options.program or product()
    options.cli = options.cli or program.split()[0]
    folder = tempfile.mkdtemp(prefix="channelexplorer-ui-kill")
    subprocess.run([options.cli, "demo", "--out", folder], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    document = os.path.join(folder, "demo.channelexplorer")
    data = os.path.join(folder, "demo.data")
    whole = hashes(data)
    state = os.path.join(data, "state.json")
    window = Window(program.split(), folder, document)
    lost = 0
    try:
        for number in range(1, options.kills + 1):
            window.open()
            seen = []  # (time, layers on the disk)
            end = time.time() + chance.uniform(2, 5)
            step = 0
            while time.time() < end:
                window.key("Up" if step % 2 else "Down")  # back and forth: there is always a next layer
                step += 1
                time.sleep(0.15)
                now = layers(state)
                if not seen or seen[-1][1] != now:
                    seen.append((time.time(), now))
            window.kill()
            killed = time.time()
            left = layers(state)
            age = killed - os.path.getmtime(state) if os.path.exists(state) else float("inf")
            known = [entry for _, entry in seen]
            problems = []
            if left is None or None in known:
                problems.append("the state is damaged")
            elif age > 1.2:  # keys came until the kill: 0.4 s to the writing, the rest for a busy machine
                problems.append(f"the state is {age:.1f} s old")
            if hashes(data) != whole:
                problems.append("stored numbers have changed")
            print(f"kill {number}: {len(known)} states seen, the last one {age:.2f} s before the kill; {'; '.join(problems) or 'nothing lost'}", flush=True)
            lost += bool(problems)
        opened = subprocess.run([options.cli, "labellings", "--analysis", document], capture_output=True, text=True, check=False)
        if opened.returncode:
            print("the command line cannot open it: " + opened.stderr)
            lost += 1
    finally:
        window.close()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{options.kills - lost} of {options.kills} kills lost nothing older than a second")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
