#!/usr/bin/env bash
# Restores, builds, checks the formatting, runs every test. Installs nothing unless asked.
#
#   ./test.sh             tests that need a Debian package or ../shared are skipped without it, and listed at the end
#   ./test.sh --install   first installs the Debian packages that the differential tests compare with (needs root)
set -u
cd "$(dirname "$0")" || exit 2

if [ "${1:-}" = "--install" ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends \
        util-linux util-linux-extra bsdextrautils coreutils login passwd systemd-journal-remote \
        libxml2-utils xz-utils zstd bzip2 zip tzdata debootstrap logcheck logcheck-database exim4-daemon-light bsd-mailx dpkg > /dev/null || { echo "test.sh: the packages could not be installed" >&2; exit 1; }
elif [ $# -gt 0 ]; then
    echo "test.sh: unknown argument '$1'; usage: ./test.sh [--install]" >&2
    exit 2
fi

command -v dotnet > /dev/null || { echo "test.sh: the .NET 10 SDK is not installed (dotnet is not on PATH)" >&2; exit 2; }
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
status=0

echo "== restore and build"
dotnet build Ashiato.slnx -c Release -clp:ErrorsOnly -v quiet || exit 1

echo "== formatting"
dotnet format Ashiato.slnx --verify-no-changes --no-restore --severity warn || status=1

passed=0; failed=0; skipped=0
for project in Ashiato.Tests Ashiato.EndToEnd; do
    echo "== $project"
    "test/$project/bin/Release/net10.0/$project" -noLogo -noColor -xml "$results/$project.xml" > "$results/$project.txt" 2>&1 || status=1
    grep -E '\[FAIL\]|Error Message|Assert\.|TEST EXECUTION|Total:' "$results/$project.txt" | head -200
    read -r p f s < <(python3 - "$results/$project.xml" <<'PY'
import sys, xml.etree.ElementTree as tree
p = f = s = 0
for a in tree.parse(sys.argv[1]).getroot().iter("assembly"):
    p, f, s = p + int(a.get("passed")), f + int(a.get("failed")) + int(a.get("errors")), s + int(a.get("skipped"))
print(p, f, s)
PY
)
    passed=$((passed + ${p:-0})); failed=$((failed + ${f:-1})); skipped=$((skipped + ${s:-0}))
    if [ "${f:-1}" != 0 ]; then status=1; cat "$results/$project.txt" | tail -60; fi
done

if [ "$skipped" -gt 0 ]; then
    echo "== skipped, with the reason"
    python3 - "$results"/*.xml <<'PY'
import collections, sys, xml.etree.ElementTree as tree
reasons = collections.Counter()
for path in sys.argv[1:]:
    for test in tree.parse(path).getroot().iter("test"):
        if test.get("result") == "Skip":
            reasons[(test.findtext("reason") or "no reason").strip()] += 1
for reason, count in reasons.most_common():
    print("%5d  %s" % (count, reason))
PY
fi

echo "$passed passed, $failed failed, $skipped skipped"
exit $status
