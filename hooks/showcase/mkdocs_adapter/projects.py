"""A project as a command meets it: built when it asks, or only its look."""

import logging
from pathlib import Path

import mkdocs
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, MkDocsException
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from showcase.mkdocs_adapter.build import Order
from showcase.mkdocs_adapter.events import Adapter
from showcase.publish.preview.preview import Unusable
from showcase.publish.render import Look
from showcase.site.appearance.appearance import Appearance, NoAppearance, appearance_of


def build_project(root: Path, order: Order, strict: bool, told: logging.Handler) -> bool:
    """Builds and publishes a project; whether it was published, for `told` has been given the reasons. Raises Unusable as below."""
    generator = logging.getLogger(mkdocs.__name__)
    generator.addHandler(told)
    generator.propagate = False
    try:
        config = configuration(root, strict)
        adapter_of(config).order = order
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Abort, BuildError) as error:
        if not isinstance(error.__context__, BuildError):  # of one that became an Abort, MkDocs has told the reason
            generator.error("%s", error)
        return False
    finally:
        generator.removeHandler(told)
        generator.propagate = True
    return True


def configuration(root: Path, strict: bool = False, **settings: str) -> MkDocsConfig:
    """A project’s configuration. Raises Unusable when it cannot be used."""
    if (root / "mkdocs.yml").exists() and not (root / "mkdocs.yml").is_file():  # MkDocs would wait for a queue without end
        raise Unusable("mkdocs.yml is not a plain file. Put a plain file in its place.")
    try:
        return load_config(str(root / "mkdocs.yml"), strict=strict, **settings)
    except MkDocsException as error:
        raise Unusable(f"mkdocs.yml cannot be used: {error}") from None


def adapter_of(config: MkDocsConfig) -> Adapter:
    """What the project’s hooks hand MkDocs’ events to."""
    for plugin in config.plugins.values():
        owner = getattr(getattr(plugin, "on_config", None), "__self__", None)
        if isinstance(owner, Adapter):
            return owner
    raise Unusable("mkdocs.yml does not name hooks/showcase_hooks.py among its hooks, so MkDocs would build no showcase.")


def address_and_look(root: Path) -> tuple[str, Appearance]:
    """Where a project’s site will be, with its last stroke, and empty where mkdocs.yml does not say; and what that says of how it looks. Raises Unusable
    when either cannot be used."""
    config = configuration(root)
    return config.site_url or "", _appearance(config)


def _appearance(config: MkDocsConfig) -> Appearance:
    try:
        return appearance_of(config.extra.get("look"), Path(config.docs_dir))
    except NoAppearance as error:
        raise Unusable(str(error)) from None


def look_of(root: Path) -> Look:
    """How a project’s pages look, without building any: its theme’s templates, and what they ask of MkDocs. Raises Unusable when mkdocs.yml cannot be used."""
    config = configuration(root)
    context, folders = get_context(Navigation([], []), Files([]), config), (config.theme.custom_dir, config.docs_dir)
    assets = tuple(Path(folder) for folder in folders if folder)
    return Look(config.theme.get_env(), context, config.site_url or "", assets, appearance=_appearance(config))
