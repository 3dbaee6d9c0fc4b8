"""Facts about a person that measures ask for beyond what the law asks."""

from __future__ import annotations

import attrs

from qupcore.domain.sound import sound_fields

__all__ = ["Circumstances"]


@attrs.frozen(kw_only=True, field_transformer=sound_fields)
class Circumstances:
    """Facts that decide admission to a measure or its length. None of them bears on the right to a programme.

    What is left out is not known, which is never the same as no.

    Attributes:
        reduced_capacity: Whether Nav has concluded that the work capacity is reduced (nedsatt arbeidsevne).
        completed_upper_secondary: Whether upper secondary school is completed.
        in_ordinary_education: Whether the person takes ordinary education as a pupil or student.
        in_vocational_training: Whether the person takes vocational training (fag- og yrkesopplæring).
        in_formal_training: Whether the person takes training that gives formal competence.
        from_school_or_institution: Whether the person is on the way out of school or an institution.
        in_treatment: Whether the person is treated for mental illness or addiction.
        should_be_in_treatment: Whether the person should be, as the health service sees it.
        employed: Whether the person has ordinary paid work, part-time and apprenticeship included.
        permanent_job_offered: Whether an employer offers a permanent job.
        temporary_job_offered: Whether an employer offers a temporary job.
        moving_into_work: Whether the person is moving from the measure into an ordinary job.
        disability_pension: Whether the person has, or is about to get, a disability pension.
        guardian_consents: For a person under 18: whether the guardians consent.
    """

    reduced_capacity: bool | None = None
    completed_upper_secondary: bool | None = None
    in_ordinary_education: bool | None = None
    in_vocational_training: bool | None = None
    in_formal_training: bool | None = None
    from_school_or_institution: bool | None = None
    in_treatment: bool | None = None
    should_be_in_treatment: bool | None = None
    employed: bool | None = None
    permanent_job_offered: bool | None = None
    temporary_job_offered: bool | None = None
    moving_into_work: bool | None = None
    disability_pension: bool | None = None
    guardian_consents: bool | None = None
