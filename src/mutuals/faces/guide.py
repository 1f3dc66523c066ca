"""How one command is called: its usage line and its help, for people and for the manual."""

from mutuals.faces.signature import Parameter, parameters_of, shown
from mutuals.operations.base import Operation
from mutuals.record import Record


class Guide(Record):
    """A command with all that a person may give to it."""

    operation: Operation
    parameters: tuple[Parameter, ...]


def guide_to(operation: Operation) -> Guide:
    """Return the guide to an operation."""
    return Guide(operation, parameters_of(operation.function))


def usage(guide: Guide) -> str:
    """Return the line that shows how the command is called."""
    words = [_word_form(each) for each in guide.parameters if each.place == "word"]
    options = [_option_form(each) for each in guide.parameters if each.place != "word"]
    page = ["[--to FILE]"] if guide.operation.page else []
    return " ".join(["mutuals", guide.operation.name, *words, *options, *page])


def _word_form(parameter: Parameter) -> str:
    form = "|".join(parameter.choices) or shown(parameter)
    form += "..." if parameter.many else ""
    return form if parameter.required else f"[{form}]"


def _option_form(parameter: Parameter) -> str:
    form = option_call(parameter)
    form = form if parameter.required else f"[{form}]"
    return f"{form}..." if parameter.many else form


def option_call(parameter: Parameter) -> str:
    """Return an option with the form of its value, such as `--limit N`."""
    if parameter.place == "flag":
        return f"--{parameter.label}"
    kind = parameter.type.__name__
    value = "|".join(parameter.choices) or _VALUES[kind]
    return f"--{parameter.label} {value}"


_VALUES = {"int": "N", "float": "X", "date": "YYYY-MM-DD", "Path": "PATH", "str": "TEXT"}
