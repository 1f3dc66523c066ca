"""What may and what must stand in the repository."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Put together from pieces, or this file would be the first to name them.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pypi", "python", "org"),
        ("python" + "hosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("ftp", "debian", "org"),
        ("archive", "ubuntu", "com"),
    ]
]
FOREIGN_LOCKS = {"uv.lock", "pylock.toml"}
FOREIGN_FOLDERS = {"vendor", "third_party", "node_modules"}
SCRIPTS = {".js", ".mjs", ".css"}
LONGEST_SCRIPT_LINE = 500

# Something before the slash makes it a part of an address or of a relative path.
DEVELOPER_PATH = re.compile(r"(?<![\w./~-])/(?:wor" + r"k|roo" + r"t)/\w")

LICENCES = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "LGPL-3.0-or-later",
    "MIT",
    "MPL-2.0",
    "PSF-2.0",
}


def git(*arguments: str) -> str:
    command = ["git", "-C", str(ROOT), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def tracked() -> list[Path]:
    """List the files of the repository that are here to be read."""
    if not (ROOT / ".git").exists():
        pytest.skip("this copy is no git checkout, so nothing says which files are tracked")
    paths = (ROOT / name for name in git("ls-files", "-z").split("\0") if name)
    return [path for path in paths if path.is_file()]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def named(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def registry_hosts(text: str) -> list[str]:
    """Find the package registries that a text names."""
    return [host for host in REGISTRY_HOSTS if host in text.lower()]


def is_minified(path: Path, text: str) -> bool:
    """Tell whether a script or style sheet was squeezed by a machine."""
    longest = max(map(len, text.splitlines()), default=0)
    return path.suffix in SCRIPTS and (".min." in path.name or longest > LONGEST_SCRIPT_LINE)


def is_foreign(path: Path) -> bool:
    """Tell whether a path belongs to somebody else's tool or code."""
    folders = path.relative_to(ROOT).parts[:-1]
    return path.name in FOREIGN_LOCKS or not FOREIGN_FOLDERS.isdisjoint(folders)


def pinned(name: str) -> dict[str, str]:
    """Read the names and versions that a requirement file pins."""
    lines = text_of(ROOT / "requirements" / name)
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", lines, re.MULTILINE))


def noticed() -> dict[str, str]:
    """Read the names and licences that NOTICE lists."""
    lines = text_of(ROOT / "NOTICE")
    return dict(re.findall(r"^- ([a-z0-9._-]+): (.+)$", lines, re.MULTILINE))


def test_no_file_names_a_package_registry() -> None:
    naming = {path: registry_hosts(text_of(path)) for path in tracked()}
    assert not named([path for path, hosts in naming.items() if hosts])


def test_no_file_holds_a_path_of_a_developer() -> None:
    assert not named([path for path in tracked() if DEVELOPER_PATH.search(text_of(path))])


def test_no_foreign_lock_or_code() -> None:
    assert not named([path for path in tracked() if is_foreign(path)])


def test_no_minified_script() -> None:
    assert not named([path for path in tracked() if is_minified(path, text_of(path))])


@pytest.mark.parametrize("name", ["LICENSE", "NOTICE", "CHANGELOG.md", "README.md"])
def test_the_papers_are_there(name: str) -> None:
    assert text_of(ROOT / name).strip()


def test_notice_names_what_is_installed_and_nothing_else() -> None:
    assert sorted(noticed()) == sorted(pinned("run.txt"))


@pytest.mark.parametrize(("name", "licence"), sorted(noticed().items()))
def test_notice_gives_a_known_licence(name: str, licence: str) -> None:
    assert set(licence.split(" OR ")) <= LICENCES, name


def test_development_and_running_pin_the_same_versions() -> None:
    assert pinned("run.txt").items() <= pinned("dev.txt").items()


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_pin_has_a_hash(name: str) -> None:
    entries = re.split(r"^(?=[a-z0-9])", text_of(ROOT / "requirements" / name), flags=re.MULTILINE)
    assert not [entry.split()[0] for entry in entries[1:] if "--hash=sha256:" not in entry]


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_no_requirement_file_holds_an_address(name: str) -> None:
    text = text_of(ROOT / "requirements" / name)
    assert not re.findall(r"\w+://\S+|--(?:extra-)?index-url|--find-links", text)


def test_every_direct_dependency_is_pinned() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    direct = {re.split(r"[^\w.-]", entry)[0] for entry in project["dependencies"]}
    assert direct <= pinned("run.txt").keys()


def test_ci_runs_the_test_command_of_the_readme() -> None:
    last = text_of(ROOT / ".ci" / "run").strip().splitlines()[-1]
    lines = map(str.strip, text_of(ROOT / "README.md").splitlines())
    assert last == "python3 do.py test"
    assert any(line.removeprefix("$ ").partition("  #")[0].rstrip() == last for line in lines)


@pytest.mark.parametrize("host", REGISTRY_HOSTS)
def test_a_registry_is_recognised(host: str) -> None:
    assert registry_hosts(f"--index-url https://{host.upper()}/simple")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cd /{}/main", True),
        ('open("/{}/x")', True),
        ("see https://example.org/{}/x", False),
        ("src/{}/x", False),
        ("/{}", False),
    ],
)
@pytest.mark.parametrize("folder", ["wor" + "k", "roo" + "t"])
def test_a_path_of_a_developer_is_recognised(text: str, folder: str, *, expected: bool) -> None:
    assert bool(DEVELOPER_PATH.search(text.format(folder))) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.js", "let a = 1;\n", False),
        ("a.js", "let a=1;" * 100, True),
        ("a.min.css", "", True),
        ("a.py", "a" * 1000, False),
    ],
)
def test_a_minified_script_is_recognised(name: str, text: str, *, expected: bool) -> None:
    assert is_minified(ROOT / name, text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("uv.lock", True), ("web/node_modules/a.js", True), ("docs/vendor.md", False)],
)
def test_foreign_things_are_recognised(name: str, *, expected: bool) -> None:
    assert is_foreign(ROOT / name) == expected
