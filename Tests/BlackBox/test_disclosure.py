"""Figures that are handed over: what is small is hidden, what would give it away too, and an attack finds nothing.

Contract §6; readings 6.x, 7.2, 7.14.
"""

from __future__ import annotations

import csv
import io
import json
import os
import unittest
from pathlib import Path
from typing import Any, Mapping, Optional

from product import Answer, ProductTest, read_csv, run

COLUMNS = ["teller", "noemer", "waarde", "ondergrens", "bovengrens"]
NUMBERS = [*COLUMNS, "n"]
HEADER = ["indicator", "versie", "periode", "gemeente", *COLUMNS, "eenheid", "n", "status"]
# Per gemeente: ended, ended with a known reason, ended by one side.
SMALL = {"GM0034": (30, 29, 2), "GM0344": (35, 34, 9), "GM0363": (40, 39, 10), "GM0599": (50, 49, 12)}
LARGE = {gemeente: tuple(100 * number for number in numbers) for gemeente, numbers in SMALL.items()}
ASKED = ("--periode", "2026-K1", "--peildatum", "2026-09-30")

Row = dict[str, str]


def rows(cases: Mapping[str, tuple[int, ...]]) -> list[Row]:
    """Counts and shares per gemeente and for all together, as the product writes them."""
    shown = dict(cases) | {"totaal": tuple(map(sum, zip(*cases.values())))}
    found: list[Row] = []
    for gemeente, (ended, _, _) in shown.items():
        found.append(cell("beeindigd", gemeente, teller=str(ended), waarde=str(ended), eenheid="aantal", n=str(ended)))
    for gemeente, (_, known, left) in shown.items():
        value = f"{100 * left / known:.10f}".rstrip("0").rstrip(".")
        found.append(cell("uitval", gemeente, teller=str(left), noemer=str(known), waarde=value, eenheid="procent", n=str(known)))
    return found


def cell(indicator: str, gemeente: str, status: str = "waarde", **numbers: str) -> Row:
    return dict.fromkeys(HEADER, "") | dict(
        indicator=indicator, versie="1", periode="2026-K1", gemeente=gemeente, status=status, **numbers)


def lines(figures: list[Row], form: str = "open") -> str:
    """The figures in one of the two forms."""
    if form == "open":
        return "".join(",".join(values) + "\r\n" for values in [HEADER, *([row[name] for name in HEADER] for row in figures)])
    text = [";".join(row[name].replace(".", ",") if name in NUMBERS else row[name] for name in HEADER) for row in figures]
    return "\ufeff" + "".join(line + "\r\n" for line in [";".join(HEADER), *text])


class DisclosureTest(ProductTest):
    contents = ()

    def file(self, figures: list[Row], name: str = "uitkomsten.csv", form: str = "open", folder: Optional[Path] = None) -> Path:
        return self.text(lines(figures, form), name, folder)

    def text(self, text: str, name: str = "uitkomsten.csv", folder: Optional[Path] = None) -> Path:
        path = (folder or self.folder()) / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def disclose(self, *files: Path | str, out: Path, policy: str = "eigen", options: tuple[str, ...] = ()) -> Answer:
        return run("disclose", "--policy", policy, *ASKED, "--uit", str(out), *options, *map(str, files))

    def released(self, out: Path, delimiter: str = ",") -> dict[tuple[str, str], Row]:
        return {(row["indicator"], row["gemeente"]): row for row in read_csv(out / "uitkomsten.csv", delimiter)}

    def report(self, out: Path) -> dict[str, Any]:
        report: dict[str, Any] = json.loads((out / "rapport.json").read_text(encoding="utf-8"))
        return report

    def assert_nothing_made(self, file: Path) -> None:
        self.assertEqual([path.name for path in file.parent.iterdir()], [file.name])


