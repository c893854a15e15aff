"""The bill of materials of the built site, as CycloneDX 1.6.

`python -m helper.publish.sbom.bill <site> <npm packages> <requirements.txt> <package-lock.json> <target>` writes it. It
lists every package with its version, license and home page, and every file with its digest; then, with the scope
“excluded”, the packages that only build and test the site. The same site and lock files give the same bytes: the serial
number is derived from the digests and versions, and the date is SOURCE_DATE_EPOCH.
"""

import hashlib
import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model import component as cyclonedx
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from helper.publish.sbom.packages import SITE, Package, owners, packages, shipped_files
from helper.publish.sbom.tools import locked


def bill(site: Path, listed: Iterable[Package], locked: Iterable[PackageURL], built: datetime) -> str:
    """The bill, as JSON, of the site in that folder, with the packages listed in it and the time when it was built.

    The `locked` packages that are not listed are the tools.
    """
    listed = tuple(listed)
    tools = sorted({purl.to_string() for purl in locked} - {package.purl for package in listed})
    digests = {path: hashlib.sha256((site / path).read_bytes()).hexdigest() for path in shipped_files(site)}
    files: dict[str, list[cyclonedx.Component]] = {package.name: [] for package in listed}
    for path, digest in digests.items():
        for owner in owners(path, listed):
            files[owner.name].append(_file(path, digest))
    components = {package.name: _component(package, files[package.name]) for package in listed}
    contents = "".join(f"{line}\n" for line in (*(f"{path} {digest}" for path, digest in digests.items()), *tools))
    bom = Bom(
        components=(*(part for name, part in components.items() if name != SITE), *map(_tool, tools)),
        serial_number=uuid5(NAMESPACE_URL, contents),
        metadata=BomMetaData(component=components[SITE], timestamp=built),
    )
    for package in listed:
        for dependent in {SITE, *package.inside} - {package.name}:
            bom.register_dependency(components[dependent], [components[package.name]])
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _component(package: Package, files: list[cyclonedx.Component]) -> cyclonedx.Component:
    kind = cyclonedx.ComponentType.APPLICATION if package.name == SITE else cyclonedx.ComponentType.LIBRARY
    homepage = ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(package.homepage))
    return cyclonedx.Component(
        name=package.name,
        type=kind,
        bom_ref=package.purl,
        version=package.version or None,
        licenses=[LicenseFactory().make_from_string(package.license)],
        purl=PackageURL.from_string(package.purl),
        external_references=[homepage] if package.homepage else [],
        components=files,
    )


def _tool(purl: str) -> cyclonedx.Component:
    parts = PackageURL.from_string(purl)
    return cyclonedx.Component(
        name=parts.name,
        group=parts.namespace,
        version=parts.version,
        type=cyclonedx.ComponentType.LIBRARY,
        scope=cyclonedx.ComponentScope.EXCLUDED,
        bom_ref=purl,
        purl=parts,
    )


def _file(path: str, digest: str) -> cyclonedx.Component:
    return cyclonedx.Component(
        name=path,
        type=cyclonedx.ComponentType.FILE,
        bom_ref=path,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
    )


def _built() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)


if __name__ == "__main__":
    site, node_modules, requirements, package_lock, target = map(Path, sys.argv[1:])
    target.write_text(bill(site, packages(node_modules), locked(requirements, package_lock), _built()), "utf-8")
    print(f"The bill of materials is in {target}.")
