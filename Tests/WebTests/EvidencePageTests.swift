import Compliance
import Domain
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Synchronization
import Testing

@testable import Ingest
@testable import Web

/// Files as evidence over HTTP, with fake services. Dora is a coördinator: she delivers, and sees no quality.
@Suite struct EvidencePageTests {
    private static let new = "/o/wieg/documenten/bewijs/nieuw"
    private static let registration = "/o/wieg/leveringen/nieuw/registraties?nr=R1"

    private func token(_ client: any TestClientProtocol, _ path: String = Self.new) async throws -> String {
        try #require(try await client.get(path, Site.dora).field("token"))
    }

    @Test func `a file is kept with what was said about it, and nothing of it waits`() async throws {
        let evidence = FakeEvidence()
        try await evidence.test { client, waiting async throws in
            let form = try await client.get(Self.new, Site.dora)
            #expect(form.status == .ok && form.text.contains("enctype=\"multipart/form-data\""))
            #expect(form.text.contains("/assets/evidence.") && form.text.contains("data-most=\"26214400\""))
            let page = try await client.send(
                Self.new,
                [
                    ("token", try await self.token(client)), ("omschrijving", "VOG"), ("geldig_vanaf", "2026-02-01"),
                    ("clausules", "hkz:5"),
                ], file: ("vog.exe", FakeEvidence.pdf), Site.dora)
            #expect(page.status == .seeOther)
            #expect(page.headers[.location] == "/o/wieg/documenten/bewijs/bewijs-13?na=bewaard")
            let kept = try #require(evidence.state.withLock { $0.kept.first })
            #expect(kept.number == nil && kept.file.name == "vog.exe.pdf" && kept.file.kind == .pdf && kept.basis == nil)
            #expect([kept.description, kept.validFrom, kept.clauses] == ["VOG", "2026-02-01", "hkz:5"])
            #expect(waiting().isEmpty)
        }
    }

    @Test func `what is no document says so, keeps what was typed, and nothing waits`() async throws {
        let evidence = FakeEvidence()
        try await evidence.test { client, waiting async throws in
            for (bytes, words) in [
                (Array("MZ\u{0}\u{1}".utf8), "dit is een programma"), ([], "bestand is leeg"),
                (Array("PK\u{5}\u{6}".utf8), "ingepakt bestand"), (Array("tekst".utf8), "kan niet worden bewaard"),
                ([UInt8](repeating: 0x20, count: EvidenceFile.mostBytes + 1), "groter dan 25 MB"),
                ([UInt8](repeating: 0x20, count: EvidenceDesk.mostBytes + 1), "groter dan 25 MB"),
            ] {
                let page = try await client.send(
                    Self.new, [("token", try await self.token(client)), ("omschrijving", "VOG van An")], file: ("vog.pdf", bytes),
                    Site.dora)
                #expect(page.status == .badRequest && page.text.lowercased().contains(words.lowercased()), "\(words)")
                #expect(page.text.contains("<title>Fout: ") && page.text.contains("href=\"#bewijsstuk\""))
                #expect(bytes.count > EvidenceDesk.mostBytes || page.text.contains("value=\"VOG van An\""), "\(words)")
            }
            let none = try await client.send(Self.new, [("token", try await self.token(client))], file: ("", []), Site.dora)
            #expect(none.status == .badRequest && none.text.contains("Er is geen bestand gekozen"))
            #expect(waiting().isEmpty && evidence.state.withLock { $0.kept.isEmpty })
        }
    }

