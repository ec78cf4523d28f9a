"""Every kind of wrong input, told at its place; a BSN that shows up nowhere; rejected rows that come back and can be re-sent.

Contract §2; readings 2.x, 7.x, 8.x.
"""

from __future__ import annotations

import csv
import inspect
import io
import json
import os
import subprocess
import unittest
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from product import KEYS, TODAY, VALID, Answer, ProductTest, bsn, read_csv, row, text, write

Place = tuple[str, int, str, str]      # file, line, column, code

SOON = (TODAY + timedelta(days=400)).isoformat()


def places(answer: Answer, what: str = "fouten") -> list[Place]:
    """Where the receipt says something is wrong."""
    return [(issue["bestand"], issue["regel"], issue["kolom"], issue["code"]) for issue in answer.json[what]["getoond"]]


# kind, other cells of a valid row, (column, code) of every error it must give. Readings in the comments.
WRONG: list[tuple[str, dict[str, str], list[tuple[str, str]]]] = [
    # required, texts
    ("casussen", dict(client_nr=""), [("client_nr", "verplicht_leeg")]),
    ("casussen", dict(client_nr=" \u00a0 "), [("client_nr", "verplicht_leeg")]),                          # 2.5
    ("casussen", dict(kwetsbaarheid="", verwijzer="", gemeente=""),                                       # 2.12
     [("gemeente", "verplicht_leeg"), ("kwetsbaarheid", "verplicht_leeg"), ("verwijzer", "verplicht_leeg")]),
    ("medewerkers", dict(naam=""), [("naam", "verplicht_leeg")]),
    # dates, 2.7 and 2.8
    ("casussen", dict(ontvangen_op="05-01-25", gestart_op=""), [("ontvangen_op", "jaar_twee_cijfers")]),
    ("casussen", dict(ontvangen_op="2025-02-29", gestart_op=""), [("ontvangen_op", "datum_ongeldig")]),
    ("casussen", dict(ontvangen_op="31-04-2025"), [("ontvangen_op", "datum_ongeldig")]),                  # 7.4
    ("casussen", dict(ontvangen_op="2025/01/05"), [("ontvangen_op", "datum_ongeldig")]),
    ("casussen", dict(ontvangen_op="2025-01-05T10:00"), [("ontvangen_op", "datum_ongeldig")]),
    ("casussen", dict(ontvangen_op="2025-1-5"), [("ontvangen_op", "datum_ongeldig")]),
    ("casussen", dict(ontvangen_op="45662"), [("ontvangen_op", "datum_ongeldig")]),
    ("casussen", dict(ontvangen_op="1989-12-31"), [("ontvangen_op", "datum_buiten_bereik")]),
    ("casussen", dict(contact_op=SOON), [("contact_op", "datum_buiten_bereik")]),
    ("medewerkers", dict(in_dienst_op="1949-12-31"), [("in_dienst_op", "datum_buiten_bereik")]),
    ("medewerkers", dict(diploma_op="1949-12-31"), [("diploma_op", "datum_buiten_bereik")]),
    ("registraties", dict(geldig_tot="10000-01-01"), [("geldig_tot", "datum_ongeldig")]),
    ("facturen", dict(maand="2025-13"), [("maand", "maand_ongeldig")]),
    ("facturen", dict(maand="maart 2025"), [("maand", "maand_ongeldig")]),
    ("facturen", dict(maand="2999-01"), [("maand", "datum_buiten_bereik")]),
    # numbers, 2.6
    ("inzet", dict(uren="twee"), [("uren", "getal_ongeldig")]),
    ("inzet", dict(uren="1.234,5"), [("uren", "getal_ongeldig")]),
    ("inzet", dict(uren="1,5e1"), [("uren", "getal_ongeldig")]),
    ("inzet", dict(uren="+2"), [("uren", "getal_ongeldig")]),
    ("inzet", dict(uren=",5"), [("uren", "getal_ongeldig")]),
    ("inzet", dict(uren="2,"), [("uren", "getal_ongeldig")]),
    ("inzet", dict(uren="٣"), [("uren", "getal_ongeldig")]),
    ("inzet", dict(uren="0"), [("uren", "getal_buiten_bereik")]),
    ("inzet", dict(uren="-1"), [("uren", "getal_buiten_bereik")]),
    ("inzet", dict(uren="24,01"), [("uren", "getal_buiten_bereik")]),
    ("inzet", dict(uren="0," + "3" * 60), [("uren", "getal_te_lang")]),
    ("scholingen", dict(punten="-0,5"), [("punten", "getal_buiten_bereik")]),
    ("casussen", dict(akkoord_uren="-1"), [("akkoord_uren", "getal_buiten_bereik")]),
    ("casussen", dict(kosten="-0,01"), [("kosten", "getal_buiten_bereik")]),
    ("doelen", dict(gewicht="0"), [("gewicht", "getal_buiten_bereik")]),
    ("casussen", dict(tevredenheid="11"), [("tevredenheid", "getal_buiten_bereik")]),
    ("casussen", dict(tevredenheid="0"), [("tevredenheid", "getal_buiten_bereik")]),
    ("casussen", dict(tevredenheid="7,5"), [("tevredenheid", "geen_geheel_getal")]),
    ("medewerkers", dict(mbo_niveau="2"), [("mbo_niveau", "getal_buiten_bereik")]),
    # codes and booleans
    ("evaluaties", dict(met_client="misschien"), [("met_client", "ja_nee_ongeldig")]),
    ("evaluaties", dict(besluit="stoppen"), [("besluit", "code_onbekend")]),
    ("casussen", dict(kwetsbaarheid="kind|opa"), [("kwetsbaarheid", "code_onbekend")]),
    ("casussen", dict(kwetsbaarheid="kind|"), [("kwetsbaarheid", "code_onbekend")]),                      # 8.6
    ("casussen", dict(kwetsbaarheid="kind||ouders"), [("kwetsbaarheid", "code_onbekend")]),
    ("casussen", dict(zonder_hulp_verder="5"), [("zonder_hulp_verder", "code_onbekend")]),
    ("casussen", dict(gemeente="Amsterdam"), [("gemeente", "gemeente_ongeldig")]),
    ("casussen", dict(gemeente="GM363"), [("gemeente", "gemeente_ongeldig")]),                            # 7.1
    ("casussen", dict(gemeente="9999"), [("gemeente", "gemeente_onbekend")]),
    # BSN, 2.18
    ("casussen", dict(client_nr=bsn(111111110)), [("client_nr", "bsn_vermoed")]),
    ("casussen", dict(client_nr="000000000"), [("client_nr", "bsn_vermoed")]),
    # row rules
    ("casussen", dict(gestart_op="2025-01-05"), [("gestart_op", "datum_volgorde")]),
    ("casussen", dict(contact_op="2025-01-05"), [("contact_op", "datum_volgorde")]),
    ("casussen", dict(beeindigd_op="2025-01-09"), [("beeindigd_op", "datum_volgorde")]),
    ("casussen", dict(gestart_op="", beeindigd_op="2025-03-09"), [("beeindigd_op", "einde_zonder_start")]),
    ("casussen", dict(gestart_op="morgen", beeindigd_op="2025-03-09"), [("gestart_op", "datum_ongeldig")]),  # 7.4
    ("casussen", dict(reden_beeindiging="31"), [("reden_beeindiging", "reden_zonder_bron")]),
    ("casussen", dict(reden_beeindiging="31", reden_bron="zzz"), [("reden_bron", "code_onbekend")]),      # 7.4
    ("casussen", dict(reden_beeindiging="31", reden_bron="cbs"), [("reden_beeindiging", "reden_niet_in_lijst")]),
    ("casussen", dict(reden_beeindiging="20", reden_bron="jw", beeindigd_op="2025-03-01"),
     [("reden_beeindiging", "reden_beeindigt_niet")]),
    ("casussen", dict(ingetrokken_op="2025-01-20"), [("gestart_op", "start_na_intrekking")]),
    ("casussen", dict(afgewezen_op="2025-01-20"), [("gestart_op", "start_na_intrekking")]),
    ("medewerkers", dict(uit_dienst_op="2019-12-31"), [("uit_dienst_op", "datum_volgorde")]),             # 2.16
    ("registraties", dict(geldig_tot="2019-11-30"), [("geldig_tot", "datum_volgorde")]),
    ("skj_partners", dict(geldig_tot="2021-12-31"), [("geldig_tot", "datum_volgorde")]),
    ("documenten", dict(geldig_tot="2024-12-31"), [("geldig_tot", "datum_volgorde")]),
    ("regie", dict(tot="2025-01-05"), [("tot", "datum_volgorde")]),
    ("regie", dict(soort="skj_partner"), [("partner_nr", "partner_ontbreekt")]),
    ("meldingen", dict(bevestigd_op="2025-02-28"), [("bevestigd_op", "datum_volgorde")]),
    ("meldingen", dict(afgehandeld_op="2025-02-28"), [("afgehandeld_op", "datum_volgorde")]),
    # references, 2.13
    ("inzet", dict(casus_nr="C404"), [("casus_nr", "verwijzing_onbekend")]),
    ("inzet", dict(casus_nr="c1"), [("casus_nr", "verwijzing_onbekend")]),                                # 2.5: case matters
    ("inzet", dict(medewerker_nr="M404", casus_nr="C404"),
     [("casus_nr", "verwijzing_onbekend"), ("medewerker_nr", "verwijzing_onbekend")]),
    ("registraties", dict(medewerker_nr="M404"), [("medewerker_nr", "verwijzing_onbekend")]),
    ("regie", dict(partner_nr="P404", soort="skj_partner"), [("partner_nr", "verwijzing_onbekend")]),
    ("meldingen", dict(casus_nr="C404"), [("casus_nr", "verwijzing_onbekend")]),
    ("inzet", dict(casus_nr=bsn(222222220)), [("casus_nr", "bsn_vermoed")]),
    ("meldingen", dict(casus_nr=bsn(333333330)), [("casus_nr", "bsn_vermoed")]),
]

