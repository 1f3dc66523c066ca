"""A home with people in it, and somebody who has come in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faces.web.acquaintances import made
from tests.faces.web.browser import chromium
from tests.faces.web.served import AS_OF, Visitor, serving
from tests.operations.homes import Home
from tests.operations.small_sample import write_small
from tests.sources.recorded import SAMPLES


@pytest.fixture(scope="session")
def furnished(tmp_path_factory) -> Path:
    """A home with people in it; to be copied, not changed."""
    home = Home(tmp_path_factory.mktemp("furnished") / "home", AS_OF)
    home.take(SAMPLES / "vcard", SAMPLES / "mbox", SAMPLES / "telegram")
    folder: Path = home.folder
    return folder


@pytest.fixture
def home(furnished, tmp_path) -> Path:
    shutil.copytree(furnished, tmp_path / "home")
    return Path(tmp_path / "home")


@pytest.fixture
def visitor(home) -> Iterator[Visitor]:
    """Somebody at a home of their own, who has come in."""
    with serving(home) as found:
        found.enter()
        yield found


@pytest.fixture(scope="module")
def guest(furnished, tmp_path_factory) -> Iterator[Visitor]:
    """Somebody who only looks, at a home that a module's tests share."""
    home = shutil.copytree(furnished, tmp_path_factory.mktemp("shared") / "home")
    with serving(home) as found:
        found.enter()
        yield found


@pytest.fixture(scope="session")
def acquainted(tmp_path_factory) -> Path:
    """A small network with one of each; to be copied, not changed."""
    return made(tmp_path_factory.mktemp("acquainted"))


@pytest.fixture
def host(acquainted, tmp_path) -> Iterator[Visitor]:
    """Somebody in a small network of their own, who has come in."""
    with serving(Path(shutil.copytree(acquainted, tmp_path / "home"))) as found:
        found.enter()
        yield found


@pytest.fixture(scope="module")
def onlooker(acquainted, tmp_path_factory) -> Iterator[Visitor]:
    """Somebody who only looks, at a small network that a module's tests share."""
    folder = Path(shutil.copytree(acquainted, tmp_path_factory.mktemp("looked") / "home"))
    with serving(folder) as found:
        found.enter()
        yield found


@pytest.fixture(scope="module")
def browser():
    """A real browser; not for longer than a module, as its event loop runs in this very thread."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def lively(tmp_path_factory) -> Path:
    """A home as the sample's, cut down: me set up, people to go to; to be copied, not changed."""
    folder = tmp_path_factory.mktemp("lively")
    home = Home(folder / "home", AS_OF)
    home.take(*write_small(folder / "files"))
    return home.folder


@pytest.fixture(scope="module")
def sampled(lively, tmp_path_factory) -> Iterator[Visitor]:
    """Somebody who only looks at the sample."""
    home = shutil.copytree(lively, tmp_path_factory.mktemp("sampled") / "home")
    with serving(home) as found:
        found.enter()
        yield found


@pytest.fixture
def keeper(lively, tmp_path) -> Iterator[Visitor]:
    """Somebody who keeps a home like the sample's."""
    with serving(shutil.copytree(lively, tmp_path / "lively")) as found:
        found.enter()
        yield found
