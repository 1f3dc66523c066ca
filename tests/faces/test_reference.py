"""The generated manual cannot drift from the commands."""

from tests.faces.stage import Stage

from mutuals.faces.reference import main, reference


def test_it_shows_usage_arguments_options_effect_and_example():
    page = reference(Stage())
    for part in (
        "## `greet`",
        "mutuals greet NAME [--times N]",
        "- `NAME`: Whom to greet, by name.",
        "- `--tone warm|cool`: How. [warm]",
        "Reads only.",
        'mutuals greet "Ana Lopes" --times 2',
        "- `--to FILE`: ",
        "- `--as-of YYYY-MM-DD`: ",
    ):
        assert part in page


def test_a_written_page_is_current(tmp_path, capfd):
    page = tmp_path / "docs" / "reference.md"
    assert main([], Stage(), page) == 0
    assert main(["--check"], Stage(), page) == 0
    assert capfd.readouterr().err == ""


def test_drift_is_one_line_and_status_1(tmp_path, capfd):
    page = tmp_path / "reference.md"
    assert main(["--check"], Stage(), page) == 1
    main([], Stage(), page)
    page.write_text(page.read_text(encoding="utf-8").replace("How often", "How rarely"))
    capfd.readouterr()
    assert main(["--check"], Stage(), page) == 1
    shown = capfd.readouterr().err
    assert shown.count("\n") == 1
    assert "python -m mutuals.faces.reference" in shown
