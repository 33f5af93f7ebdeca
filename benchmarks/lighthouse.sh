#!/bin/sh
# Lighthouse as on a telephone: benchmarks/lighthouse.sh SITE [PAGE ...], a built site; needs Node and Chromium.
# PYTHON, CHROMIUM and LIGHTHOUSE name other programs than those found on PATH. README.md says how to read it.
set -eu

site=$1
shift
[ $# -gt 0 ] || set -- "" timeline/
here=$(dirname "$0")
CHROME_PATH=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROME_PATH
port=8765
work=$(mktemp -d)

"${PYTHON:-python3}" "$here/serve.py" "$site" $port >"$work/served" &
server=$!
trap 'kill $server; rm -r "$work"' EXIT
until [ -s "$work/served" ]; do sleep 0.2; done

echo "performance accessibility best-practices seo  page"
for page in "$@"; do
  ${LIGHTHOUSE:-npx --yes lighthouse@12.8.2} "http://127.0.0.1:$port/$page" --quiet --output=json --output-path="$work/report.json" \
    --chrome-flags="--headless=new --no-sandbox"
  "${PYTHON:-python3}" - "$work/report.json" "$page" <<'PYTHON'
import json, sys

report = json.load(open(sys.argv[1], encoding="utf-8"))
scores = {name: category["score"] for name, category in report["categories"].items()}
print("".join(f"{round((scores[name] or 0) * 100):<{len(name) + 1}}" for name in ("performance", "accessibility", "best-practices", "seo")), sys.argv[2] or "overview")
for category in report["categories"].values():
    for part in category["auditRefs"]:
        audit = report["audits"][part["id"]]
        if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
            print(f"    {audit['id']}: {audit['title']} {audit.get('displayValue', '')}")
PYTHON
done