# The same, but right: no error at all.
RIGHT: list[tuple[str, dict[str, str]]] = [
    ("casussen", dict(client_nr="123456789")), ("casussen", dict(client_nr="2024-00001")),
    ("casussen", dict(client_nr="1234567890")), ("casussen", dict(client_nr="K" + bsn(123456700))),
    ("casussen", dict(client_nr=".".join([bsn(123456700)[:4], bsn(123456700)[4:]]))),
    ("casussen", dict(gemeente="34")), ("casussen", dict(gemeente=" gm0014 ")), ("casussen", dict(gemeente="0363")),
    ("casussen", dict(ontvangen_op="6-1-2025", verwijzer="HUISARTS", kwetsbaarheid=" Kind | ouders |kind")),
    ("casussen", dict(contact_op=(TODAY + timedelta(days=360)).isoformat())),
    ("casussen", dict(gestart_op="", reden_beeindiging="20", reden_bron="jw")),
    ("casussen", dict(zonder_hulp_verder="4", tevredenheid="10", akkoord_uren="0")),
    ("casussen", dict(gestart_op="", ingetrokken_op="2025-01-20")),
    ("medewerkers", dict(in_dienst_op="1950-01-01", uit_dienst_op="9999-12-31", diploma_op="1950-01-01")),
    ("registraties", dict(geldig_tot="31-12-9999")), ("facturen", dict(uren="-10", bedrag="-650.00")),
    ("inzet", dict(uren="24")), ("inzet", dict(uren="0.1")), ("regie", dict(partner_nr="P404")),
    ("doelen", dict(gewicht="0,001")), ("evaluaties", dict(met_client="1", met_casemanager="FALSE")),
    ("meldingen", dict(casus_nr="")), ("doelscores", dict(gas_score="-2")),
]


