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

from helper.publish.sbom.packages import SITE, Component, components, owners, shipped


def bill(site: Path, listed: Iterable[Component], built: datetime) -> str:
    """The bill, as JSON, of the site in that folder, which was built of those components at that time."""
    listed = tuple(listed)
    digests = {address: hashlib.sha256((site / address).read_bytes()).hexdigest() for address in shipped(site)}
    files: dict[str, list[cyclonedx.Component]] = {component.name: [] for component in listed}
    for address, digest in digests.items():
        for owner in owners(address, listed):
            files[owner.name].append(_file(address, digest))
    made = {component.name: _component(component, files[component.name]) for component in listed}
    all_digests = "".join(f"{address} {digest}\n" for address, digest in digests.items())
    bom = Bom(
        components=(component for name, component in made.items() if name != SITE),
        serial_number=uuid5(NAMESPACE_URL, all_digests),
        metadata=BomMetaData(component=made[SITE], timestamp=built),
    )
    for component in listed:
        for holder in {SITE, *component.inside} - {component.name}:
            bom.register_dependency(made[holder], [made[component.name]])
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _component(component: Component, files: list[cyclonedx.Component]) -> cyclonedx.Component:
    kind = cyclonedx.ComponentType.APPLICATION if component.name == SITE else cyclonedx.ComponentType.LIBRARY
    home = ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(component.source))
    return cyclonedx.Component(
        name=component.name,
        type=kind,
        bom_ref=component.purl,
        version=component.version or None,
        licenses=[LicenseFactory().make_from_string(component.licence)],
        purl=PackageURL.from_string(component.purl),
        external_references=[home] if component.source else [],
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
    site, packages, target = map(Path, sys.argv[1:])
    target.write_text(bill(site, components(packages), _built()), "utf-8")
    print(f"The bill of materials is in {target}.")
