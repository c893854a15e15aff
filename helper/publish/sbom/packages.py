"""Where everything that the site ships comes from. A file that no package here has keeps the tests from passing."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.metadata import metadata
from pathlib import Path
from typing import Final
from urllib.parse import quote

from helper.publish.assets import FOLDER
from helper.publish.pages.states import PLAIN_TEXT, QR_CODES
from helper.publish.site import FONT

COMPRESSED: Final = (".br", ".gz")
"""The endings of files that stand beside another with the same contents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """Something of one origin that the site ships.

    `package` is its package URL without a version, and `version` is empty where no installed package tells it. `licence`
    is an SPDX identifier and `source` the home page. `files` are patterns of the addresses of its files below the site's
    root, in which `*` stands for a part of one name; `inside` are the names of other packages whose files hold parts of this one.
    """

    name: str
    package: str
    version: str = ""
    licence: str
    source: str = ""
    files: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()

    @property
    def purl(self) -> str:
        """The package URL."""
        return f"{self.package}@{self.version}" if self.version else self.package


SITE: Final = "KASPER access guide"
THEME: Final = "Material for MkDocs"
PYODIDE: Final = "Pyodide"
OPTIONAL: Final = (".well-known/security.txt",)
"""What is there only where the owner wants it."""
OWN_FILES: Final = (
    "index.html",
    "404.html",
    "guide/*/index.html",
    *(f"helper/{answers}index.html" for answers in ("", "*/", "*/*/", "*/*/*/")),
    *(f"embed/{answers}index.html" for answers in ("", "*/", "*/*/", "*/*/*/")),
    "embed.js",
    "oembed.json",
    "publish/*/index.html",
    *(f"helper/{answers}{PLAIN_TEXT}" for answers in ("*/*/", "*/*/*/")),
    QR_CODES,
    "measurements/*/index.html",
    "measurements/*.json",
    "measurements/*.svg",
    "_headers",
    "sw.js",
    *OPTIONAL,
    "llms.txt",
    "robots.txt",
    "assets/card.png",
    "assets/favicon.svg",
    "assets/touch-icon.png",
    f"{FOLDER}/scripts-*/browser/*.js",
    f"{FOLDER}/scripts-*/browser/workers/*.js",
    f"{FOLDER}/scripts-*/render/components/*/*.js",
    f"{FOLDER}/styles-*/*.css",
    f"{FOLDER}/python-*/image.bin",
    f"{FOLDER}/python-*/kasper_access_guide-*.whl",
    f"{FOLDER}/python-*/pyodide-lock.json",
)


def packages(packages: Path) -> tuple[Package, ...]:
    """All that the site ships, the site itself first. `packages` is the folder of the npm packages.

    The versions are those of the installed packages, and so are the homes, where a package tells its own.
    """
    lock = json.loads((packages / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    python = f"{FOLDER}/python-*"
    styles = f"{FOLDER}/styles-*"
    return (
        Package(
            name=SITE,
            package="pkg:generic/kasper-access-guide",
            version=metadata("kasper-access-guide")["Version"],
            licence="MIT",
            files=OWN_FILES,
        ),
        _npm(packages, "pyodide", PYODIDE, "MPL-2.0", files=(f"{FOLDER}/pyodide-*/pyodide.*",)),
        Package(
            name="CPython",
            package="pkg:generic/cpython",
            version=lock["info"]["python"],
            licence="PSF-2.0",
            source="https://www.python.org/",
            files=(f"{python}/python_stdlib.zip",),
            inside=(PYODIDE, SITE),
        ),
        _pypi("jinja2", "Jinja2", "BSD-3-Clause", files=(f"{python}/jinja2-*.whl",), inside=(SITE,)),
        _pypi("markupsafe", "MarkupSafe", "BSD-3-Clause", files=(f"{python}/markupsafe-*.whl",), inside=(SITE,)),
        _npm(packages, FONT, "Atkinson Hyperlegible Next", "OFL-1.1", files=(f"{styles}/*.woff2", f"{styles}/OFL.txt")),
        _pypi(
            "mkdocs-material",
            THEME,
            "MIT",
            files=("assets/javascripts/*.js", "assets/javascripts/workers/*.js", "assets/stylesheets/*.css"),
            inside=(SITE,),  # the pages are made with its templates
        ),
        _pypi("mkdocs", "MkDocs", "BSD-2-Clause", files=("search/search_index.json", "sitemap.xml")),
        *_of_the_theme(),
    )


def owners(address: str, of: Iterable[Package]) -> list[Package]:
    """The packages that the file at that address below the site's root belongs to: one, if all is well."""
    return [package for package in of if any(fits(address, pattern) for pattern in package.files)]


def fits(address: str, pattern: str) -> bool:
    """Whether the address is one that the pattern stands for."""
    names, patterns = address.split("/"), pattern.split("/")
    return len(names) == len(patterns) and all(map(fnmatchcase, names, patterns))


def shipped(site: Path) -> Iterator[str]:
    """The address of every file in the folder of the built site, in order; what is compressed is part of its original."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and not (path.suffix in COMPRESSED and path.with_suffix("").exists()):
            yield path.relative_to(site).as_posix()


def _of_the_theme() -> Iterator[Package]:
    """What the theme has put into its own files; it does not tell the versions."""
    for name, package, licence, source, inside in (
        ("Material Design Icons", "@mdi/svg", "Apache-2.0", "https://pictogrammers.com/", SITE),
        ("clipboard.js", "clipboard", "MIT", "https://clipboardjs.com/", THEME),
        ("escape-html", "escape-html", "MIT", "", THEME),
        ("focus-visible", "focus-visible", "W3C", "https://github.com/WICG/focus-visible", THEME),
        ("Lunr", "lunr", "MIT", "https://lunrjs.com/", THEME),
        ("material-design-color", "material-design-color", "MIT", "", THEME),
        ("RxJS", "rxjs", "Apache-2.0", "https://rxjs.dev/", THEME),
        ("tslib", "tslib", "0BSD", "https://www.typescriptlang.org/", THEME),
    ):
        yield Package(name=name, package=f"pkg:npm/{quote(package)}", licence=licence, source=source, inside=(inside,))


def _pypi(package: str, name: str, licence: str, *, files: tuple[str, ...], inside: tuple[str, ...] = ()) -> Package:
    told = metadata(package)
    links = dict(link.split(", ", 1) for link in told.get_all("Project-URL") or ())
    return Package(
        name=name,
        package=f"pkg:pypi/{package}",
        version=told["Version"],
        licence=licence,
        source=links["Source"],
        files=files,
        inside=inside,
    )


def _npm(packages: Path, package: str, name: str, licence: str, *, files: tuple[str, ...]) -> Package:
    told = json.loads((packages / package / "package.json").read_text("utf-8"))
    return Package(
        name=name,
        package=f"pkg:npm/{quote(package)}",
        version=told["version"],
        licence=licence,
        source=told["homepage"],
        files=files,
    )