class PlacesTests(ProductTest):
    """Each error at its file, physical line, column and code: nothing missed, nothing more."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation("wieg")

    def files(self, changes: list[tuple[str, dict[str, str]]]) -> tuple[list[Path], list[tuple[str, int]]]:
        """A file per kind: the valid row that others refer to, then a row per change under a key of its own."""
        folder = self.folder()
        rows: dict[str, list[dict[str, str]]] = {kind: [given] for kind, given in VALID.items()}
        rows["evaluaties"].append(row("evaluaties", evaluatie_nr="E2"))
        lines = []
        for number, (kind, cells) in enumerate(changes):
            keys = {"evaluatie_nr": "E2"} if kind == "doelscores" else {KEYS[kind][0]: f"X{number}"}
            rows[kind].append(row(kind, **(keys | cells)))
            lines.append((f"{kind}.csv", len(rows[kind]) + 1))
        return [write(folder, kind, *given) for kind, given in rows.items()], lines

    def test_every_wrong_cell_and_row(self) -> None:
        paths, lines = self.files([(kind, cells) for kind, cells, _ in WRONG])
        answer = self.database.imported("wieg", *paths)
        self.assert_said(answer, 2, "afgewezen")
        expected = sorted((file, line, column, code) for (file, line), (_, _, errors) in zip(lines, WRONG) for column, code in errors)
        self.assertEqual(sorted(places(answer)), expected)
        self.assertEqual(answer.json["fouten"]["aantal"], len(expected))
        for issue in answer.json["fouten"]["getoond"]:
            self.assertRegex(issue["melding"], r"^[A-Za-z0-9‘].*\.$", issue)
            self.assertIn(f"{issue['bestand']}, regel {issue['regel']}", answer.err)
        self.assertEqual(self.database.must("delivery", "list", "wieg").out, "")
        per_file = {file["bestand"]: file["afgekeurd"] for file in answer.json["bestanden"]}
        for file, count in per_file.items():
            self.assertEqual(count, len({line for name, line, *_ in expected if name == file}), file)

    def test_every_right_cell(self) -> None:
        paths, _ = self.files(RIGHT)
        answer = self.database.imported("wieg", *paths, options=["--dry-run"])
        self.assertEqual(places(answer), [])
        self.assert_said(answer, 0, "proef")

    def test_files_as_a_whole(self) -> None:
        folder = self.folder()
        cases: dict[str, tuple[bytes, list[tuple[int, str, str]]]] = {
            "onbekend.csv": (b"a;b;c\r\n1;2;3\r\n", [(1, "", "bestand_onbekend")]),
            "dubbel.csv": (b"medewerker_nr;naam;Naam ;functie;in_dienst_op\r\n1;2;3;overig;2020-01-01\r\n", [(1, "", "kolom_dubbel")]),
            "ontbreekt.csv": (b"medewerker_nr;naam\r\nM1;A\r\n", [(1, "functie", "kolom_ontbreekt"), (1, "in_dienst_op", "kolom_ontbreekt")]),
            "open.csv": (b'medewerker_nr;naam;functie;in_dienst_op\r\nM1;A;overig;2020-01-01\r\nM2;"B;overig;2020-01-01\r\nM3;C;overig;2020-01-01\r\n',
                         [(3, "", "aanhalingsteken_open")]),
            "codering.csv": (b"medewerker_nr;naam;functie;in_dienst_op\r\nM1;\x81\x8d;overig;2020-01-01\r\n", [(1, "", "codering_onleesbaar")]),
            "lege_regels.csv": (b"\r\n;;;\r\n \r\nmedewerker_nr;naam;functie;in_dienst_op\r\n;;;\r\n\r\nM1;A;baas;2020-01-01\r\n",
                                [(7, "functie", "code_onbekend")]),
            "velden.csv": (b"medewerker_nr;naam;functie;in_dienst_op\r\nM1;A;overig\r\nM2;A;overig;2020-01-01;;\r\nM3;A;overig;2020-01-01;x\r\n",
                           [(2, "", "aantal_velden"), (4, "", "aantal_velden")]),
            "regels.csv": (b'medewerker_nr;naam;functie;in_dienst_op\r\n"M1";"A\r\nB\nC";overig;2020-01-01\r\n"M\n2";X;"ba\nas";2020-01-01\r\n',
                           [(5, "functie", "code_onbekend")]),
            "nul.csv": (b"medewerker_nr;naam;functie;in_dienst_op\r\nM1;A\x00B;overig;2020-01-01\r\n", [(2, "naam", "teken_ongeldig")]),
        }
        for name, (content, expected) in cases.items():
            with self.subTest(name):
                path = folder / name
                path.write_bytes(content)
                answer = self.database.imported("wieg", path)
                self.assert_said(answer, 2, "afgewezen")
                self.assertEqual(sorted(place[1:] for place in places(answer)), expected)

    def test_nothing_is_no_error(self) -> None:
        """7.10: no lines, only blank ones, only a header."""
        folder = self.folder()
        for name, content in {"leeg.csv": b"", "wit.csv": b"\r\n \r\n;;\r\n", "bom.csv": b"\xef\xbb\xbf", "bom16.csv": b"\xff\xfe",
                              "kop.csv": b"medewerker_nr;naam;functie;in_dienst_op\r\n", "kop2.csv": b"inzet_nr"}.items():
            with self.subTest(name):
                path = folder / name
                path.write_bytes(content)
                answer = self.database.imported("wieg", path, options=["--dry-run"])
                if name == "kop2.csv":
                    self.assert_said(answer, 2, "kolom_ontbreekt")
                else:
                    self.assert_said(answer, 0, "proef")
                    self.assertEqual(answer.json["bestanden"][0]["rijen"], 0)

    def test_the_same_file_in_every_dress(self) -> None:
        """Encodings, delimiters, line ends, header spelling, column order: all understood, all unchanged."""
        self.database.organisation("dress")
        rows = [row("casussen", casus_nr=f"C{n}", client_nr=f"K€{n}", wijkteam="Sûd; \"Oost\"") for n in range(3)]
        folder = self.folder()
        self.assert_said(self.database.imported("dress", write(folder, "casussen", *rows)), 0)
        plain = [name for name in rows[0]]
        dresses = {
            "utf8bom": ("utf-8-sig", ";", "\n", plain), "utf16le": ("utf-16", "\t", "\r\n", plain),
            "utf16be": ("utf-16-be", ",", "\n", plain), "cp1252": ("cp1252", ";", "\r\n", list(reversed(plain))),
            "koppen": ("utf-8", ",", "\n", plain),
        }
        for name, (encoding, delimiter, newline, columns) in dresses.items():
            with self.subTest(name):
                content = text(rows, delimiter, newline, columns)
                if name == "koppen":
                    head, rest = content.split("\n", 1)
                    content = head.upper().replace("_", "- ").replace("CASUS", " Casus ") + "\n" + rest
                data = content.encode(encoding)
                path = folder / f"{name}.csv"
                path.write_bytes(b"\xfe\xff" + data if name == "utf16be" else data)
                answer = self.database.imported("dress", path)
                self.assert_said(answer, 0, "vastgelegd")
                file = answer.json["bestanden"][0]
                self.assertEqual((file["ongewijzigd"], file["gewijzigd"], file["nieuw"]), (3, 0, 0), str(answer))

    def test_warnings(self) -> None:
        folder = self.folder()
        base = {kind: VALID[kind] for kind in ("medewerkers", "casussen")}
        cases = [
            row("casussen"), row("casussen", casus_nr="C2", geboren_of_uitgerekend_op="2024-01-09"),
            row("casussen", casus_nr="C3", akkoord_op="2025-01-11"), row("casussen", casus_nr="C4", kosten="1.234"),
            row("casussen", casus_nr="C5", kosten="1,234"), row("casussen", casus_nr="C6", gestart_op=""),
            row("casussen", casus_nr="C7", geboren_of_uitgerekend_op="2024-01-10"),
        ]
        for case in cases:
            case["Kleur"] = "rood"
        visits = [row("inzet", inzet_nr="I1", datum="2025-01-09"), row("inzet", inzet_nr="I2", casus_nr="C6"), row("inzet", inzet_nr="I3")]
        answer = self.database.imported(
            "wieg", write(folder, "medewerkers"), write(folder, "casussen", *cases), write(folder, "inzet", *visits), options=["--dry-run"])
        self.assert_said(answer, 0)
        self.assertEqual(sorted(places(answer, "waarschuwingen")), [
            ("casussen.csv", 1, "Kleur", "kolom_onbekend"), ("casussen.csv", 3, "gestart_op", "kind_ouder_dan_een_jaar"),
            ("casussen.csv", 4, "akkoord_op", "akkoord_na_start"), ("casussen.csv", 5, "kosten", "duizendtal_vermoed"),
            ("inzet.csv", 2, "datum", "inzet_buiten_traject"), ("inzet.csv", 3, "datum", "inzet_buiten_traject")])
        self.assertEqual(base.keys(), {"medewerkers", "casussen"})

    def test_the_same_key_twice(self) -> None:
        """2.11, 7.11."""
        folder = self.folder()
        rows = [row("medewerkers"), row("medewerkers"), row("medewerkers", medewerker_nr="M2"), row("medewerkers", medewerker_nr="M2", naam="B"),
                row("medewerkers", medewerker_nr="M3")]
        path = write(folder, "medewerkers", *rows)
        answer = self.database.imported("wieg", path)
        self.assert_said(answer, 2)
        self.assertEqual(places(answer), [("medewerkers.csv", 5, "medewerker_nr", "dubbele_sleutel")])
        self.assertEqual([place[1] for place in places(answer, "waarschuwingen")], [3])
        self.database.organisation("dubbel")
        answer = self.database.imported("dubbel", path, options=["--mode", "partial"])
        self.assert_said(answer, 0)
        self.assertEqual(sorted(place[1] for place in places(answer)), [4, 5])
        file = answer.json["bestanden"][0]
        self.assertEqual((file["nieuw"], file["ongewijzigd"], file["afgekeurd"]), (2, 1, 2))

    def test_long_and_odd_values(self) -> None:
        """Whatever stands in a cell, the program answers for it: taken or refused at its place, never a failure of its inside."""
        import random
        letters = random.Random(1)
        long = "".join(letters.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(20_000))
        odd = {"lange_sleutel": long[:5000], "lange_tekst": long, "regeleinde": "a\nb\r\nc", "scheiding": "a\x1eb\x1fc", "besturing": "\x01\x07\x1b[2J",
               "emoji": "👶🏽\u200d", "combinerend": "e\u0301", "rechts": "\u202eabc", "sql": "'; DROP TABLE casussen; --", "copy": "\\N", "schuin": "a\\tb\\"}
        for column in ("naam", "functie"):
            with self.subTest(column=column):
                rows = [row("medewerkers", **{"medewerker_nr": f"M{n}", column: value}) for n, value in enumerate(odd.values())]
                self.check_odd(rows, column)
        for name, value in odd.items():
            if name in ("lange_sleutel", "regeleinde", "besturing", "copy"):
                with self.subTest(name, column="medewerker_nr"):
                    self.check_odd([row("medewerkers", medewerker_nr=value)], "medewerker_nr")

    def check_odd(self, rows: list[dict[str, str]], column: str) -> None:
        answer = self.database.imported("wieg", write(self.folder(), "medewerkers", *rows), options=["--dry-run"])
        self.assertIn(answer.code, (0, 2), str(answer)[:3000])
        self.assert_readable(answer)
        self.assertNotIn("\x1b[2J", answer.err)
        self.assertEqual({place[2] for place in places(answer)} - {column}, set())


class ManyErrorsTests(ProductTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation("wieg")
        cls.folder_ = Path(cls.work / "veel")
        cls.folder_.mkdir()
        rows = [row("medewerkers", medewerker_nr=f"M{n}", naam=f"N{n}", functie="overig" if n % 2 else "baas") for n in range(5000)]
        cls.file = write(cls.folder_, "medewerkers", *rows)

    def test_strict_lists_a_thousand_and_counts_all(self) -> None:
        answer = self.database.imported("wieg", self.file)
        self.assert_said(answer, 2, "2500")
        errors = answer.json["fouten"]
        self.assertEqual((errors["aantal"], len(errors["getoond"])), (2500, 1000))
        self.assertEqual([error["regel"] for error in errors["getoond"]], list(range(2, 2002, 2)))
        self.assertEqual(sum(line.startswith("fout: ") for line in answer.err.splitlines()), 1000)
        self.assertEqual(answer.json["bestanden"][0]["afgekeurd"], 2500)

    def test_rejects_of_partial_hold_every_row(self) -> None:
        self.database.organisation("deels")
        rejects = self.folder_ / "terug.csv"
        answer = self.database.imported("deels", self.file, options=["--mode", "partial", "--rejects", str(rejects)])
        self.assert_said(answer, 0, "vastgelegd")
        self.assertEqual((answer.json["fouten"]["aantal"], len(answer.json["fouten"]["getoond"])), (2500, 1000))
        self.assertEqual(len(read_csv(rejects)), 2500)

    def test_rejects_of_a_dry_run_and_of_strict_hold_every_row(self) -> None:
        """A limit is announced, never inside the file (lessons §3.13)."""
        for options in (["--mode", "partial", "--dry-run"], []):
            with self.subTest(" ".join(options) or "strict"):
                rejects = self.folder_ / "proef.csv"
                rejects.unlink(missing_ok=True)
                answer = self.database.imported("wieg", self.file, options=[*options, "--rejects", str(rejects)])
                self.assertEqual(len(read_csv(rejects)), 2500, str(answer)[-300:])


class RejectsTests(ProductTest):
    """Rejected rows come back as delivered, with what is wrong; corrected, they go in as they are."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation("wieg")

    def test_rejects_are_the_original_cells_and_import_when_corrected(self) -> None:
        self.database.organisation("terug")
        folder = self.folder()
        cases = [row("casussen"),
                 row("casussen", casus_nr="C2", wijkteam='Team "Zuid"; oost', verwijzer="buurman", tevredenheid="12"),
                 row("casussen", casus_nr="C3", wijkteam="twee\nregels", gemeente="Amsterdam"),
                 row("casussen", casus_nr="C4", wijkteam="=1+2")]
        visits = [row("inzet", inzet_nr="I1"), row("inzet", inzet_nr="I2", casus_nr="C2"), row("inzet", inzet_nr="I3", uren="99")]
        for case in cases:
            case.setdefault("wijkteam", "")
        rejects = folder / "terug.csv"
        answer = self.database.imported(
            "terug", write(folder, "medewerkers"), write(folder, "casussen", *cases, columns=cases[1]),
            write(folder, "inzet", *visits), options=["--mode", "partial", "--rejects", str(rejects)])
        self.assert_said(answer, 0)
        overview = read_csv(rejects)
        self.assertEqual([given["bestand"] for given in overview], ["casussen.csv"] * 2 + ["inzet.csv"] * 2)
        back = {path.name: read_csv(path) for path in folder.glob("terug-*.csv")}
        self.assertEqual(sum(len(rows) for rows in back.values()), 4, back.keys())
        by_kind = {"casussen": [], "inzet": []}
        for rows in back.values():
            for given in rows:
                by_kind["inzet" if "inzet_nr" in given else "casussen"].append(given)
        c2, c3 = sorted(by_kind["casussen"], key=lambda given: given["casus_nr"])
        i2, i3 = sorted(by_kind["inzet"], key=lambda given: given["inzet_nr"])
        self.assertEqual({name: c2[name] for name in cases[1]}, cases[1], "the original cells")
        self.assertEqual(c3["wijkteam"], "twee\nregels")
        self.assertEqual((c2["regel"], c2["kolom"], c2["code"]), ("3", "tevredenheid | verwijzer", "getal_buiten_bereik | code_onbekend"))
        self.assertEqual((c3["regel"], c3["code"]), ("4", "gemeente_ongeldig"))
        self.assertEqual((i2["kolom"], i2["code"]), ("casus_nr", "verwijzing_afgekeurd"))
        self.assertEqual((i3["kolom"], i3["code"]), ("uren", "getal_buiten_bereik"))
        for given in (c2, c3, i2, i3):
            self.assertTrue(given["melding"].endswith("."), given)
        # Corrected in the file that came back, and sent as it is.
        c2 |= {"verwijzer": "huisarts", "tevredenheid": "8"}
        c3["gemeente"] = "363"
        i3["uren"] = "9"
        again = [write(folder, "casussen", c2, c3, name="c.csv"), write(folder, "inzet", i2, i3, name="i.csv")]
        answer = self.database.imported("terug", *again)
        self.assert_said(answer, 0, "vastgelegd")
        self.assertEqual([file["nieuw"] for file in answer.json["bestanden"]], [2, 2])
        self.assertEqual(answer.json["waarschuwingen"]["aantal"], 0, answer.json["waarschuwingen"])

    def test_equal_names_from_two_folders(self) -> None:
        first, second = self.folder(), self.folder()
        files = [write(first, "medewerkers", row("medewerkers", functie="baas"), row("medewerkers", medewerker_nr="M2")),
                 write(second, "medewerkers", row("medewerkers", medewerker_nr="M3"), row("medewerkers", medewerker_nr="M4", functie="chef"))]
        rejects = first / "terug.csv"
        answer = self.database.imported("wieg", *files, options=["--mode", "partial", "--rejects", str(rejects)])
        self.assert_said(answer, 0)
        found = sorted(given["medewerker_nr"] for path in first.glob("terug-*.csv") for given in read_csv(path))
        self.assertEqual(found, ["M1", "M4"])

    def test_rejects_of_a_row_with_too_many_or_too_few_fields(self) -> None:
        folder = self.folder()
        path = folder / "m.csv"
        path.write_bytes(b"medewerker_nr;naam;functie;in_dienst_op\r\nA1;A;overig\r\nA2;B;C;overig;2020-01-01\r\n")
        rejects = folder / "terug.csv"
        self.assert_said(self.database.imported("wieg", path, options=["--mode", "partial", "--rejects", str(rejects)]), 0)
        rows = list(csv.reader(io.StringIO(rejects.read_text(encoding="utf-8-sig")), delimiter=";"))
        self.assertEqual([rows[0].index(name) for name in ("regel", "kolom", "code", "melding")], [4, 5, 6, 7])
        self.assertEqual(rows[1][0], "A1")
        self.assertEqual([given[rows[0].index("regel")] for given in rows[1:2]], ["2"])
        self.assertIn("3", rows[2])

    def test_rejects_where_nothing_can_be_written(self) -> None:
        path = write(self.folder(), "medewerkers", row("medewerkers", functie="baas"), row("medewerkers", medewerker_nr="M9"))
        self.database.organisation("nergens")
        for mode in ("strict", "partial"):
            with self.subTest(mode):
                answer = self.database.imported("nergens", path, options=["--mode", mode, "--rejects", "/nonexistent/terug.csv"])
                self.assert_readable(answer)
                self.assertIn("/nonexistent", answer.err)
                # Either nothing happened, or the receipt says what did.
                committed = self.database.must("delivery", "list", "nergens").out != ""
                self.assertEqual(committed, answer.out != "" and answer.json["status"] == "vastgelegd", str(answer))

    def test_knock_on(self) -> None:
        """2.13: a rejected row takes along what refers to it, unless the key was already known."""
        self.database.organisation("keten")
        folder = self.folder()
        self.assert_said(self.database.imported("keten", write(folder, "medewerkers"), write(folder, "casussen")), 0)
        files = [write(folder, "casussen", row("casussen", verwijzer="x"), row("casussen", casus_nr="C2", verwijzer="x")),
                 write(folder, "doelen", row("doelen"), row("doelen", doel_nr="D2", casus_nr="C2")),
                 write(folder, "evaluaties", row("evaluaties"), row("evaluaties", evaluatie_nr="E2", casus_nr="C2")),
                 write(folder, "doelscores", row("doelscores"), row("doelscores", evaluatie_nr="E2", doel_nr="D2"))]
        strict = self.database.imported("keten", *files)
        self.assertEqual([place[1:] for place in places(strict)], [(2, "verwijzer", "code_onbekend"), (3, "verwijzer", "code_onbekend")])
        partial = self.database.imported("keten", *files, options=["--mode", "partial"])
        self.assert_said(partial, 0)
        self.assertEqual(
            sorted(place for place in places(partial) if place[3] == "verwijzing_afgekeurd"),
            [("doelen.csv", 3, "casus_nr", "verwijzing_afgekeurd"), ("doelscores.csv", 3, "doel_nr", "verwijzing_afgekeurd"),
             ("doelscores.csv", 3, "evaluatie_nr", "verwijzing_afgekeurd"), ("evaluaties.csv", 3, "casus_nr", "verwijzing_afgekeurd")])
        self.assertEqual([file["nieuw"] for file in partial.json["bestanden"]], [0, 1, 1, 1])

    def test_score_of_another_case(self) -> None:
        """2.16."""
        self.database.organisation("ander")
        folder = self.folder()
        files = [write(folder, "casussen", row("casussen"), row("casussen", casus_nr="C2")), write(folder, "doelen"),
                 write(folder, "evaluaties", row("evaluaties", casus_nr="C2")), write(folder, "doelscores")]
        answer = self.database.imported("ander", *files)
        self.assert_said(answer, 2)
        self.assertEqual(places(answer), [("doelscores.csv", 2, "doel_nr", "score_andere_casus")])

    def test_complete_files(self) -> None:
        """--volledig: shows how many and stops above 5 % unless confirmed (contract §2, 8.3)."""
        self.database.organisation("vol")
        folder = self.folder()
        known = [row("medewerkers", medewerker_nr=f"M{n}") for n in range(100)]
        self.assert_said(self.database.imported("vol", write(folder, "medewerkers", *known)), 0)
        half = write(folder, "medewerkers", *known[:50], name="half.csv")
        answer = self.database.imported("vol", half, options=["--volledig", "medewerkers"])
        self.assert_said(answer, 2, "50 van de 100", "--bevestigd")
        few = write(folder, "medewerkers", *known[5:], name="bijna.csv")
        answer = self.database.imported("vol", few, options=["--volledig", "medewerkers", "--dry-run"])
        self.assert_said(answer, 0)
        self.assertEqual(answer.json["bestanden"][0]["ingetrokken"], 5)
        answer = self.database.imported("vol", few, options=["--volledig", "medewerkers"])
        self.assert_said(answer, 0)
        answer = self.database.imported("vol", half, options=["--volledig", "medewerkers", "--bevestigd"])
        self.assert_said(answer, 0)
        # Five of the fifty were withdrawn already, and are among those that the half file brings back.
        self.assertEqual(answer.json["bestanden"][0]["ingetrokken"], 50)
        self.assertEqual(answer.json["bestanden"][0]["gewijzigd"], 5)
        self.assert_said(self.database.run("verify"), 0)


