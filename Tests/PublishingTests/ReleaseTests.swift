import Disclosure
import Domain
import Foundation
import Ingest
import Postgres
import Publishing
import Storage
import TestSupport
import Testing

/// Releases from an organisation to a gemeente: frozen, numbered, whole or not there (contract §6).
@Suite(.timeLimit(.minutes(6))) struct ReleaseTests {
    @Test func `a gemeente that is not there yet gets a release that waits for its first reader`() async throws {
        let world = try await ReleaseWorld.make()
        let number = try await world.publish(note: "  Eerste uitgave  ")
        let release = try await world.release(number)
        #expect(number == 1 && release.manifest.nummer == 1)
        #expect(release.manifest.gemeente.code == "GM0307" && release.manifest.gemeente.naam == "Amersfoort")
        #expect(release.manifest.organisatie.naam == "Kraamzorg wieg")
        #expect(release.manifest.periode == ReleaseWorld.period && release.manifest.peildatum == "2026-09-30")
        #expect(release.manifest.toelichting == "Eerste uitgave")
        #expect(release.manifest.vervangt == nil && release.withdrawal == nil)
        #expect(release.manifest.beveiliging.map(\.beleid) == ["eigen", "breder"])
        #expect(try await world.gemeente("GM0307").tenant.kind == .gemeente)
    }

    @Test func `what was never delivered is said not to have been, and is no zero; an empty file is a delivery`() async throws {
        let world = try await ReleaseWorld.make()
        let before = try await world.release(try await world.publish())
        for indicator in ["uren", "gefactureerd", "evaluatie_eind", "doelrealisatie"] {
            let cells = before.cells(indicator, in: "kwartaal")
            #expect(
                !cells.isEmpty && cells.allSatisfy { $0.status == .notDelivered && $0.value == nil && $0.n == nil },
                "\(indicator)")
        }
        #expect(before.cells("gestart", in: "kwartaal").allSatisfy { $0.status == .value })
        let receipt = try await world.organisation.deliver([
            TextFile("inzet.csv", "inzet_nr;casus_nr;medewerker_nr;datum;uren\n")
        ])
        #expect(receipt.status == .committed)
        let after = try await world.release(try await world.publish())
        #expect(after.cells("uren", in: "kwartaal").allSatisfy { $0.status == .value && $0.value == 0 })
        #expect(after.cells("gefactureerd", in: "kwartaal").allSatisfy { $0.status == .notDelivered })
    }

    @Test func `a gemeente's list has every release once, with what became of it, and no damaged one`() async throws {
        let world = try await ReleaseWorld.make()
        let first = try await world.publish()
        try await world.deliver([ReleaseWorld.ended("A99", "GM0307")])
        let second = try await world.publish()
        try await world.releases.withdraw(
            first, from: world.organisation.tenant, as: TestTenant.actor, reason: "Er ontbrak een casus.")
        let gemeente = try await world.gemeente("GM0307").tenant
        func read<Value: Sendable>(
            _ body: nonisolated(nonsending) (borrowing TenantReader) async throws -> Value
        ) async throws -> Value {
            try await world.home.database.read(gemeente, as: TestTenant.actor, purpose: .release) { reader in
                try await body(reader)
            }
        }
        let heads = try await read { reader in try await reader.releaseHeads(before: nil, most: 10) }
        #expect(heads.map(\.number) == [second, first])
        #expect(heads.map(\.replacedBy) == [nil, second] && heads.map(\.manifest.vervangt) == [first, nil])
        #expect(heads.map(\.withdrawal?.reason) == [nil, "Er ontbrak een casus."])
        #expect(try await read { reader in try await reader.releaseHeads(before: second, most: 10) }.map(\.number) == [first])
        #expect(try await read { reader in try await reader.releaseHeads(before: nil, most: 1) }.map(\.number) == [second])
        #expect(try await read { reader in try await reader.releaseHead(99) } == nil)
        let whole = try await world.release(second)
        for table in whole.tables {
            #expect(try await read { reader in try await reader.releaseFile(table.name, of: heads[0]) } == table.csv)
        }
        #expect(try await read { reader in try await reader.releaseFile("nergens", of: heads[0]) } == nil)
        try await world.home.script("UPDATE gem_gm0307.release_table SET csv = csv || ' ' WHERE release = \(second)")
        await #expect(throws: ReleaseError.self) {
            try await read { reader in try await reader.releaseFile("kwartaal", of: heads[0]) }
        }
        try await world.home.script("UPDATE gem_gm0307.release SET manifest = manifest || ' ' WHERE nr = \(first)")
        await #expect(throws: ReleaseError.self) { try await read { reader in try await reader.releaseHead(first) } }
    }

    @Test func `a release leaves in every form, its open form byte for byte as it was handed over`() async throws {
        let world = try await ReleaseWorld.make()
        let release = try await world.release(try await world.publish())
        for table in release.tables {
            #expect(try ReleaseFile(release, table: table.name, form: .open).bytes == Array(table.csv.utf8))
        }
        for form in [ExportForm.xlsx, .zip] {
            let file = try ReleaseFile(release, table: nil, form: form)
            #expect(file.name.hasSuffix(".\(form.fileExtension)") && file.bytes.starts(with: Array("PK".utf8)))
            #expect(try ReleaseFile(release, table: nil, form: form).bytes == file.bytes)
        }
    }

    @Test func `counts are shown, answers of few are not`() async throws {
        let world = try await ReleaseWorld.make(baarn: 3)
        let release = try await world.release(try await world.publish("GM0308"))
        #expect(release.cells("beeindigd", in: "periode").map(\.numerator) == [3])
        let marks = release.cells("tevredenheid", in: "periode")
        #expect(marks.map(\.status) == [.hidden] && marks.allSatisfy { $0.value == nil && $0.n == nil })
        let large = try await world.release(try await world.publish("GM0307"))
        #expect(large.cells("tevredenheid", in: "periode").map(\.status) == [.value])
    }

    @Test func `no case of another gemeente is counted`() async throws {
        let world = try await ReleaseWorld.make(baarn: 3, amersfoort: 24)
        let release = try await world.release(try await world.publish("GM0308"))
        #expect(release.cells("aanvragen", in: "periode").map(\.numerator) == [3])
        // The rest of the jeugdregio stands apart, under the rules for anyone wider.
        #expect(release.cells("aanvragen", in: "jeugdregio_periode").map(\.numerator) == [24])
        let other = try await world.release(try await world.publish("GM0307"))
        #expect(other.cells("aanvragen", in: "jeugdregio_periode").map(\.status) == [.hidden])
    }

    @Test func `a release keeps what it said when the figures change, and the correction names what changed`() async throws {
        let world = try await ReleaseWorld.make()
        let first = try await world.publish()
        try await world.deliver((0..<6).map { ReleaseWorld.ended("N\($0)", "GM0307") })
        let second = try await world.publish()
        let (old, new) = (try await world.release(first), try await world.release(second))
        #expect(old.cells("beeindigd", in: "periode").map(\.numerator) == [24])
        #expect(new.cells("beeindigd", in: "periode").map(\.numerator) == [30])
        #expect(new.manifest.vervangt == first)
        let change = try #require(
            new.manifest.wijzigingen?.cijfers.first {
                $0.indicator == "beeindigd" && $0.periode == ReleaseWorld.period && $0.waarden.isEmpty
            })
        #expect(change.was == "24" && change.is_nu == "30")
    }

    @Test func `the rest of the jeugdregio is shown once`() async throws {
        let world = try await ReleaseWorld.make()
        let first = try await world.publish("GM0308")
        #expect(try await world.prepare("GM0308").isKnown)
        try await world.deliver([ReleaseWorld.ended("B9", "GM0308")])
        let next = try await world.prepare("GM0308")
        #expect(next.grid("jeugdregio_periode") == nil && next.grid("periode") != nil && !next.isKnown)
        #expect(next.manifest.weggelaten.map(\.tabellen) == [["jeugdregio_periode"]])
        #expect(next.manifest.weggelaten[0].reden.contains("uitgave \(first)"))
    }

    @Test func `the same figures are not released twice`() async throws {
        let world = try await ReleaseWorld.make()
        let first = try await world.publish()
        let again = try await world.prepare()
        #expect(again.isKnown && again.replaces == first)
        #expect(try await !world.prepare(note: "anders").isKnown)
    }

    @Test func `of two releases made at the same time one goes out`() async throws {
        let world = try await ReleaseWorld.make()
        let (one, two) = (try await world.prepare(note: "een"), try await world.prepare(note: "twee"))
        _ = try await world.releases.publish(
            one, from: world.organisation.tenant, as: TestTenant.actor, at: "2026-11-22T10:00:00Z")
        await #expect(
            performing: {
                _ = try await world.releases.publish(
                    two, from: world.organisation.tenant, as: TestTenant.actor, at: "2026-11-22T10:00:00Z")
            }, throws: { ($0 as? ReleaseError)?.code == .overtaken })
        let gemeente = try await world.gemeente("GM0307")
        #expect(try await gemeente.rows("SELECT count(*)::text FROM release") == [["1"]])
        #expect(try await world.organisation.rows("SELECT count(*)::text FROM release") == [["1"]])
    }

    @Test func `without cases in the gemeente nothing is made`() async throws {
        let world = try await ReleaseWorld.make()
        await #expect(performing: { try await world.publish("GM0363") }, throws: { ($0 as? ReleaseError)?.code == .noCases })
        await #expect(
            performing: { try await world.publish(period: "alles") }, throws: { ($0 as? ReleaseError)?.code == .period })
        await #expect(performing: { try await world.publish(period: "2027") }, throws: { ($0 as? ReleaseError)?.code == .period })
        #expect(try await world.home.registry.find(try TenantID("gm0363")) == nil)
    }

    @Test func `a withdrawn release stays readable with the reason, and is still known to the reader`() async throws {
        let world = try await ReleaseWorld.make()
        let number = try await world.publish()
        try await world.releases.withdraw(number, from: world.organisation.tenant, as: TestTenant.actor, reason: "Uren dubbel")
        #expect(try await world.release(number).withdrawal?.reason == "Uren dubbel")
        await #expect(
            performing: {
                try await world.releases.withdraw(
                    number, from: world.organisation.tenant, as: TestTenant.actor, reason: "nog eens")
            }, throws: { ($0 as? ReleaseError)?.code == .alreadyWithdrawn })
        let next = try await world.prepare()
        #expect(next.replaces == nil && next.manifest.vervangt == nil)
        #expect(
            try await world.releases.attack(try await world.releases.entry(number), as: TestTenant.actor).allSatisfy(\.isHeld))
    }

    @Test func `another organisation's release cannot be found or withdrawn`() async throws {
        let world = try await ReleaseWorld.make()
        let number = try await world.publish()
        let other = try await world.home.tenant("anders")
        await #expect(
            performing: { _ = try await world.releases.entry(number, of: other.tenant) },
            throws: {
                ($0 as? ReleaseError)?.code == .unknownRelease
            })
        await #expect(
            performing: {
                try await world.releases.withdraw(number, from: other.tenant, as: TestTenant.actor, reason: "x")
            }, throws: { ($0 as? ReleaseError)?.code == .unknownRelease })
    }

    @Test func `what was changed in the database is found`() async throws {
        let world = try await ReleaseWorld.make()
        let number = try await world.publish()
        try await world.home.script("UPDATE gem_gm0307.release_table SET csv = csv || 'x' WHERE name = 'jaar'")
        try await world.home.script("DELETE FROM gem_gm0307.release_table WHERE name = 'halfjaar'")
        let problems = try await world.home.database.read(
            try await world.gemeente("GM0307").tenant, as: TestTenant.actor, purpose: .verification
        ) { try await $0.releaseProblems() }
        #expect(
            problems == ["uitgave \(number): tabel jaar is veranderd", "uitgave \(number): tabel halfjaar ontbreekt"]
                || problems == ["uitgave \(number): tabel halfjaar ontbreekt"], "\(problems)")
        await #expect(performing: { _ = try await world.release(number) }, throws: { ($0 as? ReleaseError)?.code == .damaged })
    }

    @Test func `a proposal is decided on once`() async throws {
        let world = try await ReleaseWorld.make()
        let prepared = try await world.prepare(note: "Ter goedkeuring")
        let database = world.home.database
        let tenant = world.organisation.tenant
        let id = try await database.write(tenant, as: TestTenant.actor, purpose: .release) { try await $0.propose(prepared) }
        let open = try await database.read(tenant, as: TestTenant.actor, purpose: .release) { try await $0.openProposals() }
        #expect(open.map(\.id) == [id] && open[0].contentHash == prepared.contentHash)
        #expect(try await world.prepare(note: "Ter goedkeuring").contentHash == prepared.contentHash)
        await #expect(
            performing: {
                _ = try await database.write(tenant, as: TestTenant.actor, purpose: .release) { try await $0.propose(prepared) }
            }, throws: { ($0 as? ReleaseError)?.code == .overtaken })
        let second = Actor(name: "tweede@wieg.example", role: "manager")
        let number = try await world.releases.publish(
            prepared, from: tenant, as: second, proposal: open[0], at: "2026-11-22T10:00:00Z")
        let manifest = try await world.release(number).manifest
        #expect(manifest.gemaakt_door == TestTenant.actor.name && manifest.goedgekeurd_door == second.name)
        await #expect(
            performing: {
                try await database.write(tenant, as: second, purpose: .release) { try await $0.decide(id, .refused) }
            }, throws: { ($0 as? ReleaseError)?.code == .overtaken })
    }
}
