"""How far a practice has travelled: graded from its records, never typed."""

from showcase.checks.award import GRADES
from showcase.model.award import Award
from showcase.model.entry import Adoption, Entry

RESULT = GRADES[-1]
IN_USE = "adopted"


def grade(entry: Entry, award: Award) -> str:
    """The highest grade that the entry’s records of sharing and adoption show."""
    words = award.vocabularies
    grades = [words.sharing_kinds[one.kind].grade for one in entry.front.sharing]
    grades += [adoption_grade(one, award) for one in entry.adoptions]
    return max((one for one in grades if one), key=GRADES.index, default=GRADES[0])


def adoption_grade(adoption: Adoption, award: Award) -> str:
    """The grade that one adoption record shows; a result of the adopter’s own is the highest."""
    shown = award.vocabularies.adoption_stages[adoption.front.stage].grade or GRADES[0]
    return RESULT if shown == IN_USE and adoption.front.measures else shown


def in_use(entry: Entry, award: Award) -> tuple[Adoption, ...]:
    """The adoption records of organisations that use the practice now."""
    return tuple(one for one in entry.adoptions if adoption_grade(one, award) in (IN_USE, RESULT))
