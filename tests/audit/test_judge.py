"""What is read from a report of Lighthouse."""

import pytest

from tests.audit.judge import AuditError, read
from tests.audit.results import Failure, Opportunity
from tests.support import toy_audit as toy


def test_scores_are_read_as_points_of_a_hundred() -> None:
    assert read(toy.report(), toy.ROOT).scores == {"performance": 82, "accessibility": 96}


def test_a_failing_audit_is_read_with_its_elements_and_the_points_that_it_costs() -> None:
    failures = read(toy.report(), toy.ROOT).failures
    assert failures["accessibility"] == (Failure("aria-dialog-name", "ARIA-DIALOG-NAME", 50.0, elements=(toy.SEARCH,)),)


def test_a_metric_that_costs_points_is_read_with_its_value() -> None:
    performance = read(toy.report(), toy.ROOT).failures["performance"]
    assert [(failure.audit, failure.points, failure.value) for failure in performance] == [
        ("first-contentful-paint", 2.5, "1500 ms"),
        ("total-blocking-time", 37.5, "590 ms"),
    ]


def test_what_would_make_the_page_faster_is_read_with_the_milliseconds() -> None:
    assert read(toy.report(), toy.ROOT).opportunities == (
        Opportunity("unused-css", "Reduce unused CSS", "Est savings of 14 KiB", {"LCP": 150}),
    )


def test_addresses_are_told_without_the_host_that_serves_the_site() -> None:
    report = toy.report()
    report["audits"]["aria-dialog-name"]["details"]["items"] = [{"url": f"{toy.ROOT}assets/site.css"}]
    [failure] = read(report, toy.ROOT).failures["accessibility"]
    assert failure.elements == ("assets/site.css",)


def test_a_category_without_a_score_is_an_error_with_a_remedy() -> None:
    report = toy.report()
    report["categories"]["accessibility"]["score"] = None
    with pytest.raises(AuditError) as error:
        read(report, toy.ROOT)
    assert str(error.value) == (
        "Lighthouse could not judge http://127.0.0.1:8000/: it gave no score for accessibility. Run «make audit» again."
    )


def test_a_page_that_did_not_load_is_an_error_with_lighthouse_s_reason() -> None:
    report = {**toy.report(), "runtimeError": {"code": "NO_FCP", "message": "The page did not paint any content."}}
    with pytest.raises(AuditError, match=r"8000/: The page did not paint any content\. Run «make audit» again\."):
        read(report, toy.ROOT)