class ReleaseTests(DisclosureTest):
    def test_what_is_small_is_hidden_and_the_release_holds(self) -> None:
        file = self.file(rows(SMALL))
        out = file.parent / "uitgave"
        answer = self.disclose(file, out=out)
        self.assert_said(answer, 0, "cijfers gelezen", "aanval")
        self.assertEqual(answer.out, "")
        self.assertEqual(sorted(os.listdir(out)), ["rapport.json", "uitkomsten.csv"])
        self.assertEqual(sorted(os.listdir(file.parent)), ["uitgave", "uitkomsten.csv"])
        released, given = self.released(out), {(row["indicator"], row["gemeente"]): row for row in rows(SMALL)}
        self.assertEqual(list(released), list(given))
        self.assertEqual(released["uitval", "GM0034"]["status"], "onderdrukt")
        hidden = [key for key, row in released.items() if row["status"].startswith("onderdrukt")]
        self.assertGreaterEqual(len(hidden), 2, "one hidden cell beside its total is no secret")
        for key, row in released.items():
            if key in hidden:
                self.assertEqual([row[name] for name in NUMBERS], [""] * len(NUMBERS), key)
            else:
                self.assertEqual(row, given[key])
        # Towards the gemeente, counts are no secret.
        self.assertTrue(all(indicator == "uitval" for indicator, _ in hidden))
        self.assert_said(run("attack", *ASKED, str(out / "uitkomsten.csv")), 0)

    def test_one_file_without_a_folder_goes_to_standard_output(self) -> None:
        file = self.file(rows(SMALL))
        answer = run("disclose", "--policy", "eigen", *ASKED, str(file))
        self.assert_said(answer, 0)
        released = {(row["indicator"], row["gemeente"]): row["status"] for row in csv.DictReader(io.StringIO(answer.out))}
        self.assertEqual(released["uitval", "GM0034"], "onderdrukt")
        self.assertIn("aanval", answer.err)

    def test_the_report_says_by_which_rules_and_over_which_days(self) -> None:
        file = self.file(rows(SMALL))
        out = file.parent / "uitgave"
        self.assert_said(self.disclose(file, out=out), 0)
        report = self.report(out)
        self.assertEqual(sorted(report), ["aanval", "beleid", "peildatum", "periode", "verlies"])
        self.assertEqual(report["beleid"], {"naam": "eigen", "versie": 1, "drempel": 5})
        self.assertEqual((report["periode"], report["peildatum"]), ("2026-K1", "2026-09-30"))
        loss, = report["verlies"]
        self.assertEqual((loss["tabel"], loss["cellen"], loss["gevoelig"], loss["primair"]), ("uitkomsten", 10, 5, 1))
        self.assertGreaterEqual(loss["secundair"], 1)

    def test_without_a_period_the_report_says_null(self) -> None:
        file = self.file(rows(LARGE))
        out = file.parent / "uitgave"
        self.assert_said(run("disclose", "--policy", "eigen", "--peildatum", "2026-09-30", "--uit", str(out), str(file)), 0)
        self.assertIsNone(self.report(out)["periode"])

    def test_both_forms_give_the_same_release(self) -> None:
        texts = []
        for form in ("open", "excel"):
            file = self.file(rows(SMALL), form=form)
            self.assert_said(self.disclose(file, out=file.parent / "uitgave"), 0)
            texts.append((file.parent / "uitgave/uitkomsten.csv").read_bytes())
        self.assertEqual(texts[0], texts[1])
        self.assertFalse(texts[0].startswith(b"\xef\xbb\xbf"))

    def test_a_release_for_people(self) -> None:
        file = self.file(rows(SMALL))
        out = file.parent / "uitgave"
        self.assert_said(self.disclose(file, out=out, options=("--vorm", "excel")), 0)
        self.assertTrue((out / "uitkomsten.csv").read_bytes().startswith(b"\xef\xbb\xbfindicator;"))
        self.assertEqual(self.released(out, ";")["uitval", "GM0034"]["status"], "onderdrukt")

    def test_an_empty_folder_is_filled_and_a_missing_one_made(self) -> None:
        file = self.file(rows(SMALL))
        empty = self.folder()
        self.assert_said(self.disclose(file, out=empty), 0)
        self.assertEqual(sorted(os.listdir(empty)), ["rapport.json", "uitkomsten.csv"])
        deep = self.folder() / "a/b"
        self.assert_said(self.disclose(file, out=deep), 0)
        self.assertEqual(sorted(os.listdir(deep)), ["rapport.json", "uitkomsten.csv"])

    def test_the_next_release_knows_the_one_before(self) -> None:
        file = self.file(rows(SMALL))
        first, second = file.parent / "eerste", file.parent / "tweede"
        self.assert_said(self.disclose(file, out=first), 0)
        self.assert_said(self.disclose(file, out=second, options=("--eerder", str(first))), 0)
        statuses = [{key: row["status"] for key, row in self.released(out).items()} for out in (first, second)]
        self.assertEqual(statuses[0], statuses[1])

    def test_areas_from_a_file(self) -> None:
        file = self.file(rows(SMALL))
        areas = self.text("""gemeente;naam;jeugdregio;jeugdregio_naam;provincie
GM0034;Almere;JZ08;Flevoland;PV24
GM0344;Utrecht;JZ22;Utrecht Stad;PV26
GM0363;Amsterdam;JZ13;Amsterdam-Amstelland;PV27
GM0599;Rotterdam;JZ29;Rijnmond;PV28
""", "gebieden.csv")
        self.assert_said(self.disclose(file, out=file.parent / "uitgave", options=("--gebieden", str(areas))), 0)

    def test_gemeenten_lie_where_they_lie_when_nothing_says_it(self) -> None:
        """JZ13 less two of its three gemeenten is the third, in two files of which neither names both."""
        def counts(place: str, numbers: dict[str, int]) -> Path:
            found = [{"indicator": "beeindigd", "versie": "1", "periode": "2025", place: code, "teller": str(count), "noemer": "", "waarde": str(count),
                      "ondergrens": "", "bovengrens": "", "eenheid": "aantal", "n": str(count), "status": "waarde"} for code, count in numbers.items()]
            return self.text("\n".join([",".join(found[0]), *(",".join(row.values()) for row in found)]) + "\n", f"{place}.csv")

        gemeenten, region = counts("gemeente", {"GM0362": 45, "GM0363": 31, "GM0384": 4}), counts("jeugdregio", {"JZ13": 80})
        out = self.folder() / "uitgave"
        self.assert_said(run("disclose", "--policy", "breder", "--periode", "2025", "--peildatum", "2025-12-31", "--uit", str(out),
                             str(gemeenten), str(region)), 0)
        rows = [row for name in ("gemeente", "jeugdregio") for row in csv.DictReader((out / f"{name}.csv").open())]
        self.assertEqual(len(rows), 4)
        self.assertGreaterEqual(sum(row["status"].startswith("onderdrukt") for row in rows), 2)


