"""The claim check by mouse and by keyboard: verdict first, then the appraisal; answers stay."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from backedu.content import claims
from backedu.content.wording import words
from backedu.topics.article.safety_net import Worth, safety_net
from backedu.views.claim_check import START, shown
from tests.browser.conftest import OpenPage

LESSON = "lesson/04_claim_check"
FIRST = [claims()[each["id"]] for each in shown(START)]
WORDS = words("claim_check")
WAIT = 20_000


def card(page: Page) -> Locator:
    """Return the claim that is being judged."""
    return page.locator(".bk-claim-card")


def judge(page: Page, verdict: str, sure: int) -> None:
    """Commit to a verdict with the mouse, and wait for the appraisal."""
    card(page).locator(f'input[value="{verdict}"]').check()
    card(page).locator(f'input[value="{sure}"]').check()
    card(page).get_by_role("button", name=WORDS["commit"]).click()
    expect(card(page).locator(".bk-feedback")).to_be_visible(timeout=WAIT)


def test_the_appraisal_comes_after_the_verdict_and_stays(open_page: OpenPage) -> None:
    """Nothing of it is in the page before; afterwards it survives a reload, choices gone."""
    claim = FIRST[0]
    page = open_page(LESSON)
    commit = card(page).get_by_role("button", name=WORDS["commit"])
    expect(commit).to_be_disabled()
    card(page).locator(f'input[value="{claim.verdict}"]').check()
    expect(commit).to_be_disabled()
    assert claim.teaching_point not in page.content()
    judge(page, claim.verdict, 80)
    for _ in range(2):
        page.locator(f'.bk-link:text-is("{claim.claim}")').evaluate("link => link.click()")
        feedback = card(page).locator(".bk-feedback")
        expect(feedback).to_have_attribute("data-right", "true")
        expect(feedback).to_contain_text(claim.teaching_point)
        expect(card(page).locator("input")).to_have_count(0)
        feedback.locator("summary").click()
        expect(feedback.get_by_role("link").first).to_have_attribute("href", re.compile("https://"))
        page.wait_for_timeout(400)
        page.reload()
        page.wait_for_selector("html[data-ready]")


def test_a_whole_set_by_keyboard_ends_with_a_picture(open_page: OpenPage) -> None:
    """Five claims with Tab, Space, arrows and Enter; the report opens, axe finds nothing."""
    page = open_page(LESSON)
    page.locator(".bk-claim-menu select").nth(1).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".bk-count")).to_contain_text("of 5", timeout=WAIT)
    for done in range(1, 6):
        expect(page.locator(".bk-claim:focus")).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".bk-count")).to_contain_text(f"{done} judged", timeout=WAIT)
        expect(card(page).locator(".bk-feedback")).to_be_visible(timeout=WAIT)
        next_ = page.get_by_role("button", name=WORDS["next"])
        for _ in range(20):
            page.keyboard.press("Tab")
            if next_.evaluate("button => button === document.activeElement"):
                page.keyboard.press("Enter")
                break
    report = page.locator(".bk-claim-report")
    expect(report).to_have_attribute("open", "")
    expect(report.locator(".bk-finding")).to_contain_text("of 5 verdicts")
    expect(report.locator(".bk-plot")).to_have_attribute(
        "data-drawn", re.compile(r"\d"), timeout=WAIT
    )
    expect(report).to_contain_text("Brier score")
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    found = Axe().run(page).response["violations"]

    assert [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in found] == []


def test_a_contradiction_leads_to_the_other_claim(open_page: OpenPage) -> None:
    """From an appraisal and from the map one jump leads to the claim that says otherwise."""
    page = open_page(LESSON, width=390, height=844)
    first = FIRST[0]
    other = claims()[first.conflicts_with[0]]
    judge(page, "unclear", 20)
    card(page).get_by_role("button", name=f"{WORDS['go']}: {other.claim}").click()
    expect(page.locator(".bk-claim:focus")).to_have_text(other.claim, timeout=WAIT)
    page.locator(".bk-chips input").first.focus()
    page.keyboard.press("ArrowDown")
    node = page.locator(".bk-node").first
    node.focus()
    page.keyboard.press("Enter")
    expect(node).to_have_attribute("aria-pressed", "true")
    assert page.locator(".bk-node[data-against]").count() >= 1
    name = node.locator("span").first.inner_text()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".bk-claim:focus")).to_have_text(name, timeout=WAIT)


def test_every_claim_is_in_the_list_of_the_whole_article(open_page: OpenPage) -> None:
    """All claims can be drawn at once and each can be opened."""
    page = open_page(LESSON)
    which, many = page.locator(".bk-claim-menu select").all()
    which.select_option("all")
    many.select_option("0")
    page.get_by_role("button", name=WORDS["draw"]).click()
    expect(page.locator(".bk-claim-list li")).to_have_count(len(claims()), timeout=WAIT)
    page.get_by_text(WORDS["list"]).click()
    last = list(claims().values())[-1]
    page.locator(".bk-claim-list button").last.click()
    expect(page.locator(".bk-claim:focus")).to_have_text(last.claim)


def test_start_again_deletes_the_verdicts(open_page: OpenPage) -> None:
    """After a second step, and not by one touch, the first claim can be judged again."""
    page = open_page(LESSON)
    judge(page, "partly", 40)
    page.locator(".bk-claim-again summary").click()
    expect(page.locator(".bk-claim-again")).to_contain_text("(1)")
    page.get_by_role("button", name=WORDS["again_do"]).click()
    expect(card(page).locator(".bk-feedback")).to_have_count(0, timeout=WAIT)
    expect(card(page).locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_warning_is_checked_when_asked(open_page: OpenPage, width: int) -> None:
    """A draft survives a reload without a result; checked, misleading and missing are named."""
    page = open_page(LESSON, width=width, height=844)
    sorter = page.locator(".bk-sorter")
    signs = list(safety_net().signs.values())
    for i, sign in enumerate(signs):
        if sign.kind is Worth.SIGN and sign.about != "cancer":
            sorter.locator("select").nth(i).select_option(sign.level.value)
    wrong = next(i for i, sign in enumerate(signs) if sign.kind is Worth.MISLEADING)
    sorter.locator("select").nth(wrong).select_option("emergency")
    page.wait_for_timeout(400)
    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(sorter.locator("select").nth(wrong)).to_have_value("emergency")
    expect(sorter.locator(".bk-banner")).to_have_count(0)
    sorter.get_by_role("button", name=words("rewrite")["check"]).click()
    result = sorter.locator(".bk-result")
    expect(result.locator(".bk-banner")).to_contain_text("Cancer", timeout=WAIT)
    expect(result).to_contain_text(" ".join(signs[wrong].why.split()))
    missing = next(sign for sign in signs if sign.about == "cancer")
    expect(result).to_contain_text(missing.text)
