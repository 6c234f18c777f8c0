"""The tables described for machines (`datapackage.json`) and for people (`docs/tables.md`), made from the schemas.

The descriptor follows Frictionless Data's tabular data package. `python -m astana_nlp.descriptor` prints the page.
"""

from __future__ import annotations

import inspect
import json
import sys
from typing import Any

from astana_nlp.schemas import KEYS, TABLES, Table

TYPES = {"Int64": "integer", "Float64": "number"}
# columns that hold keys, with the table that the keys are of; within one table the reference has no name
PARENTS = {
    "doc_id": ("documents", "doc_id"),
    "sentence_id": ("sentences", "sentence_id"),
    "other_doc_id": ("documents", "doc_id"),
    "other_sentence_id": ("sentences", "sentence_id"),
    "duplicate_of": ("documents", "doc_id"),
    "copy_of": ("stances", "stance_id"),
}
PAGE = """# The tables of a run

Made from `src/astana_nlp/schemas.py` by `python -m astana_nlp.descriptor`; a test keeps it up to date.

Every table is written as CSV (UTF-8 with byte order mark, comma, CRLF, RFC 4180) and as Parquet. A CSV cell that a
spreadsheet program would run as a formula, or that begins with an apostrophe, has an apostrophe in front that does
not belong to it; `astana_nlp.tablefiles.read_table` takes it off. Offsets count characters in `texts/<doc_id>.txt`,
which is UTF-8 without byte order mark. Dates are ISO 8601. Empty cells say 'not known' or 'none'.

The same documents and the same configuration give the same tables byte for byte, with any number of processes and in
any folder, but for one column: `seconds` in `documents.csv` is measured when a document is analysed and kept with its
results, so it stays the same in every further run into the same folder and differs between two runs from nothing.

Two files with the same bytes have the same `doc_id`: both have a row in `documents.csv`, and all other tables hold
their content once.
"""


def datapackage(name: str) -> dict[str, Any]:
    """Return the tabular data package of a run."""
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": "Positions on the Astana process: tables of one run of astana_nlp",
        "resources": [_resource(table, schema) for table, schema in TABLES.items()],
    }


def datapackage_json(name: str) -> bytes:
    """Return the data package as the bytes of its file."""
    return (json.dumps(datapackage(name), ensure_ascii=False, indent=2) + "\n").encode()


def page() -> str:
    """Return the page that describes every table and column."""
    return "\n".join([PAGE, *(line for table, schema in TABLES.items() for line in table_page(f"{table}.csv", schema))])


def table_page(title: str, schema: type[Table]) -> list[str]:
    """Return the lines that describe one table."""
    lines = [f"## {title}\n", f"{_meaning(schema)}\n", "| column | type | meaning |", "|---|---|---|"]
    for field in _fields(schema):
        kind = field["type"] + (", may be empty" if field["type"] != "string" else "")
        allowed = [f"`{value}`" for value in field.get("constraints", {}).get("enum", []) if value]
        meaning = field["description"] + (f": {', '.join(allowed)}" if allowed else "")
        lines.append(f"| `{field['name']}` | {kind} | {meaning} |")
    return [*lines, ""]


def _resource(table: str, schema: type[Table]) -> dict[str, Any]:
    names = [field["name"] for field in _fields(schema)]
    keys = {"primaryKey": KEYS[table]} if table in KEYS else {}
    links = [
        {"fields": name, "reference": {"resource": "" if parent == table else parent, "fields": key}}
        for name, (parent, key) in PARENTS.items()
        if name in names and (parent, key) != (table, name)
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": f"{table}.csv",
        "description": _meaning(schema),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": _fields(schema),
            "missingValues": [""],
            **keys,
            **({"foreignKeys": links} if links else {}),
        },
    }


def _fields(schema: type[Table]) -> list[dict[str, Any]]:
    return [_field(name, column) for name, column in schema.to_schema().columns.items()]


def _field(name: str, column: Any) -> dict[str, Any]:  # noqa: ANN401 -- pandera's Column, which it types as Any
    constraints: dict[str, Any] = {"unique": True} if column.unique else {}
    for check in column.checks:
        statistics = check.statistics or {}
        if "allowed_values" in statistics:
            constraints["enum"] = list(statistics["allowed_values"])
        if "min_value" in statistics:
            constraints["minimum"] = statistics["min_value"]
        if "max_value" in statistics:
            constraints["maximum"] = statistics["max_value"]
    return {
        "name": name,
        "type": TYPES.get(str(column.dtype), "string"),
        "description": column.description,
        **({"constraints": constraints} if constraints else {}),
    }


def _meaning(schema: type[Table]) -> str:
    return " ".join(inspect.cleandoc(schema.__doc__ or "").split())


if __name__ == "__main__":
    sys.stdout.write(page())
