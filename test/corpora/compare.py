"""Compares what was published of a file with an independent reading of that file.

Usage: compare.py <folder>. For each `<name>.json` in the folder (written by send-file.ts: path, state, report, fields, csv) one line of JSON:
the rows that are neither published nor told, and the cells whose value is another one. Reads with Python's csv and openpyxl and knows
docs/normalisations.md in its own words: nothing of the project's code is used.
"""

import csv
import datetime
import decimal
import html.parser
import io
import itertools
import json
import pathlib
import re
import sys
import warnings

import openpyxl

csv.field_size_limit(1 << 30)
warnings.simplefilter("ignore")
decimal.getcontext().prec = 80
SHOWN = 20

MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agt agu ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ],
        1,
    )
    for name in names.split()
}
BLANKS = " \t\r\n\u00a0\u200b\ufeff\u2007\u2009\u202f"


def is_blank(cells):
    return all(cell is None or (isinstance(cell, str) and cell.strip(BLANKS) == "") for cell in cells)


# --- Reading, independently ---------------------------------------------------------------------------------------------------------


def read_csv(path, dialect):
    """Records with the physical line on which each begins."""
    data = pathlib.Path(path).read_bytes()
    encoding = {"windows-1252": "cp1252"}.get(dialect["encoding"], dialect["encoding"])
    text = data.decode(encoding, "replace" if encoding == "cp1252" else "strict").lstrip("\ufeff")
    text = text.replace("\r\r\n", "\r\n").rstrip("\x1a")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect["delimiter"], quotechar='"', skipinitialspace=False)
    records, before = [], 0
    for cells in reader:
        records.append((before + 1, cells))
        before = reader.line_num
    whole = [cells for _, cells in records if cells]
    if len(whole) > 1 and sum(len(cells) == 1 and dialect["delimiter"] in cells[0] for cells in whole) > 0.8 * len(whole):
        records = [(line, next(csv.reader([cells[0]], delimiter=dialect["delimiter"])) if cells else cells) for line, cells in records]
    return records, {}


def read_sheet(path, dialect):
    """Rows of the sheet with Excel's row numbers, and by cell the value of the merged cell that it is part of."""
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book[dialect["sheetName"]]
    merged = {}
    for area in sheet.merged_cells.ranges:
        value = sheet.cell(area.min_row, area.min_col).value
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                merged[(row, column)] = value
    shown = {
        (cell.row, cell.column): cell.number_format
        for row in sheet.iter_rows()
        for cell in row
        if cell.number_format != "General"
    }
    rows = [(number, list(cells)) for number, cells in enumerate(sheet.iter_rows(values_only=True), 1)]
    return rows, {"merged": merged, "formats": shown}


