"""Inputs of no format, summed up by kind: a folder may hold thousands of pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mutuals.model.imports import ImportedSource
from mutuals.practice.wording import say_count

_KINDS = {
    "picture": "jpg jpeg png gif webp heic heif bmp tif tiff svg ico raw dng cr2 nef psd",
    "film": "mp4 mov avi mkv webm m4v mpg mpeg wmv 3gp",
    "sound": "mp3 m4a wav ogg oga opus flac aac wma amr mid",
    "document": "pdf doc docx odt rtf xls xlsx ods ppt pptx odp pages numbers key epub tex",
    "web page": "html htm xhtml css js php",
    "program": "exe msi dmg pkg deb rpm apk app iso img bat sh ps1 dll",
}
_KIND_OF = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes.split()}


def summed_up(sources: Iterable[ImportedSource]) -> str:
    """Return in a line what was left alone, the most frequent kind first; empty for nothing.

    The content decided that no format fits; the names only say what to call it.
    """
    kinds = Counter(_KIND_OF.get(_suffix(source.path), "") for source in sources)
    others = kinds.pop("", 0)
    if not kinds:
        return f"{say_count(others, 'file')} of no format known here left alone" if others else ""
    said = [say_count(count, kind) for kind, count in kinds.most_common()]
    if others:
        said.append(f"{others} of no format known here")
    total = say_count(kinds.total() + others, "file")
    return f"{total} of no use left alone: {', '.join(said)}"


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[2].casefold() if "." in name else ""
