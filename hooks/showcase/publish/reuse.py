"""The page on reuse tells how large each data file is, so it is made when they are there."""

from collections.abc import Set
from dataclasses import replace
from functools import partial

from showcase.publish.render import Writer, render
from showcase.publish.site import Site
from showcase.site.urls import COLLECTION, DATA, REUSE
from showcase.site.views.reuse import reuse_page


def write_reuse(site: Site) -> Set[str]:
    """The page, with the data files that are there."""
    page = next(one for one in site.plan.pages if one.url == REUSE.path)
    paths = (path for path in (site.folder / COLLECTION.path, *(site.folder / DATA.path).glob("*")) if path.is_file())
    sizes = {path.relative_to(site.folder).as_posix(): path.stat().st_size for path in paths}
    view = partial(reuse_page, site.catalogue, site.papers.links, site.look.site_url, sizes)
    look = site.look
    html = render(replace(page, view=view), look.environment.get_template(page.template), look.context, look.site_url)
    Writer(site.folder).write(page.url, html)
    return {f"{page.url}index.html"}