class Tables(html.parser.HTMLParser):
    """The tables of a page in the order in which they begin, each with its rows of cells; a cell keeps the tables that stand in it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tables, self.open = [], []

    def cell(self):
        return self.open[-1]["cell"] if self.open else None

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        if tag == "table":
            table = {"rows": [], "cell": None}
            if self.cell() is not None:
                self.cell()["tables"].append(table)
            self.tables.append(table)
            self.open.append(table)
        elif tag == "tr" and self.open:
            self.open[-1]["rows"].append([])
        elif tag in ("td", "th") and self.open and self.open[-1]["rows"]:
            cell = {"text": "", "columns": int(known.get("colspan") or 1), "rows": int(known.get("rowspan") or 1), "tables": []}
            self.open[-1]["cell"] = cell
            self.open[-1]["rows"][-1].append(cell)
        elif tag == "br" and self.cell() is not None:
            self.cell()["text"] += "\n"

    def handle_endtag(self, tag):
        if tag == "table" and self.open:
            self.open.pop()
        elif tag in ("td", "th") and self.open:
            self.open[-1]["cell"] = None

    def handle_data(self, data):
        if self.cell() is not None:
            self.cell()["text"] += data


def read_page(path, dialect):
    parser = Tables()
    parser.feed(pathlib.Path(path).read_text("utf-8", "replace"))
    number = int(re.search(r"\d+", dialect["sheetName"]).group())
    return list(enumerate(grid_of(parser.tables[number - 1]), 1)), {}


def grid_of(table):
    """A table as rows of texts: cells over several rows or columns stand in the first alone or in each row; tables in a cell stand below each other, in step with those of the next cell."""
    grid, below = [], {}
    for row in table["rows"]:
        if any(cell["tables"] for cell in row):
            stacks = [[grid_of(inner) for inner in cell["tables"]] for cell in row if cell["tables"]]
            for band in itertools.zip_longest(*stacks, fillvalue=[]):
                grid += side_by_side(band)
            continue
        at, cells, column, waiting = len(grid), [], 0, list(row)
        while waiting or below.get((at, column)) is not None:
            carried = below.get((at, column))
            if carried is not None:
                cells.append(carried)
                column += 1
                continue
            cell = waiting.pop(0)
            text = re.sub(r"[ \t\r\n]+", " ", cell["text"]).strip()
            for offset in range(cell["columns"]):
                cells.append(text if offset == 0 else "")
                for down in range(1, cell["rows"]):
                    below[(at + down, column)] = text if offset == 0 else ""
                column += 1
        grid.append(cells)
    return grid


def side_by_side(grids):
    height = max(len(grid) for grid in grids)
    widths = [max((len(row) for row in grid), default=0) for grid in grids]
    rows = []
    for at in range(height):
        parts = [grid[at] if at < len(grid) else [] for grid in grids]
        rows.append([text for part, width in zip(parts, widths) for text in part + [""] * (width - len(part))])
    return rows


READERS = {"csv": read_csv, "workbook": read_sheet, "html": read_page}


# --- What a text or a value becomes, by docs/normalisations.md ------------------------------------------------------------------------


def number_of(text, field):
    """The number that a text says in the field's style, or None."""
    text = text.strip(BLANKS)
    percent = field.get("format") == "percent"
    rupiah = field.get("format") == "rupiah"
    mark = field.get("decimalChar") or ("," if rupiah else ".")
    group = field.get("groupChar")
    group = ("." if rupiah else "") if group is None else group
    if rupiah:
        text = re.sub(r"^(-?)[ \u00a0]*(?:rp|idr)\.?[ \u00a0]*", r"\1", text, flags=re.I)
        text = re.sub(r"[,.]-$", "", text)
    has_sign = percent and text.endswith("%")
    if has_sign:
        text = text[:-1].rstrip(" \u00a0")
    if field.get("bareNumber") is False:
        found = re.search(r"[+-]?[\d.,]+", text)
        text = found.group() if found else text
    if group == " ":
        text = re.sub("[ \u00a0\u2009\u202f]", "", text)
    elif group:
        text = text.replace(group, "")
    text = text.replace(mark, ".") if mark != "." else text
    try:
        value = decimal.Decimal(text)
    except decimal.InvalidOperation:
        return None
    return value / 100 if has_sign else value


def date_by(pattern, text):
    """A datetime by a strptime pattern, month names as offices write them."""
    text = text.strip(BLANKS).lower()
    if "%B" in pattern or "%b" in pattern:
        for name in sorted(MONTHS, key=len, reverse=True):
            changed = re.sub(rf"(?<![a-z]){name}\.?(?![a-z])", f"{MONTHS[name]:02d}", text)
            if changed != text:
                text, pattern = changed, re.sub("%[Bb]", "%m", pattern)
                break
    try:
        return datetime.datetime.strptime(text, pattern.lower().translate({}) if False else pattern.replace("%z", ""))
    except ValueError:
        return None


def moments(text, field):
    """All texts in ISO 8601 that a text may become in a field of time."""
    kind, form = field["type"], field.get("format", "default")
    text = text.strip(BLANKS)
    patterns = {
        "date": ["%Y-%m-%d"],
        "datetime": ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M"],
        "time": ["%H:%M:%S", "%H:%M"],
        "yearmonth": ["%Y-%m"],
    }[kind]
    if form == "any":
        patterns += ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d", "%d %B %Y", "%d-%B-%Y", "%m/%Y", "%m-%Y", "%B %Y", "%B-%Y"]
    elif form != "default":
        patterns = [form]
    shapes = {"date": "%Y-%m-%d", "datetime": "%Y-%m-%dT%H:%M:%S", "time": "%H:%M:%S", "yearmonth": "%Y-%m"}
    if kind == "datetime" and re.search(r"(Z|[+-]\d\d:?\d\d)$", text):
        moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
        local = moment.astimezone(datetime.timezone(datetime.timedelta(hours=7)))
        return {local.strftime(shapes[kind])}
    found = [date_by(pattern, text) for pattern in patterns]
    return {moment.strftime(shapes[kind]) for moment in found if moment is not None}


