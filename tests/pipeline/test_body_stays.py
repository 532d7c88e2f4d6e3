"""Body text that looks like furniture, in the middle of made-up documents: it stays."""

import pytest

from pipeline.clean import Page, judge_page
from schemas.block import KEPT

ABOVE = (
    "The council met in spring and agreed on a plan for the harbour, which had been closed for two years.",
    "Its members, who came from seven towns, asked the ministry to publish the figures before the summer.",
    "Nobody expected the ministry to answer quickly, and the towns wrote again with a list of ships.",
    "In the autumn the answer came, and with it a map of the works that were to begin in the new year.",
    "The map showed three quays, of which two had been built before the war and never been repaired.",
    "An engineer who had drawn the first of them told the council what the repairs were likely to cost.",
    "That was more than the towns had set aside, and the smaller ones asked for a loan from the state.",
)
BELOW = (
    "The loan was granted after a long debate, with the votes of those who had opposed it a year before.",
    "Work began at the northern quay, where the water is deep enough for the ships that carry grain.",
    "A storm in the first winter took away most of what had been built, and the towns began again.",
    "They asked the fishermen where the sand went, which no engineer had thought of asking until then.",
    "The new quay stands a little further to the east, and the channel beside it has kept its depth.",
    "Whether the southern towns will gain as much from the works as the northern ones is an open question.",
    "The council has promised to publish what each of them has paid, and what each of them has received.",
)

STAYS: dict[str, list[str]] = {
    "consent: what a law says of cookies": [
        "We use cookies, it says, and asks for consent, and that is all that the directive wanted of a site.",
        "Third-party cookies are dying anyway, and the firms that live by them know it better than the law.",
        "Analytics",
        "What a firm counts on its own pages was never what the law was written for, and so it was left out.",
    ],
    "newsletters as a subject": [
        "Sign-up rates for newsletters rose by a third in 2021, and fell again in the year that followed.",
        "Join a mailing list in Denver, and the editor answers your mail.",
        "Newsletter editors earn less than reporters do, and most of them have no time for updates.",
    ],
    "copyright as a subject": [
        "Copyright by default rests with the writer, and no register has to be kept of who wrote what and when.",
        "All rights reserved to authors have made the boom possible, and publishers have learned to live with it.",
    ],
    "commissions as a subject": [
        "We found that sellers earn a commission only where the platform allows it.",
        "Sponsor",
        "Whoever pays for the quay wants a name on it, and the council has never said no to such a wish.",
    ],
    "a chronology without sentences": [
        "April 2, 2011",
        "Ethiopia lays the foundation stone of the dam on the Blue Nile",
        "March 23, 2015",
        "Declaration of Principles signed in Khartoum by three presidents",
        "July 19, 2020",
        "First filling of the reservoir behind the dam",
    ],
    "a calendar of votes": [
        "Taiwan",
        "January 13, 2024",
        "Presidential vote and all of the legislature",
        "Indonesia",
        "February 14, 2024",
        "Presidential vote and most of the assemblies",
    ],
    "people under a heading that begins with more": [
        "More from the hearing",
        "Senator Ann Lee",
        "Senator Tom Fox",
        "Both of them asked what the quay had cost, and neither of them was given a number that day.",
    ],
    "reports that the text goes on about": [
        "Related reports",
        "By the Bank of England",
        "The bank has counted the loans that were given to harbours since the war, and finds them too many.",
    ],
    "a biography of whom the text is about": [
        "Jerome Powell is the chair of a divided board, and the markets have learned to read his silences.",
    ],
    "pictures as a subject": [
        "The firm had taken none of them itself, and its founder said so in a letter to Getty Images.",
        "The ministry then published a file photo of the same airfield, taken a year before the raid on it.",
        "The towns had to prove what was lost in the storm, and sent the ministry letters with photos by the dozen.",
    ],
    "a heading that names issues, and short lines over body text": [
        "Issues",
        "Water",
        "Land",
        "Housing",
        "Each of the three was left to the towns, and each of them was dealt with by none in the end.",
    ],
    "experts and what they say": [
        "Experts",
        "Anna Berg is an economist, and she says that the rules of the harbour were written for other ships.",
    ],
    "whom shippers can contact": [
        "For more information on dwell times, shippers can contact the port authority, which answers within a day.",
    ],
    "one answer to two claims": [
        "Myth: The quay was built for the grain ships of the North.",
        "Reality: Nobody has ever found a paper that says so in the archives of the ministry.",
        "Myth: The channel was dug for the navy in the last war.",
        "Reality: Nobody has ever found a paper that says so in the archives of the ministry.",
    ],
    "a sentence in short below the long one": [
        "The government should report to parliament each year on the state of the quays and of the channels.",
        "Parliament has asked for such a report since the storm, and it was promised one by three ministers.",
        "The government should report to parliament each year.",
    ],
    "numbers over one paragraph each": [
        "1",
        "The first lesson of the storm is that sand goes where the water takes it, whatever the map says.",
        "2",
        "The second lesson is that those who fish in the channel know where it goes before the engineers do.",
        "3",
        "The third lesson is that a quay without a channel is a wall, and that nobody has yet sailed to a wall.",
    ],
    "speakers of a transcript": [
        "Jane Miller says:",
        "In 2019 we had none.",
        "The towns had sold their dredgers by then, and those who could have worked them had gone to sea again.",
        "Tom Fox, minister until 2019, said:",
        "Nobody told the ministry that they were sold, and it went on paying for them for another three years.",
        "Jane Miller says:",
        "That was in 2020.",
    ],
}
STAYS_AT_THE_END: dict[str, list[str]] = {
    "views of those who did not write": [
        "The views expressed by the minister do not represent those of the cabinet, and he said so himself.",
        "The opinions of the justices do not reflect what was argued before them in the towns of the South.",
    ],
    "numbered recommendations": [
        "1. See that the treaty is signed.",
        "2. Interview the inspectors in person.",
        "3. Author a joint protocol.",
    ],
}


@pytest.mark.parametrize("layout", ["lines", "wrapped"])
@pytest.mark.parametrize("name", STAYS)
def test_it_stays_between_body_text(name: str, layout: str) -> None:
    assert find_removed([*ABOVE, *STAYS[name], *BELOW], layout) == []


@pytest.mark.parametrize("layout", ["lines", "wrapped"])
@pytest.mark.parametrize("name", STAYS_AT_THE_END)
def test_it_stays_at_the_end(name: str, layout: str) -> None:
    assert find_removed([*ABOVE, *BELOW, *STAYS_AT_THE_END[name]], layout) == []


def find_removed(texts: list[str], layout: str) -> list[tuple[str, str, str]]:
    """Each block that does not stay, with its label and the rule that gave it."""
    verdicts = judge_page(Page(texts, layout=layout))
    return [
        (text, verdict.label.value, verdict.rule)
        for text, verdict in zip(texts, verdicts, strict=True)
        if verdict.label not in KEPT
    ]
