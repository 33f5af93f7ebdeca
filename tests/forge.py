"""A stand-in for the forge: it runs steps of the workflows as the forge does; only ``gh`` is not real, and notes its calls."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = ROOT / ".github" / "workflows"
GH = f"""#!{sys.executable}
import json, os, sys
from pathlib import Path
folder, arguments = Path(os.environ["GH_STAND_IN"]), sys.argv[1:]
call = {{"arguments": arguments, "sent": sys.stdin.read() if "--input" in arguments else ""}}
if "--body-file" in arguments:
    call["sent"] = Path(arguments[arguments.index("--body-file") + 1]).read_text(encoding="utf-8")
with (folder / "calls").open("a") as calls:
    calls.write(json.dumps(call) + "\\n")
name = next(word for word in arguments if word.startswith("repos/")) if arguments[0] == "api" else " ".join(arguments[:2])
answer = folder / name.replace("/", "_")
if answer.exists():
    sys.stdout.buffer.write(answer.read_bytes())
elif arguments[0] == "api" and "--method" not in arguments or name in os.environ.get("GH_REFUSES", ""):
    sys.exit("HTTP 404")
"""


class Forge:
    """A folder to run steps in, and what ``gh`` answers and was asked."""

    def __init__(self, folder):
        self.folder, self.gh, self.temp = folder / "work", folder / "gh", folder / "temp"
        for path in (self.folder, self.gh, self.temp, folder / "bin"):
            path.mkdir()
        program = folder / "bin" / "gh"
        program.write_text(GH, encoding="utf-8")
        program.chmod(0o755)
        self.output, self.event = folder / "output", folder / "event.json"
        self.environment = {
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "hooks"),
            "HOME": str(folder),
            "GH_STAND_IN": str(self.gh),
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_EVENT_PATH": str(self.event),
        }

    def answer(self, name, value):
        (self.gh / name.replace("/", "_")).write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())

    def run(self, workflow, step, values, **more):
        """Run a step, with the values of its expressions."""
        jobs = yaml.safe_load((WORKFLOWS / workflow).read_text(encoding="utf-8"))["jobs"].values()
        [(job, found)] = [(job, one) for job in jobs for one in job["steps"] if one.get("name") == step]
        given = {
            name: re.sub(r"\$\{\{ (.*?) \}\}", lambda match: values[match[1]], words)
            for name, words in {**job.get("env", {}), **found.get("env", {})}.items()
        }
        script = self.temp / "script"
        script.write_text(found["run"], encoding="utf-8")
        shell = [sys.executable] if found.get("shell") == "python" else ["bash", "-e"]
        environment = {**self.environment, **given, **more}
        return subprocess.run([*shell, script], cwd=self.folder, env=environment, capture_output=True, text=True, timeout=60, check=False)

    def calls(self, *start):
        """What ``gh`` was asked, of the calls that start so."""
        path = self.gh / "calls"
        calls = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
        return [call for call in calls if call["arguments"][: len(start)] == [*start]]

    def sent(self):
        """The methods and addresses of what was written through the API, with the comment."""
        return [(call["arguments"][2], call["arguments"][3], json.loads(call["sent"])["body"]) for call in self.calls("api", "--method")]


def git(*arguments, cwd):
    done = subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, text=True, check=True)
    return done.stdout.strip()
