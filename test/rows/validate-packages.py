"""Validates Data Packages with frictionless: <address of a datapackage.json> … Prints one line of JSON each.

A Parquet file that its own reader breaks on (pandas gives NaT for an empty date) is named as unread, not as valid."""
import json
import sys

from frictionless import Package

for address in sys.argv[1:]:
    package = Package(address)
    errors, rows, unread = [], {}, []
    for resource in package.resources:
        try:
            report = resource.validate()
        except Exception as fault:
            if resource.name != "parquet":
                raise
            unread.append(f"{resource.name} {type(fault).__name__}")
            continue
        errors += [f"{resource.name} {error.type} {error.note}" for task in report.tasks for error in task.errors]
        errors += [f"{resource.name} {error.type} {error.note}" for error in report.errors]
        rows[resource.name] = sum(task.stats.get("rows", 0) for task in report.tasks)
    print(json.dumps({"address": address, "valid": not errors, "rows": rows, "errors": errors[:5], "count": len(errors), "unread": unread}), flush=True)
