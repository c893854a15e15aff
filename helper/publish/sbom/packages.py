"""The packages that the site ships, with the patterns of their files. A test fails for any file that no pattern matches."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.metadata import metadata
from pathlib import Path
from typing import Final
from urllib.parse import quote

from helper.engine.paths import EMBED, START
from helper.publish.assets import FOLDER
from helper.publish.files.paths import CASES, EMBED_SCRIPT, LLMS, OEMBED, QR_CODES, ROBOTS, SECURITY, SITEMAP
from helper.publish.finish.compress import METHODS
from helper.publish.finish.finish import GIT_ATTRIBUTES
from helper.publish.finish.hosts import HEADERS
from helper.publish.finish.offline import SERVICE_WORKER
from helper.publish.site import FONT
from helper.render.view import PLAIN_TEXT
from helper.runtime.distribution import IMAGE, LOCK, STDLIB, WASM
from helper.runtime.wheels import PROJECT


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package that the site ships, or the site itself.

    `package` is the package URL without a version. `version` is empty if no installed package has it. `license` is an
    SPDX identifier, and `homepage` a URL. `files` are patterns of paths below the site's root, in which `*` matches within
    one path segment. `inside` names the packages whose files contain parts of this one.
    """

    name: str
    package: str
    version: str = ""
    license: str
    homepage: str = ""
    files: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()

    @property
    def purl(self) -> str:
        """The package URL."""
        return f"{self.package}@{self.version}" if self.version else self.package


SITE: Final = PROJECT
THEME: Final = "Material for MkDocs"
PYODIDE: Final = "Pyodide"
STYLES: Final = f"{FOLDER}/styles-*"
PYTHON: Final = f"{FOLDER}/python-*"
OPTIONAL: Final = (SECURITY,)
"""The files that depend on the owner's settings."""
OWN_FILES: Final = (
    "index.html",
    "404.html",
    "guide/*/index.html",
    *(f"{START}{answers}index.html" for answers in ("", "*/", "*/*/", "*/*/*/")),
    *(f"{EMBED}{answers}index.html" for answers in ("", "*/", "*/*/", "*/*/*/")),
    *(f"{START}{answers}{PLAIN_TEXT}" for answers in ("*/*/", "*/*/*/")),
    "publish/index.html",
    "publish/*/index.html",
    "measurements/*/index.html",
    "measurements/*.json",
    "measurements/*.svg",
    EMBED_SCRIPT,
    OEMBED,
    CASES,
    QR_CODES,
    LLMS,
    ROBOTS,
    HEADERS,
    GIT_ATTRIBUTES,
    SERVICE_WORKER,
    *OPTIONAL,
    "assets/card.png",
    "assets/favicon.svg",
    "assets/touch-icon.png",
    f"{FOLDER}/scripts-*/*.js",
    f"{STYLES}/*.css",
    f"{PYTHON}/{IMAGE}",
    f"{PYTHON}/{LOCK}",
    f"{PYTHON}/{PROJECT.replace('-', '_')}-*.whl",
)


def packages(node_modules: Path) -> tuple[Package, ...]:
    """The site itself, then the packages that it ships. Versions and home pages come from the installed packages.

    `node_modules` is the folder of the npm packages.
    """
    lock = json.loads((node_modules / "pyodide" / LOCK).read_text("utf-8"))
    return (
        Package(
            name=SITE,
            package=f"pkg:generic/{PROJECT}",
            version=metadata(PROJECT)["Version"],
            license="MIT",
            files=OWN_FILES,
        ),
        _npm(
            node_modules,
            "pyodide",
            PYODIDE,
            "MPL-2.0",
            files=(f"{FOLDER}/pyodide-*/{WASM}", f"{FOLDER}/workers-*/*.js"),
        ),
        Package(
            name="CPython",
            package="pkg:generic/cpython",
            version=lock["info"]["python"],
            license="PSF-2.0",
            homepage="https://www.python.org/",
            files=(f"{PYTHON}/{STDLIB}",),
            inside=(PYODIDE, SITE),
        ),
        _pypi("jinja2", "Jinja2", "BSD-3-Clause", files=(f"{PYTHON}/jinja2-*.whl",), inside=(SITE,)),
        _pypi("markupsafe", "MarkupSafe", "BSD-3-Clause", files=(f"{PYTHON}/markupsafe-*.whl",), inside=(SITE,)),
        _npm(
            node_modules,
            FONT,
            "Atkinson Hyperlegible Next",
            "OFL-1.1",
            files=(f"{STYLES}/*.woff2", f"{STYLES}/OFL.txt"),
        ),
        _pypi(
            "mkdocs-material",
            THEME,
            "MIT",
            files=("assets/javascripts/*.js", "assets/javascripts/workers/*.js"),
            inside=(SITE,),  # its templates are in the pages, and its styles in ours
        ),
        _pypi("mkdocs", "MkDocs", "BSD-2-Clause", files=("search/search_index.json", SITEMAP)),
        *_bundled_by_theme(),
    )


def owners(path: str, packages: Iterable[Package]) -> list[Package]:
    """The packages with a pattern that matches the path below the site's root. Should be exactly one."""
    return [package for package in packages if any(matches(path, pattern) for pattern in package.files)]


def matches(path: str, pattern: str) -> bool:
    """Whether the pattern matches the path, segment by segment."""
    names, patterns = path.split("/"), pattern.split("/")
    return len(names) == len(patterns) and all(map(fnmatchcase, names, patterns))


def shipped_files(site: Path) -> Iterator[str]:
    """The path of every file in the folder of the built site, in order, without compressed copies."""
    for path in sorted(site.rglob("*")):
        if path.is_file() and not (path.suffix in METHODS and path.with_suffix("").exists()):
            yield path.relative_to(site).as_posix()


def _bundled_by_theme() -> Iterator[Package]:
    """What the theme bundles in its own files, without the versions, which it does not state."""
    for name, package, spdx, homepage, inside in (
        ("Material Design Icons", "@mdi/svg", "Apache-2.0", "https://pictogrammers.com/", SITE),
        ("clipboard.js", "clipboard", "MIT", "https://clipboardjs.com/", THEME),
        ("escape-html", "escape-html", "MIT", "", THEME),
        ("focus-visible", "focus-visible", "W3C", "https://github.com/WICG/focus-visible", THEME),
        ("Lunr", "lunr", "MIT", "https://lunrjs.com/", THEME),
        ("material-design-color", "material-design-color", "MIT", "", THEME),
        ("RxJS", "rxjs", "Apache-2.0", "https://rxjs.dev/", THEME),
        ("tslib", "tslib", "0BSD", "https://www.typescriptlang.org/", THEME),
    ):
        yield Package(name=name, package=f"pkg:npm/{quote(package)}", license=spdx, homepage=homepage, inside=(inside,))


def _pypi(package: str, name: str, spdx: str, *, files: tuple[str, ...], inside: tuple[str, ...] = ()) -> Package:
    installed = metadata(package)
    links = dict(link.split(", ", 1) for link in installed.get_all("Project-URL") or ())
    return Package(
        name=name,
        package=f"pkg:pypi/{package}",
        version=installed["Version"],
        license=spdx,
        homepage=links["Source"],
        files=files,
        inside=inside,
    )


def _npm(node_modules: Path, package: str, name: str, spdx: str, *, files: tuple[str, ...]) -> Package:
    manifest = json.loads((node_modules / package / "package.json").read_text("utf-8"))
    return Package(
        name=name,
        package=f"pkg:npm/{quote(package)}",
        version=manifest["version"],
        license=spdx,
        homepage=manifest["homepage"],
        files=files,
    )