    @Test func `a form of another site, and who may not deliver, store nothing`() async throws {
        let evidence = FakeEvidence()
        try await evidence.test { client, waiting async throws in
            let token = try await self.token(client)
            let file = (name: "vog.pdf", bytes: FakeEvidence.pdf)
            #expect(try await client.send(Self.new, [("token", "00")], file: file, Site.dora).status == .forbidden)
            #expect(try await client.send(Self.new, [("omschrijving", "x")], file: file, Site.dora).status == .forbidden)
            #expect(try await client.send(Self.new, [("token", token)], file: file, Site.anna).status == .notFound)
            #expect(try await client.get(Self.new, Site.anna).status == .notFound)
            #expect(try await client.get("/o/zon/documenten/bewijs/nieuw", Site.dora).status == .notFound)
            #expect(
                try await client.send("/o/zon/documenten/bewijs/nieuw", [("token", token)], file: file, Site.dora).status
                    == .notFound)
            #expect(waiting().isEmpty && evidence.state.withLock { $0.kept.isEmpty })
        }
    }

    @Test func `a registration brings its file; a slip of the pen does not lose it`() async throws {
        let evidence = FakeEvidence()
        evidence.state.withLock {
            $0.outcomes = [
                .rejected([
                    DeliveryIssue(bestand: "", regel: 2, kolom: "soort", code: "verplicht_leeg", melding: "dit moet gevuld zijn")
                ]), .review([], warnings: []),
            ]
        }
        try await evidence.test { client, waiting async throws in
            // Bram, an auditor elsewhere, is a supplier here: he may deliver and not look.
            let form = try await client.get(Self.registration, Site.bram)
            #expect(form.text.contains("Bestand als bewijs") && form.text.contains("multipart/form-data"))
            let token = try #require(form.field("token"))
            let fields = [("token", token), ("registratie_nr", "R1"), ("medewerker_nr", "M1"), ("geldig_vanaf", "2026-02-01")]
            let wrong = try await client.send(Self.registration, fields, file: ("vog.pdf", FakeEvidence.pdf), Site.bram)
            #expect(wrong.status == .badRequest && wrong.text.contains("Al ontvangen: <strong>vog.pdf, 19 bytes</strong>"))
            let id = try #require(wrong.field("upload"))
            #expect(waiting() == [id])
            let review = try await client.send(
                Self.registration, fields + [("upload", id), ("soort", "VOG")], file: ("", []), Site.bram)
            #expect(review.status == .ok && review.text.contains("Het bestand vog.pdf, 19 bytes gaat mee."))
            #expect(review.field("upload") == id)
            let text = fields.map { "\($0.0)=\($0.1)" }.joined(separator: "&")
            let stranger = try await client.post(
                Self.registration, "token=\(try await self.token(client))&registratie_nr=R2&upload=\(id)&stap=vastleggen",
                Site.dora)
            #expect(stranger.status == .seeOther)
            let done = try await client.post(Self.registration, "\(text)&soort=VOG&upload=\(id)&stap=vastleggen", Site.bram)
            #expect(done.status == .seeOther && done.headers[.location] == "/o/wieg/leveringen/13")
            #expect(waiting().isEmpty)
        }
        let files = evidence.state.withLock { $0.entered.map { $0.file?.name } }
        #expect(files == ["vog.pdf", "vog.pdf", nil, "vog.pdf"], "another's upload is nobody's")
    }

    @Test func `a file goes out as an attachment that nobody's browser opens as a page`() async throws {
        let evidence = FakeEvidence()
        try await evidence.test { client, _ async throws in
            let address = "/o/wieg/documenten/bewijs/bewijs-9/bestand/\(FakeEvidence.hash)"
            let file = try await client.get(address, Site.anna)
            #expect(file.status == .ok && Array(file.body.readableBytesView) == FakeEvidence.pdf)
            #expect(
                file.headers[.contentLength] == "\(FakeEvidence.pdf.count)" && file.headers[.contentType] == "application/pdf")
            #expect(
                file.headers[.contentDisposition]
                    == "attachment; filename=\"vog _An_.pdf\"; filename*=UTF-8''vog%20%22An%22.pdf")
            #expect(file.headers[.xContentTypeOptions] == "nosniff")
            #expect(file.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(file.headers[.cacheControl] == "private, no-store")
            for (path, visitor) in [
                (address.replacing("wieg", with: "zon"), Site.anna), (address, Site.cor),
                (address.replacing("bewijs-9", with: "bewijs-8"), Site.anna), (address.dropLast(2) + "00", Site.anna),
            ] { #expect(try await client.get(path, visitor).status == .notFound, "\(path)") }
            evidence.state.withLock { $0.isDamaged = true }
            let damaged = try await client.get(address, Site.anna)
            #expect(damaged.status == .internalServerError && damaged.text.contains("de SHA-256 klopt niet"))
            #expect(damaged.headers[.contentDisposition] == nil)
        }
    }

    @Test func `what names a file is a link for who may open it`() throws {
        let entry = EvidenceEntry(
            number: "bewijs-9", current: FakeEvidence.version, versions: 1,
            links: [.measure(number: "MR1"), .exception(number: "U1", check: "MED-VOG-DAG")])
        func links(_ seesQuality: Bool, _ mayOpenMeasures: Bool) -> [Bool] {
            EvidenceView.links(
                entry, [], seesQuality: seesQuality, mayOpenMeasures: mayOpenMeasures, tenant: Fake.wieg.id, dates: DateAddress()
            ).map { $0.linkAddress != nil }
        }
        #expect(links(true, true) == [true, true, true])
        #expect(links(false, true) == [false, true, false])
        #expect(links(false, false) == [false, false, false])
    }

    @Test func `the page of a file shows its versions and what names it, and takes the next`() async throws {
        let evidence = FakeEvidence()
        evidence.state.withLock { $0.outcomes = [.changedMeanwhile(nil), .unchanged] }
        try await evidence.test { client, _ async throws in
            let address = "/o/wieg/documenten/bewijs/bewijs-9"
            let page = try await client.get(address, Site.dora)
            for words in [
                "&lt;b&gt;VOG&lt;/b&gt;", "VOG R1 van medewerker M1", "href=\"/o/wieg/documenten/O%2F1\"",
                "name=\"basis\" value=\"9\"",
                "levering 9 van 14-11-2026 09:12, door bea@example.nl", "Nieuwe versie", FakeEvidence.hash,
            ] { #expect(page.text.contains(words), "\(words)") }
            #expect(!page.text.contains("/o/wieg/medewerkers/M1"), "a coordinator does not see quality")
            #expect(try await client.get(address, Site.anna).text.contains("/o/wieg/medewerkers/M1"))
            #expect(!(try await client.get(address, Site.anna).text.contains("Nieuwe versie")), "a manager does not deliver")
            let old = try await client.get("\(address)?stand=levering-3", Site.dora).text
            #expect(old.contains("eerdere stand") && !old.contains("Nieuwe versie"))
            let fields = [("token", try await self.token(client)), ("basis", "8")]
            let file = (name: "nieuw.pdf", bytes: FakeEvidence.pdf)
            let second = try await client.send(address, fields, file: file, Site.dora)
            #expect(second.status == .conflict && second.text.contains("intussen vervangen"))
            #expect(try await client.send(address, fields, file: file, Site.dora).text.contains("alles was al zo bekend"))
            let done = try await client.send(address, fields, file: file, Site.dora)
            #expect(done.headers[.location] == "\(address)?na=bewaard")
            #expect(evidence.state.withLock { $0.kept.map(\.number) } == ["bewijs-9", "bewijs-9", "bewijs-9"])
            for path in ["bewijs-8", "bewijs-9?kleur=rood", "bewijs-9?stand=x", "%FF"] {
                #expect(try await client.get("/o/wieg/documenten/bewijs/\(path)", Site.dora).status == .notFound, "\(path)")
            }
        }
    }
}
