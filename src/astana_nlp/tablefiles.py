"""Tables as files: CSV for spreadsheet programs and Parquet, written the same byte for byte and read back exactly.

CSV follows RFC 4180 with a byte order mark, so that spreadsheet programs see UTF-8. A cell that such a program would
run as a formula (OWASP, CSV injection) gets an apostrophe in front, and so does one that begins with an apostrophe;
reading takes one off again, so that every text comes back as it was.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from astana_nlp.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import pandas as pd

    from astana_nlp.schemas import Table

# = + - @ begin a formula, also in their full-width forms; tab and line ends are skipped in front of one
DEFUSED = tuple("=+-@\t\r\n'＝＋－＠")


def defuse(cell: str) -> str:
    """Make a cell harmless for spreadsheet programs."""
    return f"'{cell}" if cell.startswith(DEFUSED) else cell


def restore(cell: str) -> str:
    """Return the cell that `defuse` was given."""
    return cell.removeprefix("'")


def to_frame(rows: Sequence[dict[str, Any]], schema: type[Table]) -> pd.DataFrame:
    """Return the rows as a data frame with exactly the columns and types of the schema.

    Raises:
        OutputError: a value does not fit its column; that is a fault of the stage that made it.
    """
    import pandas as pd
    from pandera.errors import SchemaErrors

    names = list(schema.to_schema().columns)
    frame = pd.DataFrame({name: [row[name] for row in rows] for name in names}, columns=names)
    try:
        return schema.to_schema().validate(frame, lazy=True)
    except SchemaErrors as error:
        case = error.failure_cases.iloc[0]
        where = f"{case['column']} is {case['failure_case']!r} against {case['check']}"
        raise OutputError(
            f"the table {schema.__name__} breaks its own rules ({where})", "please report this"
        ) from error


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return rows as the bytes of a CSV file."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig", "backslashreplace")


def frame_to_csv(frame: pd.DataFrame) -> bytes:
    """Return a data frame as the bytes of a CSV file; what is missing becomes an empty cell."""
    values = frame.astype(object).where(frame.notna(), "")
    return to_csv(list(frame.columns), values.itertuples(index=False, name=None))


def frame_to_parquet(frame: pd.DataFrame) -> bytes:
    """Return a data frame as the bytes of a Parquet file, without times or other traces of the run."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    # the pandas metadata would name versions and an index; the column types say all that is needed
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", version="2.6", store_schema=False)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file of ours as text, also after a spreadsheet program saved it with `;` or tabs.

    Raises:
        OutputError: it is not UTF-8 or has no header.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OutputError(f"{path} is not UTF-8", "save it again as 'CSV UTF-8'") from error
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [{str(k): restore(v or "") for k, v in row.items() if k is not None} for row in rows]


def read_table(path: Path, schema: type[Table]) -> pd.DataFrame:
    """Return a table that a run wrote, with the types of its schema and the cells as they were."""
    import pandas as pd

    columns = schema.to_schema().columns
    rows = read_rows(path)
    frame = pd.DataFrame({name: [row[name] for row in rows] for name in columns}, columns=list(columns))
    for name, column in columns.items():
        if column.nullable:  # numbers, whose empty cells say 'none'
            frame[name] = pd.to_numeric(frame[name].replace("", None)).astype(str(column.dtype))
    return schema.to_schema().validate(frame)


def _cell(value: object) -> str:
    return defuse(value) if isinstance(value, str) else str(value)
