import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import Ingest
@testable import Web

struct EntryPageTests {
    private static let address = "/o/wieg/leveringen/nieuw"

    private func token(_ client: any TestClientProtocol, _ path: String = address, _ who: HTTPFields = Site.dora) async throws
        -> String
    {
        try #require(try await client.get(path, who).field("token"))
    }

    private static func issue(_ column: String, _ code: String, _ message: String) -> DeliveryIssue {
        DeliveryIssue(bestand: "", regel: 2, kolom: column, code: code, melding: message)
    }

    @Test func `who may deliver chooses what to enter, others hear nothing`() async throws {
        try await FakeEntries().test { client async throws in
            let list = try await client.get("/o/wieg/leveringen", Site.dora).text
            #expect(list.contains("href=\"/o/wieg/leveringen/nieuw\""))
            #expect(!(try await client.get("/o/wieg/leveringen", Site.anna).text.contains("leveringen/nieuw")))
            let choice = try await client.get(Self.address, Site.dora).text
            #expect(choice.matches(of: /href="\/o\/wieg\/leveringen\/nieuw\/[a-z_]+"/).count == 13)
            let unknown = try await client.get("/bestaat/niet", Site.dora)
            for path in [Self.address, "\(Self.address)/casussen", "\(Self.address)/casussen?nr=C1"] {
                let refused = try await client.get(path, Site.anna)
                #expect(refused.status == .notFound && refused.body == unknown.body, "\(path)")
                #expect(try await client.get(path).status == .seeOther)
            }
            for path in ["\(Self.address)/niets", "\(Self.address)/casussen?stand=1", "\(Self.address)/casussen?nr=C1&x=1"] {
                #expect(try await client.get(path, Site.dora).status == .notFound, "\(path)")
            }
        }
    }

