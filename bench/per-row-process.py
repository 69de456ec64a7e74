"""Checks a register row by row with frictionless, under the same rules: <csv> <Table Schema as JSON>. Prints one line of JSON."""
import json
import os
import sys
import time

from frictionless import Resource, Schema

path, descriptor = sys.argv[1:]
resource = Resource(path=os.path.basename(path), basepath=os.path.dirname(path), schema=Schema.from_descriptor(json.loads(descriptor)))
started = time.monotonic()
report = resource.validate()
print(json.dumps({"milliseconds": (time.monotonic() - started) * 1000, "valid": report.valid}))