def typed_text(value, number_format=""):
    """The text of a workbook's typed value, as docs/normalisations.md writes it in a column of text."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        text = format(decimal.Decimal(repr(value)), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, datetime.datetime):
        is_day = value.time() == datetime.time() and not re.search("h|s", number_format, re.I)
        return value.strftime("%Y-%m-%d" if is_day else "%Y-%m-%dT%H:%M:%S")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M:%S")
    if isinstance(value, datetime.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return str(value)


def unguarded(text):
    """A text of the CSV without the apostrophe that stands before what a spreadsheet would run."""
    return text[1:] if re.match(r"^'\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]", text) else text


def unescaped(text):
    """A workbook's text with the characters that it writes as `_x000D_` (ECMA-376, ST_Xstring); openpyxl leaves most of them."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found.group(1), 16)), text)


def serial_of(value):
    """Excel's number of a day of the year 1900, which has a 29 February there."""
    if isinstance(value, datetime.time):
        return 0
    days = (value - datetime.datetime(1899, 12, 31)).days
    return days + 1 if days >= 60 else days


def is_same_number(value, published):
    try:
        return float(published) == float(value)
    except ValueError:
        return False


def missing_of(field):
    words = field.get("missingValues", [""])
    return {word if isinstance(word, str) else word["value"] for word in words} | {""}


def is_same(value, published, field, number_format="", asked=()):
    """Whether a cell of the file became the published text by the listed normalisations, or by an answer of its clerk, alone."""
    kind = field["type"]
    if isinstance(value, (int, float)) and kind == "string" and not isinstance(value, bool):
        if is_same_number(value, published) and ("E" in published.upper() or any("nol-di-depan" in one for one in asked)):
            return True
    if isinstance(value, (datetime.datetime, datetime.time)) and any("tanggal-1900" in one for one in asked):
        return is_same_number(serial_of(value), published) or is_same(value, published, field, number_format)
    if isinstance(value, datetime.datetime) and any("tanggal-pendek" in one for one in asked) and number_format.lower() == "d-mmm":
        return published == f"{value.day}-{value.strftime('%b')}"  # The clerk said that it is a text: as Excel shows it.
    if value == datetime.datetime(1900, 2, 28) and published == "1900-02-29":
        return True  # Excel's year 1900 has that day, and shows it; openpyxl has none.
    if isinstance(value, datetime.datetime) and value.year < 1904 and published.startswith("-"):
        return True  # A negative number that Excel shows as ####: openpyxl makes a day of it that no calendar of the file has.
    if value is None or (isinstance(value, str) and value.strip(BLANKS) == "" and kind != "string"):
        return published == ""
    text = value if isinstance(value, str) else typed_text(value, number_format)
    if text.strip(BLANKS) in missing_of(field) or text in missing_of(field):
        return published == "" or unguarded(published) == text
    if kind in ("integer", "number"):
        if isinstance(value, str):
            number = number_of(text, field)
        else:
            number = decimal.Decimal(repr(value) if isinstance(value, float) else text) if re.match(r"^-?[\d.]", text) else None
        return number is not None and published != "" and decimal.Decimal(published) == number
    if kind == "boolean":
        true = field.get("trueValues", ["true", "ya", "1", "yes", "y"])
        false = field.get("falseValues", ["false", "tidak", "0", "no", "t"])
        low = text.strip(BLANKS).lower()
        return published == ("true" if low in [word.lower() for word in true] else "false" if low in [word.lower() for word in false] else None)
    if kind in ("date", "datetime", "time", "yearmonth"):
        return published == text or published in moments(text, field)
    if kind == "year":
        return published == text.strip(BLANKS)
    return published == text or unguarded(published) == text or unescaped(published) == unescaped(text)


# --- Comparing --------------------------------------------------------------------------------------------------------------------------


def told_rows(report):
    """Rows that the report names, and why."""
    return {row["rowNumber"]: row for row in report.get("setAside", [])}


def is_numbering(cells):
    filled = [str(cell).strip() for cell in cells if cell is not None and str(cell).strip()]
    return all(re.match(rf"^\(?\s*\d+\s*([)=:]|$)", cell) for cell in filled)


