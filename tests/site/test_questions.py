"""The pages of questions: one name for each, the order of the answers, and the settings that they come from."""

import pytest
from showcase.catalogue.catalogue import Catalogue
from showcase.site.views.cards import Cards
from showcase.site.views.criteria import QuestionPage, by_honour, criteria_page, question_page
from showcase.site.views.filters import narrowing
from support.awards import catalogue_of

HERE, KLINKE, SMALL = catalogue_of("nights"), catalogue_of("klinke"), catalogue_of("small")


def page(known: Catalogue, question: str, number: int = 1) -> QuestionPage:
    criterion, asked = next((one, each) for one in known.award.criteria for each in one.questions if each.id == question)
    answered = by_honour(known.answers[criterion.id, asked.id], known.award)
    return question_page(criterion, asked, answered, known, Cards(known.award), number, narrowing(known), made_up=0)


def test_a_question_has_one_name_wherever_it_leads_to() -> None:
    hurdles = page(HERE, "hurdles")
    listed = {link.label: link.current for _, links in hurdles.all_questions for link in links}
    assert [name for name, current in listed.items() if current] == [hurdles.question.for_readers]
    assert hurdles.previous
    assert hurdles.next
    assert {hurdles.previous.label, hurdles.next.label} <= set(listed)
    assert set(listed) == {part.question.for_readers for criterion in criteria_page(HERE).criteria for part in criterion.questions}


@pytest.mark.parametrize(("known", "question"), [(HERE, "hurdles"), (KLINKE, "gehoert"), (SMALL, "what-changed")])
class TestTheAnswers:
    def test_the_highest_honours_come_first_then_the_newest(self, known: Catalogue, question: str) -> None:
        shown = [known.by_key[one.card.key].front for one in page(known, question).replies]
        order = [(known.award.recognition_rank[front.recognition], -front.year) for front in shown]
        assert order == sorted(order)

    def test_each_setting_has_its_answers_counted_and_leads_to_the_first(self, known: Catalogue, question: str) -> None:
        shown = page(known, question)
        for place in shown.places:
            here = [one.id for one in shown.replies if place.title in one.settings]
            assert (place.count, place.first) == (len(here), here[0])
        assert {place.title for place in shown.places} == {title for one in shown.replies for title in one.settings}

    def test_teams_stand_in_the_order_of_their_settings(self, known: Catalogue, question: str) -> None:
        shown = page(known, question)
        settings = [term.label for term in known.award.vocabularies.settings.values()]
        places = [settings.index(one.settings[0]) for one in shown.teams]
        assert places == sorted(places)
        assert {one.id for one in shown.teams} == {one.id for one in shown.replies}


def test_a_setting_narrows_the_answers_by_the_facet_that_the_award_has_for_it() -> None:
    assert str(page(KLINKE, "gehoert").places[0].only).count("criteria/wirkung/gehoert/?haeuser=")
    assert str(page(HERE, "hurdles").places[0].only).count("criteria/involvement/hurdles/?settings=inpatient#count")
    assert [place.only for place in page(SMALL, "what-changed").places] == [None] * len(page(SMALL, "what-changed").places)


def test_a_criterion_may_say_in_a_few_words_what_it_is_about() -> None:
    assert HERE.award.criteria[0].gloss == "who set out to do what"
    assert [one.gloss for one in KLINKE.award.criteria[:2]] == ["was fehlte, und wer die Tür aufhält", None]