class AttackTests(DisclosureTest):
    def naive(self) -> Path:
        """Only what is small is hidden: the total minus the others gives it back."""
        figures = [cell("uitval", row["gemeente"], "onderdrukt", eenheid="procent")
                   if (row["indicator"], row["gemeente"]) == ("uitval", "GM0034") else row for row in rows(SMALL)]
        return self.file(figures)

    def test_a_naive_release_is_taken_apart(self) -> None:
        file = self.naive()
        answer = run("attack", *ASKED, str(file))
        self.assert_said(answer, 2)
        self.assertTrue(answer.out.strip())
        answer = run("attack", *ASKED, "--json", str(file))
        self.assert_said(answer, 2)
        self.assertIsInstance(answer.json, dict)
        self.assert_nothing_made(file)

    def test_what_hides_nothing_has_nothing_to_find(self) -> None:
        answer = run("attack", *ASKED, "--json", str(self.file(rows(LARGE))))
        self.assert_said(answer, 0)
        self.assertIsInstance(answer.json, dict)


class WrongInputTests(DisclosureTest):
    def test_what_is_wrong_in_a_file_is_told_at_its_place(self) -> None:
        good = lines(rows(SMALL))
        # The header is line 1, the counts are lines 2–6, uitval of GM0034 is line 7.
        row = "uitval,1,2026-K1,GM0034,2,29,"
        self.assertEqual(good.splitlines()[6][:len(row)], row)
        wrong = [
            (good.replace(row, row.replace(",2,29", ",twee,29")), ("F006", "regel 7", "teller")),
            (good.replace(row, row.replace(",2,29", ",2,29.5.1")), ("F006", "regel 7", "noemer")),
            (good.replace(row, row.replace("2026-K1", "2026-K9")), ("F009", "regel 7", "periode")),
            (good.replace(row, row.replace("2026-K1", "2025-K1")), ("F009", "regel 7", "2026-K1")),
            (good.replace(row, row + "x,"), ("F005", "regel 7", "13")),
            (good.replace(row, row.replace("GM0034", "")), ("F010", "regel 7", "gemeente")),
            (good.replace(row, row.replace("GM0034", '"GM0034')), ("F002", "regel 7")),
            (good.replace(",procent,29,waarde", ",procent,29,geheim"), ("F007", "regel 7", "status", "onderdrukt")),
            (good.replace(",procent,29,", ",stuks,29,"), ("F008", "regel 7", "eenheid", "procent")),
            (good.replace(",gemeente,", ",kleur,"), ("F004", "regel 1", "kleur", "wijkteam")),
            (good.replace(",gemeente,", ",gemeente,gemeente,"), ("F011", "regel 1", "gemeente")),
            (good.replace(",n,status", ",status"), ("F003", "regel 1", "indicator,versie,periode")),
            ("", ("F003", "regel 1")), ("casus_nr;client_nr\r\n1;2\r\n", ("F003", "regel 1")),
        ]
        for text, words in wrong:
            with self.subTest(words):
                file = self.text(text)
                self.assert_refused(self.disclose(file, out=file.parent / "uitgave"), "uitkomsten.csv", *words)
                self.assert_nothing_made(file)

    def test_a_misspelled_indicator_is_told(self) -> None:
        file = self.text(lines(rows(SMALL)).replace("uitval,", "uitvalx,"))
        answer = self.disclose(file, out=file.parent / "uitgave")
        self.assert_said(answer, 0, "‘uitvalx’ is geen indicator")

    def test_bytes_that_are_no_text(self) -> None:
        file = self.folder() / "uitkomsten.csv"
        file.write_bytes(b"indicator,\xeb\xff\n")
        self.assert_refused(self.disclose(file, out=file.parent / "uitgave"), "F001")

    def test_wrong_words(self) -> None:
        file = self.file(rows(SMALL))
        out = file.parent / "uitgave"
        elsewhere = self.file(rows(SMALL))
        empty = self.folder()
        unread = self.file(rows(SMALL)).parent
        wrong: list[tuple[tuple[str, ...], str]] = [
            (("--uit", str(out), str(file)), "--policy"), (("--policy", "eigen", str(file), str(elsewhere)), "--uit"),
            (("--policy", "eigen", "--uit", str(out)), "CSV"),
            (("--policy", "streng", "--uit", str(out), str(file)), "breder"),
            (("--policy", str(out.parent / "geen.json"), "--uit", str(out), str(file)), "geen.json"),
            (("--policy", "eigen", "--uit", str(out), str(out.parent / "geen.csv")), "geen.csv"),
            (("--policy", "eigen", "--uit", str(out), str(empty)), "csv"),
            (("--policy", "eigen", "--uit", str(out), str(file), str(elsewhere)), "uitkomsten.csv"),
            (("--policy", "eigen", "--uit", str(out), "--vorm", "json", str(file)), "excel"),
            (("--policy", "eigen", "--uit", str(out), "--vorm", "pdf", str(file)), "excel"),
            (("--policy", "eigen", "--uit", str(out), "--periode", "ooit", str(file)), "2026-K1"),
            (("--policy", "eigen", "--uit", str(out), "--peildatum", "gisteren", str(file)), "datum"),
            (("--policy", "eigen", "--uit", str(file), str(file)), "--uit"),
            (("--policy", "eigen", "--uit", str(out), "--eerder", str(out.parent / "nergens"), str(file)), "nergens"),
            (("--policy", "eigen", "--uit", str(out), "--eerder", str(empty), str(file)), "CSV"),
            (("--policy", "eigen", "--uit", str(out), "--eerder", str(unread), str(file)), "rapport.json"),
            (("--policy", "eigen", "--uit", str(out), "--gebieden", str(file), str(file)), "jeugdregio"),
        ]
        for arguments, word in wrong:
            with self.subTest(" ".join(arguments)):
                self.assert_refused(run("disclose", *arguments), word)
                self.assert_nothing_made(file)
        self.assert_refused(run("attack"), "CSV")

    def test_a_folder_that_holds_something_is_left_alone(self) -> None:
        file = self.file(rows(SMALL))
        out = self.folder()
        (out / "brief.txt").write_text("van een ander")
        self.assert_refused(self.disclose(file, out=out), "niet leeg", "--uit")
        self.assertEqual(os.listdir(out), ["brief.txt"])


