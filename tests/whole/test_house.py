"""The house rules that no linter knows: sizes, depth, in-function imports, lonely formats."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
HOUSE = SOURCE / "mutuals"
SOURCES = HOUSE / "sources"

LONGEST_MODULE = 400
LONGEST_BODY = 60
DEEPEST = 3

# What every format may read: the contract and the shared reading code.
SHARED_BY_FORMATS = {"base", "inputs", "reading", "registry", "walking"}

# Where an import may stand inside a function, and why.
LATE_IMPORTS = {
    "__init__.py": "the public names load on first use",
    "home.py": "the other platforms' folders take longer to load than some commands to answer",
    "workspace.py": "the composition root loads what a command asks for",
    "faces/cli.py": "the loader imports the module of the called command only",
    "faces/command.py": "a daily command loads only what its own answer needs to be shown",
    "faces/mcp/serving.py": "the package for assistants is an extra, and heavy",
    "operations/offering.py": "introductions are sought where somebody shown may need something",
    "store/connection.py": "what brings a home up or tells of a fault is rarely needed",
    "model/ids.py": "what hashes brings OpenSSL, and most answers make no new id",
    "faces/reference.py": "the manual is generated from all commands",
    "sources/reading/calendar_zone.py": "the table of Windows zone names is heavy, rarely needed",
    "sources/reading/phone.py": "the tables of phone numbers are heavy",
}

MODULES = sorted(HOUSE.rglob("*.py"))
Function = ast.FunctionDef | ast.AsyncFunctionDef


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def body_length(function: Function) -> int:
    """Count the lines of a body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def late_imports(tree: ast.AST) -> list[int]:
    """List the lines of the imports that stand inside functions."""
    inside = (node for function in functions(tree) for node in ast.walk(function))
    return sorted({node.lineno for node in inside if isinstance(node, ast.Import | ast.ImportFrom)})


def imported(tree: ast.AST, package: str) -> set[str]:
    """Name every module an import statement may load, relative names made absolute."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            origin = absolute(node, package)
            names.update({origin, *(f"{origin}.{alias.name}" for alias in node.names)})
    return names


def absolute(node: ast.ImportFrom, package: str) -> str:
    """Resolve the origin of a from-import against the package it stands in."""
    if not node.level:
        return node.module or ""
    parents = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*parents, *filter(None, [node.module])])


def format_names() -> set[str]:
    """Name the formats: whatever stands directly in the folder and is not shared."""
    here = (path.stem for path in SOURCES.iterdir() if path.suffix == ".py" or path.is_dir())
    return {name for name in here if not name.startswith("_")} - SHARED_BY_FORMATS


def modules_of(name: str) -> list[Path]:
    """Find the file of a format or of shared code, or the files of its folder."""
    return [*SOURCES.glob(f"{name}.py"), *(SOURCES / name).rglob("*.py")]


def origins(path: Path, depth: int = 2) -> set[str]:
    """Name what a module of the house imports, cut to the first parts of each name."""
    package = ".".join(path.parent.relative_to(SOURCE).parts)
    return {".".join(name.split(".")[:depth]) for name in imported(parsed(path), package)}


def formats_met(path: Path) -> set[str]:
    """Name the formats that a module under sources/ imports."""
    prefix = "mutuals.sources."
    found = {name for name in origins(path, depth=3) if name.startswith(prefix)}
    return {name.removeprefix(prefix) for name in found} & format_names()


def markers(path: Path) -> list[int]:
    """List the lines whose comment puts work off."""
    text = io.StringIO(path.read_text(encoding="utf-8"))
    words = ("TO" + "DO", "FIX" + "ME", "X" * 3)
    return [
        token.start[0]
        for token in tokenize.generate_tokens(text.readline)
        if token.type == tokenize.COMMENT and any(word in token.string for word in words)
    ]


def test_the_house_has_modules() -> None:
    assert MODULES


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_module_opens_with_one_line(path: Path) -> None:
    docstring = ast.get_docstring(parsed(path)) or ""
    assert docstring.partition("\n")[0].endswith("."), f"{named(path)}: say in one line what it is"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_module_is_short(path: Path) -> None:
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST_MODULE, f"{named(path)} has {length} lines: split it by noun"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_bodies_are_short(path: Path) -> None:
    lengths = {function.name: body_length(function) for function in functions(parsed(path))}
    assert not {name: long for name, long in lengths.items() if long > LONGEST_BODY}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_is_put_off(path: Path) -> None:
    assert not markers(path)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_folders_are_shallow(path: Path) -> None:
    assert len(path.relative_to(SOURCE).parent.parts) <= DEEPEST


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_stand_at_the_top(path: Path) -> None:
    allowed = named(path) in LATE_IMPORTS
    assert allowed or not late_imports(parsed(path)), f"{named(path)}: imports inside a function"


@pytest.mark.parametrize("name", sorted(format_names()))
def test_formats_do_not_know_each_other(name: str) -> None:
    assert set().union(*map(formats_met, modules_of(name))) <= {name}


@pytest.mark.parametrize("name", sorted(SHARED_BY_FORMATS))
def test_shared_reading_knows_no_format(name: str) -> None:
    assert not set().union(*map(formats_met, modules_of(name)))


def test_operations_reach_the_network_through_ports() -> None:
    operations = (HOUSE / "operations").rglob("*.py")
    assert not [named(path) for path in operations if "mutuals.fetch" in origins(path)]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("from mutuals.sources import vcard", "mutuals.sources.vcard"),
        ("from mutuals.sources.vcard import read", "mutuals.sources.vcard"),
        ("import mutuals.sources.vcard", "mutuals.sources.vcard"),
        ("from . import vcard", "mutuals.sources.vcard"),
        ("from .vcard import read", "mutuals.sources.vcard"),
        ("def late():\n    from .vcard import read", "mutuals.sources.vcard"),
        ("from ..store import rows", "mutuals.store.rows"),
    ],
)
def test_every_way_to_import_is_seen(statement: str, expected: str) -> None:
    assert expected in imported(ast.parse(statement), "mutuals.sources")


def test_late_imports_are_seen() -> None:
    code = "import a\nclass C:\n    def f(self):\n        if self:\n            import b\n"
    assert late_imports(ast.parse(code)) == [5]


def test_body_is_measured_without_its_docstring() -> None:
    code = 'def f():\n    """One.\n\n    Two.\n    """\n    a = 1\n    return a\n'
    assert [body_length(function) for function in functions(ast.parse(code))] == [2]
