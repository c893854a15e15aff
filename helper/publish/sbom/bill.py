"""The bill of materials of the built site, as CycloneDX 1.6: `python -m helper.publish.sbom.bill <site> <packages> <target>`.

It lists every package with its version, license and home page, and every file with its digest. The same site gives the
same bytes: the serial number is derived from the digests, and the date is SOURCE_DATE_EPOCH.
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


def bill(site: Path, listed: Iterable[Package], built: datetime) -> str:
    """The bill, as JSON, of the site in that folder, with the packages listed in it and the time when it was built."""
    listed = tuple(listed)
    digests = {path: hashlib.sha256((site / path).read_bytes()).hexdigest() for path in shipped_files(site)}
    files: dict[str, list[cyclonedx.Component]] = {package.name: [] for package in listed}
    for path, digest in digests.items():
        for owner in owners(path, listed):
            files[owner.name].append(_file(path, digest))
    components = {package.name: _component(package, files[package.name]) for package in listed}
    all_digests = "".join(f"{path} {digest}\n" for path, digest in digests.items())
    bom = Bom(
        components=(component for name, component in components.items() if name != SITE),
        serial_number=uuid5(NAMESPACE_URL, all_digests),
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
    site, node_modules, target = map(Path, sys.argv[1:])
    target.write_text(bill(site, packages(node_modules), _built()), "utf-8")
    print(f"The bill of materials is in {target}.")
