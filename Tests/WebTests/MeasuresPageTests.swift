import Compliance
import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import Ingest
@testable import Web

/// The register of measures and its form, with fake services.
@Suite struct MeasuresPageTests {
    private static let today = FakeFigures.today

    @Test func `how far a measure is stands in words`() throws {
        let words = FakeMeasures.all(Self.today).map { measure in
            let (state, note) = (MeasureText.state(measure, on: Self.today), MeasureText.note(measure, on: Self.today))
            return "\(state): \(note)"
        }
        let (since, start, judged) = (Self.today.adding(days: -11), Self.today.adding(days: 3), Self.today.adding(days: -20))
        #expect(
            words == [
                "te laat: 12 dagen, sinds \(since.dutch)", "loopt: nog 20 dagen", "nog niet begonnen: begint op \(start.dutch)",
                "gereed: 2 dagen te laat; effect nog niet beoordeeld", "doeltreffend: beoordeeld op \(judged.dutch) door Kim Bos",
                "niet doeltreffend: beoordeeld op \(judged.dutch) door Kim Bos",
            ])
        let last = FakeMeasures.measure("M", Self.today)
        #expect(MeasureText.note(last, on: Self.today) == "vandaag de laatste dag")
    }

    @Test func `a measure stands in the years of the certificate in which it ran`() throws {
        let first = try Day("2024-01-01")
        let years = (0..<3).map { year in
            NormBoard.Year(
                first: first.adding(months: 12 * year),
                last: min(first.adding(months: 12 * year + 12).adding(days: -1), Self.today))
        }
        func said(_ measure: Measure) -> [String] {
            years.map { MeasureText.year(measure, $0, isLast: $0 == years.last, on: Self.today)?.text ?? "–" }
        }
        let due = try Day("2025-02-01")
        #expect(said(FakeMeasures.measure("M", due, done: try Day("2025-03-01"))) == ["liep", "gereed", "–"])
        let open = said(FakeMeasures.measure("M", due))
        #expect(open.prefix(2) == ["liep", "liep"] && open[2].hasPrefix("te laat, "))
    }

    @Test func `who sees quality sees all of them, an owner its own, others nothing`() async throws {
        try await Site.test { client async throws in
            let all = try await client.get("/o/wieg/maatregelen", Site.anna)
            #expect(all.status == .ok)
            for words in [
                "MR&lt;1&gt;", "<tr id=\"maatregel-MR_3c1_3e\">", "12 dagen, sinds ", "6 maatregelen",
                "Aanleiding: Een VOG verliep.",
                "/o/wieg/beheer/normen?peildatum=", "#norm-hkz-5\">hkz:5 Rubriek</a>",
                "href=\"/o/wieg/kwaliteit/MED-VOG-DAG?peildatum=",
            ] { #expect(all.text.contains(words), "\(words)") }
            #expect(!all.text.contains("Maatregel vastleggen"), "there is no entry here")
            let own = try await client.get("/o/wieg/maatregelen", Site.eva)
            #expect(own.status == .ok && own.text.contains("MR2") && own.text.contains("1 maatregel<"))
            #expect(!own.text.contains("MR4") && !own.text.contains("/kwaliteit") && !own.text.contains("/beheer/normen"))
            #expect(!(try await client.get("/o/wieg/maatregelen.json", Site.eva).text.contains("MR4")))
            // What was delivered, and the titles of norms that no measure of one's own is for, are not for an owner.
            #expect(all.text.contains("14-11-2026 09:12") && !own.text.contains("14-11-2026 09:12"))
            let asked = "/o/wieg/maatregelen?norm=hkz:4"
            #expect(try await client.get(asked, Site.anna).text.contains("hkz:4 Rubriek"))
            #expect(!(try await client.get(asked, Site.eva).text.contains("hkz:4 Rubriek")))
            for path in ["maatregelen", "maatregelen.csv", "maatregelen.json"] {
                for who in [Site.dora, Site.bram] {
                    #expect(try await client.get("/o/wieg/\(path)", who).status == .notFound, "\(path)")
                }
            }
        }
    }

    @Test(arguments: [
        ("map Q, bewijs-5; bewijs-12", ["bewijs-5", "bewijs-12"]), ("bewijs-5", ["bewijs-5"]),
        ("https://x.example/bewijs-5", []), ("bewijs-", []), ("bewijs-05", []), ("rapport-5", []),
    ])
    func `proof names uploaded files, each with a link`(evidence: String, numbers: [String]) {
        func line(_ seesQuality: Bool) -> MeasuresView.Line {
            MeasuresView.Line(
                evidence: evidence,
                for: .init(
                    tenant: Fake.wieg.id, dates: DateAddress(), mayChange: false, reports: [], seesQuality: seesQuality))
        }
        #expect(line(true).spans.map(\.spanText).joined() == "Bewijs: \(evidence)")
        #expect(line(true).spans.compactMap(\.spanLink) == numbers.map { "/o/wieg/documenten/bewijs/\($0)" })
        #expect(line(false).spans.allSatisfy { $0.spanLink == nil }, "who only owns measures may not open it")
    }

    @Test func `empty says what to do, and a slip of the pen is told at its field`() async throws {
        try await Site.test { client async throws in
            let empty = try await client.get("/o/zon/maatregelen", Site.bram).text
            #expect(empty.contains("Geen maatregelen") && empty.contains("Leg er een vast"))
            #expect(try await client.get("/o/wieg/maatregelen?norm=hkz:4", Site.anna).text.contains("Kies ruimer"))
            let done = try await client.get("/o/wieg/maatregelen?toestand=gereed", Site.anna).text
            #expect(done.contains("MR4") && !done.contains("MR2"))
            for query in ["toestand=half", "controle=MED-ONZIN", "peildatum=gisteren", "stand=x", "kleur=rood"] {
                #expect(try await client.get("/o/wieg/maatregelen?\(query)", Site.anna).status == .badRequest, "\(query)")
                #expect(try await client.get("/o/wieg/maatregelen.csv?\(query)", Site.anna).status == .badRequest, "\(query)")
            }
        }
    }

    @Test func `the form offers what there is, and refuses other norms with what was meant`() async throws {
        let entries = FakeEntries()
        try await entries.test { client async throws in
            let address = "/o/wieg/beheer/maatregelen/nieuw"
            let form = try await client.get("\(address)?nr=MR7&clausules=hkz:5&controle=MED-VOG-DAG", Site.anna)
            #expect(form.status == .ok)
            for words in [
                "<li>hkz:5 Rubriek</li>", "name=\"clausules\" value=\"hkz:5\"", "<option value=\"MED-VOG-DAG\" selected>",
                "<option value=\"eva@example.nl\">Eva Smit", "href=\"/o/wieg/maatregelen\"",
            ] { #expect(form.text.contains(words), "\(words)") }
            let token = try #require(form.field("token"))
            let row =
                "token=\(token)&stap=nakijken&maatregel_nr=MR7&omschrijving=x&eigenaar=Eva&begin_op=2026-01-10&uiterlijk_op=2026-02-01"
            let wrong = try await client.post(address, "\(row)&clausules=hkz:55", Site.anna)
            #expect(wrong.status == .badRequest && wrong.text.contains("‘hkz:55’ is geen norm die nu geldt; bedoelde u hkz:5?"))
            let stranger = try await client.post(address, "\(row)&clausules=hkz:5&eigenaar_email=x@example.nl", Site.anna)
            #expect(stranger.status == .badRequest && stranger.text.contains("ies er een uit de lijst"))
            #expect(try await client.post(address, "\(row)&clausules=hkz:4%3Bhkz:5", Site.anna).status == .seeOther)
            #expect(try await client.get(address, Site.eva).status == .notFound)
            #expect(try await client.get(address, Site.dora).status == .notFound)
        }
        #expect(entries.state.withLock { $0.entered.map { $0.values["clausules"] } } == ["hkz:4, hkz:5"])
    }

    @Test func `an account or a norm that is gone does not keep a measure from being judged`() async throws {
        let choices = try await FakeMeasures.services.choices(Fake.anna, Fake.wieg)
        let form = SettingForms.choosing(try #require(EntryForm.setting("maatregelen")), choices)
        let values = [
            "maatregel_nr": "MR7", "clausules": "hkz:5, oud:1", "controle": "MED-OUD", "eigenaar_email": "weg@example.nl",
        ]
        let known = KnownRow(
            moment: 7, delivery: 5, actor: "bea@example.nl", committedAt: "2026-11-14T08:12:33.123456Z", isWithdrawn: false,
            values: values)
        func wrong(_ changed: [String: String], _ known: KnownRow?) -> [String] {
            let row = EnteredRow(form: form, values: values.merging(changed) { $1 })
            return SettingForms.problems(in: row, choices, known: known).map(\.kolom)
        }
        #expect(Set(wrong([:], nil)) == ["controle", "eigenaar_email"])
        #expect(wrong(["gereed_op": "2026-02-01"], known).isEmpty)
        #expect(wrong(["clausules": "oud:1; hkz:4"], known).isEmpty)
        #expect(wrong(["clausules": "oud:1, oud:2"], known) == ["clausules"])
        #expect(wrong(["eigenaar_email": "x@example.nl"], known) == ["eigenaar_email"])
        let entries = FakeEntries()
        entries.state.withLock { $0.measure = known }
        try await entries.test { client async throws in
            let address = "/o/wieg/beheer/maatregelen/nieuw"
            let token = try #require(try await client.get("\(address)?nr=MR7", Site.anna).field("token"))
            let row = "token=\(token)&stap=nakijken&maatregel_nr=MR7&basis=7&clausules=hkz:5,oud:1&eigenaar_email=weg@example.nl"
            #expect(try await client.post(address, "\(row)&gereed_op=2026-02-01", Site.anna).status == .seeOther)
        }
        #expect(entries.state.withLock { $0.entered.map { $0.values["eigenaar_email"] } } == ["weg@example.nl"])
    }

    @Test func `who gets measures only is not sent to the page of everything`() throws {
        let item = ReminderItem(
            kind: .measure, subject: "MR1", name: "Eva Smit", what: "Vooruit aanvragen.", last: Self.today,
            account: "eva@example.nl")
        let other = ReminderItem(kind: .document, subject: "meldcode", name: nil, what: "meldcode", last: Self.today)
        func mail(_ items: [ReminderItem]) -> ReminderMail {
            ReminderMail(ReminderDigest(day: Self.today, items: items), of: Fake.wieg, site: "https://kz.nl")
        }
        #expect(mail([item]).text.contains("- Maatregel MR1 van Eva Smit (Vooruit aanvragen): vandaag de laatste dag"))
        #expect(mail([item]).text.contains("https://kz.nl/o/wieg/maatregelen#maatregel-MR1\n"))
        #expect(mail([item]).text.contains("Alles bij elkaar: https://kz.nl/o/wieg/maatregelen"))
        #expect(mail([item, other]).text.contains("Alles bij elkaar: https://kz.nl/o/wieg/herinneringen"))
        let done = ReminderItem(
            kind: .judgement, subject: "MR2", name: "Eva Smit", what: "Bellen.", last: Self.today.adding(days: -1))
        let told = mail([done]).text
        #expect(told.contains("- Oordeel of maatregel MR2 van Eva Smit hielp (Bellen): 1 dag te laat"))
        #expect(told.contains("https://kz.nl/o/wieg/herinneringen"))
    }
}
