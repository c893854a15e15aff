"""The bill of materials of the built site, as CycloneDX 1.6: `python -m helper.publish.sbom.bill <site> <packages> <target>`.

It lists every component with its version, licence and home, and every file with its digest. The same site gives the same
bytes: its number is made from the digests, and its date is SOURCE_DATE_EPOCH.
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

from helper.publish.sbom.packages import SITE, Package, owners, packages, shipped


def bill(site: Path, listed: Iterable[Package], built: datetime) -> str:
    """The bill, as JSON, of the site in that folder, which was built of those packages at that time."""
    listed = tuple(listed)
    digests = {address: hashlib.sha256((site / address).read_bytes()).hexdigest() for address in shipped(site)}
    files: dict[str, list[cyclonedx.Component]] = {package.name: [] for package in listed}
    for address, digest in digests.items():
        for owner in owners(address, listed):
            files[owner.name].append(_file(address, digest))
    made = {package.name: _component(package, files[package.name]) for package in listed}
    all_digests = "".join(f"{address} {digest}\n" for address, digest in digests.items())
    bom = Bom(
        components=(component for name, component in made.items() if name != SITE),
        serial_number=uuid5(NAMESPACE_URL, all_digests),
        metadata=BomMetaData(component=made[SITE], timestamp=built),
    )
    for package in listed:
        for holder in {SITE, *package.inside} - {package.name}:
            bom.register_dependency(made[holder], [made[package.name]])
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _component(package: Package, files: list[cyclonedx.Component]) -> cyclonedx.Component:
    kind = cyclonedx.ComponentType.APPLICATION if package.name == SITE else cyclonedx.ComponentType.LIBRARY
    home = ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(package.source))
    return cyclonedx.Component(
        name=package.name,
        type=kind,
        bom_ref=package.purl,
        version=package.version or None,
        licenses=[LicenseFactory().make_from_string(package.licence)],
        purl=PackageURL.from_string(package.purl),
        external_references=[home] if package.source else [],
        components=files,
    )


def _file(address: str, digest: str) -> cyclonedx.Component:
    return cyclonedx.Component(
        name=address,
        type=cyclonedx.ComponentType.FILE,
        bom_ref=address,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
    )


def _built() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)


if __name__ == "__main__":
    site, node_modules, target = map(Path, sys.argv[1:])
    target.write_text(bill(site, packages(node_modules), _built()), "utf-8")
    print(f"The bill of materials is in {target}.")