    @Test(arguments: EntryForm.all.map(\.kind)) func `every kind asks its number first, then has a field per column`(kind: String)
        async throws
    {
        let entries = FakeEntries()
        try await entries.test { client async throws in
            let number = try await client.get("\(Self.address)/\(kind)", Site.bram).text
            #expect(number.contains("name=\"nr\""))
            let form = try #require(EntryForm.named(kind))
            #expect(number.contains("pagina-13") == (form.keys.count == 1))
            let query = kind == "doelscores" ? "nr=n1&doel_nr=n2" : "nr=n1"
            let page = try await client.get("\(Self.address)/\(kind)?\(query)", Site.bram).text
            for field in form.fields { #expect(page.contains("name=\"\(field.name)\""), "\(field.name)") }
            #expect(page.contains("wordt een nieuwe rij") && page.contains(">Vastleggen</button>"))
            #expect(!page.contains("name=\"basis\"") && !page.contains("Intrekken"))
        }
        // A supplier may not look at cases or staff: nothing was read.
        let mayLook = ["documenten", "skj_partners"].contains(kind)
        #expect(entries.state.withLock { $0.looked.isEmpty } == !mayLook)
    }

    @Test func `a known number fills the form, with the moment it was made of`() async throws {
        try await FakeEntries().test { client async throws in
            let page = try await client.get("\(Self.address)/casussen?nr=%20C1%20", Site.dora)
            #expect(page.status == .ok && page.field("basis") == "7" && page.headers[.cacheControl] == "no-store")
            for words in [
                "Casus C1 corrigeren", "levering 5 van 14-11-2026 09:12, door bea@example.nl",
                "name=\"client_nr\" value=\"K1\"", "type=\"date\" inputmode=\"text\" id=\"veld-ontvangen_op\"",
                "value=\"2026-01-05\"", "<option value=\"GM0363\" selected>Amsterdam</option>",
                "value=\"ouders\" checked", "<option value=\"wmo\" selected>Wmo</option>", "value=\"12,5\"",
                "&lt;b&gt;Noord&lt;/b&gt;\nen West</textarea>", ">Nakijken</button>", "Intrekken …",
            ] { #expect(page.text.contains(words), "\(words)") }
            #expect(!page.text.contains("value=\"gezin\" checked"))
        }
    }

    @Test func `what one may not see one may not correct, and nothing of it is told`() async throws {
        let entries = FakeEntries()
        try await entries.test { client async throws in
            // A supplier does not see cases; a coördinator does not see staff.
            for (path, who) in [("casussen?nr=C1", Site.bram), ("medewerkers?nr=M1", Site.dora)] {
                let page = try await client.get("\(Self.address)/\(path)", who)
                #expect(page.status == .conflict && page.text.contains("mag u niet inzien"))
                #expect(!page.text.contains("K1") && page.field("basis") == nil)
            }
            entries.state.withLock { $0.outcomes = [.changedMeanwhile(FakeEntries.known)] }
            let token = try await self.token(client, Self.address, Site.bram)
            let posted = try await client.post(
                "\(Self.address)/casussen", "token=\(token)&basis=7&casus_nr=C1&stap=vastleggen", Site.bram)
            #expect(posted.status == .conflict && !posted.text.contains("K1"))
        }
        #expect(entries.state.withLock { $0.entered.map(\.basis) } == [nil])
        #expect(entries.state.withLock { $0.looked.isEmpty })
    }

    @Test func `errors stand beside their fields in the order of the form, with what was typed`() async throws {
        let entries = FakeEntries()
        entries.state.withLock {
            $0.outcomes = [
                .rejected([
                    Self.issue(
                        "gestart_op", "datum_volgorde", "gestart_op ligt vóór ontvangen_op; verbeter een van beide datums."),
                    Self.issue("kosten", "getal_ongeldig", "‘veel’ is geen getal; schrijf het anders."),
                    Self.issue("client_nr", "bsn_vermoed", "Deze waarde lijkt een burgerservicenummer."),
                    Self.issue("verwijzer", "verplicht_leeg", "Deze cel is verplicht maar leeg; vul een waarde in."),
                ])
            ]
        }
        try await entries.test { client async throws in
            let token = try await self.token(client)
            let page = try await client.post(
                "\(Self.address)/casussen",
                "token=\(token)&basis=7&casus_nr=C1&client_nr=123456782&kosten=veel&gestart_op=1-2-2020x&kwetsbaarheid=kind&kwetsbaarheid=gezin&stap=nakijken",
                Site.dora)
            #expect(page.status == .badRequest && page.text.contains("4 velden kloppen niet"))
            #expect(page.text.contains("<title>Fout: ") && page.field("basis") == "7")
            let links = page.text.matches(of: /<li><a href="#veld-([a-z_]+)">/).map { String($0.output.1) }
            #expect(links == ["client_nr", "verwijzer", "gestart_op", "kosten"])
            for words in [
                "id=\"veld-kosten-fout\">‘veel’ is geen getal", "name=\"kosten\" value=\"veel\"", "value=\"gezin\" checked",
                "type=\"text\" inputmode=\"text\" id=\"veld-gestart_op\" name=\"gestart_op\" value=\"1-2-2020x\"",
                "‘Gestart op’ ligt vóór ‘Ontvangen op’", "id=\"veld-verwijzer-fout\">Kies er een.",
            ] { #expect(page.text.contains(words), "\(words)") }
            #expect(!page.text.contains("123456782"), "a suspected BSN comes back")
        }
        let row = try #require(entries.state.withLock { $0.entered.first })
        #expect(row.values["kwetsbaarheid"] == "kind|gezin" && row.basis == 7 && row.accepted == nil)
    }

    @Test func `a correction is shown, with its warnings, and committed by a second button`() async throws {
        let entries = FakeEntries()
        entries.state.withLock {
            $0.outcomes = [
                .review(
                    [
                        EntryChange(field: "wet", before: "wmo", after: "jeugd"),
                        EntryChange(field: "kosten", before: "12,5", after: ""),
                    ],
                    warnings: [
                        Self.issue("gestart_op", "kind_ouder_dan_een_jaar", "het kind is bij de start ouder dan een jaar.")
                    ])
            ]
        }
        try await entries.test { client async throws in
            let token = try await self.token(client)
            let form = "token=\(token)&basis=7&casus_nr=C1&wet=jeugd&kwetsbaarheid=kind&kwetsbaarheid=ouders"
            let page = try await client.post("\(Self.address)/casussen", "\(form)&stap=nakijken", Site.dora)
            #expect(page.status == .ok)
            for words in [
                "2 velden veranderen", "<th scope=\"row\">Wet</th><td>Wmo</td><td><strong>Jeugdwet</strong></td>",
                "<td>12,5</td><td><strong>leeg</strong></td>", "Gestart op: Het kind is bij de start ouder dan een jaar",
                "name=\"waarschuwing\" value=\"kind_ouder_dan_een_jaar\"", "name=\"stap\" value=\"vastleggen\"",
                "name=\"kwetsbaarheid\" value=\"ouders\"",
            ] { #expect(page.text.contains(words), "\(words)") }
            let done = try await client.post(
                "\(Self.address)/casussen", "\(form)&waarschuwing=kind_ouder_dan_een_jaar&stap=vastleggen", Site.dora)
            #expect(done.status == .seeOther && done.headers[.location] == "/o/wieg/leveringen/13")
            let back = try await client.post("\(Self.address)/casussen", "\(form)&stap=invullen", Site.dora)
            #expect(back.text.contains("<option value=\"jeugd\" selected>") && back.field("basis") == "7")
        }
        #expect(entries.state.withLock { $0.entered.map(\.accepted) } == [nil, ["kind_ouder_dan_een_jaar"]])
    }

    @Test func `who comes second sees what is known now beside what was typed`() async throws {
        let entries = FakeEntries()
        entries.state.withLock { $0.outcomes = [.changedMeanwhile(FakeEntries.known)] }
        try await entries.test { client async throws in
            let token = try await self.token(client)
            let page = try await client.post(
                "\(Self.address)/casussen",
                "token=\(token)&basis=6&casus_nr=C1&client_nr=K1&wet=jeugd&gemeente=GM0344&stap=vastleggen", Site.dora)
            #expect(page.status == .conflict && page.field("basis") == "7")
            #expect(page.text.contains("intussen gewijzigd, met levering 5 van 14-11-2026 09:12, door bea@example.nl"))
            #expect(page.text.contains("<option value=\"jeugd\" selected>") && page.text.contains("Nu bekend: Wmo"))
            #expect(page.text.contains("Nu bekend: Amsterdam") && !page.text.contains("Nu bekend: K1"))
        }
    }

    @Test func `a withdrawal names what it takes along and wants a yes`() async throws {
        let entries = FakeEntries()
        entries.state.withLock { $0.outcomes = [.review([], warnings: [])] }
        try await entries.test { client async throws in
            let token = try await self.token(client)
            let form = "token=\(token)&basis=7&casus_nr=C1&stap=intrekken"
            let page = try await client.post("\(Self.address)/casussen", form, Site.dora).text
            for words in [
                "Casus C1 intrekken", "1 rij van inzet verwijst ernaar en telt dan ook niet mee",
                "1.200 rijen van doelen verwijzen ernaar", "name=\"bevestigd\" value=\"ja\"", "value=\"intrekken\"",
            ] { #expect(page.contains(words), "\(words)") }
            #expect(try await client.post("\(Self.address)/casussen", "\(form)&bevestigd=ja", Site.dora).status == .seeOther)
        }
        #expect(entries.state.withLock { $0.entered.map(\.isWithdrawal) } == [true, true])
        #expect(entries.state.withLock { $0.entered.map(\.accepted) } == [nil, []])
    }

    @Test func `a form of another site, a number that cannot be and a long wait change nothing`() async throws {
        let entries = FakeEntries()
        try await entries.test { client async throws in
            for token in ["", "00", String(repeating: "0", count: 128)] {
                let forged = try await client.post("\(Self.address)/casussen", "token=\(token)&casus_nr=C9", Site.dora)
                #expect(forged.status == .forbidden)
            }
            for (query, words) in [("nr=123456782", "burgerservicenummer"), ("nr=", "Vul dit in"), ("nr=a%00b", "NUL-teken")] {
                let page = try await client.get("\(Self.address)/casussen?\(query)", Site.dora)
                #expect(page.status == .badRequest && page.text.contains(words), "\(query)")
                #expect(!page.text.contains("123456782"))
            }
            #expect(entries.state.withLock { $0.entered.isEmpty && $0.looked.isEmpty })
            entries.state.withLock { $0.isBusy = true }
            let token = try await self.token(client)
            let page = try await client.post(
                "\(Self.address)/casussen", "token=\(token)&casus_nr=C9&client_nr=K9&stap=nakijken", Site.dora)
            #expect(page.status == .serviceUnavailable && page.text.contains("andere levering verwerkt"))
            #expect(page.text.contains("name=\"client_nr\" value=\"K9\""))
        }
    }

    @Test func `a case is corrected from its page by who may, at the latest stand only`() async throws {
        try await FakeEntries().test { client async throws in
            let link = "href=\"/o/wieg/leveringen/nieuw/casussen?nr=C1\""
            #expect(try await client.get("/o/wieg/casussen/C1", Site.dora).text.contains(link))
            #expect(!(try await client.get("/o/wieg/casussen/C1", Site.anna).text.contains(link)))
            #expect(!(try await client.get("/o/wieg/casussen/C1?stand=levering-3", Site.dora).text.contains(link)))
        }
    }
}
