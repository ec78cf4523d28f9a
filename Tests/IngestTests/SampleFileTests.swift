import Domain
import Foundation
import TestSupport
import Testing

@testable import Ingest

@Suite(.timeLimit(.minutes(6))) struct SampleFileTests {
    @Test func `the examples of all kinds are accepted together, without a single remark`() async throws {
        let tenant = try await TestInstallation.tenant()
        let receipt = try await tenant.deliver(
            SampleFile.all.map { TextFile("\($0.kind).csv", String(decoding: $0.bytes, as: UTF8.self)) })
        #expect(receipt.status == .committed, "\(receipt.fouten.getoond)")
        #expect(receipt.waarschuwingen.getoond.isEmpty)
        #expect(receipt.bestanden.map(\.soort) == DeliveryFile.all.map(\.name))
        #expect(receipt.bestanden.allSatisfy { $0.nieuw == 1 })
    }

    @Test func `every kind and column is explained`() {
        for file in SampleFile.all {
            #expect(file.meaning != file.kind)
            #expect(file.columns.allSatisfy { !$0.explanation.isEmpty })
        }
        #expect(SampleFile.named("casussen")?.columns.first?.name == "casus_nr")
        #expect(SampleFile.named("niets") == nil)
    }
}