class PolicyTests(DisclosureTest):
    def policy(self, **changes: Any) -> str:
        rules = {"naam": "proef", "kring": "eigen"} | changes
        return str(self.text(json.dumps(rules), "beleid.json"))

    def test_the_example_is_a_policy(self) -> None:
        answer = run("disclose", "--example-policy")
        self.assert_said(answer, 0)
        self.assertEqual(sorted(answer.json), [
            "afrondbasis", "bescherming", "dominantie", "drempel", "drempel_gemiddelde", "gevoelig", "kring", "naam",
            "nullen_verbergen", "seconden", "versie"])
        self.assertIn("uitval", answer.json["gevoelig"])
        file = self.file(rows(LARGE))
        out = file.parent / "uitgave"
        self.assert_said(self.disclose(file, out=out, policy=str(self.text(answer.out, "beleid.json"))), 0)
        self.assertEqual(self.report(out)["beleid"], {"naam": "voorbeeld", "versie": 1, "drempel": 10})

    def test_a_policy_decides_what_is_small(self) -> None:
        file = self.file(rows(SMALL))
        for threshold, hidden in ((2, False), (3, True)):
            out = self.folder() / "uitgave"
            policy = self.policy(versie=7, drempel=threshold)
            self.assert_said(self.disclose(file, out=out, policy=policy), 0)
            self.assertEqual(self.released(out)["uitval", "GM0034"]["status"] == "onderdrukt", hidden)
            self.assertEqual(self.report(out)["beleid"], {"naam": "proef", "versie": 7, "drempel": threshold})

    def test_wrong_policies_name_the_key_and_what_it_accepts(self) -> None:
        file = self.file(rows(SMALL))
        wrong: list[tuple[dict[str, Any], tuple[str, ...]]] = [
            (dict(drempels=5), ("drempels", "drempel_gemiddelde")), (dict(drempel="vijf"), ("drempel", "geheel getal vanaf 2")),
            (dict(drempel=5.5), ("drempel", "geheel getal")), (dict(drempel=1), ("drempel", "vanaf 2")),
            (dict(drempel=True), ("drempel", "geheel getal")), (dict(versie=0), ("versie", "vanaf 1")),
            (dict(kring="iedereen"), ("kring", "eigen of breder")), (dict(kring=None), ("kring", "eigen of breder")),
            (dict(naam=""), ("naam",)), (dict(naam=None), ("naam", "ontbreekt")),
            (dict(nullen_verbergen="ja"), ("nullen_verbergen", "true of false")),
            (dict(nullen_verbergen=1), ("nullen_verbergen", "true of false")),
            (dict(dominantie=2), ("dominantie", "aandeel")), (dict(dominantie={"aantal": 2}), ("aandeel", "van 0 tot en met 1")),
            (dict(dominantie={"aantal": 2, "aandeel": 90, "nabijheid": 0.1}), ("aandeel", "van 0 tot en met 1")),
            (dict(dominantie={"aantallen": 2}), ("aantallen", "nabijheid")), (dict(gevoelig="uitval"), ("gevoelig", "lijst")),
            (dict(gevoelig=["uitvl"]), ("gevoelig", "uitval")), (dict(gevoelig=[5]), ("gevoelig", "lijst")),
            (dict(seconden=0), ("seconden", "boven 0")), (dict(drempel=5, bescherming=9), ("G001", "bescherming")),
            (dict(drempel=10, afrondbasis=5), ("G001", "afrondbasis")),
        ]
        for changes, words in wrong:
            with self.subTest(changes):
                self.assert_refused(self.disclose(file, out=file.parent / "uitgave", policy=self.policy(**changes)), *words)
                self.assert_nothing_made(file)
        for text in ("", "[]", "geen json", '{"naam": "x"'):
            with self.subTest(text):
                policy = str(self.text(text, "beleid.json"))
                self.assert_refused(self.disclose(file, out=file.parent / "uitgave", policy=policy), "beleid.json", "JSON")


if __name__ == "__main__":
    unittest.main()
