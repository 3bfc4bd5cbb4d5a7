"""Personal data in what is quoted becomes dots, letter for letter, so that no message, log or comment carries it further."""

from showcase.personal import personal

DOT = "•"
# How many of its first letters stay, so that a writer recognises it.
KEPT = {"nhs-number": 3, "national-insurance-number": 2, "personal-email": 1, "phone-number": 4, "date-of-birth": 0, "postcode": 2}


def dotted(value: str, kind: str) -> str:
    """One piece of personal data with dots for its letters, but for the first."""
    kept = KEPT[kind]
    return value[:kept] + "".join(DOT if letter.isalnum() else letter for letter in value[kept:])


def masked(text: str) -> str:
    """A text of the same length in which personal data is dots, but for its first letters: `943 ••• ••••`."""
    letters = None
    for one in personal(text):
        letters = letters or list(text)
        letters[one.start : one.end] = dotted(text[one.start : one.end], one.kind)
    return "".join(letters) if letters else text
