"""docs/cli.md says what the commands say."""

from onrecord.cli.main import cli
from tests.cli.make_docs import PAGE, page


def test_the_page_is_current():
    assert PAGE.read_text("utf-8") == page(), "run `python -m tests.cli.make_docs`"


def test_every_command_and_option_is_on_the_page():
    text = page()
    for name, command in cli.commands.items():
        assert f"## onrecord {name}\n" in text
        for option in (o for parameter in command.params for o in parameter.opts if o.startswith("--")):
            assert option in text
