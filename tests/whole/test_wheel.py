"""What is installed: one wheel for every system, with all modules and tables and nothing else."""

import os
import sys
import zipfile
from pathlib import Path

import pytest
import uv_build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Build the wheel as an installer does."""
    folder: Path = tmp_path_factory.mktemp("wheel")
    here, path = Path.cwd(), os.environ["PATH"]
    programs = Path(sys.executable).parent
    os.environ["PATH"] = f"{programs}{os.pathsep}{path}"
    os.chdir(ROOT)
    try:
        return folder / str(uv_build.build_wheel(str(folder)))
    finally:
        os.chdir(here)
        os.environ["PATH"] = path


def test_it_is_of_python_alone(wheel):
    assert wheel.name.endswith("-py3-none-any.whl")


def test_it_holds_the_program_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    installed = {name for name in names if ".dist-info/" not in name}
    source = ROOT / "src"
    written = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert installed == written
    told = {Path(name).name for name in names - installed}
    assert {"METADATA", "entry_points.txt", "LICENSE", "NOTICE"} <= told
