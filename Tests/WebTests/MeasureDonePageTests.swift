import HTTPTypes
import HummingbirdTesting
import Synchronization
import Testing

@testable import Ingest
@testable import Web

/// Reporting a measure as done, with fake services: MR2 is eva's, and runs.
@Suite struct MeasureDonePageTests {
    private static let address = "/o/wieg/maatregelen/gereed"

    private static let known = KnownRow(
        moment: 7, delivery: 5, actor: "bea@example.nl", committedAt: "2026-11-14T08:12:33.123456Z", isWithdrawn: false,
        values: ["maatregel_nr": "MR2", "clausules": "hkz:5", "eigenaar_email": "eva@example.nl", "begin_op": "2026-01-10"])

    private func entries(_ outcomes: [EntryOutcome] = []) -> FakeEntries {
        let entries = FakeEntries()
        entries.state.withLock { ($0.measure, $0.outcomes) = (Self.known, outcomes) }
        return entries
    }

    @Test func `an owner reports its own measure, and changes nothing else of it`() async throws {
        let entries = self.entries()
        try await entries.test { client async throws in
            let list = try await client.get("/o/wieg/maatregelen", Site.eva).text
            #expect(list.contains("href=\"\(Self.address)?nr=MR2\">Meld gereed") && !list.contains(">Werk bij"))
            let form = try await client.get("\(Self.address)?nr=MR2", Site.eva)
            #expect(form.status == .ok && form.text.contains("Maatregel MR2 gereed melden"))
            #expect(form.text.contains("<span class=\"kz-register__note\">vanaf "))
            let token = try #require(form.field("token"))
            #expect(form.field("basis") == "7")
            let body = "token=\(token)&nr=MR2&basis=7&gereed_op=2026-02-01&bewijs=map+Q&eigenaar_email=x@example.nl"
            let kept = try await client.post(Self.address, body, Site.eva)
            #expect(kept.status == .seeOther && kept.headers[.location] == "\(Self.address)?nr=MR2")
        }
        let row = try #require(entries.state.withLock { $0.entered.first })
        #expect(row.values == Self.known.values.merging(["gereed_op": "2026-02-01", "bewijs": "map Q"]) { $1 })
        #expect(row.basis == 7 && !row.isWithdrawal)
    }

    @Test func `a measure of somebody else is not told from one that is not there`() async throws {
        try await self.entries().test { client async throws in
            for (query, who) in [
                ("nr=MR3", Site.eva), ("nr=MR99", Site.eva), ("", Site.eva), ("nr=MR2&kleur=rood", Site.eva),
                ("nr=MR2", Site.anna),
                ("nr=MR2", Site.dora), ("nr=MR2", Site.bram),
            ] { #expect(try await client.get("\(Self.address)?\(query)", who).status == .notFound, "\(query) \(who)") }
            let token = try #require(try await client.get("\(Self.address)?nr=MR2", Site.eva).field("token"))
            let other = "token=\(token)&nr=MR3&basis=7&gereed_op=2026-02-01"
            #expect(try await client.post(Self.address, other, Site.eva).status == .notFound)
            #expect(try await client.post(Self.address, "nr=MR2&basis=7&gereed_op=2026-02-01", Site.eva).status == .forbidden)
        }
    }

    @Test func `what is missing, doubtful or changed meanwhile is told, and what was typed stays`() async throws {
        let doubt = DeliveryIssue(bestand: "", regel: 0, kolom: "gereed_op", code: "lang_geleden", melding: "dat is lang geleden")
        let before = DeliveryIssue(bestand: "", regel: 0, kolom: "gereed_op", code: "volgorde", melding: "ligt vóór begin_op")
        let entries = self.entries([
            .review([], warnings: [doubt]), .committed(9), .rejected([before]), .changedMeanwhile(Self.known),
        ])
        try await entries.test { client async throws in
            let token = try #require(try await client.get("\(Self.address)?nr=MR2", Site.eva).field("token"))
            func post(_ rest: String) async throws -> TestResponse {
                try await client.post(Self.address, "token=\(token)&nr=MR2&bewijs=map+Q&\(rest)", Site.eva)
            }
            let empty = try await post("basis=7&gereed_op=")
            #expect(empty.status == .badRequest && empty.text.contains("Vul dit in") && empty.text.contains("map Q"))
            let ahead = try await post("basis=7&gereed_op=2099-01-01")
            #expect(ahead.status == .badRequest && ahead.text.contains("moet nog komen"))
            #expect(try await post("basis=7&gereed_op=+2099-01-01").text.contains("moet nog komen"))
            #expect(try await post("basis=7&gereed_op=%C2%A0+").text.contains("Vul dit in"))
            #expect(try await post("basis=7&gereed_op=gisteren").text.contains("geen dag"))
            let old = try await post("basis=6&gereed_op=2026-02-01")
            #expect(old.status == .conflict && old.text.contains("intussen gewijzigd") && old.field("basis") == "7")
            let doubtful = try await post("basis=7&gereed_op=2020-02-01")
            #expect(doubtful.status == .ok && doubtful.text.contains("lang geleden"))
            #expect(doubtful.field("waarschuwing") == "lang_geleden")
            #expect(try await post("basis=7&gereed_op=2020-02-01&waarschuwing=lang_geleden").status == .seeOther)
            let early = try await post("basis=7&gereed_op=2025-02-01")
            #expect(early.status == .badRequest && early.text.contains("igt vóór ‘") && early.text.contains("2025-02-01"))
            #expect(try await post("basis=7&gereed_op=2026-02-01").status == .conflict)
            entries.state.withLock { $0.isBusy = true }
            let busy = try await post("basis=7&gereed_op=2026-02-01")
            #expect(busy.status == .serviceUnavailable && busy.text.contains("andere levering"))
        }
        #expect(entries.state.withLock { $0.entered.map(\.accepted) }.prefix(2) == [[], ["lang_geleden"]])
    }
}
