"""The site that stands is replaced in one step: whatever fails, and whenever, there is one whole site, old or new."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from showcase.publish import swap
from showcase.publish.swap import Busy, Staging
from support.projects import ROOT

OLD, NEW = {"index.html": b"old"}, {"index.html": b"new"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that stands."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_bytes(b"old")
    return folder


@pytest.fixture(params=["in one step", "in two steps"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How this system replaces one folder by another."""
    if request.param == "in two steps":
        monkeypatch.setattr(swap, "exchanged", lambda one, other: False)
    return str(request.param)


def shown(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*")}


def left(site: Path) -> list[str]:
    """What stands beside the site, but for the lock, which stays."""
    return sorted(path.name for path in site.parent.iterdir() if path.name not in (site.name, f".{site.name}-lock"))


def built(site: Path) -> Staging:
    """A new site, ready to take the old one’s place."""
    staging = Staging(site)
    (staging.begin() / "index.html").write_bytes(b"new")
    return staging


@pytest.mark.usefixtures("way")
class TestASiteThatIsWhole:
    def test_takes_the_place_of_the_old_one_and_leaves_nothing(self, site: Path) -> None:
        built(site).publish()
        assert shown(site) == NEW
        assert left(site) == []

    def test_is_the_first_where_there_was_none(self, tmp_path: Path) -> None:
        site = tmp_path / "new" / "site"
        built(site).publish()
        assert shown(site) == NEW

    def test_has_no_file_that_only_the_old_one_had(self, site: Path) -> None:
        (site / "gone.html").write_bytes(b"old")
        built(site).publish()
        assert shown(site) == NEW

    def test_goes_where_a_link_leads_and_the_link_stays(self, site: Path, tmp_path: Path) -> None:
        link = tmp_path / "elsewhere" / "site"
        link.parent.mkdir()
        link.symlink_to(site)
        built(link).publish()
        assert link.is_symlink()
        assert shown(site) == NEW


class TestAFolderThatOthersLookAt:
    """A volume, or a folder that a web server’s container shows: another folder in its place would not be seen there."""

    @pytest.fixture(autouse=True)
    def mounted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(swap, "is_mounted", lambda *_: True)

    @pytest.mark.usefixtures("way")
    def test_is_filled_in_place(self, site: Path) -> None:
        (site / "gone").mkdir()
        (site / "gone" / "old.html").write_bytes(b"old")
        (site / "file-then-folder").write_bytes(b"old")
        folder = site.stat().st_ino
        staging = built(site)
        for name in ("new", "file-then-folder"):
            (staging.next / name).mkdir()
            (staging.next / name / "new.html").write_bytes(b"new")
        staging.publish()
        assert {path: data for path, data in whole(site).items() if data} == {**NEW, "new/new.html": b"new", "file-then-folder/new.html": b"new"}
        assert site.stat().st_ino == folder
        assert left(site) == []

    @pytest.mark.usefixtures("way")
    @pytest.mark.parametrize("failing", range(1, 7))
    def test_is_as_it_was_when_a_step_is_refused(self, failing: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("a", "b", "c"):
            (site / name).write_bytes(b"old")
        before = whole(site)
        staging, calls = built(site), list[int]()
        for name in ("b", "c", "d"):
            (staging.next / name).write_bytes(b"new")

        real = swap._change_places

        def refused(one: Path, other: Path) -> None:
            calls.append(1)
            if len(calls) == failing:
                raise PermissionError(13, "Permission denied")
            real(one, other)

        monkeypatch.setattr(swap, "_change_places", refused)
        if failing > 5:
            staging.publish()
            assert whole(site) == {**NEW, "b": b"new", "c": b"new", "d": b"new"}
            return
        with pytest.raises(PermissionError):
            staging.publish()
        assert whole(site) == before


@pytest.mark.parametrize(
    ("mounts", "mounted"),
    [
        pytest.param(["{root} / rw"], False, id="a folder of a disk"),
        pytest.param(["{root} / rw", "{parent} /srv/www rw"], False, id="its parent is shown elsewhere"),
        pytest.param(["{root} / rw", "{site} /srv/www rw"], True, id="it is shown elsewhere"),
        pytest.param(["{root} / rw", "{root}volumes/1 {site} rw"], True, id="it is a volume"),
        pytest.param(["{root} / rw", "{site}/index.html /srv/index.html rw"], False, id="a file of it is shown elsewhere"),
    ],
)
def test_it_is_seen_whether_others_look_at_a_folder(mounts: list[str], mounted: bool, site: Path) -> None:
    place = site.stat().st_dev
    lines = [f"1 1 {os.major(place)}:{os.minor(place)} {mount.format(root='/', site=site, parent=site.parent)}".split() for mount in mounts]
    assert swap.is_mounted(site, lines) is mounted


def whole(site: Path) -> dict[str, bytes]:
    """The files of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_two_folders_change_places_in_one_step_on_this_system(site: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux has it")
    other = site.with_name("other")
    other.mkdir()
    assert swap.exchanged(other, site)
    assert shown(site) == {}
    assert shown(other) == OLD


def test_where_two_folders_cannot_change_places_nothing_is_changed(site: Path) -> None:
    assert not swap.exchanged(site.with_name("missing"), site)
    assert shown(site) == OLD


class Killed(BaseException):
    """The process ends here, so nothing that would follow is done."""


def dies_at(moment: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets the process end before its step number `moment` that changes the disk, or after the last one; tells the steps done."""
    done = list[str]()

    def step(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            if len(done) >= moment:
                raise Killed
            done.append(name)
            return real(*arguments, **named)

        return counted

    for owner, name in ((os, "rename"), (swap, "exchanged"), (shutil, "rmtree"), (Path, "mkdir")):
        monkeypatch.setattr(owner, name, step(name, getattr(owner, name)))
    return done


@pytest.mark.parametrize("moment", range(10))
def test_killed_before_any_of_its_steps_a_whole_site_is_there(moment: int, way: str, site: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        done = dies_at(moment, patched)
        try:
            built(site).publish()
        except Killed:
            assert len(done) == moment
    if way == "in one step":
        assert shown(site) in (OLD, NEW)
    Staging(site).begin()  # the next build
    assert shown(site) in (OLD, NEW)


def test_no_build_has_more_steps_than_were_tried(way: str, site: Path) -> None:
    with pytest.MonkeyPatch.context() as patched:
        done = dies_at(100, patched)
        built(site).publish()
    assert 6 <= len(done) < 10


@pytest.mark.parametrize("failing", [1, 2])
def test_a_step_that_the_system_refuses_leaves_the_old_site_as_it_was(failing: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staging, calls, real = built(site), list[int](), os.rename

    def refused(one: Path, other: Path) -> None:
        calls.append(1)
        if len(calls) == failing:
            raise PermissionError(13, "Permission denied")
        real(one, other)

    monkeypatch.setattr(swap, "exchanged", lambda one, other: False)
    monkeypatch.setattr(os, "rename", refused)
    with pytest.raises(PermissionError):
        staging.publish()
    assert shown(site) == OLD
    staging.abandon()
    assert shown(site) == OLD
    assert left(site) == []


def test_an_old_site_that_could_not_be_put_back_is_never_thrown_away(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staging = built(site)
    os.rename(site, staging.last)
    staging.abandon()
    assert shown(staging.last) == OLD
    Staging(site).begin()
    assert shown(site) == OLD


def test_what_cannot_be_thrown_away_stops_the_build_and_not_the_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(shutil, "rmtree", refused)
    with pytest.raises(PermissionError):
        Staging(site).begin()
    monkeypatch.undo()
    assert shown(site) == OLD
    Staging(site).begin()  # the lock is free again


HOLDING = """
import sys
from pathlib import Path
from showcase.publish.swap import Staging

staging = Staging(Path(sys.argv[1]))
staging.begin()
print("holds it", flush=True)
input()
"""


class TestTwoBuildsOfOneSite:
    def test_are_kept_apart_and_the_second_says_so_at_once(self, site: Path) -> None:
        first = built(site)
        with pytest.raises(Busy, match="Another build of this site is at work"):
            Staging(site).begin()
        first.publish()
        assert shown(site) == NEW

    def test_the_second_touches_nothing_of_the_first(self, site: Path) -> None:
        first = built(site)
        with pytest.raises(Busy):
            Staging(site).begin()
        assert shown(first.next) == NEW

    @pytest.mark.parametrize("end", [Staging.publish, Staging.abandon])
    def test_may_follow_each_other(self, end: Callable[[Staging], None], site: Path) -> None:
        end(built(site))
        built(site).publish()
        assert shown(site) == NEW

    def test_of_two_sites_need_not_wait(self, site: Path) -> None:
        first = built(site)
        built(site.with_name("other")).publish()
        first.publish()

    def test_a_process_that_was_killed_holds_nobody_up(self, site: Path) -> None:
        process = subprocess.Popen([sys.executable, "-c", HOLDING, str(site)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT / "hooks")
        assert process.stdout
        assert process.stdout.readline() == b"holds it\n"
        with pytest.raises(Busy):
            Staging(site).begin()
        process.kill()
        process.communicate()
        built(site).publish()
        assert shown(site) == NEW
