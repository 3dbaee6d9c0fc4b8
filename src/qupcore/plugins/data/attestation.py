"""Attestations of packages (PEP 740): who published a file, as PyPI gives it, checked without a network.

An installer keeps no attestation, so it is checked before a wheel is added, or not at all. What is checked is
pypi-attestations' to say: the signature, its certificate, the entry of the public log, the publisher, and the
name and hash of the file. The roots of trust are those that came with the package sigstore.
"""

from __future__ import annotations

import re
from typing import Any

from qupcore.errors import BadInput, PluginError
from qupcore.errors.worded import worded

__all__ = ["LARGEST_ATTESTATION", "check_attestation"]

LARGEST_ATTESTATION = 1_000_000
"""The most bytes of an attestation; some ten thousand are usual."""
_PUBLISHER = re.compile(
    r"(github|gitlab):([\w.-]+(?:/[\w.-]+)+):([\w.-]+(?:/[\w.-]+)*)", re.ASCII
)  # of GitLab a project may lie in groups, and the workflow in a folder


def check_attestation(digest: str, name: str, attestation: bytes, identity: str) -> None:
    """Check that a publisher attested a file.

    Args:
        digest: SHA-256 of the file, as hexadecimal digits.
        name: Its name, which the attestation holds too.
        attestation: The attestation (`*.publish.attestation`), or all of a file's as PyPI gives them
            (`https://pypi.org/integrity/PROJECT/VERSION/FILE/provenance`); one that holds is enough.
        identity: Who published it: `github:OWNER/REPOSITORY:WORKFLOW` or `gitlab:GROUP/PROJECT:WORKFLOW`.

    Raises:
        BadInput: `identity` names no publisher, the attestation cannot be read, or pypi-attestations is not
            installed.
        PluginError: it does not hold.
    """
    match = _PUBLISHER.fullmatch(identity)
    if match is None:
        raise BadInput(
            worded("{identity!r} names no publisher", identity=identity[:200]),
            remedy="write github:OWNER/REPOSITORY:WORKFLOW, as github:drammen/measures:check.yml",
            code="command.usage",
        )
    library = _library()
    kind = library.GitHubPublisher if match[1] == "github" else library.GitLabPublisher
    where = {"workflow" if match[1] == "github" else "workflow_filepath": match[3]}
    try:
        several = _attestations(library, attestation)
        file = library.Distribution(name=name, digest=digest)
    except ValueError as error:
        raise BadInput(
            worded("the attestation of {name} cannot be read", name=name),
            remedy="get it again from PyPI, from https://pypi.org/integrity/PROJECT/VERSION/FILE/provenance",
            code="file.syntax",
        ) from error
    publisher, why = kind(repository=match[2], **where), ""
    for one in several:
        try:
            kind_of_it, _ = one.verify(publisher, file, offline=True)
        except Exception as error:  # the libraries below raise their own
            why = str(error)
        else:
            if kind_of_it == library.AttestationType.PYPI_PUBLISH_V1.value:
                return
            why = kind_of_it
    raise PluginError(
        worded("no attestation holds for {name} of {identity}", name=name, identity=identity),
        why=why,
        remedy="nothing was changed; ask the publisher, and do not install the file",
        code="plugin.failed",
    )


def _attestations(library: Any, text: bytes) -> list[Any]:
    try:
        return [library.Attestation.model_validate_json(text)]
    except ValueError:
        found = library.Provenance.model_validate_json(text)
        return [one for bundle in found.attestation_bundles for one in bundle.attestations]


def _library() -> Any:
    try:
        import pypi_attestations as library
    except ImportError as error:
        raise BadInput(
            "attestations are checked by pypi-attestations, which is not installed",
            remedy="pip install 'qupcore[attest]'",
            code="command.not-installed",
        ) from error
    return library