def data_rows(case, records, problems):
    """The rows that must have been published: all but the header, blank rows, column numbers, and those told by number with their text."""
    dialect = case["report"]["dialect"]
    header = set(dialect["headerRows"])
    skipped = {row["rowNumber"]: row["reason"] for row in dialect.get("skipped", [])}
    told = told_rows(case["report"])
    rows = []
    for number, cells in records:
        if is_blank(cells) or number in header:
            continue
        if skipped.get(number) == "column-numbers" and is_numbering(cells):
            continue
        if skipped.get(number) == "separator-line":
            continue
        if number in told:
            text = told[number].get("text", "")
            lost = [cell for cell in cells if cell is not None and str(cell).strip(BLANKS) and str(cell).strip(BLANKS)[:20] not in text]
            if lost and len(text) < 190:
                problems.append({"kind": "told-without-text", "row": number, "lost": str(lost[:3])})
            continue
        rows.append((number, cells))
    return rows


def compare(case):
    problems, changed = [], []
    report, fields = case["report"], case["fields"]
    dialect = report["dialect"]
    records, extra = READERS[dialect["container"]](case["path"], dialect)
    rows = data_rows(case, records, problems)
    with open(case["csv"], newline="", encoding="utf-8") as file:
        header, *published = list(csv.reader(file))
    dropped = set(dialect.get("droppedFields", []))
    titles = {str(cell).strip().lower() for number, cells in records if number in dialect["headerRows"] for cell in cells}
    added = [at for at, field in enumerate(fields) if field["name"] in case.get("added", []) and field["name"] not in titles]
    own = [at for at in range(len(fields)) if at not in added]
    width = max((len(cells) for _, cells in rows), default=0)
    columns = [at for at in range(max(width, len(own) + len(dropped))) if at + 1 not in dropped][: len(own)]
    # One column: a blank record is a blank row.
    published = [cells for cells in published if cells] if len(fields) > 1 else published
    read = report.get("conservation", {}).get("read")
    if len(rows) != len(published):
        problems.append({"kind": "rows", "file": len(rows), "published": len(published)})
    cells_compared = 0
    by_period = case.get("periodField") is not None
    pairs = zip(sorted_rows(rows, columns, own, fields, published, by_period, extra), published)
    for (number, cells), line in pairs:
        for column, at in zip(columns, own):
            value = cells[column] if column < len(cells) else None
            text = line[at] if at < len(line) else ""
            cells_compared += 1
            if is_same(value, text, fields[at], extra.get("formats", {}).get((number, column + 1), ""), case.get("asked", ())):
                continue
            merged = extra.get("merged", {}).get((number, column + 1))
            if value is None and merged is not None and is_same(merged, text, fields[at]):
                continue
            if len(changed) < SHOWN:
                changed.append({"row": number, "column": header[at], "file": str(value)[:80], "published": text[:80], "type": fields[at]["type"]})
    return {"rows": len(rows), "read": read, "cells": cells_compared, "problems": problems, "changed": changed}


def sorted_rows(rows, columns, own, fields, published, by_period, extra):
    """The file's rows in the order of the parts: each published row takes the first row of the file that it can be."""
    if not by_period:
        return rows
    waiting = {}
    period = next(at for at, field in enumerate(fields) if field.get("period"))
    column = columns[own.index(period)]
    for number, cells in rows:
        waiting.setdefault(key_of(cells[column] if column < len(cells) else None, fields[period]), []).append((number, cells))
    ordered = []
    for line in published:
        found = waiting.get(line[period]) or []
        ordered.append(found.pop(0) if found else (0, []))
    return ordered


def key_of(value, field):
    text = "" if value is None else value if isinstance(value, str) else typed_text(value)
    text = text.strip(BLANKS)
    if field["type"] in ("integer", "number"):
        number = number_of(text, field)
        return format(number.normalize(), "f") if number is not None else text
    if field["type"] in ("date", "datetime", "yearmonth"):
        return next(iter(moments(text, field)), text)
    return text


def main(folder):
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        case = json.loads(path.read_text("utf-8"))
        try:
            result = compare(case)
        except Exception as error:  # What can't be compared is said, never passed over.
            result = {"problems": [{"kind": "not-compared", "why": f"{type(error).__name__}: {error}"}], "changed": [], "rows": 0, "cells": 0}
        print(json.dumps({"file": case["file"], **result}, ensure_ascii=False), flush=True)


main(sys.argv[1])