class SuspectedBSNTests(ProductTest):
    """A number that may be a BSN appears in no output and in no byte of the database."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation("wieg")
        cls.secrets: list[str] = []
        cls.origin: dict[str, str] = {}
        cls.said: list[tuple[str, str]] = []
        cls.next = 400_000_000

    def secret(self) -> str:
        type(self).next += 1_000_003
        found = bsn(self.next)
        self.secrets.append(found)
        self.origin[found] = f"line {inspect.currentframe().f_back.f_lineno} of this test"
        return found

    def keep(self, name: str, answer: Answer) -> Answer:
        self.said.append((name, answer.out + answer.err))
        return answer

    def test_in_no_output_and_in_no_byte(self) -> None:
        folder = self.folder()
        nbsp = "\u00a0"
        ways: dict[str, list[dict[str, str]]] = {
            "plain": [row("casussen", client_nr=self.secret())],
            "padded": [row("casussen", client_nr=f" {nbsp}{self.secret()}\t ")],
            "key": [row("casussen", casus_nr=self.secret())],
            "both": [(lambda s: row("casussen", casus_nr=s, client_nr=s, verwijzer="x"))(self.secret())],
            "quoted": [row("casussen", casus_nr='C"1', client_nr=self.secret(), wijkteam="a;b")],
            "twice": [(lambda s: row("casussen", casus_nr=s))(secret := self.secret()), row("casussen", casus_nr=secret, verwijzer="jgz")],
        }
        for name, rows in ways.items():
            path = write(folder, "casussen", *rows, name=f"{name}.csv", columns=dict.fromkeys([*VALID["casussen"], "wijkteam"]))
            for mode in ("strict", "partial"):
                rejects = folder / f"{name}-{mode}-terug.csv"
                answer = self.keep(f"{name} {mode}", self.database.imported(
                    "wieg", path, options=["--mode", mode, "--rejects", str(rejects)]))
                self.assertIn("bsn_vermoed", answer.err, name)
                self.assertIn("letter", answer.err, "the remedy")
                if name == "quoted":
                    self.assertTrue(rejects.exists(), name)
        for kind in ("regie", "doelen", "evaluaties", "inzet", "meldingen", "facturen"):
            path = write(folder, kind, row(kind, casus_nr=self.secret()))
            answer = self.keep(kind, self.database.imported("wieg", path, options=["--mode", "partial", "--rejects", str(folder / f"{kind}-terug.csv")]))
            self.assertIn(("casus_nr", "bsn_vermoed"), [place[2:] for place in places(answer)])
        # A column too many or too few moves the number to another column.
        shifted = folder / "verschoven.csv"
        shifted.write_bytes(
            b"casus_nr;client_nr;gemeente;ontvangen_op;verwijzer;kwetsbaarheid;geboren_of_uitgerekend_op\r\n"
            + f"C;1;{self.secret()};363;2025-01-06;huisarts;kind;2025-01-01\r\n{self.secret()};363;2025-01-06;huisarts;kind;2025-01-01\r\n".encode())
        self.keep("shifted", self.database.imported("wieg", shifted, options=["--mode", "partial", "--rejects", str(folder / "verschoven-terug.csv")]))
        # A file without a header: its first row is taken for one.
        good = write(folder, "medewerkers")
        for name, line in {"zonderkop": f"C1;{self.secret()};363;2025-01-06;huisarts;kind;2025-01-01", "kopdubbel": "C1;{0};{0};363".format(self.secret()),
                           "halvekop": f"casus_nr;{self.secret()};client_nr;gemeente;ontvangen_op;verwijzer;kwetsbaarheid;geboren_of_uitgerekend_op"}.items():
            path = folder / f"{name}.csv"
            path.write_text(f"{line}\r\nC2;K2;363;2025-01-06;huisarts;kind;2025-01-01\r\n", encoding="utf-8")
            self.keep(name, self.database.imported("wieg", path))
            self.keep(name, self.database.imported("wieg", path, good, options=["--mode", "partial", "--rejects", str(folder / f"{name}-terug.csv")]))
        numbers = [line.split("\t")[0] for line in self.keep("list", self.database.must("delivery", "list", "wieg")).out.splitlines()]
        self.assertGreater(len(numbers), 5)
        for number in numbers:
            self.keep(f"show {number}", self.database.must("delivery", "show", "wieg", number))

        for path in folder.glob("*terug*.csv"):
            self.said.append((path.name, path.read_text(encoding="utf-8-sig")))
        self.said.append(("dump", self.database.dump()))
        leaks = sorted({(name, secret) for name, said in self.said for secret in self.secrets if secret in said})
        for path in (self.database.home / "data").glob("**/*"):
            if path.is_file():
                content = path.read_bytes()
                leaks += [(str(path.relative_to(self.database.home)), secret) for secret in self.secrets if secret.encode() in content]
        self.assertFalse(leaks, "a possible BSN leaked:\n" + "\n".join(f"{where}: {number} ({self.origin[number]})" for where, number in leaks))

    def test_psql_reads_what_the_command_stored(self) -> None:
        """The superuser over the socket: the masked value is nowhere, an honest one is where it belongs."""
        self.database.organisation("eerlijk")
        self.assert_said(self.database.imported("eerlijk", write(self.folder(), "casussen", row("casussen", client_nr="K123"))), 0)
        schema = self.database.psql("-c", "SELECT schema_name FROM platform.tenant WHERE id = 'eerlijk'").strip()
        self.assertEqual(self.database.psql("-c", f'SELECT client_nr FROM "{schema}".casussen').strip(), "K123")


class ContainersTests(ProductTest):
    """ZIPs, broken ZIPs, directories, pipes, what is not there."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation("wieg")

    def zip(self, entries: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED, name: str = "levering.zip") -> Path:
        path = self.folder() / name
        with zipfile.ZipFile(path, "w", method) as archive:
            for entry, content in entries.items():
                archive.writestr(entry, content)
        return path

    def test_a_zip_is_its_files(self) -> None:
        path = self.zip({"map/casussen.csv": text([VALID["casussen"]]), "map/medewerkers.csv": text([VALID["medewerkers"]]),
                         "__MACOSX/._casussen.csv": b"\x00\x05", "map/.DS_Store": b"x", "map/leeg/": b""})
        answer = self.database.imported("wieg", path, options=["--dry-run"])
        self.assert_said(answer, 0)
        self.assertEqual([file["soort"] for file in answer.json["bestanden"]], ["casussen", "medewerkers"])

    def test_errors_in_a_zip_name_the_file_in_it(self) -> None:
        path = self.zip({"map/casussen.csv": text([row("casussen", verwijzer="x")])}, zipfile.ZIP_STORED)
        rejects = path.parent / "terug.csv"
        answer = self.database.imported("wieg", path, options=["--rejects", str(rejects)])
        self.assert_said(answer, 2)
        self.assertTrue(places(answer)[0][0].endswith("casussen.csv"), places(answer))
        self.assertEqual(read_csv(rejects)[0]["casus_nr"], "C1")

    def test_broken_zips(self) -> None:
        whole = self.zip({"casussen.csv": text([row("casussen", casus_nr=f"C{n}") for n in range(500)])}).read_bytes()
        broken = {"afgekapt.zip": whole[: len(whole) // 2], "kop.zip": whole[:4], "gat.zip": whole[:200] + b"\xff" * 64 + whole[264:],
                  "staart.zip": whole[:-30], "rommel.zip": b"PK\x03\x04" + os.urandom(500)}
        for name, content in broken.items():
            with self.subTest(name):
                path = self.folder() / name
                path.write_bytes(content)
                answer = self.database.imported("wieg", path)
                self.assertIn(answer.code, (1, 2), str(answer))
                self.assert_readable(answer)
                self.assertRegex(answer.err, "zip_beschadigd|ZIP", str(answer))
        self.assertEqual(self.database.must("delivery", "list", "wieg").out, "")

    def test_odd_zips(self) -> None:
        for name, path in {"leeg": self.zip({}), "alleen mappen": self.zip({"a/": b"", ".x": b""}),
                           "zip in zip": self.zip({"binnen.zip": self.zip({"casussen.csv": text([VALID["casussen"]])}).read_bytes()}),
                           "bom": self.zip({f"{n}.csv": b"" for n in range(1001)}),
                           "padnaam": self.zip({"../../medewerkers.csv": text([row("medewerkers", functie="x")])})}.items():
            with self.subTest(name):
                rejects = path.parent / "terug.csv"
                answer = self.database.imported("wieg", path, options=["--dry-run", "--rejects", str(rejects)])
                self.assertIn(answer.code, (1, 2), str(answer))
                self.assert_readable(answer)
                self.assertNotIn("bestand_onbekend", answer.err if name in ("leeg", "alleen mappen") else "", str(answer))

    def test_encrypted_zip(self) -> None:
        path = self.zip({"casussen.csv": text([VALID["casussen"]])}, zipfile.ZIP_STORED)
        data = bytearray(path.read_bytes())
        data[6] |= 1
        data[data.rindex(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(bytes(data))
        answer = self.database.imported("wieg", path)
        self.assertIn(answer.code, (1, 2), str(answer))
        self.assertIn("wachtwoord", answer.err)
        self.assert_readable(answer)

    def test_directories_and_what_is_not_there(self) -> None:
        folder = self.folder()
        good = write(folder, "medewerkers")
        for paths in ([folder], [good, folder], [folder / "weg.csv"], [Path("/dev/null")], [Path("/dev/zero")]):
            with self.subTest(" ".join(map(str, paths))):
                answer = self.database.imported("wieg", *paths, timeout=30)
                self.assertIn(answer.code, (1, 2), str(answer))
                self.assert_readable(answer)
                self.assertEqual(self.database.must("delivery", "list", "wieg").out, "")

    def test_a_pipe_is_refused_and_does_not_hang(self) -> None:
        pipe = self.folder() / "pijp.csv"
        os.mkfifo(pipe)
        answer = self.database.imported("wieg", pipe, timeout=20)
        self.assertIn(answer.code, (1, 2), str(answer))
        self.assert_readable(answer)

    def test_the_same_file_twice(self) -> None:
        self.database.organisation("tweemaal")
        file = write(self.folder(), "medewerkers")
        answer = self.database.imported("tweemaal", file, file)
        self.assert_said(answer, 0)
        self.assertEqual([(given["nieuw"], given["ongewijzigd"]) for given in answer.json["bestanden"]], [(1, 0), (0, 1)])
        answer = self.database.imported("tweemaal", file)
        self.assert_said(answer, 0)
        self.assertEqual([answer.json["bestanden"][0][name] for name in ("nieuw", "gewijzigd", "ongewijzigd")], [0, 0, 1])


if __name__ == "__main__":
    unittest.main()
