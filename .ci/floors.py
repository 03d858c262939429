"""Reads the scorer's JSON from standard input and fails when the score is under its floors."""
import json
import sys

TOTAL, SUITE = 95.0, 85.0
report = json.load(sys.stdin)
good = True
for name, suite in report["suites"].items():
    share = 100.0 * suite["passed"] / max(1, suite["total"])
    mark = "" if suite["informational"] or share >= SUITE else "  UNDER %.0f %%" % SUITE
    good = good and not mark
    print("%-18s %5d/%-5d %5.1f %%%s" % (name, suite["passed"], suite["total"], share, mark))
total = 100.0 * report["passed"] / (report["passed"] + report["failed"])
print("TOTAL %d of %d, %.1f %% (floor %.0f %%)" % (report["passed"], report["passed"] + report["failed"], total, TOTAL))
sys.exit(0 if good and total >= TOTAL else 1)
