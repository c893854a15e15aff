from helper.publish.integrity import integrity


def test_a_digest_has_the_format_of_subresource_integrity() -> None:
    assert integrity(b"") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
