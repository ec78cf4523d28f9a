"""Every command by its words: help, exit codes, wrong use, odd directories, two at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import unittest
from pathlib import Path

from product import BINARY, Database, ProductTest, alive, run, start, subcommands, wait_until, write


class HelpTests(ProductTest):
    def test_help_lists_the_commands(self) -> None:
        for arguments in (["--help"], ["-h"], ["help"], []):
            answer = run(*arguments)
            self.assert_said(answer, 0, "kraamzicht", "import", "indicators", "tenant", "verify", "KRAAMZICHT_EMBEDDED")
            self.assertEqual(answer.err, "")

    def test_every_command_has_help_with_its_options(self) -> None:
        for command in sorted(subcommands()):
            with self.subTest(command):
                answer = run(command, "--help")
                self.assert_said(answer, 0, f"kraamzicht {command}")

    def test_version(self) -> None:
        answer = run("--version")
        self.assert_said(answer, 0)
        self.assertRegex(answer.out, r"^kraamzicht \d+\.\d+\.\d+\n$")

    def test_check_and_example_config(self) -> None:
        """Contract §1: `--help`, `--version`, `--check`, `--example-config`."""
        command = ["serve"] if "serve" in subcommands() else []
        self.assert_said(run(*command, "--example-config"), 0, "KRAAMZICHT_EMBEDDED")
        self.assert_said(self.database.run(*command, "--check"), 0)


class WrongUseTests(ProductTest):
    """Only three exit codes exist: 0 done, 1 failed, 2 rejected. What is wrong is said in Dutch, with the remedy."""

    def test_unknown_words_and_options(self) -> None:
        for arguments in (["frob"], ["--frob"], ["tenant", "frob"], ["indicators", "wieg", "--frob"], ["import"],
                          ["import", "wieg"], ["tenant", "create"], ["tenant", "create", "organisatie"],
                          ["delivery", "show", "wieg"], ["delivery", "show", "wieg", "nul"], ["delivery", "show", "wieg", "0"],
                          ["delivery", "show", "wieg", "99999999999999999999"], ["indicators"], ["import", "wieg", "x", "--mode"]):
            with self.subTest(" ".join(arguments)):
                self.assert_refused(run(*arguments, env={"KRAAMZICHT_EMBEDDED": str(self.database.directory)}))

    def test_no_database_names_both_ways_to_say_it(self) -> None:
        self.assert_refused(run("tenant", "list"), "--embedded", "--database-url", "KRAAMZICHT_EMBEDDED")

    def test_two_databases_are_one_too_many(self) -> None:
        self.assert_refused(self.database.run("tenant", "list", "--database-url", "postgresql://x"), "--embedded", "--database-url")

    def test_environment_names_the_database(self) -> None:
        answer = run("tenant", "list", env={"KRAAMZICHT_EMBEDDED": str(self.database.directory)})
        self.assert_said(answer, 0)

    def test_unreachable_server(self) -> None:
        for url in ("postgresql://nobody:geheim123@127.0.0.1:1/kraamzicht", "nonsense", "postgresql://", "http://localhost", ""):
            with self.subTest(url):
                answer = run("tenant", "list", "--database-url", url, timeout=60)
                self.assertEqual(answer.code, 1, str(answer))
                self.assert_readable(answer)
                self.assertNotIn("geheim123", answer.err)

    def test_a_word_that_is_no_address_reaches_no_server(self) -> None:
        """libpq would take it for a database's name and try this machine's own socket."""
        for url in ("nonsense", "http://localhost/x"):
            with self.subTest(url):
                self.assert_refused(run("tenant", "list", "--database-url", url), "--database-url is geen adres", "postgresql://")
                self.assert_refused(
                    run("tenant", "list", "--database-url", "postgresql://127.0.0.1:1/x", "--admin-url", url), "--admin-url is geen adres")

    def test_resource_folder_that_is_none(self) -> None:
        self.assert_refused(self.database.run("tenant", "list", env={"KRAAMZICHT_HOME": "/nonexistent"}), "KRAAMZICHT_HOME")


class TenantTests(ProductTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation("wieg", "De Wieg")

    def test_a_new_tenant_is_listed(self) -> None:
        self.assert_said(self.database.run("tenant", "create", "organisatie", "ooievaar", "--naam", "De Ooievaar"), 0)
        answer = self.database.run("tenant", "create", "gemeente", "GM0363")
        self.assert_said(answer, 0, "Amsterdam")
        lines = self.database.must("tenant", "list").out.splitlines()
        listed = {line.split("\t")[0]: line.split("\t") for line in lines}
        self.assertEqual(listed["wieg"], ["wieg", "organisatie", "12345678", "actief", "De Wieg"])
        self.assertEqual(listed["gm0363"], ["gm0363", "gemeente", "GM0363", "actief", "Amsterdam"])

    def test_wrong_tenants_are_refused(self) -> None:
        wrong = [
            (["boot", "x"], "organisatie"), (["organisatie", "Wieg"], "Wieg"), (["organisatie", "1wieg"], "letter"),
            (["organisatie", "w"], "2 tot 31"), (["organisatie", "w" * 32], "2 tot 31"), (["organisatie", "wieg-oost"], "a–z"),
            (["organisatie", "wieg; drop schema public"], ""), (["organisatie", "wieg"], "bestaat al"),
            (["organisatie", "oké"], "a–z"), (["organisatie", "kort", "--agb", "1234"], "acht cijfers"),
            (["organisatie", "kort", "--agb", "１２３４５６７８"], "acht cijfers"), (["gemeente", "GM9999"], "GM9999"),
            (["gemeente", "Amsterdam"], ""), (["organisatie", ""], ""),
        ]
        before = self.database.must("tenant", "list").out
        for arguments, word in wrong:
            with self.subTest(" ".join(arguments)):
                self.assert_refused(self.database.run("tenant", "create", *arguments), word)
        self.assertEqual(self.database.must("tenant", "list").out, before)

    def test_a_name_cannot_break_the_list(self) -> None:
        """The list is one line per tenant, tab-separated: a name with a tab or a line break must not forge another."""
        answer = self.database.run("tenant", "create", "organisatie", "regels", "--naam", "A\tB\nvals\torganisatie\t\tactief\tC")
        if answer.code == 0:
            lines = self.database.must("tenant", "list").out.splitlines()
            self.assertNotIn("vals", {line.split("\t")[0] for line in lines}, lines)
        else:
            self.assert_refused(answer)

    def test_quotes_in_a_name_stay_quotes(self) -> None:
        name = "'t Nest\"; DROP SCHEMA platform CASCADE; -- \\ {{tenant}} $1"
        self.database.must("tenant", "create", "organisatie", "nest", "--naam", name)
        self.assertIn(name, self.database.must("tenant", "list").out)

    def test_suspend_resume_drop(self) -> None:
        database = self.database
        database.organisation("tijdelijk")
        folder = self.folder()
        file = write(folder, "medewerkers")
        self.assert_said(database.run("tenant", "suspend", "tijdelijk"), 0)
        self.assert_refused(database.imported("tijdelijk", file))
        self.assert_refused(database.run("indicators", "tijdelijk"))
        self.assert_said(database.run("tenant", "resume", "tijdelijk"), 0)
        self.assert_said(database.imported("tijdelijk", file), 0)
        self.assert_refused(database.run("tenant", "drop", "tijdelijk"), "--bevestig")
        self.assert_refused(database.run("tenant", "drop", "tijdelijk", "--bevestig", "wieg"), "--bevestig")
        self.assert_said(database.run("tenant", "drop", "tijdelijk", "--bevestig", "tijdelijk"), 0)
        self.assert_refused(database.run("delivery", "list", "tijdelijk"), "tijdelijk")
        self.assertEqual(database.psql("-c", "SELECT count(*) FROM pg_namespace WHERE nspname LIKE '%tijdelijk%'").strip(), "0")
        # The name is free again.
        database.organisation("tijdelijk")

    def test_unknown_tenant(self) -> None:
        for arguments in (["delivery", "list"], ["indicators"], ["tenant", "suspend"]):
            with self.subTest(" ".join(arguments)):
                self.assert_refused(self.database.run(*arguments, "bestaatniet"), "bestaatniet")
        self.assert_refused(self.database.imported("bestaatniet", write(self.folder(), "medewerkers")), "bestaatniet")

    def test_a_gemeente_cannot_deliver(self) -> None:
        self.database.must("tenant", "create", "gemeente", "GM0344")
        self.assert_refused(self.database.imported("gm0344", write(self.folder(), "medewerkers")), "organisatie")
        answer = self.database.run("indicators", "gm0344")
        self.assert_readable(answer)
        self.assertEqual(answer.code, 1, str(answer))


class UserTests(ProductTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        if "user" not in subcommands():
            raise unittest.SkipTest("there is no user command yet")
        cls.database.organisation("wieg")
        cls.database.must("tenant", "create", "gemeente", "GM0363")

    def user(self, *arguments: str, stdin: str | None = None) -> object:
        return self.database.run("user", *arguments, stdin=stdin)

    def test_a_secret_is_printed_once(self) -> None:
        answer = self.user("create", "anna@wieg.example", "--tenant", "wieg", "--rol", "manager")
        self.assert_said(answer, 0)
        secret = answer.out.strip()
        self.assertGreaterEqual(len(secret), 12)
        self.assertNotIn(secret, answer.err)
        again = self.user("create", "anna@wieg.example", "--tenant", "wieg", "--rol", "kwaliteit")
        self.assert_said(again, 0, "kwaliteit")
        self.assertEqual(again.out, "")
        reset = self.user("reset", "anna@wieg.example")
        self.assert_said(reset, 0)
        self.assertNotEqual(reset.out.strip(), secret)
        self.assertNotIn(secret, self.database.dump())
        self.assert_said(self.user("disable", "anna@wieg.example"), 0)

    def test_a_chosen_password_is_not_repeated(self) -> None:
        password = "ooievaar met vier poten"
        answer = self.user("create", "bo@wieg.example", "--tenant", "wieg", "--rol", "manager", "--wachtwoord-stdin", stdin=password + "\n")
        self.assert_said(answer, 0)
        self.assertNotIn(password, answer.out + answer.err)
        self.assertNotIn(password, self.database.dump())

    def test_wrong_users_are_refused(self) -> None:
        wrong = [
            (["geen-adres", "--tenant", "wieg", "--rol", "manager"], None, ""),
            (["a@b@c", "--tenant", "wieg", "--rol", "manager"], None, ""),
            (["c@wieg.example", "--tenant", "wieg", "--rol", "baas"], None, "manager"),
            (["c@wieg.example", "--tenant", "weg", "--rol", "manager"], None, "weg"),
            (["c@wieg.example", "--tenant", "wieg", "--rol", "gemeente"], None, ""),
            (["c@wieg.example", "--tenant", "gm0363", "--rol", "manager"], None, ""),
            (["c@wieg.example", "--rol", "manager"], None, ""),
            (["c@wieg.example", "--tenant", "wieg", "--rol", "platformbeheerder"], None, ""),
            (["c@wieg.example", "--tenant", "wieg", "--rol", "manager", "--wachtwoord-stdin"], "kort\n", "12"),
            (["c@wieg.example", "--tenant", "wieg", "--rol", "manager", "--wachtwoord-stdin"], "", ""),
            (["c@wieg.example", "--tenant", "wieg", "--rol", "manager", "--wachtwoord-stdin"], "aaaaaaaaaaaaaaaa\n", ""),
        ]
        for arguments, stdin, word in wrong:
            with self.subTest(" ".join(arguments), stdin=stdin):
                self.assert_refused(self.user("create", *arguments, stdin=stdin), word)
        self.assertNotIn("c@wieg.example", self.database.dump())
        self.assert_refused(self.user("reset", "niemand@wieg.example"), "niemand@wieg.example")
        self.assert_refused(self.user("disable", "niemand@wieg.example"), "niemand@wieg.example")


class ImportUseTests(ProductTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation("wieg")

    def test_exit_codes(self) -> None:
        folder = self.folder()
        good = write(folder, "medewerkers")
        bad = write(folder, "casussen", {"casus_nr": "C1"})
        self.assert_said(self.database.imported("wieg", good), 0, "vastgelegd")
        self.assert_said(self.database.imported("wieg", bad), 2, "kolom_ontbreekt", "afgewezen")
        self.assert_said(self.database.imported("wieg", bad, options=["--dry-run"]), 2, "kolom_ontbreekt")
        self.assert_said(self.database.imported("wieg", good, options=["--dry-run"]), 0, "proef")
        self.assert_said(self.database.imported("wieg", bad, options=["--mode", "partial"]), 0, "vastgelegd")

    def test_failures_are_exit_1(self) -> None:
        folder = self.folder()
        good = write(folder, "medewerkers")
        self.assert_refused(self.database.imported("wieg", folder / "weg.csv"), "weg.csv")
        self.assert_refused(self.database.imported("wieg", good, folder / "weg.csv"), "weg.csv")
        self.assert_refused(self.database.imported("wieg", good, options=["--mode", "streng"]), "strict", "partial")
        self.assert_refused(self.database.imported("wieg", good, options=["--volledig", "medewerker"]), "medewerkers")
        self.assert_refused(self.database.imported("wieg", good, options=["--volledig", "casussen"]), "casussen")

    def test_receipt_is_the_only_thing_on_stdout(self) -> None:
        answer = self.database.imported("wieg", write(self.folder(), "medewerkers"))
        receipt = answer.json
        self.assertEqual(receipt["status"], "vastgelegd")
        self.assertRegex(receipt["bestanden"][0]["sha256"], "^[0-9a-f]{64}$")
        shown = self.database.must("delivery", "show", "wieg", str(receipt["levering"])).json
        self.assertEqual(shown, receipt)
        quiet = self.database.run("import", "wieg", str(write(self.folder(), "medewerkers")))
        self.assertEqual(quiet.out, "")
        self.assertIn("ongewijzigd", quiet.err)

    def test_a_file_name_cannot_rearrange_the_messages(self) -> None:
        file = write(self.folder(), "medewerkers", name="mede\nfout: x\x1b[2Jwerkers.csv")
        answer = self.database.imported("wieg", file)
        self.assert_readable(answer)
        self.assertNotIn("\x1b[2J", answer.err)

    def test_sha256_is_that_of_the_file(self) -> None:
        import hashlib
        file = write(self.folder(), "medewerkers")
        receipt = self.database.imported("wieg", file).json
        self.assertEqual(receipt["bestanden"][0]["sha256"], hashlib.sha256(file.read_bytes()).hexdigest())


class IndicatorsUseTests(ProductTest):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation("wieg")

    def test_wrong_questions(self) -> None:
        wrong = [
            ["--ids", "bestaatniet"], ["--periode", "2026-K5"], ["--periode", "2026-K4..2026-K1"], ["--periode", "gisteren"],
            ["--per", "week"], ["--per", "gemeente,wet,verwijzer,wijkteam"], ["--per", "maand,jaar"],
            ["--ids", "gestart", "--per", "domein"], ["--peildatum", "2026-02-30"], ["--peildatum", "2999-01-01"],
            ["--stand", "levering-0"], ["--stand", "levering-9"], ["--stand", "ooit"], ["--vorm", "pdf"],
            ["--periode", "2026'; DROP TABLE casussen; --"], ["--ids", ""], ["--per", ","], ["--periode", ""],
            ["--peildatum", ""], ["--stand", ""],
        ]
        for arguments in wrong:
            with self.subTest(" ".join(arguments)):
                answer = self.database.run("indicators", "wieg", *arguments)
                if arguments[1] in ("", ","):
                    self.assertIn(answer.code, (0, 1), str(answer))
                    self.assert_readable(answer)
                else:
                    self.assert_refused(answer)

    def test_an_organisation_without_a_delivery_has_figures(self) -> None:
        answer = self.database.run("indicators", "wieg", "--vorm", "open", "--ids", "aanvragen,uitval")
        self.assert_said(answer, 0)
        lines = answer.out.splitlines()
        self.assertEqual(lines[0], "indicator,versie,periode,teller,noemer,waarde,ondergrens,bovengrens,eenheid,n,status")
        self.assertRegex(lines[1], r"^aanvragen,\d+,alles,0,,0,,,aantal,0,waarde$")
        self.assertIn("geen_waarde", lines[2])

    def test_forms(self) -> None:
        excel = self.database.must("indicators", "wieg", "--ids", "aanvragen").out
        self.assertTrue(excel.startswith("\ufeffindicator;"), excel)
        self.assertTrue(excel.endswith("\r\n"))
        self.assertIn("cijfers", self.database.must("indicators", "wieg", "--vorm", "json").json)


class DirectoryTests(ProductTest):
    """The database directory in odd places."""

    def test_another_major_version_is_named_and_left_alone(self) -> None:
        database = Database(self.work / "ouder")
        database.must("tenant", "list")
        version = database.home / "data/PG_VERSION"
        known = version.read_text()
        version.write_text("9\n")
        answer = database.run("tenant", "list")
        self.assert_refused(answer, "PostgreSQL 9", f"PostgreSQL {known.strip()}")
        self.assertEqual(version.read_text(), "9\n")
        version.write_text(known)
        self.assert_said(database.run("tenant", "list"), 0)

    def test_below_a_closed_directory_and_deeper_than_a_socket_address(self) -> None:
        closed = self.work / "dicht"
        closed.mkdir(mode=0o700)
        deep = closed / ("een heel lange naam met spaties en ünicode " + "x" * 60) / ("nog eens " + "y" * 60)
        self.assertGreater(len(str(deep)), 110)
        database = Database(deep)
        database.must("tenant", "create", "organisatie", "diep", "--naam", "Diep")
        self.assertIn("diep", database.must("tenant", "list").out)
        self.assert_said(database.imported("diep", write(self.folder(), "medewerkers")), 0)
        self.assert_said(database.run("verify"), 0)
        self.assertEqual(closed.stat().st_mode & 0o777, 0o700, "the closed directory was opened")

    def test_relative_directory(self) -> None:
        folder = self.folder()
        self.assert_said(run("tenant", "list", "--embedded", "hier", cwd=folder), 0)
        self.assertTrue((folder / "hier/postgres").is_dir())
        self.assert_said(run("tenant", "list", "--embedded", "./hier/../hier/", cwd=folder), 0)

    def test_a_directory_that_cannot_be(self) -> None:
        file = self.work / "bestand"
        file.write_text("x")
        for place in (str(file), str(file / "onder"), "/proc/kraamzicht", ""):
            with self.subTest(place):
                answer = run("tenant", "list", "--embedded", place, cwd=self.folder())
                self.assert_refused(answer)

    def test_an_unfinished_first_start_is_begun_again(self) -> None:
        database = Database(self.work / "half")
        (database.home / "data.new").mkdir(parents=True)
        (database.home / "data.new/PG_VERSION").write_text("15\n")
        self.assert_said(database.run("tenant", "list"), 0)

    def test_a_stale_pid_file_is_no_server(self) -> None:
        database = Database(self.work / "oud")
        database.must("tenant", "list")
        # A process of ours that is no PostgreSQL has the recorded id.
        pidfile = database.home / "data/postmaster.pid"
        sleeper = subprocess.Popen(["sleep", "60"])
        try:
            pidfile.write_text(f"{sleeper.pid}\n{database.home}/data\n1700000000\n5432\n..\n\n  1 1\nready\n")
            answer = database.run("tenant", "list")
            self.assert_said(answer, 0)
            self.assertIsNone(sleeper.poll(), "another process was ended")
        finally:
            sleeper.kill()
            sleeper.wait()

    def test_nothing_is_left_running(self) -> None:
        database = Database(self.work / "rust")
        database.must("tenant", "list")
        self.assertIsNone(database.postmaster)

    def test_no_tcp_port_and_no_other_account(self) -> None:
        database = Database(self.work / "besloten")
        database.must("tenant", "list")
        self.assertEqual(database.home.stat().st_mode & 0o777, 0o700)
        self.assertEqual((database.home / "data").stat().st_mode & 0o777, 0o700)


class TogetherTests(ProductTest):
    """Two commands at once on the same directory."""

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.database.organisation("wieg")

    def test_ten_commands_at_once(self) -> None:
        commands = [self.database.start("tenant", "list", stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(10)]
        for command in commands:
            out, err = command.communicate(timeout=60)
            self.assertEqual(command.returncode, 0, err.decode())
            self.assertIn(b"wieg", out)
        self.assertIsNone(self.database.postmaster)

    def test_a_first_start_by_several_at_once(self) -> None:
        database = Database(self.work / "eerste")
        commands = [database.start("tenant", "list", stderr=subprocess.PIPE) for _ in range(4)]
        for command in commands:
            _, err = command.communicate(timeout=90)
            self.assertEqual(command.returncode, 0, err.decode())

    def test_a_command_works_beside_a_long_one(self) -> None:
        """Contract §1: every command works, also while a server runs on the same database."""
        folder = self.folder()
        write(folder, "medewerkers")
        with open(folder / "casussen.csv", "w", encoding="utf-8") as file:
            file.write("casus_nr;client_nr;gemeente;ontvangen_op;verwijzer;kwetsbaarheid;geboren_of_uitgerekend_op\r\n")
            file.writelines(f"C{n};K{n};363;2025-01-06;huisarts;kind;2025-01-01\r\n" for n in range(400_000))
        long = self.database.start("import", "wieg", str(folder / "casussen.csv"))
        try:
            wait_until(lambda: self.database.postmaster is not None, 20, "the import starts PostgreSQL")
            time.sleep(0.5)
            answer = self.database.run("tenant", "list", timeout=60)
            self.assert_said(answer, 0, "wieg")
            self.assertIsNone(long.poll(), f"the command waited {answer.seconds:.1f} s for the other to end")
        finally:
            if long.poll() is None:
                long.kill()
            long.wait()

    def test_two_imports_at_once_both_land(self) -> None:
        self.database.organisation("samen")
        folder = self.folder()
        files = [write(folder, "medewerkers", {**{"medewerker_nr": f"M{n}"}, "naam": "A", "functie": "overig", "in_dienst_op": "2020-01-01"},
                       name=f"m{n}.csv") for n in range(4)]
        imports = [self.database.start("import", "samen", str(file), stderr=subprocess.PIPE) for file in files]
        for each in imports:
            _, err = each.communicate(timeout=90)
            self.assertEqual(each.returncode, 0, err.decode())
        self.assertEqual(len(self.database.must("delivery", "list", "samen").out.splitlines()), 4)
        self.assert_said(self.database.run("verify"), 0)

    def test_the_last_to_leave_stops_the_server(self) -> None:
        self.database.must("tenant", "list")
        self.assertIsNone(self.database.postmaster)
        self.assertFalse((self.database.home / ".s.PGSQL.5432").exists())


if __name__ == "__main__":
    unittest.main()
