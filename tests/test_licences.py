"""Whoever gets this program may use it and pass it on under MIT."""

from __future__ import annotations

from pathlib import Path

import pytest

from make_licences import is_forbidden, licence, run_time_packages

PAGE = (Path(__file__).parents[1] / "docs" / "licences.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", run_time_packages())
def test_no_package_binds_those_who_use_it_and_the_page_names_it(name: str) -> None:
    """A new version may come under another licence."""
    assert not is_forbidden(licence(name)), f"{name} is under {licence(name)!r}"
    assert f"| `{name}` | {licence(name)} |" in PAGE, "renew it: python docs/make_licences.py > docs/licences.md"


@pytest.mark.parametrize(
    "text", ["GPL-3.0-only", "GNU Affero General Public License v3", "AGPL-3.0", "Proprietary", ""]
)
def test_licences_that_bind_or_are_unknown_are_found(text: str) -> None:
    """What a package does not say cannot be relied on."""
    assert is_forbidden(text)


@pytest.mark.parametrize("text", ["MIT", "LGPL", "LGPL-LR", "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later"])
def test_licences_that_leave_users_free_pass(text: str) -> None:
    """Libraries under the LGPL, and a choice that holds a free licence, are fine."""
    assert not is_forbidden(text)
